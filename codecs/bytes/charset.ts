import type { Layout } from './locate.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** A file's text and how it was found. */
export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly charset: string;
  readonly layout: Layout;
  /** Set where the bytes are not in the declared character set. */
  readonly lie?: string;
}

/** The header's own words on its character set, from either syntax. */
export interface DeclaredCharset {
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

/** WHATWG names of the sets in which a character takes one byte or two (three or four in rare cases). */
const DOUBLE_BYTE: ReadonlySet<string> = new Set(['big5', 'euc-jp', 'euc-kr', 'gb18030', 'gbk', 'shift_jis']);

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

const decoder = (label: string, fatal: boolean): TextDecoder | undefined => {
  try {
    return new TextDecoder(label, { fatal, ignoreBOM: false });
  } catch {
    return undefined;
  }
};

const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(UTF8, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);

/** UTF-16 by its byte order mark, or by the zero bytes that ASCII markup has in it. */
const utf16Label = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0xff, 0xfe) || (bytes[0] !== 0 && bytes[1] === 0)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || (bytes[0] === 0 && bytes[1] !== 0)) return 'utf-16be';
  return undefined;
};

/**
 * Decodes a file's bytes, in the order that has proved robust: byte order mark, then what the header
 * declares - unless the bytes show that it lies: valid multi-byte UTF-8 under the name of a code page is
 * UTF-8, and invalid UTF-8 is windows-1252, in which nothing is invalid.
 */
export const decodeBytes = (bytes: Uint8Array, declared: DeclaredCharset, isXml: boolean): Decoded => {
  const utf16 = utf16Label(bytes);
  if (utf16) {
    const hasMark = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
    const isCut = bytes.length % 2 === 1;
    // Half a unit would be read as one that takes two bytes.
    const text = decoder(utf16, false)?.decode(isCut ? bytes.subarray(0, -1) : bytes) ?? '';
    const decoded: Decoded = { text, charset: utf16, layout: { width: 2, before: hasMark ? 2 : 0 } };
    return isCut ? { ...decoded, lie: 'the bytes are UTF-16, and end within a character' } : decoded;
  }
  const hasMark = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const layout: Layout = { width: UTF8, before: hasMark ? 3 : 0 };
  const label = declaredLabel(declared, isXml);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) {
    const isAscii = utf8.length === bytes.length;
    // Pure ASCII is the same text in every code page that files declare, except the double-byte ones.
    const honest = label === UTF8 || hasMark || isAscii;
    const decoded: Decoded = {
      text: utf8,
      charset: UTF8,
      layout: isAscii ? { width: 1, before: 0 } : layout,
    };
    return honest ? decoded : { ...decoded, lie: `the header declares ${label}, the bytes are UTF-8` };
  }
  const oneByte: Layout = { width: 1, before: 0 };
  const latin: Decoded = { text: decodeWindows1252(bytes), charset: LATIN, layout: oneByte };
  if (label === UTF8) {
    return { ...latin, lie: 'the header declares UTF-8, the bytes are not; they were read as windows-1252' };
  }
  const named = decoder(label, false);
  if (named?.encoding === LATIN) return latin;
  // UTF-16 would have shown itself by its zero bytes.
  if (named && !named.encoding.startsWith('utf-16')) {
    const layout: Layout = DOUBLE_BYTE.has(named.encoding) ? { width: 'double-byte', before: 0 } : oneByte;
    return { text: named.decode(bytes), charset: named.encoding, layout };
  }
  const lie = 'the header declares a character set the bytes are not in; they were read as windows-1252';
  return { ...latin, lie };
};
