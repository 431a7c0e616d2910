import { type DecodeOptions, decode, type OfxFile } from '../../../codecs/decode.ts';
import { OfxError } from '../../../errors.ts';

/** What reading comes to: a file, or a refusal. Any other exception goes through. */
export type Reading =
  | { readonly file: OfxFile; readonly error?: undefined }
  | { readonly error: OfxError; readonly file?: undefined };

/** A way to read, to be compared with another. */
export type Reader = (input: Uint8Array | string) => OfxFile;

export const readingOf = (input: Uint8Array | string, read: Reader = decode): Reading => {
  try {
    return { file: read(input) };
  } catch (error) {
    if (error instanceof OfxError) return { error };
    throw error;
  }
};

/** Reads within limits of one's own. */
export const within =
  (limits: NonNullable<DecodeOptions['limits']>): Reader =>
  (input) =>
    decode(input, { limits });

/** JSON that tells apart what JSON does not: NaN, infinities and -0. Date-times are their text. */
export const printed = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'number' && (!Number.isFinite(inner) || Object.is(inner, -0))
      ? `number ${inner}`
      : inner,
  ) ?? 'undefined';

/** Parts of a reading, by name, in the form they are compared in. */
export type Facets = Readonly<Record<string, unknown>>;

/** Everything a reading says. */
export const allOf = ({ file, error }: Reading): Facets =>
  file
    ? { ...file }
    : { code: error.code, message: error.message, path: error.path, position: error.position };

/** The first part in which two readings differ, with both forms; undefined where there is none. */
export const difference = (one: Facets, other: Facets): string | undefined => {
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [left, right] = [printed(one[name]), printed(other[name])];
    if (left === right) continue;
    const at = [...left].findIndex((character, i) => character !== right[i]);
    const start = Math.max(0, (at < 0 ? left.length : at) - 60);
    return `${name} differs: ${left.slice(start, start + 160)} | ${right.slice(start, start + 160)}`;
  }
  return undefined;
};
