import { createActor, type PromiseActorLogic, toPromise } from 'xstate';
import { codecFor, OfxError, type Version } from '../../../codecs/index.ts';
import type { ExchangeInput, ExchangeOutput } from '../../../machines/session/exchange/contract.ts';
import { createExchange } from '../../../machines/session/exchange/exchange.ts';
import { knownSessionInstitution } from '../../../machines/session/institution.ts';
import { memoryOutbox } from '../../../machines/session/outbox.ts';
import type { RecallInput, RecallOutput } from '../../../machines/session/recall/contract.ts';
import { createRecall } from '../../../machines/session/recall/recall.ts';
import type { Transport } from '../../../transport/index.ts';
import type { Scenario } from '../scenario.ts';
import { AT } from '../session.ts';
import type { Joint, Kept, Memory, Response } from '../world.ts';
import { fileIn, messagesOf, responseText } from './files.ts';
import {
  clientUidText,
  holderWith,
  INSTITUTION,
  keptIn,
  keyringText,
  memoryIn,
  openKeyring,
  USER_ID,
} from './secrets.ts';

/** What a client has, in the model's symbols. */
export type Own = Pick<Joint, 'memory' | 'kept'>;

/** What the real client has afterwards, in the model's symbols. */
export interface Left {
  readonly kept: Kept;
  readonly credentials: Memory['credentials'];
}

const TRNUID = '00000000-0000-4000-8000-00000000aaaa';

const clientOf = (scenario: Scenario, { memory, kept }: Own) => {
  const [first, ...others] = scenario.candidates.map(({ version }) => version as Version);
  const keyring = openKeyring();
  keyring.replace(keyringText(kept, scenario));
  const credentials = holderWith(memory);
  const clock = () => new Date(AT);
  const institution = knownSessionInstitution({
    url: INSTITUTION,
    version: first ?? '1.0.3',
    fallback: others.map((version) => ({ version })),
    userKey: scenario.userKey,
    ...(scenario.userIdKnown ? { userId: USER_ID } : {}),
  });
  const left = (): Left => ({
    kept: keptIn(keyring.entries(), scenario),
    credentials: memoryIn(credentials, scenario),
  });
  return { keyring, credentials, clock, institution, left };
};

const run = <Output, Input>(logic: PromiseActorLogic<Output, Input>, input: Input): Promise<Output> => {
  const actor = createActor(logic, { input });
  actor.start();
  return toPromise(actor);
};

const exchange = async (
  scenario: Scenario,
  { keyring, credentials, clock, institution }: ReturnType<typeof clientOf>,
  input: ExchangeInput,
  transport: Transport,
): Promise<ExchangeOutput> => {
  const outbox = memoryOutbox();
  if (input.work && !input.work.own) await outbox.put(input.work.id, messagesOf(input.work.id));
  const logic = createExchange({
    institution,
    codecs: codecFor,
    transport,
    keyring,
    outbox,
    credentials,
    clientFacts: () => (scenario.questions === 'person' ? undefined : 'the program'),
    clock,
    ids: () => clientUidText(1),
  });
  return run(logic, { ...input, trnuid: TRNUID });
};

/** Sends with the real client; the file is lost as soon as it left. */
export const sendForReal = async (scenario: Scenario, own: Own, input: ExchangeInput) => {
  const client = clientOf(scenario, own);
  const mfa = scenario.candidates[input.candidate]?.mfa ?? false;
  let sent: ReturnType<typeof fileIn> | undefined;
  const output = await exchange(scenario, client, input, async ({ body, url }) => {
    sent = fileIn(body, url, scenario, mfa);
    throw new OfxError('transport/network', 'The line is dead.');
  });
  return { sent, output, left: client.left() };
};

/** Reads an answer with the real client, from what it had when the answer came. */
export const readForReal = async (scenario: Scenario, own: Own, input: ExchangeInput, response: Response) => {
  const client = clientOf(scenario, withAllToSend(own, input));
  const version = (scenario.candidates[input.candidate]?.version ?? '1.0.3') as Version;
  const output = await exchange(scenario, client, input, async () => {
    client.keyring.replace(keyringText(own.kept, scenario));
    const body = responseText(response, { ...input, trnuid: TRNUID }, scenario, version);
    return { status: 200, headers: [], body };
  });
  return { output, left: client.left() };
};

/** Whatever the file had that is answered: some of it was used up, or lost, since. */
const withAllToSend = ({ memory, kept }: Own, { realm, questions }: ExchangeInput): Own => {
  const keyring = { ...kept.keyring };
  for (const user of [USER_ID, '']) {
    const scope = `${realm} ${user}`;
    keyring[scope] = { userKey: 1, accessToken: 'good', ...keyring[scope] };
  }
  const session = `${realm} *`;
  if (questions.length > 0)
    keyring[session] = { ...keyring[session], answers: { person: 'right', client: true } };
  return { memory, kept: { ...kept, keyring } };
};

/** The model has one session only. */
const ofNoSession = (input: RecallInput): RecallInput =>
  input.about === 'user' ? { ...input, session: '' } : input;

export const recallForReal = async (
  scenario: Scenario,
  own: Own,
  input: RecallInput,
): Promise<{ readonly output: RecallOutput; readonly left: Left }> => {
  const client = clientOf(scenario, own);
  return { output: await run(createRecall(client), ofNoSession(input)), left: client.left() };
};
