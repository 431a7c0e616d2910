import type { OfxFile } from '../../decode.ts';
import type { Ofx } from '../../ofx.ts';

/** What statements are read from: a file that was read, or one OFX tree as `{ ofx }`. */
export type StatementFile = Pick<OfxFile, 'ofx'> & Partial<Pick<OfxFile, 'further'>>;

/** Every `<OFX>` block of a file. */
export const blocksOf = ({ ofx, further = [] }: StatementFile): Ofx[] => [ofx, ...further];

/** Those of `kinds` that an object has, in its own order: that in which the file first had each. */
export const kindsIn = <Kind extends string>(object: object, kinds: readonly Kind[]): Kind[] =>
  Object.keys(object).flatMap((tag) => kinds.filter((kind) => kind === tag));
