import type { Profile } from '../../../codecs/index.ts';
import type { OfxStatus } from '../../../errors.ts';
import type { Question, Work } from '../work.ts';

/**
 * What the statechart orders of the one actor that does input and output. Plain JSON without a secret:
 * credentials, keys and answers are the actor's to fetch.
 */
export interface ExchangeInput {
  /**
   * - `profile`: an anonymous sign-on with the profile request
   * - `work`: the sign-on with the caller's messages
   * - `challenge`: the sign-on with the request for challenge questions, and nothing else
   * - `answers`: the sign-on with the answers, and the caller's messages
   */
  readonly purpose: 'profile' | 'work' | 'challenge' | 'answers';
  /** NEWFILEUID of the request file. */
  readonly fileUid: string;
  /** TRNUID for the transaction the actor adds by itself: profile or challenge request. */
  readonly trnuid: string;
  /** The caller's messages to send, for `work` and `answers`. */
  readonly work: Work | null;
  /** The questions to answer, in the institution's order, for `answers`. */
  readonly questions: readonly Question[];
  /** Tells this session's pending answers from those of others of the same user: the seed of its ids. */
  readonly session: string;
  /** Sign-on realm, which keys and cookies belong to. */
  readonly realm: string;
  /** Whether the realm wants a CLIENTUID. */
  readonly clientUidRequired: boolean;
}

/** What came of an exchange, as far as the statechart decides on it. Plain JSON without a secret. */
export interface ExchangeOutput {
  /** STATUS of SONRS. */
  readonly signon: OfxStatus;
  /** The profile, where the file had one. */
  readonly profile: Profile | null;
  /** STATUS of the profile's or the challenge's own wrapper; null where it was missing. */
  readonly transaction: OfxStatus | null;
  /** The questions of a challenge, in the institution's order. */
  readonly questions: readonly Question[];
  /** Ids of questions for the client that it has no answer to. */
  readonly unanswerable: readonly string[];
  /** What is odd about the answer and was read around. */
  readonly warnings: readonly string[];
}
