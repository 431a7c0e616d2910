/** Bytes that text is in UTF-8; half a character becomes U+FFFD. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Bytes with those from `start` to `end` replaced. */
export const spliced = (
  bytes: Uint8Array,
  start: number,
  end: number,
  insert: Uint8Array = new Uint8Array(),
): Uint8Array => joined(bytes.subarray(0, start), insert, bytes.subarray(end));
