/** How much input a reader accepts. Passing a limit is the error `codec/limit`, never a crash. */
export interface Limits {
  /** Bytes of the whole file. Default 256 MiB: ten years of a busy account are below 20 MiB. */
  readonly bytes: number;
  /**
   * Characters in front of `<OFX>`. Default 4 Mi: a header has 300, and what stands before it is never long. Where more
   * come, nobody looks any further; what is plainly another kind of file is `codec/not-ofx` then, as it is without.
   */
  readonly headerLength: number;
  /** Elements inside one another. Default 64: the standard's deepest path has 14. Never above {@link MAX_DEPTH}. */
  readonly depth: number;
  /** Elements in all. Default 20 million: ten per transaction of the largest statement seen, twentyfold. */
  readonly elements: number;
  /** Characters of one value. Default 16 Mi: the longest in the standard, a mail body, has 10,000. */
  readonly leafLength: number;
  /**
   * Characters of one tag, comment or section of CDATA. What is longer is no error but text: it is a `<` without
   * an end, and an end is not looked for any further. Default 16 Mi: CDATA can hold a whole value.
   */
  readonly markupLength: number;
  /**
   * Deviations of each severity that are kept; the rest are counted in a last entry, `truncated` excepted. Default
   * 1,000: nobody reads more.
   */
  readonly deviations: number;
}

/** The defaults, each with its reason at {@link Limits}. */
export const DEFAULT_LIMITS: Limits = {
  bytes: 256 * 1024 * 1024,
  headerLength: 4 * 1024 * 1024,
  depth: 64,
  elements: 20_000_000,
  leafLength: 16 * 1024 * 1024,
  markupLength: 16 * 1024 * 1024,
  deviations: 1000,
};

/**
 * How deep a file may be at most, whatever `limits.depth` says. Whoever walks a tree goes down it by recursion, our
 * own writer and `JSON.stringify` among them; a thousand levels fit on every host's stack, a hundred thousand on none.
 */
export const MAX_DEPTH = 1000;

/**
 * The limits to read with: the default where none is given. What is not a number, or is below zero, is a mistake of
 * the caller and counts as not given, so that no limit is ever lost by one.
 */
export const limitsOf = (given: Partial<Limits> = {}): Limits => {
  const limit = (name: keyof Limits): number => {
    const value = given[name];
    return typeof value === 'number' && value >= 0 ? value : DEFAULT_LIMITS[name];
  };
  return {
    bytes: limit('bytes'),
    headerLength: limit('headerLength'),
    depth: Math.min(limit('depth'), MAX_DEPTH),
    elements: limit('elements'),
    leafLength: limit('leafLength'),
    markupLength: limit('markupLength'),
    deviations: limit('deviations'),
  };
};
