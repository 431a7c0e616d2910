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
} from '../../codecs/index.ts';
import type { Transport } from '../../transport/index.ts';
import type { Answers } from './answers.ts';
import type { ClientFacts } from './client-facts.ts';
import type { Credentials } from './exchange/exchange.ts';
import type { SessionInstitution } from './institution.ts';
import type { Keyring } from './keyring.ts';
import type { SessionMachine } from './machine.ts';
import type { Outbox } from './outbox.ts';
import { OfxSession } from './session.ts';
import type { Question } from './work.ts';

/** What a session is made of. Only `institution` and `credentials` have no default. */
export interface SessionOptions {
  readonly institution: SessionInstitution;
  /**
   * Gives the user id and password. Called once, when the first sign-on needs them; kept in memory until the
   * session ends, and never stored.
   */
  readonly credentials: () => Credentials | Promise<Credentials>;
  /**
   * Gives a person's answers to the institution's questions, by question id. Without it the session waits
   * in `awaitingAnswers` until {@link Session.answer} is called.
   */
  readonly answer?: (questions: readonly Question[]) => Answers | Promise<Answers>;
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

/**
 * One user's session at one institution. Everything rejects with an `OfxError`: `signon/...` and `challenge/...`
 * for what the institution refuses, `transaction/...` for one request of it, `transport/...` and `codec/...` for
 * what went wrong on the way, `session/...` for what the session cannot do.
 */
export interface Session {
  /** The statechart's actor. Everything the session does can be done with events alone. */
  readonly actor: Actor<SessionMachine>;
  /** The institution's profile (chapter 7). @throws OfxError `profile/refused` */
  profile(): Promise<Profile>;
  /** The user's accounts (section 8.5). @throws OfxError `transaction/refused`, `transaction/missing` */
  accounts(): Promise<{ readonly accounts: readonly Account[] }>;
  /** A statement of an account (chapter 11). @throws OfxError `transaction/refused`, `transaction/missing` */
  statement(options: StatementOptions): Promise<Statement>;
  /** Sends any messages; gives the whole response, without its secrets. Each transaction has its own STATUS. */
  send(messages: RequestMessages): Promise<OfxFile>;
  /** Answers the pending challenge. @throws OfxError `challenge/not-pending`, `challenge/invalid-answer` */
  answer(answers: Answers): Promise<void>;
  /** Gives up a pending question for credentials or answers: work is rejected, the session can go on. */
  cancel(): void;
  /** Ends the session. Work that is not done is rejected with `session/closed`. */
  close(): Promise<void>;
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
