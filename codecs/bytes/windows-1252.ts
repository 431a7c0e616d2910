/** Bytes 0x80 to 0x9f; the five that are assigned to nobody stay control characters, as WHATWG has it. */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const BYTES: ReadonlyMap<string, number> = new Map([...UPPER].map((character, i) => [character, 0x80 + i]));

/** Keeps nothing between calls. */
const DECODER = new TextDecoder('windows-1252');

/**
 * Decodes windows-1252. Node 20 and some later ones read these 32 bytes as Latin-1, so they are put right
 * here; where the platform does well, nothing is left to do.
 */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  DECODER.decode(bytes).replace(
    /[\x80-\x9f]/g,
    (character) => UPPER[character.charCodeAt(0) - 0x80] ?? character,
  );

/** The byte of a character, by its code point; undefined where the set lacks it. */
export const windows1252Byte = (code: number): number | undefined => {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  return BYTES.get(String.fromCodePoint(code));
};
