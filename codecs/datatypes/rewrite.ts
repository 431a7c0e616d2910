/** Another way to write something, and what the standard writes for it. */
export type Rewriting = readonly [written: RegExp, meant: string];

/** Text with all of these ways rewritten into the standard's, in this order. */
export const rewrite = (text: string, ways: readonly Rewriting[]): string =>
  ways.reduce((rewritten, [written, meant]) => rewritten.replace(written, meant), text);
