/** What is known of a delimiter: the first from `from` on is at `at`; or there is none before `end`. */
interface Known {
  readonly from: number;
  readonly end: number;
  readonly at: number | undefined;
}

/**
 * Searches text that grows for delimiters and remembers what it found, so that a million beginnings without an
 * end look at each character once. What is remembered are offsets into the file.
 */
export class Search {
  readonly #known = new Map<string, Known>();

  /** The place in `source`, which begins at offset `base`, of the first delimiter from place `from` on; or -1. */
  find(delimiter: string, source: string, base: number, from: number): number {
    const start = base + from;
    const known = this.#known.get(delimiter);
    const isOfUse = known !== undefined && known.from <= start;
    if (isOfUse && known.at !== undefined && known.at >= start) return known.at - base;
    // The end of what was searched may have been a delimiter's beginning.
    const unknown = isOfUse && known.at === undefined ? Math.max(start, known.end - delimiter.length) : start;
    const found = source.indexOf(delimiter, unknown - base);
    const at = found < 0 ? undefined : base + found;
    this.#known.set(delimiter, { from: start, end: base + source.length, at });
    return found;
  }
}
