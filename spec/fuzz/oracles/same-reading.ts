import type { Oracle } from './oracle.ts';
import { allOf, difference, type Reader, readingOf } from './reading.ts';

/**
 * Another way to read gives the same, to the last deviation: the same function again, or a fast path against the
 * plain one.
 */
export const sameReading = (name: string, read: Reader): Oracle => ({
  name,
  complaint: ({ bytes, reading }) => difference(allOf(reading), allOf(readingOf(bytes, read))),
});
