import { type Declared, declaredIn, LATIN, UTF8 } from './declared.ts';
import { brokenNamed, decodeWhole, escapeOf, fallbackOf } from './fallback.ts';
import type { Layout } from './locate.ts';
import { cutCharacter, lenientUtf8, strictUtf8, utf8Prefix } from './utf8.ts';
import { WholeMeasure } from './whole-measure.ts';

/** A file's text and how it was found. */
export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly charset: string;
  readonly layout: Layout;
  /** Where the bytes are not in the declared character set, and at which offsets into the text that shows. */
  readonly faults: readonly CharsetFault[];
}

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

/**
 * Decodes a file's bytes, in the order that has proved robust: byte order mark, then what the header
 * declares - unless the bytes show that it lies: valid multi-byte UTF-8 under the name of a code page is
 * UTF-8, and what is mostly not UTF-8 is windows-1252, in which nothing is invalid.
 */
export const decodeBytes = (bytes: Uint8Array): Decoded => {
  const before = markLength(bytes);
  const utf16 = utf16Label(bytes);
  const body = bytes.subarray(before);
  if (utf16) return inUtf16(body, before, utf16);
  const declared = declaredIn(bytes);
  const ascii = strictUtf8(body);
  if (ascii?.length === body.length) return inAscii(body, before, declared, ascii);
  return inUtf8(body, before, declared) ?? inFallback(body, before, declared);
};

const cutAt = (at: number): CharsetFault => ({ message: CUT_CHARACTER, at });

const inUtf16 = (body: Uint8Array, before: number, charset: 'utf-16le' | 'utf-16be'): Decoded => {
  const cut = body.length % 2;
  // Half a unit would be read as one that takes two bytes.
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(body.subarray(0, body.length - cut));
  return { text, charset, layout: { width: 2, before }, faults: cut === 0 ? [] : [cutAt(text.length)] };
};

/** Pure ASCII is the same text in every code page that files declare, but for one. */
const inAscii = (body: Uint8Array, before: number, declared: Declared, text: string): Decoded => {
  const shiftByte = escapeOf(declared);
  if (shiftByte !== undefined && body.includes(shiftByte)) return inFallback(body, before, declared);
  return { text, charset: UTF8, layout: { width: 1, before }, faults: [] };
};

/** As UTF-8, to its end or to a character there that was cut off; undefined if it is something else. */
const inUtf8 = (body: Uint8Array, before: number, declared: Declared): Decoded | undefined => {
  const cut = cutCharacter(body);
  const whole = body.subarray(0, body.length - cut);
  const strict = strictUtf8(whole);
  // A single character beyond ASCII, and that one incomplete, is no sign of UTF-8.
  const isRight = strict === undefined ? isUtf8(whole, declared) : strict.length < whole.length;
  if (!isRight) return undefined;
  const text = strict ?? lenientUtf8(whole);
  const faults = utf8Lies(declared, before > 0);
  if (strict === undefined) faults.push({ message: BROKEN_UTF8, at: firstBroken(whole) });
  if (cut > 0) faults.push(cutAt(text.length));
  const measure = strict === undefined ? new WholeMeasure(whole, UTF8) : undefined;
  return { text, charset: UTF8, layout: { width: UTF8, before, measure }, faults };
};

const firstBroken = (bytes: Uint8Array): number =>
  lenientUtf8(bytes.subarray(0, utf8Prefix(bytes).valid)).length;

const inFallback = (body: Uint8Array, before: number, declared: Declared): Decoded => {
  const { charset, lie } = fallbackOf(declared);
  const { text, measure } = decodeWhole(body, charset);
  const isHonest = charset === LATIN || !text.includes('\uFFFD');
  const message = lie ?? (isHonest ? undefined : brokenNamed(charset));
  return {
    text,
    charset,
    layout: { width: 1, before, measure },
    faults: message === undefined ? [] : [{ message, at: undefined }],
  };
};
