import type { Declared } from './declared.ts';
import { isMultiByte, type Measure, MeasuringDecoder } from './measure.ts';
import { encodingOf, LATIN } from './names.ts';
import { WholeMeasure } from './whole-measure.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** Text that is decoded in pieces. */
export interface PieceDecoder {
  decode(bytes: Uint8Array, isLast: boolean): string;
  /** Where one byte is not one unit. */
  readonly measure?: Measure;
}

/** UTF-16 would have shown itself by its zero bytes, and UTF-8 was looked for. */
const isOther = (encoding: string | undefined): encoding is string =>
  encoding !== undefined && !encoding.startsWith('utf-');

/**
 * How bytes that are not UTF-8 are read: in what is declared, or in the code page that some name beside UNICODE, or in
 * windows-1252, in which nothing is invalid.
 */
export const fallbackOf = ({ label, beside }: Declared): string =>
  [label, beside ?? label].map(encodingOf).find(isOther) ?? LATIN;

/** Bytes of nothing but ASCII that mean other characters nevertheless: the byte by which that shows. */
export const escapeOf = (declared: Declared): number | undefined =>
  fallbackOf(declared) === 'iso-2022-jp' ? 0x1b : undefined;

/** The whole text, and how to measure it where one byte is not one unit. */
export const decodeWhole = (
  bytes: Uint8Array,
  charset: string,
): { readonly text: string; readonly measure: Measure | undefined } => {
  if (charset === LATIN) return { text: decodeWindows1252(bytes), measure: undefined };
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  return { text, measure: isMultiByte(charset) ? new WholeMeasure(bytes, charset) : undefined };
};

/** Decodes from a place on, given by its UTF-16 unit and its byte. */
export const pieceDecoder = (charset: string, unit: number, byte: number): PieceDecoder => {
  if (charset === LATIN) return { decode: decodeWindows1252 };
  if (isMultiByte(charset) || unit !== byte) {
    const measuring = new MeasuringDecoder(charset, unit, byte);
    return { decode: (bytes, isLast) => measuring.decode(bytes, isLast), measure: measuring };
  }
  const decoder = new TextDecoder(charset, { ignoreBOM: true });
  return { decode: (bytes, isLast) => decoder.decode(bytes, { stream: !isLast }) };
};
