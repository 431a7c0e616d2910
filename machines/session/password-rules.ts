import { brokenPasswordRules, type PasswordRule, type SignonRealm } from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';

/** NEWUSERPASS is longer only to hold an encrypted one (section 2.5.1.5). */
const LONGEST = 32;

const SAYS: Readonly<Record<PasswordRule, string>> = {
  MIN: 'is too short',
  MAX: 'is too long',
  CHARTYPE: 'has too few or the wrong kinds of letters and digits',
  SPECIAL: 'may have no special characters',
  SPACES: 'may have no spaces',
};

/**
 * Checks a new password against what the realm's profile asks (SIGNONINFO, section 7.2.2). Existing ones are
 * never checked: the institution took them once.
 *
 * @throws OfxError `password/invalid`, naming the rules and never the password
 */
export const checkNewPassword = (rules: SignonRealm['password'] | undefined, password: unknown): void => {
  if (typeof password !== 'string' || password === '') {
    throw new OfxError('password/invalid', 'There is no new password.');
  }
  const known = { ...ANY, ...rules };
  const limits = { ...known, max: Math.min(known.max || LONGEST, LONGEST) };
  const broken = brokenPasswordRules(password, limits);
  if (broken.length === 0) return;
  const says = broken.map((rule) => `${SAYS[rule]} (${rule})`).join(', ');
  const { min, max, characters } = limits;
  throw new OfxError(
    'password/invalid',
    `The new password ${says}. The institution takes ${min} to ${max} characters, CHARTYPE ${characters}.`,
  );
};

/** Nobody knows the rules: the institution will say. */
const ANY = { min: 1, max: LONGEST, characters: 'ALPHAORNUMERIC', special: true, spaces: true } as const;
