import { asciiText } from './ascii.ts';

/** The ranges of the second byte that are narrower than 80 to BF, by the first (Unicode, table 3-7). */
const SECOND: Readonly<Record<number, readonly [low: number, high: number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};
const CONTINUATION = [0x80, 0xbf] as const;

/** Bytes of the character that begins with a byte; 0 if none does. */
const lengthOf = (first: number): number => {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
};

/** How many of the bytes are whole characters of UTF-8, and whether what follows them could become one. */
export const utf8Prefix = (bytes: Uint8Array): { readonly valid: number; readonly mayGoOn: boolean } => {
  let valid = 0;
  while (valid < bytes.length) {
    const first = bytes[valid] ?? 0;
    const length = lengthOf(first);
    if (length === 0) return { valid, mayGoOn: false };
    for (let i = 1; i < length; i++) {
      const next = bytes[valid + i];
      if (next === undefined) return { valid, mayGoOn: true };
      const [low, high] = (i === 1 ? SECOND[first] : undefined) ?? CONTINUATION;
      if (next < low || next > high) return { valid, mayGoOn: false };
    }
    valid += length;
  }
  return { valid, mayGoOn: false };
};

/** How many bytes at the end are the beginning of a character. */
export const cutCharacter = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const { valid, mayGoOn } = utf8Prefix(bytes.subarray(bytes.length - back));
    if (mayGoOn && valid === 0) return back;
  }
  return 0;
};

/** Keeps nothing between calls. */
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes' text if all of it is UTF-8. A byte order mark is a character like others. */
export const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return asciiText(bytes) ?? STRICT.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Keeps nothing between calls that do not ask for it. */
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes' text, with U+FFFD for what is not UTF-8. */
export const lenientUtf8 = (bytes: Uint8Array): string => LENIENT.decode(bytes);
