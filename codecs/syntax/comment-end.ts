import { isBlank } from './characters.ts';

/** The end of a comment: its `>`. */
interface Known {
  readonly at: number;
  readonly greater: number;
}

/**
 * Searches text that grows for ends of comments: `-->`, or with blanks before the `>` as SGML allows. Remembers what
 * it found, so that a million comments without an end look at each character once. All offsets are of the file.
 */
export class CommentEnds {
  /** There is none from `#from` to `#next`, or `#known` is the first from `#from` on. */
  #from = 0;
  #next = 0;
  #known: Known | undefined;

  /**
   * The offset of the `>` of the first end from offset `start` on, in `source`, which begins at offset `base`;
   * undefined if it has not come.
   */
  find(source: string, base: number, start: number): number | undefined {
    const isOfUse = this.#from <= start;
    if (isOfUse && this.#known && this.#known.at >= start) return this.#known.greater;
    const from = isOfUse && !this.#known ? Math.max(start, this.#next) : start;
    this.#from = start;
    this.#known = this.#search(source, base, from);
    return this.#known?.greater;
  }

  #search(source: string, base: number, from: number): Known | undefined {
    for (let at = source.indexOf('--', from - base); at >= 0; at = source.indexOf('--', at + 1)) {
      let greater = at + 2;
      while (isBlank(source.charCodeAt(greater))) greater++;
      if (source.charCodeAt(greater) === 62 /* > */) return { at: base + at, greater: base + greater };
      if (greater >= source.length) {
        this.#next = base + at;
        return undefined;
      }
    }
    // The last character may be the first of two hyphens.
    this.#next = Math.max(from, base + source.length - 1);
    return undefined;
  }
}
