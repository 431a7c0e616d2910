import type { Actor } from 'xstate';
import type { Answerer, TransportRequest, TransportResponse } from '../../transport/index.ts';
import type { InstitutionAccount } from './books/account.ts';
import type { ExecutedRequest } from './books/books.ts';
import type { ScriptedAnswer } from './events.ts';
import type { institutionMachine } from './machine.ts';

/** A user's place in the statechart: the state value, for example `{ open: 'challenged' }` or `'lockedOut'`. */
export type Standing = ReturnType<Actor<typeof institutionMachine>['getSnapshot']>['value'];

/**
 * An institution in memory. Put it behind `loopback()` or `serve()`.
 *
 * What names a user throws an OfxError `session/invalid-request` where the institution has no such user. Where there
 * are several realms, `realm` names one of them; without it the first is asked, and a change is made in all.
 */
export interface Institution extends Answerer {
  /** What clients put into SONRQ/FI. */
  readonly fi: { readonly org: string; readonly fid?: string };
  /**
   * Answers a request file. What is no request file gets HTTP 400; everything else is answered in OFX, in the
   * request's own version.
   */
  answer(request: TransportRequest): TransportResponse;
  /** Where a user stands; without a user id, or for one nobody knows, where strangers do. */
  standing(userId?: string, realm?: string): Standing;
  /** The statechart of a user, to be watched. It holds no secret. */
  actor(userId: string, realm?: string): Actor<typeof institutionMachine>;

  /** Makes access keys worthless, of one user or of all: the next sign-on with one is answered 3000 or 15512. */
  expireAccessKeys(userId?: string, realm?: string): void;
  /** Answers the next sign-on of one user, or of every user, with 3000, whatever the policy says. */
  requireChallenge(userId?: string, realm?: string): void;
  /** Answers sign-ons with 15000 until the password is changed. */
  expirePassword(userId: string, realm?: string): void;
  /** Locks a user: every file is answered 15502. */
  lockOut(userId: string, realm?: string): void;
  /** Lets a locked user in again. */
  unlock(userId: string, realm?: string): void;
  /**
   * Registers an installation by its CLIENTUID. Default: the one that was last seen in a sign-on of the user.
   * @throws OfxError `session/invalid-request` where none was seen.
   */
  registerClient(userId: string, clientUid?: string, realm?: string): void;
  /** Hands a user a token for one sign-on. */
  issueAuthToken(userId: string, token: string, realm?: string): void;
  /** Gives a user an ACCESSTOKEN in place of the one before. */
  issueAccessToken(userId: string, token: string, realm?: string): void;
  /** Makes the user's ACCESSTOKEN worthless: 15500. */
  expireAccessToken(userId: string, realm?: string): void;
  /** Answers so many of the user's next files with 15501. */
  busyFor(userId: string, files: number, realm?: string): void;
  /** Answers the user's sign-ons with 15511 until {@link contacted}. */
  mustContact(userId: string, realm?: string): void;
  contacted(userId: string, realm?: string): void;
  /**
   * Answers the user's next file with a code, any. With severity `ERROR` nothing of it is done; with another the
   * code takes the place of 0 in the next sign-on that succeeds. A locked user's turn comes once unlocked.
   */
  answerNext(userId: string, script: ScriptedAnswer, realm?: string): void;

  /**
   * The requests that were carried out for a user, in order, each with its TRNUID and the prefix of its tags
   * (`INTRA`, `PMT`, `PAYEE`, `STPCHK`, `BANKMAIL`, `PINCH`); without a user id those of strangers (`ENROLL`).
   */
  executed(userId?: string): readonly ExecutedRequest[];
  /** A user's accounts with all that was posted to them. */
  accounts(userId: string): readonly InstitutionAccount[];
  /** Keeps no history of what a user's clients did so far: a synchronisation from before then has LOSTSYNC. */
  forgetHistory(userId: string): void;

  /** Gives the profile, the account list or the user's data a later date, by default the present. */
  updateProfile(at?: string): void;
  updateAccounts(at?: string): void;
  updateUser(at?: string): void;
}
