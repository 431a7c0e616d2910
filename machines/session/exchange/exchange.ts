import { fromPromise, type PromiseActorLogic } from 'xstate';
import type { Codec, CodecFor, Dialect, RequestMessages } from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { Transport, TransportRequest, TransportResponse } from '../../../transport/index.ts';
import { addAnswers, isAnswer, readAnswers } from '../answers.ts';
import { type ClientFacts, clientQuestion } from '../client-facts.ts';
import type { CredentialsHolder } from '../credentials.ts';
import { errorOf, failure, failureOf } from '../failure.ts';
import { guarded, guardedBy } from '../guarded.ts';
import { type KnownSessionInstitution, versionsOf } from '../institution.ts';
import { type Keyring, type Secrets, secretsOf } from '../keyring.ts';
import type { Outbox } from '../outbox.ts';
import { heldIn, isExpired } from '../recall/recall.ts';
import { readTokens } from '../tokens.ts';
import { parseUserKey } from '../user-key.ts';
import type { Question } from '../work.ts';
import { compose, type Materials } from './compose.ts';
import type { Answered, ExchangeInput, ExchangeOutput } from './contract.ts';
import { judge } from './judge.ts';
import { isAccepted, keepProfile, keepSecrets } from './keep-secrets.ts';
import { readResponse } from './read-response.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What the exchange works with. Everything is injected. */
export interface ExchangeDependencies {
  readonly institution: KnownSessionInstitution;
  readonly codecs: CodecFor;
  readonly transport: Transport;
  readonly keyring: Keyring;
  readonly outbox: Outbox;
  readonly credentials: CredentialsHolder;
  readonly clientFacts: ClientFacts;
  readonly clock: () => Date;
  /** A fresh random UUID, for CLIENTUID. */
  readonly ids: () => string;
  /**
   * NEWFILEUID of a file that another process was sending when it ended: XState runs the exchange again, and
   * nobody knows whether the file left. It is not sent again but reported as lost.
   */
  readonly interrupted?: string | undefined;
}

/**
 * The actor that talks to the institution: fetches the secrets, composes the request file, encodes and sends
 * it, decodes and judges the answer, and puts the new secrets away. It never fails: that no answer came is an
 * outcome, too.
 */
export const createExchange = (
  dependencies: ExchangeDependencies,
): PromiseActorLogic<ExchangeOutput, ExchangeInput> => {
  let interrupted = dependencies.interrupted;
  return fromPromise(async ({ input, signal }) => {
    const sending = { left: false };
    try {
      if (interrupted === input.fileUid) {
        interrupted = undefined;
        sending.left = true;
        throw new OfxError('transport/interrupted', 'The program ended while this request was under way.');
      }
      return await exchange(dependencies, input, signal, sending);
    } catch (error) {
      const at = dependencies.clock().toISOString();
      return { answered: false, failure: failureOf(error), sent: sending.left, at };
    }
  });
};

const exchange = async (
  dependencies: ExchangeDependencies,
  input: ExchangeInput,
  signal: AbortSignal,
  sending: { left: boolean },
): Promise<Answered> => {
  const { institution, credentials, clock } = dependencies;
  const keyring = guardedBy('session/keyring', dependencies.keyring);
  const outbox = guardedBy('session/outbox', dependencies.outbox);
  const secrets = secretsFor(input, dependencies, keyring);
  const messages = await messagesOf(outbox, input);
  const materials = await gather(dependencies, input, secrets, messages);
  const { version, dialect } = versionOf(institution, input);
  const codec = dependencies.codecs(version);
  const request = requestOf(codec, dialect, input, materials);
  // What is good for one sending only is gone before it is sent.
  if (input.questions.length > 0) await secrets.delete('ANSWERS');
  if (input.purpose === 'passwordChange') await secrets.set('PINCH', input.trnuid);
  sending.left = true;
  const response = await send(dependencies.transport, request, signal);
  const file = readResponse(response, codec);
  const judgement = judge(file, input, messages);
  const at = clock().toISOString();
  await keepSecrets({ institution, secrets, credentials }, input, file, judgement);
  await keepProfile(secrets, input, judgement, at);
  // What a failed sign-on is answered with is of no use to the caller: nothing ran.
  const isForCaller = input.purpose === 'work' || (input.purpose === 'recovery' && judgement.found);
  if (input.work && !input.work.own && isForCaller && isAccepted(judgement)) {
    await outbox.deliver(input.work.id, withoutSecrets(file));
  }
  const unanswerable = await answerForClient(dependencies.clientFacts, secrets, judgement.questions);
  return {
    answered: true,
    ...judgement,
    unanswerable,
    held: await heldIn(secrets, institution, clock()),
    at,
  };
};

const secretsFor = (
  { purpose, realm, session }: ExchangeInput,
  { institution, credentials }: ExchangeDependencies,
  keyring: Keyring,
): Secrets => {
  const known = purpose === 'profile' ? '' : credentials.get(realm)?.userId;
  const userId = known ?? institution.userId ?? '';
  return secretsOf(keyring, { institution: institution.url, realm, userId, session });
};

const messagesOf = async (outbox: Outbox, { work }: ExchangeInput): Promise<RequestMessages> => {
  if (!work || work.own) return {};
  const messages = await outbox.get(work.id);
  if (messages) return messages;
  throw new OfxError('session/invalid-request', 'The messages of this request are not in the outbox.');
};

const gather = async (
  { institution, credentials, clock, ids }: ExchangeDependencies,
  input: ExchangeInput,
  secrets: Secrets,
  messages: RequestMessages,
): Promise<Materials> => {
  const now = clock();
  const { version } = versionOf(institution, input);
  const base = { institution, version, now, messages, answers: {}, tokens: {} };
  if (input.identification === 'anonymous') return base;
  const known = credentials.get(input.realm);
  const isByPassword = input.identification === 'password' || input.identification === 'newPassword';
  if (isByPassword && !known) throw errorOf(failure('signon/credentials-unavailable'));
  return {
    ...base,
    credentials: known,
    newPassword: credentials.newPassword(input.realm),
    userKey: input.identification === 'userKey' ? await usableUserKey(secrets, now) : undefined,
    accessToken: input.identification === 'accessToken' ? await usableAccessToken(secrets) : undefined,
    authToken: await secrets.get('AUTHTOKEN'),
    accessKey: await secrets.get('ACCESSKEY'),
    sessCookie: await secrets.get('SESSCOOKIE'),
    clientUid: input.clientUidRequired ? await clientUid(secrets, ids) : undefined,
    answers: input.questions.length > 0 ? await readAnswers(secrets) : {},
    tokens: input.purpose === 'recovery' ? await readTokens(secrets) : {},
  };
};

const usableUserKey = async (secrets: Secrets, now: Date): Promise<string> => {
  const kept = parseUserKey(await secrets.get('USERKEY'));
  if (kept && !isExpired(kept.expires, now)) return kept.key;
  throw errorOf(failure('signon/user-key-expired'));
};

/** An answer to an earlier process may have cost it, and the statechart not heard of that: it is asked for again. */
const usableAccessToken = async (secrets: Secrets): Promise<string> => {
  const kept = await secrets.get('ACCESSTOKEN');
  if (kept !== undefined) return kept;
  throw errorOf(failure('signon/credentials-unavailable'));
};

/** Institutions bind a user to the first CLIENTUID they see, so it is stored before it is sent. */
const clientUid = async (secrets: Secrets, ids: () => string): Promise<string> => {
  const known = await secrets.get('CLIENTUID');
  if (known !== undefined) return known;
  const created = ids().toUpperCase();
  await secrets.set('CLIENTUID', created);
  return created;
};

const versionOf = (institution: KnownSessionInstitution, { candidate }: ExchangeInput) => {
  const versions = versionsOf(institution);
  return versions[candidate] ?? { version: institution.version, dialect: institution.dialect };
};

const HEADERS = [
  ['Content-Type', 'application/x-ofx'],
  ['Accept', '*/*, application/x-ofx'],
] as const;

const requestOf = (
  codec: Codec,
  dialect: Dialect,
  input: ExchangeInput,
  materials: Materials,
): TransportRequest => {
  const body = codec.encode(compose(input, materials), {
    ...(input.oldFileUid === null ? {} : { OLDFILEUID: input.oldFileUid }),
    NEWFILEUID: input.fileUid,
    dialect,
  });
  return { url: input.url ?? materials.institution.url, headers: HEADERS, body };
};

/**
 * Sends the file. Some institutions answer the first file with nothing but a cookie, and want the same file again
 * with it; the transport keeps the cookie.
 */
const send = async (
  transport: Transport,
  request: TransportRequest,
  signal: AbortSignal,
): Promise<TransportResponse> => {
  const once = () => guarded('transport/network', () => transport(request, signal));
  const isEmpty = ({ status, body }: TransportResponse) => status === 200 && body.length === 0;
  const hasCookie = ({ headers }: TransportResponse) =>
    headers.some(([name]) => name.toLowerCase() === 'set-cookie');
  const first = await once();
  const response = isEmpty(first) && hasCookie(first) ? await once() : first;
  if (!isEmpty(response)) return response;
  throw new OfxError('transport/empty', 'The institution answered with nothing.');
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
