import { spliced } from './bytes.ts';

/** How often an input is tried at most: the smallest is not worth waiting for. */
const TRIES = 1500;

/**
 * A smaller input that still fails: chunks are taken out, first halves, then ever smaller ones down to single bytes,
 * as long as what is left fails too. At most `tries` inputs are tried.
 */
export const minimise = async (
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => boolean | Promise<boolean>,
  tries = TRIES,
): Promise<Uint8Array> => {
  let smallest = bytes;
  let left = tries;
  for (let size = Math.ceil(bytes.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    // From the end: what stands behind a fault matters less than what led to it.
    for (let end = smallest.length; end > 0 && left > 0; end -= size, left--) {
      const shorter = spliced(smallest, Math.max(0, end - size), end);
      if (await fails(shorter)) smallest = shorter;
    }
  }
  return smallest;
};
