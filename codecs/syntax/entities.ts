import { protectBlank } from './events.ts';

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
  nbsp: protectBlank(' '),
};

/** The longest reference: `&#x10FFFF;`. Bounds the look-ahead, so that a million `&` cost a million steps. */
const LONGEST = 10;

/** What a reference stands for, by the text between `&` and `;`; undefined for one that nobody knows. */
export const resolveReference = (name: string): string | undefined => {
  if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const hexadecimal = name[1] === 'x' || name[1] === 'X';
  const digits = name.slice(hexadecimal ? 2 : 1);
  if (!(hexadecimal ? /^[0-9A-Fa-f]+$/ : /^[0-9]+$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hexadecimal ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? protectBlank(String.fromCodePoint(code)) : undefined;
};

/**
 * Unescapes text in one pass, so that `&amp;lt;` becomes `&lt;`. What is no known reference stays as it is
 * (`AT&T`, `&copy;`) and is reported through `stray` with its offset in `text`.
 */
export const unescapeText = (text: string, stray: (at: number) => void): string => {
  let ampersand = text.indexOf('&');
  if (ampersand < 0) return text;
  let result = '';
  let done = 0;
  while (ampersand >= 0) {
    const limit = Math.min(text.length, ampersand + LONGEST);
    let end = ampersand + 1;
    while (end < limit && text[end] !== ';' && text[end] !== '&') end++;
    const value = text[end] === ';' ? resolveReference(text.slice(ampersand + 1, end)) : undefined;
    if (value === undefined) {
      stray(ampersand);
      end = ampersand;
      result += text.slice(done, end + 1);
    } else {
      result += text.slice(done, ampersand) + value;
    }
    done = end + 1;
    ampersand = text.indexOf('&', done);
  }
  return result + text.slice(done);
};

/**
 * How much of `text`, from `start` on, can be unescaped before what follows has come: all but a reference at
 * its end that may go on.
 */
export const safeLength = (text: string, start: number): number => {
  const ampersand = text.indexOf('&', Math.max(start, text.length - LONGEST));
  return ampersand < 0 ? text.length : ampersand;
};
