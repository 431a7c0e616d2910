import { type Declared, declaredIn, UNDECLARED } from './declared.ts';
import { endOfOfx } from './end-of-ofx.ts';
import { decodeWhole, escapeOf, fallbackOf } from './fallback.ts';
import { isUtf8 } from './is-utf8.ts';
import {
  BROKEN_UTF8,
  brokenNamed,
  type CharsetFault,
  CUT_CHARACTER,
  fallbackLies,
  utf8Lies,
  utf16Lies,
} from './lies.ts';
import type { Layout } from './locate.ts';
import { LATIN, UTF8 } from './names.ts';
import { TextReader } from './text-reader.ts';
import { cutCharacter, lenientUtf8, strictUtf8, utf8Prefix } from './utf8.ts';
import { markLength, type Utf16, utf16Of } from './utf16.ts';
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

/**
 * Decodes a file's bytes, in the order that has proved robust: byte order mark, then what the header
 * declares - unless the bytes show that it lies: valid multi-byte UTF-8 under the name of a code page is
 * UTF-8, and what is mostly not UTF-8 is windows-1252, in which nothing is invalid. What stands behind the last
 * `</OFX>` has no say in it. The header is looked for in so many characters.
 */
export const decodeBytes = (bytes: Uint8Array, headerLength: number): Decoded => {
  const utf16 = utf16Of(bytes);
  const before = markLength(bytes, utf16);
  const body = bytes.subarray(before);
  const declared = declaredIn(body, utf16, headerLength, true) ?? UNDECLARED;
  if (utf16) return inUtf16(body, before, utf16, declared);
  const strict = strictUtf8(body);
  if (strict?.length === body.length) return inAscii(body, before, declared, strict);
  const own = body.subarray(0, endOfOfx(body));
  if (isOnlyBehind(body, own, strict)) return byItsFirstRun(bytes, headerLength);
  return inUtf8(body, own, before, declared) ?? inFallback(body, before, declared);
};

/**
 * Whether what belongs to OFX is beyond doubt and only what is behind it is not: another part of a response of
 * several, an image say, may be in any character set or in none.
 */
const isOnlyBehind = (body: Uint8Array, own: Uint8Array, strict: string | undefined): boolean => {
  if (!body.subarray(own.length).some((byte) => byte >= 0x80)) return false;
  // Up to the first character beyond ASCII each one is a byte.
  return strict === undefined ? strictUtf8(own) !== undefined : strict.search(BEYOND_ASCII) >= own.length;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
const BEYOND_ASCII = /[^\x00-\x7f]/;

/** As a stream has it, which goes by what comes first. */
const byItsFirstRun = (bytes: Uint8Array, headerLength: number): Decoded => {
  const reader = new TextReader(headerLength);
  const text = reader.read(bytes, true);
  const { charset, faults, width, before, measure } = reader;
  return { text, charset, layout: { width, before, measure }, faults };
};

const cutAt = (at: number): CharsetFault => ({ message: CUT_CHARACTER, at });

const inUtf16 = (body: Uint8Array, before: number, charset: Utf16, declared: Declared): Decoded => {
  const cut = body.length % 2;
  // Half a unit would be read as one that takes two bytes.
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(body.subarray(0, body.length - cut));
  const faults = utf16Lies(declared);
  if (cut > 0) faults.push(cutAt(text.length));
  return { text, charset, layout: { width: 2, before }, faults };
};

/** Pure ASCII is the same text in every code page that files declare, but for one. */
const inAscii = (body: Uint8Array, before: number, declared: Declared, text: string): Decoded => {
  const shiftByte = escapeOf(declared);
  if (shiftByte !== undefined && body.includes(shiftByte)) return inFallback(body, before, declared);
  return { text, charset: UTF8, layout: { width: 1, before }, faults: [] };
};

/**
 * As UTF-8, to its end or to a character there that was cut off; undefined if it is something else. `own`: the
 * bytes that tell.
 */
const inUtf8 = (
  body: Uint8Array,
  own: Uint8Array,
  before: number,
  declared: Declared,
): Decoded | undefined => {
  const cut = cutCharacter(body);
  const whole = body.subarray(0, body.length - cut);
  const strict = strictUtf8(whole);
  // A single character beyond ASCII, and that one incomplete, is no sign of UTF-8.
  const isRight =
    strict === undefined ? isUtf8(own.subarray(0, whole.length), declared) : strict.length < whole.length;
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
  const charset = fallbackOf(declared);
  const { text, measure } = decodeWhole(body, charset);
  const faults = fallbackLies(declared, before > 0, charset);
  const isHonest = charset === LATIN || !text.includes('\uFFFD');
  if (!isHonest && faults.length === 0) faults.push({ message: brokenNamed(charset), at: undefined });
  return { text, charset, layout: { width: 1, before, measure }, faults };
};
