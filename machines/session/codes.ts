/** Codes of SONRS with which a sign-on succeeds: 15000 adds that the password must be changed. */
export const SIGNED_ON_CODES: readonly number[] = [0, 15000];
