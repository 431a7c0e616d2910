/**
 * What the institution is told of one request file: comparisons that were made, never what was compared.
 * `examine` makes one of a file.
 */
export interface FileFacts {
  /** Whether SONRQ/LANGUAGE is one the institution speaks. */
  readonly language: 'supported' | 'unsupported';
  /** SONRQ/FI. */
  readonly fi: 'right' | 'wrong' | 'missing';
  readonly user: 'known' | 'unknown' | 'anonymous';
  readonly password: 'right' | 'wrong';
  /** Whether the ACCESSKEY is the last one that was given out; the statechart knows whether it still counts. */
  readonly accessKey: 'valid' | 'invalid' | 'none';
  /** Whether every question has one right answer; judged only while questions are pending. */
  readonly answers: 'none' | 'right' | 'wrong';
  /** The file contains the request for the challenge. */
  readonly asksChallenge: boolean;
  /** The file asks for nothing but the profile. */
  readonly profileOnly: boolean;
}

/** What happens to one user's standing. No event carries a secret. */
export type StandingEvent =
  /** A request file came in. */
  | ({ readonly type: 'FILE' } & FileFacts)
  /** The access key given out last is good no longer. */
  | { readonly type: 'EXPIRE_ACCESS_KEY' }
  /** The next sign-on is to be answered with a challenge, whatever the policy. */
  | { readonly type: 'REQUIRE_CHALLENGE' }
  /** The institution locks the user out, or lets the user in again. */
  | { readonly type: 'LOCK' }
  | { readonly type: 'UNLOCK' };
