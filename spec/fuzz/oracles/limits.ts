import { DEFAULT_LIMITS, type Limits } from '../../../codecs/limits.ts';
import { type Complaint, firstOf, type Oracle, type Subject, someOf } from './oracle.ts';
import { allOf, difference, readingOf, within } from './reading.ts';

/** Limits low enough for a file of a few lines to pass. */
const LOW: readonly Partial<Limits>[] = [
  { bytes: 100 },
  { bytes: 1000 },
  { depth: 3 },
  { depth: 6 },
  { elements: 5 },
  { elements: 60 },
  { leafLength: 2 },
  { leafLength: 30 },
];

/** Under a lower limit the same comes out, or `codec/limit` naming that limit. */
const underLimit = ({ bytes, reading }: Subject, limits: Partial<Limits>): Complaint => {
  const [name = ''] = Object.keys(limits);
  const low = readingOf(bytes, within(limits));
  if (low.error?.code === 'codec/limit' && low.error.message.includes(`limits.${name}`)) return undefined;
  const found = difference(allOf(reading), allOf(low));
  return found && `with ${JSON.stringify(limits)} ${found}`;
};

/** However few deviations are kept, the tree is the same and what is kept is of the whole list. */
const fewDeviations = ({ bytes, reading }: Subject, deviations: number): Complaint => {
  const low = readingOf(bytes, within({ deviations }));
  if (!reading.file || !low.file) return difference(allOf(reading), allOf(low));
  const treesOf = ({ header, ofx, further }: typeof low.file) => ({ header, ofx, further });
  const all = new Set(reading.file.deviations.map((deviation) => JSON.stringify(deviation)));
  const stranger = low.file.deviations
    .filter(({ message }) => !message.endsWith('more deviations are not listed'))
    .find((deviation) => !all.has(JSON.stringify(deviation)));
  if (stranger && all.size < DEFAULT_LIMITS.deviations)
    return `only with a limit: ${JSON.stringify(stranger)}`;
  return difference(treesOf(reading.file), treesOf(low.file));
};

export const limits: Oracle = {
  name: 'lower limits throw codec/limit or change nothing',
  complaint: (subject) =>
    firstOf(someOf(LOW, subject.bytes, 3), (low) => underLimit(subject, low)) ??
    firstOf(someOf([0, 1, 10], subject.bytes, 1), (kept) => fewDeviations(subject, kept)),
};
