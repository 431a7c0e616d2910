import type { Random } from '../random.ts';
import { answered } from './answered.ts';
import { corpus } from './corpus.ts';
import { handwritten } from './handwritten.ts';
import { written } from './written.ts';

/** Files of our own: written by our writer, by our institution and by hand. */
export const own: readonly Uint8Array[] = [...written(), ...answered(), ...handwritten()];

/** How many files there are to begin with. */
export const poolSize = { own: own.length, corpus: corpus.length };

/**
 * A file to begin with: one in three is a real one. Where there are none, others take their places and all the
 * rest stays the same, so that a seed finds on one machine what it finds on another.
 */
export const drawFile = (random: Random): Uint8Array => {
  const wantsReal = random.oneIn(3);
  const place = random.below(0x1000_0000);
  const files = wantsReal && corpus.length > 0 ? corpus : own;
  return files[place % files.length] ?? new Uint8Array();
};
