import { readHeader } from '../header/read.ts';
import { LONGEST_ROOT_TAG, ROOT_TAG } from '../syntax/root.ts';
import { encodingOf, isLeftToCharset, isSaid, LATIN, labelOf, UTF8 } from './names.ts';
import type { Utf16 } from './utf16.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** What a file says its character set is. */
export interface Declared {
  /** What it is read as, in WHATWG's labels; where nothing is declared, what that means. */
  readonly label: string;
  /** What to call it in a sentence; undefined where nothing is declared. */
  readonly name: string | undefined;
  /** The label of the code page that a file names beside. */
  readonly beside: string | undefined;
}

/** The header's own words on its character set, from either syntax. */
interface Words {
  /** ENCODING of 1.x (`USASCII`, `UNICODE`, `UTF-8`) or `encoding` of the XML declaration. */
  readonly encoding: string | undefined;
  /** CHARSET of 1.x: a code page, used where ENCODING is USASCII. */
  readonly charset: string | undefined;
}

/** Characters of a name that a sentence shows. */
const LONGEST_NAME = 20;

/** The name is shown as it is written, but for a number, which says little. */
const named = (written: string): Omit<Declared, 'beside'> => {
  const label = labelOf(written);
  const name = written.trim().slice(0, LONGEST_NAME);
  return { label, name: /^[0-9]+$/.test(name) ? (encodingOf(label) ?? name) : name };
};

/** XML without a declaration is UTF-8, SGML without one windows-1252. */
const declaredBy = ({ encoding, charset }: Words, isXml: boolean): Declared => {
  if (isXml) {
    return { ...(isSaid(encoding) ? named(encoding) : { label: UTF8, name: undefined }), beside: undefined };
  }
  // Those who write NONE beside USASCII mean UTF-8, if they go beyond ASCII at all.
  const isNone = charset?.trim().toUpperCase() === 'NONE';
  const beside = isSaid(charset) ? labelOf(charset) : undefined;
  if (isSaid(encoding) && !isLeftToCharset(encoding)) return { ...named(encoding), beside };
  if (isSaid(charset)) return { ...named(charset), beside };
  return { label: isNone ? UTF8 : LATIN, name: isSaid(encoding) ? encoding.trim() : undefined, beside };
};

/** SGML without a word on it. */
export const UNDECLARED: Declared = { label: LATIN, name: undefined, beside: undefined };

/** Bytes in which nearly every header fits. */
const HEADER_BYTES = 4096;

/**
 * What the header in front of `<OFX>` declares. Undefined while it may still come: `isLast` says that there are no
 * more bytes, and none but the first `headerLength` characters count.
 */
export const declaredIn = (
  body: Uint8Array,
  utf16: Utf16 | undefined,
  headerLength: number,
  isLast: boolean,
): Declared | undefined => {
  const most = (headerLength + LONGEST_ROOT_TAG) * (utf16 ? 2 : 1);
  for (const length of body.length > HEADER_BYTES ? [HEADER_BYTES, most] : [most]) {
    const start = body.subarray(0, Math.min(length, most));
    const text = utf16 ? new TextDecoder(utf16).decode(start) : decodeWindows1252(start);
    const root = text.search(ROOT_TAG);
    if (root < 0 || root > headerLength) continue;
    const { form, encoding, fields } = readHeader(text.slice(0, root));
    return declaredBy({ encoding: encoding ?? fields.ENCODING, charset: fields.CHARSET }, form === 'xml');
  }
  return isLast || body.length >= most ? UNDECLARED : undefined;
};
