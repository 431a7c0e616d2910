import type { HeaderFields } from '../header/header.ts';
import type { Syntax } from '../versions.ts';
import { windows1252Byte } from './windows-1252.ts';

/** Turns text into bytes of one character set. */
export interface TextEncoding {
  /** For the message when a character cannot be written. */
  readonly name: string;
  /** The first character the set lacks, if any. */
  unencodable(text: string): string | undefined;
  encode(text: string): Uint8Array;
}

const UTF8: TextEncoding = {
  name: 'UTF-8',
  unencodable: () => undefined,
  encode: (text) => new TextEncoder().encode(text),
};

const singleByte = (name: string, byteOf: (code: number) => number | undefined): TextEncoding => ({
  name,
  unencodable(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
    if (/^[\x00-\x7f]*$/.test(text)) return undefined;
    return [...text].find((character) => byteOf(character.codePointAt(0) ?? 0) === undefined);
  },
  encode: (text) => Uint8Array.from(text, (character) => byteOf(character.codePointAt(0) ?? 0) ?? 0x3f),
});

const ASCII = singleByte('US-ASCII', (code) => (code < 0x80 ? code : undefined));
const LATIN1 = singleByte('ISO-8859-1', (code) => (code < 0x100 ? code : undefined));

const WINDOWS_1252 = singleByte('windows-1252', windows1252Byte);

/** The encoding a 1.x header declares: CHARSET counts where ENCODING is USASCII. */
export const sgmlEncoding = ({
  ENCODING = 'USASCII',
  CHARSET = '1252',
}: HeaderFields): TextEncoding | undefined => {
  if (ENCODING === 'UTF-8' || ENCODING === 'UNICODE') return UTF8;
  if (ENCODING !== 'USASCII') return undefined;
  if (CHARSET === '1252') return WINDOWS_1252;
  if (CHARSET === 'ISO-8859-1') return LATIN1;
  return CHARSET === 'NONE' ? ASCII : undefined;
};

/** The encoding a file is written in: XML always in UTF-8, as is what declares an encoding nobody writes. */
export const encodingOf = (syntax: Syntax, fields: HeaderFields): TextEncoding =>
  (syntax === 'sgml' ? sgmlEncoding(fields) : undefined) ?? UTF8;
