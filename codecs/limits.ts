/** How much input a reader accepts. Passing a limit is the error `codec/limit`, never a crash. */
export interface Limits {
  /** Bytes of the whole file. Default 256 MiB: ten years of a busy account are below 20 MiB. */
  readonly bytes: number;
  /** Characters in front of `<OFX>`. Default 4 Mi: a header has 300, and what stands before it is never long. */
  readonly headerLength: number;
  /** Elements inside one another. Default 64: the standard's deepest path has 14. */
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
  /** Deviations that are kept; the rest are counted in a last entry. Default 1,000: nobody reads more. */
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
