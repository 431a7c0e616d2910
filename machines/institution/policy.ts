/** What an institution wants of a sign-on, when and how often. Plain JSON. */
export interface SignonPolicy {
  /**
   * When a sign-on needs right answers: unless it shows a good access key, at every single request file, or
   * only when a tester says so.
   */
  readonly when: 'unlessAccessKey' | 'everySignon' | 'never';
  /** Request files an access key is good for after the one that earned it; null for any number. */
  readonly accessKeyUses: number | null;
  /** Wrong answers in a row that lock the user; the last of them is answered 15502 instead of 3001. */
  readonly wrongAnswersUntilLockout: number;
  /** Wrong passwords in a row that lock the user; the last of them is answered 15502 instead of 15500. */
  readonly wrongPasswordsUntilLockout: number;
  /** Whether the profile is shown to anonymous sign-ons, or answered 15500 like all else. */
  readonly profileFor: 'anyone' | 'users';
  /** Strangers may enrol (CLIENTENROLL); else they are answered 15500. */
  readonly enrolment: boolean;
  /** A sign-on needs an AUTHTOKEN unless its access key was earned with one: 15512, and 15513 for a wrong one. */
  readonly authToken: boolean;
  /** CLIENTUIDREQ: installations that are not registered are answered 15510. */
  readonly clientUid: boolean;
  /** ACCESSTOKENREQ: all but the profile needs an ACCESSTOKEN; what comes without is answered 15500. */
  readonly accessToken: boolean;
  /** GENUSERKEY=Y is met with a USERKEY. */
  readonly userKeys: boolean;
  /** What new users start with: `first` is CHGPINFIRST. */
  readonly passwordDue: PasswordDue;
  /** Files with nothing but their sign-on message set are answered 15506. */
  readonly refusesBareSignon: boolean;
}

/**
 * Whether a new password is due: it never was changed and work is refused until it is (15507), or it expired and
 * work is done all the same (15000).
 */
export type PasswordDue = 'no' | 'first' | 'expired';

/** The policy of an institution that says nothing else. */
export const DEFAULT_SIGNON_POLICY: SignonPolicy = {
  when: 'unlessAccessKey',
  accessKeyUses: null,
  wrongAnswersUntilLockout: 3,
  wrongPasswordsUntilLockout: 5,
  profileFor: 'anyone',
  enrolment: false,
  authToken: false,
  clientUid: false,
  accessToken: false,
  userKeys: false,
  passwordDue: 'no',
  refusesBareSignon: false,
};
