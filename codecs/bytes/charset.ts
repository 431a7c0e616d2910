import type { Layout } from './locate.ts';
import { isMultiByte, measureBytes } from './measure.ts';
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
  '65001': UTF8,
  '1252': LATIN,
  CP1252: LATIN,
  // Code pages of Windows that WHATWG has under other names.
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '54936': 'gb18030',
};

const labelOf = (name: string): string => {
  const upper = name.trim().toUpperCase();
  const known = LABELS[upper.replace(/^CP-?(?=[0-9])/, '')] ?? LABELS[upper];
  if (known !== undefined) return known;
  const iso = /^(?:ISO)?[-_]?8859[-_]([0-9]{1,2})$/.exec(upper)?.[1];
  if (iso !== undefined) return iso === '1' ? LATIN : `iso-8859-${iso}`;
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

/**
 * UTF-8 in which some characters are broken: whoever cuts values at a number of bytes cuts characters in two. Where
 * most of what is not ASCII is whole, the rest is shown as U+FFFD, rather than all of it as something else.
 */
const brokenUtf8 = (bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder(UTF8).decode(bytes);
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code >= 0x80) whole++;
  }
  return whole > broken ? text : undefined;
};

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);

/** UTF-16 by its byte order mark, or by the zero bytes that ASCII markup has in it. */
const utf16Label = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0xff, 0xfe) || (bytes[0] !== 0 && bytes[1] === 0)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || (bytes[0] === 0 && bytes[1] !== 0)) return 'utf-16be';
  return undefined;
};

/** The one encoding of several bytes whose bytes are all ASCII, and the byte by which it shows. */
const SEVEN_BIT = 'iso-2022-jp';
const ESCAPE = 0x1b;

/** The text in an encoding other than UTF-8 and UTF-16. */
const inNamed = (bytes: Uint8Array, named: TextDecoder): Decoded => {
  const text = named.decode(bytes);
  const charset = named.encoding;
  const width = isMultiByte(charset) ? () => measureBytes(bytes, charset) : 1;
  const decoded: Decoded = { text, charset, layout: { width, before: 0 } };
  const isHonest = !text.includes('\uFFFD');
  return isHonest
    ? decoded
    : { ...decoded, lie: `some bytes are not in ${charset}, which the header declares` };
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
    const text = decoder(utf16, false)?.decode(bytes) ?? '';
    return { text, charset: utf16, layout: { width: 2, before: hasMark ? 2 : 0 } };
  }
  const hasMark = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const layout: Layout = { width: UTF8, before: hasMark ? 3 : 0 };
  const label = declaredLabel(declared, isXml);
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) {
    const isAscii = utf8.length === bytes.length;
    const named =
      isAscii && label === SEVEN_BIT && bytes.includes(ESCAPE) ? decoder(label, false) : undefined;
    if (named) return inNamed(bytes, named);
    // Pure ASCII is the same text in every other code page that files declare.
    const honest = label === UTF8 || hasMark || isAscii;
    const decoded: Decoded = {
      text: utf8,
      charset: UTF8,
      layout: isAscii ? { width: 1, before: 0 } : layout,
    };
    return honest ? decoded : { ...decoded, lie: `the header declares ${label}, the bytes are UTF-8` };
  }
  const broken = label === UTF8 || label === LATIN ? brokenUtf8(bytes) : undefined;
  if (broken !== undefined) {
    const { before } = layout;
    const width = () => measureBytes(bytes.subarray(before), UTF8);
    const lie =
      label === UTF8
        ? 'some characters are broken; they were read as U+FFFD'
        : `the header declares ${label}, the bytes are UTF-8 in which some characters are broken`;
    return { text: broken, charset: UTF8, layout: { width, before }, lie };
  }
  const oneByte: Layout = { width: 1, before: 0 };
  const latin: Decoded = { text: decodeWindows1252(bytes), charset: LATIN, layout: oneByte };
  if (label === UTF8) {
    const lie = 'the header declares UTF-8, the bytes are not; they were read as';
    // Some say UNICODE and name the code page that they write in beside it.
    const other =
      isXml || declared.charset === undefined ? undefined : decoder(labelOf(declared.charset), false);
    const isOther = other !== undefined && other.encoding !== LATIN && !other.encoding.startsWith('utf-');
    if (isOther) return { ...inNamed(bytes, other), lie: `${lie} ${other.encoding}` };
    return { ...latin, lie: `${lie} ${LATIN}` };
  }
  const named = decoder(label, false);
  if (named?.encoding === LATIN) return latin;
  // UTF-16 would have shown itself by its zero bytes.
  if (named && !named.encoding.startsWith('utf-16')) {
    return inNamed(bytes, named);
  }
  const lie = 'the header declares a character set the bytes are not in; they were read as windows-1252';
  return { ...latin, lie };
};
