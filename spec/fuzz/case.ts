import { joined } from './bytes.ts';
import { mutate } from './mutations.ts';
import { Random } from './random.ts';
import { drawFile } from './seeds/pool.ts';

/** A case of a run: the same seed and number give the same bytes, whatever ran before. */
export interface FuzzCase {
  readonly seed: number;
  readonly number: number;
  readonly bytes: Uint8Array;
}

export const caseOf = (seed: number, number: number): FuzzCase => {
  const random = new Random(seed, number);
  const bytes = mutate(drawFile(random), random, () => drawFile(random));
  return { seed, number, bytes: isSwollen(number) ? swollen(bytes, random) : bytes };
};

/** One in so many cases is swollen: enough for long runs, and none of the few of CI. */
const SWELLS = 500;
/** Bytes of a swollen case: what takes quadratic time in them takes minutes. */
const SIZE = 1_000_000;

/** Whether a case is one of the large ones, of which only reading is judged. */
export const isSwollen = (number: number): boolean => number % SWELLS === SWELLS - 1;

/** A file in which a piece of a few bytes stands until there are a million. */
const swollen = (bytes: Uint8Array, random: Random): Uint8Array => {
  const start = random.below(bytes.length);
  const piece = bytes.subarray(start, start + 1 + random.small(120));
  const copies = new Uint8Array(SIZE);
  for (let at = 0; at < SIZE; at++) copies[at] = piece[at % piece.length] ?? 0;
  return joined(bytes.subarray(0, start), copies, bytes.subarray(start));
};
