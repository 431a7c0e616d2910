import type { Failure } from './failure.ts';

/**
 * What a session is told. No event carries a secret: credentials and answers are put into the keyring first,
 * the event says that they are there.
 */
export type SessionEvent =
  /** Fetch the profile, without any work yet. */
  | { readonly type: 'START' }
  /** The messages with this id are in the outbox: get them done. */
  | { readonly type: 'REQUEST'; readonly id: string }
  /** User id and password are at hand. */
  | { readonly type: 'CREDENTIALS'; readonly signedOnBefore: boolean }
  /** Answers to the questions with these ids are in the keyring. */
  | { readonly type: 'ANSWERS'; readonly ids: readonly string[] }
  /** The person gave up, on credentials or on answers: all work is lost, the session is not. */
  | { readonly type: 'CANCEL' }
  /** No more work. */
  | { readonly type: 'END' };

/** What a session tells. */
export type SessionEmitted =
  /** The profile is in the context. */
  | { readonly type: 'PROFILE' }
  /** The institution did not send its profile. */
  | { readonly type: 'NO_PROFILE'; readonly failure: Failure | null }
  /** Something in an answer is not as it should be, and was read around. */
  | { readonly type: 'WARNING'; readonly message: string }
  /** The response to this work is in the outbox. */
  | { readonly type: 'DELIVERED'; readonly id: string }
  /** The work was not done. */
  | { readonly type: 'NOT_DELIVERED'; readonly id: string; readonly failure: Failure };
