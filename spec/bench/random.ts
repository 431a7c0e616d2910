/** A source of whole numbers: from 0 up to, but without, `below`. */
export type Random = (below: number) => number;

/**
 * Repeatable numbers from a seed (a linear congruential generator modulo 2^32), so that every run and every
 * process measures the same bytes. The upper bits are used: the lower ones of such a generator repeat soon.
 */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
