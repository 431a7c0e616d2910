/** The user id and password of a sign-on that identifies nobody (section 2.5.1): `anonymous`, zero-filled to 32. */
export const ANONYMOUS = 'anonymous'.padEnd(32, '0');
