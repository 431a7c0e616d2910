import type { ExchangeOutput } from './exchange/contract.ts';
import type { Failure } from './failure.ts';
import type { Delivery, Work, WorkOutcome } from './work.ts';

/**
 * What a session is told. No event carries a secret: credentials, tokens and answers are put away first, the
 * event says that they are there. `changed` says whether a secret differs from the one that was rejected: what
 * was rejected is never sent again.
 */
export type SessionEvent =
  /** Fetch the profile, without any work yet. */
  | { readonly type: 'START' }
  /** The messages with this id are in the outbox: get them done. */
  | ({ readonly type: 'REQUEST' } & Omit<Work, 'own' | 'inDoubt'>)
  /** User id, password and what else the realm asks for by label are at hand. */
  | { readonly type: 'CREDENTIALS'; readonly changed: boolean }
  /** The one-time token that 15512 asks for is in the keyring. */
  | { readonly type: 'AUTHTOKEN'; readonly changed: boolean }
  /** The token that stands for user id and password is in the keyring. */
  | { readonly type: 'ACCESSTOKEN'; readonly changed: boolean }
  /** Answers to the questions with these ids are in the keyring. */
  | { readonly type: 'ANSWERS'; readonly ids: readonly string[]; readonly changed: boolean }
  /** The user wants another password. */
  | { readonly type: 'CHANGE_PASSWORD' }
  /** The new password is at hand. */
  | { readonly type: 'NEW_PASSWORD' }
  /** The client was approved at the institution (15510): try again. */
  | { readonly type: 'RETRY' }
  /** The person gave up whatever is waited for: all work is lost, the session is not. */
  | { readonly type: 'CANCEL' }
  /** No more work. */
  | { readonly type: 'END' };

/** What the exchange reports, beside what a session is told. */
export type ExchangeEvent =
  | { readonly type: 'xstate.done.actor.exchange'; readonly output: ExchangeOutput }
  | { readonly type: 'xstate.error.actor.exchange'; readonly error: unknown };

/** What a session tells. */
export type SessionEmitted =
  /** The profile is in the context. */
  | { readonly type: 'PROFILE' }
  /** The institution did not send its profile. */
  | { readonly type: 'NO_PROFILE'; readonly failure: Failure | null }
  /** Something in an answer is not as it should be, and was read around. */
  | { readonly type: 'WARNING'; readonly message: string }
  /** The list of accounts, or what the institution knows of the user, has changed there. */
  | { readonly type: 'OUTDATED'; readonly what: 'accounts' | 'user'; readonly since: string }
  /** The response to this work is in the outbox. */
  | { readonly type: 'DELIVERED'; readonly id: string; readonly delivery: Delivery }
  /** There is no response to this work. */
  | {
      readonly type: 'NOT_DELIVERED';
      readonly id: string;
      readonly outcome: WorkOutcome;
      readonly failure: Failure;
    }
  /** The institution wants the password changed (15000). */
  | { readonly type: 'PASSWORD_EXPIRED' }
  /** The new password holds. */
  | { readonly type: 'PASSWORD_CHANGED' }
  /** The old password holds, or, with `password/outcome-unknown`, nobody knows which. */
  | { readonly type: 'PASSWORD_NOT_CHANGED'; readonly failure: Failure }
  /** This event cannot be used now, and changed nothing. */
  | { readonly type: 'REFUSED'; readonly event: SessionEvent['type']; readonly failure: Failure };
