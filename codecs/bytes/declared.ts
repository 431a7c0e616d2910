import { readHeader } from '../header/read.ts';
import { ROOT_TAG } from '../syntax/root.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** What a file says its character set is, in WHATWG's labels. */
export interface Declared {
  readonly label: string;
  /** The code page that a file names beside UTF-8. */
  readonly beside: string | undefined;
}

/** The header's own words on its character set, from either syntax. */
interface DeclaredCharset {
  /** ENCODING of 1.x (`USASCII`, `UNICODE`, `UTF-8`) or `encoding` of the XML declaration. */
  readonly encoding: string | undefined;
  /** CHARSET of 1.x: a code page, used where ENCODING is USASCII. */
  readonly charset: string | undefined;
}

export const LATIN = 'windows-1252';
export const UTF8 = 'utf-8';

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
const labelIn = ({ encoding, charset }: DeclaredCharset, isXml: boolean): string => {
  const byEncoding = encoding === undefined ? '' : labelOf(encoding);
  if (isXml) return byEncoding || UTF8;
  const isAscii = encoding === undefined || /^(US-?)?ASCII$/i.test(encoding.trim());
  if (!isAscii) return byEncoding || LATIN;
  return charset === undefined ? LATIN : labelOf(charset) || LATIN;
};

/** Bytes in which a header must fit for its encoding to be found. */
const HEADER_BYTES = 4096;

const startOf = (bytes: Uint8Array): string => decodeWindows1252(bytes.subarray(0, HEADER_BYTES));

/** Whether the bytes have all of the header that is looked at. */
export const hasHeader = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_BYTES || ROOT_TAG.test(startOf(bytes));

/** What the header at the start of a file declares. */
export const declaredIn = (bytes: Uint8Array): Declared => {
  const start = startOf(bytes);
  const root = start.search(ROOT_TAG);
  const { form, encoding, fields } = readHeader(root < 0 ? start : start.slice(0, root));
  const isXml = form === 'xml';
  const charset = fields.CHARSET;
  const label = labelIn({ encoding: encoding ?? fields.ENCODING, charset }, isXml);
  return { label, beside: isXml || charset === undefined ? undefined : labelOf(charset) };
};
