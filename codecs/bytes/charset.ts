import { type Declared, LATIN, UTF8 } from './declared.ts';
import { fallbackOf } from './fallback.ts';
import { lenientUtf8 } from './utf8.ts';

/** The character set is not what it was declared or began to be. */
export interface CharsetFault {
  readonly message: string;
  /** Where that shows; undefined where it is said of the declaration. */
  readonly at: number | undefined;
}

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);

/** UTF-16 by its byte order mark, or by the zero bytes that ASCII markup has in it. Two bytes tell. */
export const utf16Label = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (startsWith(bytes, 0xff, 0xfe) || (bytes[0] !== 0 && bytes[1] === 0)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || (bytes[0] === 0 && bytes[1] !== 0)) return 'utf-16be';
  return undefined;
};

/** Bytes of the byte order mark, of UTF-16 or UTF-8. */
export const markLength = (bytes: Uint8Array): 0 | 2 | 3 => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 2;
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
};

/** What is wrong where UTF-8 was not declared, by name or byte order mark. */
export const utf8Lies = ({ label }: Declared, hasMark: boolean): CharsetFault[] =>
  label === UTF8 || hasMark
    ? []
    : [{ message: `the header declares ${label}, the bytes are UTF-8`, at: undefined }];

export const CUT_CHARACTER = 'the file ends within a character';
export const BROKEN_UTF8 = 'some characters are broken; they were read as U+FFFD';

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
  declared.label === UTF8 || fallbackOf(declared).charset === LATIN;

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
