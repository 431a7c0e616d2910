export type Utf16 = 'utf-16le' | 'utf-16be';

/** So many bytes tell whether a file is UTF-16. */
export const UTF16_BYTES = 34;

/** Bytes of four characters: a NUL that strayed into a file of single bytes is no UTF-16. */
const FOUR = 8;

const markOf = (bytes: Uint8Array): Utf16 | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
};

/** The order of bytes that are characters of ASCII in UTF-16, one of each two being zero. */
const orderOf = (bytes: Uint8Array): Utf16 | undefined => {
  const zeros = Array.from(bytes, (byte) => byte === 0);
  if (zeros.length < FOUR) return undefined;
  if (zeros.every((isZero, i) => isZero === (i % 2 === 0))) return 'utf-16be';
  return zeros.every((isZero, i) => isZero === (i % 2 === 1)) ? 'utf-16le' : undefined;
};

/**
 * Whether bytes are UTF-16, and in which order: by the zero bytes that a header has in it. A byte order mark tells
 * where there are others; alone it does not, in front of single bytes.
 */
export const utf16Of = (bytes: Uint8Array): Utf16 | undefined => {
  const mark = markOf(bytes);
  const start = bytes.subarray(mark ? 2 : 0, UTF16_BYTES);
  return orderOf(start.subarray(0, FOUR)) ?? (start.includes(0) ? mark : undefined);
};

/** Bytes of the byte order mark, of UTF-16 or UTF-8. */
export const markLength = (bytes: Uint8Array, utf16: Utf16 | undefined): 0 | 2 | 3 => {
  if (utf16) return markOf(bytes) ? 2 : 0;
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
};
