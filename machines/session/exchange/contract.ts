import type { Profile } from '../../../codecs/index.ts';
import type { OfxStatus } from '../../../errors.ts';
import type { Failure } from '../failure.ts';
import type { Question, Work } from '../work.ts';

/** What a request file is for. */
export type Purpose =
  /** An anonymous sign-on with the profile request. */
  | 'profile'
  /** The caller's messages. */
  | 'work'
  /** The request for challenge questions, and nothing else. */
  | 'challenge'
  /** PINCHTRNRQ, with the old password in the sign-on. */
  | 'passwordChange'
  /** A list of accounts, only to see whether a password is good. */
  | 'verification'
  /** A synchronisation that tells whether the work was done. */
  | 'recovery';

/** Who the sign-on says that the user is. Each but the first stands for a secret that the exchange fetches. */
export type Identification = 'anonymous' | 'password' | 'newPassword' | 'userKey' | 'accessToken';

/**
 * What the statechart orders of the actor that talks to the institution. Plain JSON without a secret:
 * credentials, keys and answers are the actor's to fetch.
 */
export interface ExchangeInput {
  readonly purpose: Purpose;
  readonly identification: Identification;
  /** Which of the institution's versions to speak: 0 is the configured one, 1 the first fall-back. */
  readonly candidate: number;
  /** Where to send the file; null for the configured URL. */
  readonly url: string | null;
  /** NEWFILEUID of the request file. */
  readonly fileUid: string;
  /** OLDFILEUID; null for none. */
  readonly oldFileUid: string | null;
  /** TRNUID for the transaction the actor adds by itself: profile, challenge or password change. */
  readonly trnuid: string;
  /** The work that is sent, or asked after. */
  readonly work: Work | null;
  /** The questions that this file's sign-on answers, in the institution's order; none where there are none. */
  readonly questions: readonly Question[];
  /** Tells this session's pending answers from those of others of the same user: the seed of its ids. */
  readonly session: string;
  /** Sign-on realm, which keys and cookies belong to. */
  readonly realm: string;
  /** Whether the realm wants a CLIENTUID: by its profile, or by 15510. */
  readonly clientUidRequired: boolean;
  /** A bare sign-on was refused (15506): a request for the list of accounts goes with it. */
  readonly companion: boolean;
  /** What the client has, by the dates it was last changed at the institution. */
  readonly known: KnownDates;
}

/** DTPROFUP, DTACCTUP and DTUSERUP as the client knows them; absent where it does not. */
export interface KnownDates {
  readonly profile?: string | undefined;
  readonly accounts?: string | undefined;
  readonly user?: string | undefined;
}

/** What the keyring holds for a user at a realm, as far as it decides where to go. */
export interface Held {
  readonly accessKey: boolean;
  readonly authToken: boolean;
  readonly accessToken: boolean;
  /** A USERKEY that has not expired. */
  readonly userKey: boolean;
}

/** An answer of the institution, as far as the statechart decides on it. Plain JSON without a secret. */
export interface Answered {
  readonly answered: true;
  /** STATUS of SONRS. */
  readonly signon: OfxStatus;
  /** The profile, where the file had one. */
  readonly profile: Profile | null;
  /** STATUS of the wrapper of the transaction that the actor added by itself; null where it was missing. */
  readonly transaction: OfxStatus | null;
  /** The questions of a challenge, in the institution's order. */
  readonly questions: readonly Question[];
  /** Ids of questions for the client that it has no answer to. */
  readonly unanswerable: readonly string[];
  /** What is odd about the answer and was read around. */
  readonly warnings: readonly string[];
  readonly held: Held;
  /** The dates in SONRS. */
  readonly dates: KnownDates;
  /** Those of them that are later than the known ones. */
  readonly outdated: KnownDates;
  /** A synchronisation showed that all of the work was done. */
  readonly found: boolean;
  /** Status 2019 in one of the work's wrappers: it had been done before. */
  readonly duplicate: boolean;
  /** When the answer was there: ISO 8601, UTC. */
  readonly at: string;
}

/** No answer, or none that can be understood. */
export interface Unanswered {
  readonly answered: false;
  readonly failure: Failure;
  /** Whether the file left. If not, nothing was done; if it did, nobody knows. */
  readonly sent: boolean;
  /** ISO 8601, UTC; null where nobody looked at the clock. */
  readonly at: string | null;
}

/** What came of an exchange. */
export type ExchangeOutput = Answered | Unanswered;
