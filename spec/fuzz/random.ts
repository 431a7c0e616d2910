/**
 * Numbers that look random and follow from a seed: the same seed gives the same ones on every machine. Mulberry32:
 * one 32-bit state, a multiplicative hash of a counter. Good enough to choose places in a file.
 */
export class Random {
  #state: number;

  constructor(...seeds: readonly number[]) {
    // Each seed is stirred in, so that neighbours (case 1, case 2) have nothing in common.
    this.#state = seeds.reduce((state, seed) => stir(state ^ (seed | 0)), 0x9e3779b9);
  }

  /** A whole number from 0 up to and without `limit`; 0 where there is none. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return limit <= 0 ? 0 : Math.floor((stir(this.#state) / 0x1_0000_0000) * limit);
  }

  /** True once in `n`. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }

  /** Small numbers often, `limit` hardly ever: most damage is local. */
  small(limit: number): number {
    return this.below(1 + this.below(1 + this.below(limit)));
  }
}

/** An avalanche of 32 bits: unsigned. */
const stir = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};
