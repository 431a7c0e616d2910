import { OfxDateTime } from '../../../codecs/datatypes/index.ts';

/** A leaf of a tree, with its path as deviations write it. */
export interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

/** Every leaf, in the order of the tree. */
export const leavesOf = (value: unknown, path: string): Leaf[] => {
  if (Array.isArray(value)) return value.flatMap((entry, i) => leavesOf(entry, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null || value instanceof OfxDateTime) return [{ path, value }];
  return Object.entries(value).flatMap(([tag, content]) => leavesOf(content, `${path}/${tag}`));
};

/** A tree without the ways there are to write one date: what it says, and not how. */
export const meaning = (value: unknown): unknown => {
  if (value instanceof OfxDateTime) return { text: value.canonical ?? value.text, date: value.localDate };
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([tag, content]) => [tag, meaning(content)]));
};

/** A tree in the order of its tags: the standard's order, in which it is written, may be another. */
export const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof OfxDateTime) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([tag, content]) => [tag, sorted(content)]));
};
