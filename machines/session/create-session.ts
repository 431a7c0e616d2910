import type { Actor, InspectionEvent } from 'xstate';
import type {
  Account,
  AccountIdentification,
  CodecFor,
  OfxFile,
  Profile,
  RequestMessages,
  Statement,
  StatementRequest,
  SyncKind,
} from '../../codecs/index.ts';
import type { Transport } from '../../transport/index.ts';
import type { Answers } from './answers.ts';
import type { PersonCallbacks } from './callbacks.ts';
import type { ClientFacts } from './client-facts.ts';
import type { Timer } from './deadline.ts';
import type { SessionInstitution } from './institution.ts';
import type { Keyring } from './keyring.ts';
import type { SessionMachine } from './machine.ts';
import type { Outbox } from './outbox.ts';
import { OfxSession } from './session.ts';
import { openSnapshot, type SessionSnapshot } from './snapshot.ts';
import type { Delivery } from './work.ts';

/** What a session is made of. Only `institution` and `credentials` have no default. */
export interface SessionOptions extends PersonCallbacks {
  readonly institution: SessionInstitution;
  /** Milliseconds a person has to answer a challenge. Default: as long as it takes. */
  readonly answerWithin?: number;
  /** Never ask for the institution's profile. Default false. */
  readonly skipProfile?: boolean;
  /** Default `http()`. */
  readonly transport?: Transport;
  /** Where access keys are kept. Default: memory; give your own to have them in later sessions. */
  readonly keyring?: Keyring;
  /** Answers questions above MFA100. Default: date, time and user agent. */
  readonly clientFacts?: ClientFacts;
  /** Where requests and responses wait. Default: memory. */
  readonly outbox?: Outbox;
  /** Finds the codec of a version. Default `codecFor`. */
  readonly codecs?: CodecFor;
  /** Default: the machine's clock. */
  readonly clock?: () => Date;
  /** Waits, between one attempt and the next. Default: the machine's timers. */
  readonly timer?: Timer;
  /** Gives fresh random UUIDs. Default `crypto.randomUUID`. */
  readonly ids?: () => string;
  /** XState's inspection: sees every transition, and no secret. */
  readonly inspect?: (event: InspectionEvent) => void;
}

/** Options of {@link Session.statement}: see `statementRequest`. */
export type StatementOptions = Omit<StatementRequest, 'trnuid' | 'account'> & {
  /** One of {@link Session.accounts}; undefined is refused with `session/invalid-request`. */
  readonly account: AccountIdentification | undefined;
};

/** A response file, without its secrets. */
export interface Response extends OfxFile {
  /**
   * How it was come by. Each transaction in it has its own STATUS; with `duplicate`, 2019 stands for "was
   * carried out the first time".
   */
  readonly delivery: Delivery;
}

/**
 * One user's session at one institution. Everything rejects with an `OfxError`: `signon/...`, `challenge/...` and
 * `password/...` for what the institution refuses, `transaction/...` for one request of it, `transport/...` and
 * `codec/...` for what went wrong on the way, `session/...` for what the session cannot do.
 *
 * A request that rejects was not carried out, but for `transaction/outcome-unknown`: then nobody knows.
 */
export interface Session {
  /** The statechart's actor. Everything the session does can be done with events alone. */
  readonly actor: Actor<SessionMachine>;
  /** The institution's profile (chapter 7). @throws OfxError `profile/refused` */
  profile(): Promise<Profile>;
  /** The user's accounts (section 8.5). @throws OfxError `transaction/refused`, `transaction/missing` */
  accounts(): Promise<{ readonly accounts: readonly Account[] }>;
  /** A statement of any account: bank, card, loan (section 11.4) or investment (13.9). @throws OfxError `transaction/refused`, `transaction/missing` */
  statement(options: StatementOptions): Promise<Statement>;
  /**
   * Sends any messages; gives the whole response. What has side effects is carried out once, also when answers
   * are lost. `id` names the request, for {@link Session.response} in another process; default a fresh one.
   *
   * @throws OfxError `session/several-destinations` where the profile wants them divided: see `groupRequests`
   */
  send(messages: RequestMessages, options?: { readonly id?: string }): Promise<Response>;
  /** Ids of the requests that are not done yet, in their order. */
  pending(): readonly string[];
  /** The response to a request of this session, also one that was sent by another process. */
  response(id: string): Promise<Response>;
  /**
   * The token from which to synchronise (chapter 6): that of the last response committed, or `'0'`.
   *
   * @throws OfxError `signon/credentials-unavailable` while nobody signed on and `institution.userId` is not set
   */
  syncToken(kind: SyncKind, account?: AccountIdentification): Promise<string>;
  /**
   * Keeps the tokens of a response. Call it after what the response tells was stored: whatever happens before,
   * the next synchronisation tells it again.
   */
  commit(response: Pick<OfxFile, 'ofx'>): Promise<void>;
  /**
   * Changes the password (section 2.5.2), after whatever is on its way.
   *
   * @throws OfxError `password/invalid` (breaks the rules of the profile), `password/unsupported` (PINCH=N),
   * `password/refused` (the old one holds), `password/outcome-unknown`
   */
  changePassword(newPassword: string): Promise<void>;
  /** Answers the pending challenge. @throws OfxError `challenge/not-pending`, `challenge/invalid-answer` */
  answer(answers: Answers): Promise<void>;
  /** Gives the one-time token that 15512 asks for. @throws OfxError `session/not-asked` */
  authToken(token: string): Promise<void>;
  /** Gives the token that stands for user id and password. @throws OfxError `session/not-asked` */
  accessToken(token: string): Promise<void>;
  /** The user approved this client at the institution (15510): tries again. @throws OfxError `session/not-asked` */
  retry(): void;
  /** Gives up whatever a person is asked for: work is rejected, the session can go on. */
  cancel(): void;
  /** Ends the session. Work that is not done is rejected with `session/closed`. */
  close(): Promise<void>;
  /** The session as plain JSON, in whatever state: for {@link restoreSession}. It holds no secret. */
  snapshot(): SessionSnapshot;
}

/**
 * Opens a session: signs on when there is work, answers challenges, keeps the access key.
 *
 * Only the institution's refusals end a session: `signon/credentials-rejected` (15500), `signon/locked-out`
 * (15502), `challenge/answers-rejected` (3001, again and again) and the like. After anything else the same
 * call may be made again.
 *
 * @example
 * const session = createSession({ institution: { url, org: 'BANK', fid: '1234' }, credentials });
 * const { accounts } = await session.accounts();
 */
export const createSession = (options: SessionOptions): Session => new OfxSession(options);

/**
 * Goes on with a session from its snapshot, in whatever state it was: while a person looks for an answer, while
 * something is waited for, with a request on its way (which counts as lost: what only reads is sent again, what has
 * side effects is asked after first). Keyring and outbox must be the ones of the first process, or what they
 * kept; credentials are asked for anew.
 *
 * @throws OfxError `session/snapshot` for a snapshot that is damaged, of another institution, or from a
 * release that writes them differently
 *
 * @example
 * const session = restoreSession(JSON.parse(stored), { institution, credentials, keyring, outbox });
 * for (const id of session.pending()) await session.response(id);
 */
export const restoreSession = (snapshot: SessionSnapshot, options: SessionOptions): Session =>
  new OfxSession(options, openSnapshot(snapshot, options.institution.url));
