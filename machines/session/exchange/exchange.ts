import { fromPromise, type PromiseActorLogic } from 'xstate';
import { type Codec, type OfxFile, statusOf } from '../../../codecs/index.ts';
import type { Transport } from '../../../transport/index.ts';
import { addAnswers, isAnswer, takeAnswers } from '../answers.ts';
import { type ClientFacts, clientQuestion } from '../client-facts.ts';
import { SIGNED_ON_CODES } from '../codes.ts';
import type { KnownSessionInstitution } from '../institution.ts';
import { type Keyring, type Secrets, secretsOf } from '../keyring.ts';
import type { Outbox } from '../outbox.ts';
import type { Question } from '../work.ts';
import { compose, type Materials } from './compose.ts';
import type { ExchangeInput, ExchangeOutput } from './contract.ts';
import { judge } from './judge.ts';
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
  const { institution, codec, transport, outbox } = dependencies;
  const isAnonymous = input.purpose === 'profile';
  const credentials = isAnonymous ? { userId: '', password: '' } : dependencies.credentials();
  const scope = { institution: institution.url, realm: input.realm, userId: credentials.userId };
  const secrets = secretsOf(dependencies.keyring, scope);
  const materials = await gather(dependencies, input, credentials, secrets);
  const body = codec.encode(compose(input, materials), {
    NEWFILEUID: input.fileUid,
    dialect: institution.dialect,
  });
  const response = await transport({ url: institution.url, headers: HEADERS, body }, signal);
  const file = readResponse(response, codec);
  const judgement = judge(file, input.purpose);
  if (!isAnonymous) await keepSecrets(secrets, file);
  if (input.work) await outbox.deliver(input.work.id, withoutSecrets(file));
  const unanswerable = await answerForClient(dependencies.clientFacts, secrets, judgement.questions);
  return { ...judgement, unanswerable };
};

const gather = async (
  { institution, outbox, clock, ids }: ExchangeDependencies,
  input: ExchangeInput,
  credentials: Credentials,
  secrets: Secrets,
): Promise<Materials> => ({
  ...credentials,
  institution,
  now: clock(),
  accessKey: await secrets.get('ACCESSKEY'),
  sessCookie: await secrets.get('SESSCOOKIE'),
  clientUid: input.clientUidRequired ? await clientUid(secrets, ids) : undefined,
  answers: input.purpose === 'answers' ? await takeAnswers(secrets) : {},
  messages: input.work ? ((await outbox.get(input.work.id)) ?? {}) : {},
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
const keepSecrets = async (secrets: Secrets, file: OfxFile): Promise<void> => {
  const response = file.ofx.SIGNONMSGSRSV1?.SONRS;
  if (response?.ACCESSKEY) await secrets.set('ACCESSKEY', response.ACCESSKEY);
  if (response?.SESSCOOKIE) await secrets.set('SESSCOOKIE', response.SESSCOOKIE);
  else await secrets.delete('SESSCOOKIE');
  if (SIGNED_ON_CODES.includes(statusOf(response?.STATUS).code)) await secrets.set('SIGNEDON', 'Y');
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
    const answer = await clientFacts(clientQuestion(id));
    if (isAnswer(answer)) answers[id] = answer;
    else unanswerable.push(id);
  }
  await secrets.delete('ANSWERS');
  await addAnswers(secrets, answers);
  return unanswerable;
};
