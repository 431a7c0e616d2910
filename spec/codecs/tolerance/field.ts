import { expect } from 'vitest';
import { decode, type OfxFile } from '../../../codecs/index.ts';

/** A deviation that is expected: `mark` is the text of the file that it stands at, empty for the file's end. */
export type Expected = readonly [code: string, path: string, mark: string];

/** A file as somebody in the field writes it: what has to be read from it, and what has to be said of it. */
export interface FieldFile {
  /** The deviation, in the words of PROTOCOL or PEERS. */
  readonly what: string;
  /** The file. In bytes each character stands for one. */
  readonly text: string;
  readonly bytes?: true;
  /** It promises XML and is none: a deviation says so, somewhere behind what is wrong. Not one of the `deviations`. */
  readonly illFormed?: boolean;
  readonly reads: (file: OfxFile) => unknown;
  readonly as: unknown;
  readonly deviations: readonly Expected[];
}

/** Where the transactions of a statement are. */
export const LIST = 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST';
/** Its first transaction. */
export const FIRST = `${LIST}/STMTTRN[0]`;

/** Reads the file, and compares content, and deviations with code, path and position. */
export const expectRead = ({ text, bytes, illFormed = false, reads, as, deviations }: FieldFile): void => {
  const file = decode(bytes ? Uint8Array.from(Buffer.from(text, 'latin1')) : text);
  expect(reads(file)).toEqual(as);
  const faults = file.deviations.filter(({ message }) => message.includes('not well-formed XML'));
  expect(faults).toHaveLength(illFormed ? 1 : 0);
  if (illFormed) expect(file.header.syntax).toBe('sgml');
  const others = file.deviations.filter((deviation) => !faults.includes(deviation));
  const found = others.map(({ code, path, position }, i) => {
    const length = deviations[i]?.[2].length ?? 20;
    return [code, path, text.slice(position.byte, position.byte + length)];
  });
  expect(found).toEqual(deviations);
  for (const { position } of file.deviations) {
    const before = text.slice(0, position.byte).split(/\r\n|\r|\n/);
    expect(position.line).toBe(before.length);
    if (!bytes) expect(position.column).toBe([...(before.at(-1) ?? '').replace('\uFEFF', '')].length + 1);
  }
};
