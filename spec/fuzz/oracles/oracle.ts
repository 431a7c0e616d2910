import { type Reading, readingOf } from './reading.ts';

/** Bytes under test and what reading them comes to, read once for all oracles. */
export interface Subject {
  readonly bytes: Uint8Array;
  readonly reading: Reading;
}

/** Something that holds for whatever bytes there are. */
export interface Oracle {
  /** What holds, as a sentence. */
  readonly name: string;
  /** What is wrong with a subject; undefined where nothing is. */
  readonly complaint: (subject: Subject) => Complaint | Promise<Complaint>;
}

export type Complaint = string | undefined;

/** @throws what reading throws, if that is no OfxError */
export const subjectOf = (bytes: Uint8Array): Subject => ({ bytes, reading: readingOf(bytes) });

/** The first complaint of a list. */
export const firstOf = <T>(list: Iterable<T>, complaint: (entry: T) => Complaint): Complaint => {
  for (const entry of list) {
    const found = complaint(entry);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A few of a list, others for other inputs: what is too much for each case comes round in many. */
export const someOf = <T>(list: readonly T[], { length }: Uint8Array, count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[(length + i * 5) % list.length]).filter(
    (one) => one !== undefined,
  );
