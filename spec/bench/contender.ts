import type { Contents, Statement } from './statement.ts';

/** The transactions a reader gave, all by the standard's tags; amounts are text or floating point. */
export type Lines = readonly { readonly TRNAMT: string | number }[];

/** One timed call: from the bytes of a file to all its transactions. */
export type Read = () => Lines | Promise<Lines>;

/** Something that is measured. */
export interface Contender {
  readonly name: string;
  /**
   * What is done before the clock runs: imports, and data that is not the work measured. A string says why there
   * is nothing to measure.
   */
  readonly prepare: (statement: Statement) => Promise<Read | string>;
}

const centsOf = (amount: string | number): number => Math.round(Number(amount) * 100);

/** What came out, to be held against what went in. */
export const contentsOf = (lines: Lines): Contents => ({
  count: lines.length,
  cents: lines.reduce((sum, { TRNAMT }) => sum + centsOf(TRNAMT), 0),
});

/** Why the lines are not those of the statement; undefined when they are. */
export const misreading = (lines: Lines, { count, cents }: Contents): string | undefined => {
  const found = contentsOf(lines);
  if (found.count !== count) return `${found.count} of ${count} transactions`;
  if (found.cents !== cents) return `the amounts sum to ${found.cents} cents instead of ${cents}`;
  return undefined;
};
