import type { Declared } from './declared.ts';
import { fallbackOf } from './fallback.ts';
import { LATIN, UTF8 } from './names.ts';
import { lenientUtf8 } from './utf8.ts';

/**
 * Whether bytes beyond ASCII are UTF-8, be some characters broken: whoever cuts values at a number of bytes cuts
 * characters in two. Where most are whole, the rest is shown as U+FFFD, rather than all of it as something else; but
 * not where another character set is declared that may well be the right one.
 */
export const isUtf8 = (bytes: Uint8Array, declared: Declared): boolean => {
  const { whole, broken } = countCharacters(lenientUtf8(bytes));
  return broken === 0 ? whole > 0 : whole > broken && mayBeBroken(declared);
};

/** Whether bytes that are not UTF-8 would only be read as windows-1252, in which anything can be read. */
export const mayBeBroken = (declared: Declared): boolean =>
  declared.label === UTF8 || fallbackOf(declared) === LATIN;

const countCharacters = (text: string): { readonly whole: number; readonly broken: number } => {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code >= 0x80) whole++;
  }
  return { whole, broken };
};
