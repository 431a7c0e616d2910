import type { SignonRealm } from './profile.ts';

/** A rule of SIGNONINFO for passwords, by its element (section 7.2.2). */
export type PasswordRule = 'MIN' | 'MAX' | 'CHARTYPE' | 'SPECIAL' | 'SPACES';

type Rules = Pick<SignonRealm['password'], 'min' | 'max' | 'characters' | 'special' | 'spaces'>;

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
const SPACE = /\s/u;

const KEEPS_TO: Readonly<Record<Rules['characters'], (password: string) => boolean>> = {
  ALPHAONLY: (password) => !DIGIT.test(password),
  NUMERICONLY: (password) => !LETTER.test(password),
  ALPHAORNUMERIC: () => true,
  ALPHAANDNUMERIC: (password) => LETTER.test(password) && DIGIT.test(password),
};

/**
 * The rules of a realm that a new password breaks, none if it may be proposed (PINCHRQ). Only new passwords are
 * to be checked: who has an older one may keep it. Length counts in characters.
 */
export const brokenPasswordRules = (password: string, rules: Rules): PasswordRule[] => {
  const characters = [...password];
  const special = characters.filter((one) => !LETTER.test(one) && !DIGIT.test(one) && !SPACE.test(one));
  const broken: Readonly<Record<PasswordRule, boolean>> = {
    MIN: characters.length < rules.min,
    MAX: characters.length > rules.max,
    CHARTYPE: !KEEPS_TO[rules.characters](password),
    SPECIAL: !rules.special && special.length > 0,
    SPACES: !rules.spaces && SPACE.test(password),
  };
  return (Object.keys(broken) as PasswordRule[]).filter((rule) => broken[rule]);
};
