import { decodeWindows1252 } from '../../../codecs/bytes/windows-1252.ts';
import type { Position } from '../../../errors.ts';
import { type Complaint, firstOf, type Oracle } from './oracle.ts';

/** Whether bytes begin with UTF-8's byte order mark and are not in UTF-8: the mark is text, or it is none. */
export const hasLyingMark = (charset: string, bytes: Uint8Array): boolean =>
  charset !== 'utf-8' && (MARKS['utf-8'] ?? []).every((value, i) => bytes[i] === value);

const MARKS: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Decodes a part of the input. */
const textOf = (charset: string, bytes: Uint8Array): string =>
  charset === 'windows-1252'
    ? decodeWindows1252(bytes)
    : new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);

/** Line and column of a byte, counted over again from the start of the text. */
const counted = (charset: string, bytes: Uint8Array, byte: number): { line: number; column: number } => {
  const mark = MARKS[charset] ?? [];
  const start = mark.length > 0 && mark.every((value, i) => bytes[i] === value) ? mark.length : 0;
  const before = textOf(charset, bytes.subarray(start, byte));
  // CR LF is one line break, and the place between the two still belongs to the line.
  const isInBreak = before.endsWith('\r') && textOf(charset, bytes.subarray(start)).startsWith(`${before}\n`);
  const lines = (isInBreak ? before.slice(0, -1) : before).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + (isInBreak ? 2 : 1) };
};

/** At most so many places of a file are counted over again: each costs a pass. */
const PLACES = 24;

const spread = <T>(list: readonly T[]): T[] => {
  const step = Math.ceil(list.length / PLACES);
  return list.filter((_, i) => i % step === 0 || i === list.length - 1);
};

/**
 * Whether each character's bytes can be told from it alone. Not where a double-byte set has a broken character, one of
 * three or four bytes, or two characters for two bytes: there a byte is as near as can be.
 */
const isExact = (charset: string, bytes: Uint8Array): boolean => {
  if (hasLyingMark(charset, bytes)) return false;
  if (!/^(big5|euc-kr|gbk|shift_jis)$/.test(charset)) return !/^(euc-jp|gb18030|iso-2022-jp)$/.test(charset);
  return !/\ufffd|€|\u0304|\u030c/.test(textOf(charset, bytes));
};

/** Whether a byte stands between two characters of UTF-8, broken ones included. */
const isBetween = (bytes: Uint8Array, byte: number): boolean =>
  textOf('utf-8', bytes).startsWith(textOf('utf-8', bytes.subarray(0, byte)));

const misplaced = (charset: string, bytes: Uint8Array, { line, column, byte }: Position): Complaint => {
  if (charset === 'utf-8' && !isBetween(bytes, byte))
    return `byte ${byte} is within a character of ${charset}`;
  const real = counted(charset, bytes, byte);
  if (real.line === line && real.column === column) return undefined;
  return `byte ${byte} is ${real.line}:${real.column}, not ${line}:${column}, in ${charset}`;
};

/** Deviations stand in the file's order, inside the input, and their byte is where their line and column are. */
export const positions: Oracle = {
  name: 'positions are ordered, inside the input, and the same place in bytes as in lines',
  complaint: ({ bytes, reading: { file } }) => {
    if (!file) return undefined;
    const places = file.deviations.map(({ position }) => position);
    return (
      firstOf(places.entries(), ([i, { byte }]) => {
        if (!Number.isInteger(byte) || byte < 0 || byte > bytes.length) {
          return `byte ${byte} is outside of the ${bytes.length} bytes`;
        }
        return byte < (places[i - 1]?.byte ?? 0)
          ? `byte ${byte} comes after ${places[i - 1]?.byte}`
          : undefined;
      }) ??
      (isExact(file.header.charset, bytes)
        ? firstOf(spread(places), (position) => misplaced(file.header.charset, bytes, position))
        : undefined)
    );
  },
};
