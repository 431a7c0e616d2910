import type { ExchangeInput } from '../../machines/session/exchange/contract.ts';
import type { Failure } from '../../machines/session/failure.ts';
import type { Order, SessionState } from './session.ts';
import type { StandingState } from './standing.ts';

/** A secret is a symbol: which it is matters, not what. Keys are numbers, the later the higher. */
export type Password = 'p0' | 'p1' | 'p2' | 'weak' | 'wrong';
export type Token = 'good' | 'spent' | 'bad';
export interface Answers {
  readonly person?: 'right' | 'wrong';
  readonly client: boolean;
}

/** The entries of a user at a realm, in the keyring. */
export interface Entry {
  readonly accessKey?: number;
  readonly userKey?: number;
  readonly accessToken?: Token;
  readonly signedOn?: true;
  readonly pinch?: true;
  readonly answers?: Answers;
  readonly authToken?: Token;
}

export interface KnownCredentials {
  readonly password?: Password;
  readonly newPassword?: Password;
  /** How many of USERCRED1 and USERCRED2 were given with the password. */
  readonly userCredentials?: number;
}

/** What the program remembers while it runs: credentials, and what was given last. */
export interface Memory {
  readonly credentials: Readonly<Record<string, KnownCredentials>>;
  readonly given: Readonly<Partial<Record<Given, GivenSecret>>>;
}

export type Given = 'AUTHTOKEN' | 'ACCESSTOKEN' | 'ANSWERS';

/** What `RejectedSecrets` knows of what was given. */
export interface GivenSecret {
  readonly last: string;
  /** How many had been rejected by then. */
  readonly rejections: number;
  readonly rejected: readonly string[];
}

/** What survives the program. */
export interface Kept {
  /** By realm and user: `A jane`; the user is empty while nobody knows who it is. */
  readonly keyring: Readonly<Record<string, Entry>>;
  readonly clientUid?: number;
  readonly profile?: { readonly version: number; readonly candidate: number; readonly isFresh: boolean };
}

/** A request file, as far as it matters what is in it. */
export interface File {
  readonly uid: string;
  readonly oldUid: string | null;
  readonly realm: number;
  readonly candidate: number;
  /** The version has what belongs to the challenge exchange. */
  readonly mfa: boolean;
  readonly purpose: ExchangeInput['purpose'];
  readonly user: 'jane' | 'anonymous';
  readonly password?: Password;
  readonly userKey?: number;
  readonly accessToken?: Token;
  readonly wantsUserKey: boolean;
  readonly clientUid?: number;
  readonly userCredentials?: number;
  readonly accessKey?: number;
  readonly authToken?: Token;
  readonly answers?: Answers;
  readonly newPassword?: Password;
  readonly work?: string;
  readonly asksFor: 'nothing' | 'profile' | 'work';
  /** DTPROFUP of a request for the profile. */
  readonly knownProfile?: string | undefined;
}

/** An answer file. */
export interface Response {
  readonly code: number;
  readonly severity: 'INFO' | 'WARN' | 'ERROR';
  readonly accessKey?: number;
  readonly userKey?: number;
  readonly profile?: number;
  /** Status of the transaction beside the work: profile, challenge, password change. */
  readonly transaction?: number;
  readonly questions?: true;
  readonly found?: true;
  readonly duplicate?: true;
  readonly authTokenUsed?: true;
  /** The work was carried out, or read. */
  readonly done?: true;
  /** DTPROFUP. */
  readonly updated?: string;
}

/** What is on its way, or waited for. */
export type Wire =
  | { readonly phase: 'ordered'; readonly order: Exclude<Order, { actor: 'exchange' }> }
  /** Nothing leaves, or what left was not read: the exchange says why. */
  | { readonly phase: 'failed'; readonly order: Exchange; readonly failure: Failure; readonly sent: boolean }
  | { readonly phase: 'out'; readonly order: Exchange; readonly file: File }
  | { readonly phase: 'back'; readonly order: Exchange; readonly file: File; readonly response: Response }
  /** The program ended meanwhile. */
  | { readonly phase: 'interrupted'; readonly order: Exchange };

export type Exchange = Extract<Order, { actor: 'exchange' }>;

export interface Login {
  readonly standing: StandingState;
  readonly password: Password;
  readonly previousPassword?: Password;
  readonly accessKey?: number;
  readonly userKey?: number;
  readonly isRegistered: boolean;
}

export interface Bank {
  readonly stranger: StandingState;
  /** The user's, by realm. */
  readonly logins: readonly Login[];
  /** How often work was carried out, by its id. */
  readonly executed: Readonly<Record<string, number>>;
  /** Answers that are kept for clients that lost them: by realm, file id and credentials. */
  readonly answers: Readonly<Record<string, Response>>;
  readonly profile: number;
}

/** What only somebody who sees both sides can know; the invariants are about it. */
export interface Ledger {
  /** Work that was accepted and not yet told of. */
  readonly works: Readonly<
    Record<string, { readonly sideEffects: boolean; readonly isFound?: true; readonly isAnswered?: true }>
  >;
  readonly isWishing: boolean;
  /** What was rejected last, in this process: by realm. */
  readonly rejected: Readonly<
    Record<
      number,
      {
        readonly password?: Password | undefined;
        readonly authToken?: Token | undefined;
        readonly accessToken?: Token | undefined;
        readonly answers?: string | undefined;
      }
    >
  >;
  /** The answers at hand were in a file already. */
  readonly answersSent: boolean;
  /** The last access key that came, by realm. */
  readonly accessKey: Readonly<Record<number, number>>;
  readonly isLockedOut: boolean;
  readonly clientUid?: number;
  /** The last one that was asked for: it holds, or it does not. */
  readonly newPassword?: { readonly password: Password; readonly realm: number } | undefined;
}

/** Session, wire, institution and environment: a state of them all. */
export interface Joint {
  readonly session: SessionState;
  readonly wire: Wire | null;
  readonly memory: Memory;
  readonly kept: Kept;
  readonly bank: Bank;
  readonly ledger: Ledger;
  /** How many pieces of work were asked for, and how much more may go wrong. */
  readonly asked: number;
  readonly troubles: number;
  readonly wishesLeft: number;
}

/** The same joint states have the same key. */
export const keyOf = (joint: Joint): string => {
  if (joint.session.isFinal) return `${joint.session.at} ${joint.session.id}`;
  const { session, bank, kept, ledger, wire, memory, asked, troubles, wishesLeft } = joint;
  return JSON.stringify([
    session.id,
    asked,
    troubles,
    wishesLeft,
    wire,
    sorted(memory.credentials),
    sorted(memory.given),
    sorted(kept.keyring),
    kept.clientUid,
    kept.profile,
    bank.stranger.id,
    bank.logins.map(({ standing, password, previousPassword, accessKey, userKey, isRegistered }) => [
      standing.id,
      password,
      previousPassword,
      accessKey,
      userKey,
      isRegistered,
    ]),
    sorted(bank.executed),
    sorted(bank.answers),
    bank.profile,
    ledger,
  ]);
};

const sorted = <T>(record: Readonly<Record<string, T>>): unknown[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
