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
  return { seed, number, bytes };
};
