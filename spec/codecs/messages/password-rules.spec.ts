import { expect, it } from 'vitest';
import { brokenPasswordRules, type SignonRealm } from '../../../codecs/index.ts';

type Rules = SignonRealm['password'];
const RULES = {
  min: 4,
  max: 8,
  characters: 'ALPHAORNUMERIC',
  special: true,
  spaces: true,
} as const satisfies Partial<Rules>;

it.each<[string, Partial<Rules>, string[]]>([
  ['abcd', {}, []],
  ['abc', {}, ['MIN']],
  ['abcdefghi', {}, ['MAX']],
  ['pässwört', {}, []],
  ['🔑🔑🔑🔑🔑🔑🔑🔑', {}, []],
  ['abc1', { characters: 'ALPHAONLY' }, ['CHARTYPE']],
  ['abc!', { characters: 'ALPHAONLY' }, []],
  ['123a', { characters: 'NUMERICONLY' }, ['CHARTYPE']],
  ['12-3', { characters: 'NUMERICONLY' }, []],
  ['abcd', { characters: 'ALPHAANDNUMERIC' }, ['CHARTYPE']],
  ['1234', { characters: 'ALPHAANDNUMERIC' }, ['CHARTYPE']],
  ['abc1', { characters: 'ALPHAANDNUMERIC' }, []],
  ['abc!', { special: false }, ['SPECIAL']],
  ['ab cd', { special: false }, []],
  ['ab cd', { spaces: false }, ['SPACES']],
  [
    'a !',
    { special: false, spaces: false, characters: 'NUMERICONLY' },
    ['MIN', 'CHARTYPE', 'SPECIAL', 'SPACES'],
  ],
])('the new password %j, where the realm says %o, breaks %j', (password, rules, broken) => {
  expect(brokenPasswordRules(password, { ...RULES, ...rules })).toEqual(broken);
});
