/** Gives the offset of the byte that a UTF-16 unit of the decoded text begins at. Asked in ascending order. */
export type Measure = (unit: number) => number;

/** The encodings of more than one byte whose characters tell nothing of their bytes, by their WHATWG names. */
const MULTI_BYTE: ReadonlySet<string> = new Set([
  'gbk',
  'gb18030',
  'big5',
  'euc-jp',
  'iso-2022-jp',
  'shift_jis',
  'euc-kr',
]);

/** Whether an encoding has characters of several bytes; UTF-8 and UTF-16 are not meant. */
export const isMultiByte = (encoding: string): boolean => MULTI_BYTE.has(encoding);

/**
 * Measures by decoding again, byte by byte, up to where it is asked for: only that is exact for every encoding
 * and for bytes that are no characters of it. One pass in all; whoever has no question pays nothing.
 */
export const measureBytes = (bytes: Uint8Array, encoding: string): Measure => {
  const decoder = new TextDecoder(encoding);
  // ASCII is one byte for one unit, unless escape sequences give the same bytes another meaning.
  const isPlain = encoding !== 'iso-2022-jp';
  let byte = 0;
  let seen = 0;
  let isBetween = true;
  const step = (): void => {
    const code = bytes[byte] ?? 0;
    if (isPlain && isBetween && code < 0x80) {
      seen++;
    } else {
      const text = decoder.decode(bytes.subarray(byte, byte + 1), { stream: true });
      seen += text.length;
      // Behind a replaced character the decoder may already hold the beginning of the next.
      isBetween = text !== '' && !text.includes('\uFFFD');
    }
    byte++;
  };
  return (unit) => {
    while (seen < unit && byte < bytes.length) step();
    return byte;
  };
};
