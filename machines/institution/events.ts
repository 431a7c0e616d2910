/**
 * What the institution is told of one request file: comparisons that were made, never what was compared.
 * `examine` makes one of a file.
 */
export interface FileFacts {
  /** Whether the institution speaks the file's version of OFX. */
  readonly version: 'supported' | 'unsupported';
  /** Whether SONRQ/LANGUAGE is one the institution speaks. */
  readonly language: 'supported' | 'unsupported';
  /** Whether SONRQ/COUNTRY, if it is there, is one the institution serves. */
  readonly country: 'supported' | 'unsupported';
  /** SONRQ/FI. */
  readonly fi: 'right' | 'wrong' | 'missing';
  /** Whether APPKEY is one the institution knows, where it asks for one. */
  readonly application: 'accepted' | 'refused';
  /** Whose USERID, USERKEY or ACCESSTOKEN it is. */
  readonly user: 'known' | 'unknown' | 'anonymous';
  /**
   * USERPASS: `previous` is the one before the last change, and the statechart knows whether it still counts;
   * `none` where USERKEY or ACCESSTOKEN stands in its place.
   */
  readonly password: 'right' | 'previous' | 'wrong' | 'none';
  /** Whether USERKEY is the last one that was given out, and not expired. */
  readonly userKey: 'valid' | 'invalid' | 'none';
  /** Whether ACCESSTOKEN is the user's. */
  readonly accessToken: 'valid' | 'invalid' | 'none';
  /** USERCRED1 and USERCRED2, as far as the profile labels them. */
  readonly userCredentials: 'right' | 'wrong' | 'missing';
  /** Whether the user registered the installation with this CLIENTUID. */
  readonly clientUid: 'registered' | 'unregistered' | 'none';
  /** Whether the ACCESSKEY is the last one that was given out; the statechart knows whether it still counts. */
  readonly accessKey: 'valid' | 'invalid' | 'none';
  /** Whether every question has one right answer; judged only while questions are pending. */
  readonly answers: 'none' | 'right' | 'wrong';
  /** Whether AUTHTOKEN is one of the user's that were not used yet. */
  readonly authToken: 'none' | 'right' | 'wrong';
  /** The file contains the request for the challenge. */
  readonly asksChallenge: boolean;
  /** PINCHTRNRQ, and whether its new password keeps to the rules. */
  readonly newPassword: 'none' | 'acceptable' | 'unacceptable';
  /** GENUSERKEY=Y. */
  readonly wantsUserKey: boolean;
  /**
   * What there is beside the sign-on message set: nothing at all, only what strangers may ask for (and then
   * nothing in the sign-on message set but the sign-on), or work.
   */
  readonly asksFor: 'nothing' | 'profile' | 'enrolment' | 'work';
}

/** The facts of a file that could have come from any client: nothing is wrong with it, and nothing special. */
export const PLAIN_FILE: FileFacts = {
  version: 'supported',
  language: 'supported',
  country: 'supported',
  fi: 'right',
  application: 'accepted',
  user: 'known',
  password: 'right',
  userKey: 'none',
  accessToken: 'none',
  userCredentials: 'right',
  clientUid: 'none',
  accessKey: 'none',
  answers: 'none',
  authToken: 'none',
  asksChallenge: false,
  newPassword: 'none',
  wantsUserKey: false,
  asksFor: 'work',
};

/** An answer that a tester wants to be given, whatever the file says. */
export interface ScriptedAnswer {
  /** SONRS/STATUS/CODE: any, also one the standard does not have. */
  readonly code: number;
  /** With `ERROR` nothing of the file is done; with another, it is the answer to a sign-on that succeeds. */
  readonly severity: 'INFO' | 'WARN' | 'ERROR';
  readonly message?: string;
}

/** What happens to one user's standing. No event carries a secret. */
export type StandingEvent =
  /** A request file came in. */
  | ({ readonly type: 'FILE' } & FileFacts)
  /** The access key given out last is good no longer, and neither is what it was earned with. */
  | { readonly type: 'EXPIRE_ACCESS_KEY' }
  /** The next sign-on is to be answered with a challenge, whatever the policy. */
  | { readonly type: 'REQUIRE_CHALLENGE' }
  /** The password has to be changed: 15000 until it is. */
  | { readonly type: 'EXPIRE_PASSWORD' }
  /** The next files find somebody else signed on: 15501. */
  | { readonly type: 'BUSY'; readonly files: number }
  /** The user has to talk to the institution before the next sign-on (15511), or did. */
  | { readonly type: 'MUST_CONTACT' }
  | { readonly type: 'CONTACTED' }
  /** The next file is answered as a tester says. */
  | { readonly type: 'ANSWER_NEXT'; readonly script: ScriptedAnswer }
  /** The institution locks the user out, or lets the user in again. */
  | { readonly type: 'LOCK' }
  | { readonly type: 'UNLOCK' };
