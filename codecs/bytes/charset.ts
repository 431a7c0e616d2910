import { readHeader } from '../header/read.ts';
import { ROOT_TAG } from '../syntax/root.ts';
import type { Layout } from './locate.ts';
import { cutCharacter, strictUtf8 } from './utf8.ts';
import { decodeWindows1252 } from './windows-1252.ts';

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
  readonly at: number;
}

/** The header's own words on its character set, from either syntax. */
interface DeclaredCharset {
  /** ENCODING of 1.x (`USASCII`, `UNICODE`, `UTF-8`) or `encoding` of the XML declaration. */
  readonly encoding: string | undefined;
  /** CHARSET of 1.x: a code page, used where ENCODING is USASCII. */
  readonly charset: string | undefined;
}

const LATIN = 'windows-1252';
const UTF8 = 'utf-8';

/** Names seen in the field, to WHATWG labels. Latin-1 is read as windows-1252, its superset in practice. */
const LABELS: Readonly<Record<string, string>> = {
  '': '',
  NONE: UTF8,
  USASCII: LATIN,
  'US-ASCII': LATIN,
  ASCII: LATIN,
  UNICODE: UTF8,
  UTF8: UTF8,
  'UTF-8': UTF8,
  'UTF-16': UTF8,
  '1252': LATIN,
  CP1252: LATIN,
  '8859-1': LATIN,
  'ISO-8859-1': LATIN,
  'ISO8859-1': LATIN,
};

const labelOf = (name: string): string => {
  const upper = name.trim().toUpperCase();
  const known = LABELS[upper];
  if (known !== undefined) return known;
  return /^12[0-9]{2}$/.test(upper) ? `windows-${upper}` : upper.toLowerCase();
};

/** The encoding the header declares; XML without a declaration is UTF-8, SGML without one windows-1252. */
const declaredLabel = ({ encoding, charset }: DeclaredCharset, isXml: boolean): string => {
  const byEncoding = encoding === undefined ? '' : labelOf(encoding);
  if (isXml) return byEncoding || UTF8;
  const isAscii = encoding === undefined || /^(US-?)?ASCII$/i.test(encoding.trim());
  if (!isAscii) return byEncoding || LATIN;
  return charset === undefined ? LATIN : labelOf(charset) || LATIN;
};

const decoder = (label: string): TextDecoder | undefined => {
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
};

/** Bytes in which a header must fit for its encoding to be found. */
const HEADER_BYTES = 4096;

/** The encoding that the header at the start of a file declares; undefined while more bytes could tell. */
export const declaredIn = (bytes: Uint8Array, isLast: boolean): string | undefined => {
  const start = decodeWindows1252(bytes.subarray(0, HEADER_BYTES));
  const root = start.search(ROOT_TAG);
  if (root < 0 && bytes.length < HEADER_BYTES && !isLast) return undefined;
  const header = readHeader(root < 0 ? start : start.slice(0, root));
  const declared = { encoding: header.encoding ?? header.fields.ENCODING, charset: header.fields.CHARSET };
  return declaredLabel(declared, header.form === 'xml');
};

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

/** How bytes that are not UTF-8 are read. */
export interface Fallback {
  readonly charset: string;
  /** Decodes the next bytes. */
  readonly decode: (bytes: Uint8Array, isLast: boolean) => string;
  /** Where it is not what was declared. */
  readonly lie?: string;
}

/** By the declared encoding, or as windows-1252, in which nothing is invalid. */
export const fallbackOf = (label: string): Fallback => {
  const latin: Fallback = { charset: LATIN, decode: decodeWindows1252 };
  if (label === UTF8) {
    return { ...latin, lie: 'the header declares UTF-8, the bytes are not; they were read as windows-1252' };
  }
  const named = decoder(label);
  if (named?.encoding === LATIN) return latin;
  // UTF-16 would have shown itself by its zero bytes.
  if (named && !named.encoding.startsWith('utf-16')) {
    return {
      charset: named.encoding,
      decode: (bytes, isLast) => named.decode(bytes, { stream: !isLast }),
    };
  }
  const lie = 'the header declares a character set the bytes are not in; they were read as windows-1252';
  return { ...latin, lie };
};

/** What is wrong where UTF-8 was not declared; undefined where it was, by name or byte order mark. */
export const utf8Lie = (label: string, hasMark: boolean): string | undefined =>
  label === UTF8 || hasMark ? undefined : `the header declares ${label}, the bytes are UTF-8`;

export const CUT_CHARACTER = 'the file ends within a character';

/**
 * Decodes a file's bytes, in the order that has proved robust: byte order mark, then what the header
 * declares - unless the bytes show that it lies: valid multi-byte UTF-8 under the name of a code page is
 * UTF-8, and invalid UTF-8 is windows-1252, in which nothing is invalid.
 */
export const decodeBytes = (bytes: Uint8Array, label: string): Decoded => {
  const before = markLength(bytes);
  const utf16 = utf16Label(bytes);
  if (utf16) {
    const text = new TextDecoder(utf16).decode(bytes);
    return { text, charset: utf16, layout: { width: 2, before }, faults: [] };
  }
  const body = bytes.subarray(before);
  const utf8 = utf8Text(body);
  if (utf8 !== undefined) {
    const isCut = utf8.cut > 0;
    // Pure ASCII is the same text in every code page that files declare, except the double-byte ones.
    const isAscii = !isCut && utf8.text.length === body.length;
    const lie = isAscii ? undefined : utf8Lie(label, before > 0);
    return {
      text: utf8.text,
      charset: UTF8,
      layout: { width: isAscii ? 1 : UTF8, before },
      faults: [
        ...(lie === undefined ? [] : [{ message: lie, at: 0 }]),
        ...(isCut ? [{ message: CUT_CHARACTER, at: utf8.text.length }] : []),
      ],
    };
  }
  const { charset, decode, lie } = fallbackOf(label);
  const faults = lie === undefined ? [] : [{ message: lie, at: 0 }];
  return { text: decode(body, true), charset, layout: { width: 1, before }, faults };
};

/** UTF-8 to its end, or to a character at its end that was cut off; undefined if it is something else. */
const utf8Text = (bytes: Uint8Array): { readonly text: string; readonly cut: number } | undefined => {
  const whole = strictUtf8(bytes);
  if (whole !== undefined) return { text: whole, cut: 0 };
  const cut = cutCharacter(bytes);
  const text = cut === 0 ? undefined : strictUtf8(bytes.subarray(0, bytes.length - cut));
  // A single character beyond ASCII, and that one incomplete, is no sign of UTF-8.
  return text === undefined || text.length === bytes.length - cut ? undefined : { text, cut };
};
