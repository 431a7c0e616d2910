import type { Position } from '../../errors.ts';

/** How a decoded text lies in its bytes. */
export interface Layout {
  /** Bytes of one UTF-16 code unit, or a name where that varies. */
  readonly width: 1 | 2 | 'utf-8' | 'double-byte';
  /** Bytes before the text: a byte order mark. */
  readonly before: number;
}

/**
 * Gives line, column and byte of offsets into a decoded text. Offsets asked for in ascending order cost one
 * pass over the text in all; a smaller one starts again.
 */
export const locator = (text: string, layout: Layout): ((at: number) => Position) => {
  let seen = 0;
  let line = 1;
  let column = 1;
  let byte = layout.before;
  return (offset) => {
    // A parser that counts code units may stop within a pair: the character begins before it.
    const at = isWithinPair(text, offset) ? offset - 1 : offset;
    if (at < seen) {
      seen = 0;
      line = 1;
      column = 1;
      byte = layout.before;
    }
    for (; seen < at; seen++) {
      const code = text.charCodeAt(seen);
      byte += widthOf(code, layout.width);
      // CR LF, LF and a lone CR each end one line.
      if (code === 10 || (code === 13 && text.charCodeAt(seen + 1) !== 10)) {
        line++;
        column = 1;
      } else if (!isLowSurrogate(code)) {
        column++;
      }
    }
    return { line, column, byte };
  };
};

const widthOf = (code: number, width: Layout['width']): number => {
  if (width === 'utf-8') return utf8Width(code);
  return width === 'double-byte' ? doubleByteWidth(code) : width;
};

/**
 * Bytes of a UTF-16 code unit in the double-byte sets of East Asia: one for ASCII and the half-width katakana of
 * Shift_JIS, two for the rest. What stands for a broken character may have been one byte or two: rather a place too
 * early than one beyond the input.
 */
const doubleByteWidth = (code: number): number =>
  code < 0x80 || (code >= 0xff61 && code <= 0xff9f) || code === 0xfffd ? 1 : 2;

/** Bytes of a UTF-16 code unit in UTF-8; each half of a surrogate pair counts two of the pair's four. */
const utf8Width = (code: number): number => {
  if (code < 0x80) return 1;
  if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) return 2;
  return 3;
};

const isWithinPair = (text: string, at: number): boolean =>
  isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1));

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** The second half of a character beyond the Basic Multilingual Plane: the same column as the first. */
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
