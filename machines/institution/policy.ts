/** When and how often an institution wants more than the password. Plain JSON. */
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
}

/** The policy of an institution that says nothing else. */
export const DEFAULT_POLICY: SignonPolicy = {
  when: 'unlessAccessKey',
  accessKeyUses: null,
  wrongAnswersUntilLockout: 3,
  wrongPasswordsUntilLockout: 5,
};
