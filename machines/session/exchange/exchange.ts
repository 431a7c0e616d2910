import { fromPromise, type PromiseActorLogic } from 'xstate';
import type { Codec, OfxFile, RequestMessages } from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { Transport } from '../../../transport/index.ts';
import { addAnswers, isAnswer, takeAnswers } from '../answers.ts';
import { type ClientFacts, clientQuestion } from '../client-facts.ts';
import { guarded, guardedBy } from '../guarded.ts';
import type { KnownSessionInstitution } from '../institution.ts';
import { type Keyring, type Secrets, secretsOf } from '../keyring.ts';
import type { Outbox } from '../outbox.ts';
import type { Question } from '../work.ts';
import { compose, type Materials } from './compose.ts';
import type { ExchangeInput, ExchangeOutput } from './contract.ts';
import { type Judgement, judge } from './judge.ts';
import { readResponse } from './read-response.ts';
import { withoutSecrets } from './without-secrets.ts';

/** A user id and password. */
export interface Credentials {
  readonly userId: string;
  readonly password: string;
}

/** What the exchange works with. Everything is injected. */
export interface ExchangeDependencies {
  readonly institution: KnownSessionInstitution;
  readonly codec: Codec;
  readonly transport: Transport;
  readonly keyring: Keyring;
  readonly outbox: Outbox;
  /** The credentials of the session; asked for only after the statechart was told that they are at hand. */
  readonly credentials: () => Credentials;
  readonly clientFacts: ClientFacts;
  readonly clock: () => Date;
  /** A fresh random UUID, for CLIENTUID. */
  readonly ids: () => string;
}

const HEADERS = [
  ['Content-Type', 'application/x-ofx'],
  ['Accept', '*/*, application/x-ofx'],
] as const;

/**
 * The one actor that does input and output: fetches the secrets, composes the request file, encodes and
 * sends it, decodes and judges the answer, and puts the new secrets away.
 */
export const createExchange = (
  dependencies: ExchangeDependencies,
): PromiseActorLogic<ExchangeOutput, ExchangeInput> =>
  fromPromise(({ input, signal }) => exchange(dependencies, input, signal));

const exchange = async (
  dependencies: ExchangeDependencies,
  input: ExchangeInput,
  signal: AbortSignal,
): Promise<ExchangeOutput> => {
  const { institution, codec, transport } = dependencies;
  const keyring = guardedBy('session/keyring', dependencies.keyring);
  const outbox = guardedBy('session/outbox', dependencies.outbox);
  const isAnonymous = input.purpose === 'profile';
  const credentials = isAnonymous ? { userId: '', password: '' } : dependencies.credentials();
  const { realm, session } = input;
  const secrets = secretsOf(keyring, {
    institution: institution.url,
    realm,
    userId: credentials.userId,
    session,
  });
  const messages = await messagesOf(outbox, input);
  const materials = await gather(dependencies, input, credentials, secrets, messages);
  const body = codec.encode(compose(input, materials), {
    NEWFILEUID: input.fileUid,
    dialect: institution.dialect,
  });
  const request = { url: institution.url, headers: HEADERS, body };
  const response = await guarded('transport/network', () => transport(request, signal));
  const file = readResponse(response, codec);
  const judgement = judge(file, input);
  if (!isAnonymous) await keepSecrets(secrets, file, judgement, institution.dropRejectedAccessKey);
  // What a failed sign-on is answered with is of no use to the caller: nothing ran.
  if (input.work && isSignedOn(judgement)) await outbox.deliver(input.work.id, withoutSecrets(file));
  const unanswerable = await answerForClient(dependencies.clientFacts, secrets, judgement.questions);
  return { ...judgement, unanswerable };
};

const isSignedOn = ({ signon }: Judgement): boolean => signon.severity !== 'ERROR';

const messagesOf = async (outbox: Outbox, { work }: ExchangeInput): Promise<RequestMessages> => {
  if (!work) return {};
  const messages = await outbox.get(work.id);
  if (messages) return messages;
  throw new OfxError('session/invalid-request', 'The messages of this request are not in the outbox.');
};

const gather = async (
  { institution, clock, ids }: ExchangeDependencies,
  input: ExchangeInput,
  credentials: Credentials,
  secrets: Secrets,
  messages: RequestMessages,
): Promise<Materials> => ({
  ...credentials,
  institution,
  now: clock(),
  accessKey: await secrets.get('ACCESSKEY'),
  sessCookie: await secrets.get('SESSCOOKIE'),
  clientUid: input.clientUidRequired ? await clientUid(secrets, ids) : undefined,
  answers: input.purpose === 'answers' ? await takeAnswers(secrets) : {},
  messages,
});

/** Institutions bind a user to the first CLIENTUID they see, so it is stored before it is sent. */
const clientUid = async (secrets: Secrets, ids: () => string): Promise<string> => {
  const known = await secrets.get('CLIENTUID');
  if (known !== undefined) return known;
  const created = ids().toUpperCase();
  await secrets.set('CLIENTUID', created);
  return created;
};

/** Keeps the last access key of any response, whatever its status, and the cookie for the next sign-on. */
const keepSecrets = async (
  secrets: Secrets,
  file: OfxFile,
  judgement: Judgement,
  dropRejected: boolean,
): Promise<void> => {
  const response = file.ofx.SIGNONMSGSRSV1?.SONRS;
  // A key too long to be sent back would stop every later sign-on.
  const isSendable = (tag: string): boolean =>
    !file.deviations.some(({ code, path }) => code === 'too-long' && path.endsWith(`/SONRS/${tag}`));
  if (response?.ACCESSKEY && isSendable('ACCESSKEY')) await secrets.set('ACCESSKEY', response.ACCESSKEY);
  else if (dropRejected && judgement.signon.code === 3000) await secrets.delete('ACCESSKEY');
  if (response?.SESSCOOKIE && isSendable('SESSCOOKIE')) await secrets.set('SESSCOOKIE', response.SESSCOOKIE);
  else await secrets.delete('SESSCOOKIE');
  if (isSignedOn(judgement)) await secrets.set('SIGNEDON', 'Y');
};

/** Answers what is for the client to answer; gives the ids of what it cannot. */
const answerForClient = async (
  clientFacts: ClientFacts,
  secrets: Secrets,
  questions: readonly Question[],
): Promise<string[]> => {
  if (questions.length === 0) return [];
  const answers: Record<string, string> = {};
  const unanswerable: string[] = [];
  for (const { id } of questions.filter(({ answeredBy }) => answeredBy === 'client')) {
    const answer = await guarded('session/client-facts', () => clientFacts(clientQuestion(id)));
    if (isAnswer(answer)) answers[id] = answer;
    else unanswerable.push(id);
  }
  await secrets.delete('ANSWERS');
  await addAnswers(secrets, answers);
  return unanswerable;
};
