import fc from 'fast-check';
import { OfxDateTime } from '../../../codecs/datatypes/index.ts';

type Node = Record<string, unknown>;

const isPlain = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof OfxDateTime);

/** A copy that can be changed; date-times stay date-times. */
export const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([tag, content]) => [tag, copyOf(content)]));
};

const aggregatesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(aggregatesIn);
  return isPlain(value) ? [value, ...Object.values(value).flatMap(aggregatesIn)] : [];
};

/** What is put in place of an element: of the wrong type, too long, not listed, empty, unwritable. */
const BAD: readonly unknown[] = [
  ...['', ' ', 'bogus', 'x'.repeat(20_000), '7', 'a\u0000b', '\uD800', 'ж', 'Y'],
  ...[5, -1, 1.5, 1e9, true, null, undefined, [], {}, ['x'], [{}], { 'A.B': 'x' }, new OfxDateTime('today')],
];

/** Tags that are known somewhere, nowhere, private, and no tags at all. */
const TAGS = [
  ...['MEMO', 'NAME', 'PAYEE', 'CURRENCY', 'ORIGCURRENCY', 'USERKEY', 'USERCRED2', 'CLIENTUID', 'EXTDNAME'],
  ...['CORRECTFITID', 'OFXEXTENSION', 'BANKMSGSRQV1', 'BANKMSGSRSV2', 'STATUS', 'ADDR3', 'TOKEN', 'REFRESH'],
  ...['CATEGORY', 'FOO', 'INTU.BID', 'a.b', '#text'],
];

const at = <T>(list: readonly T[], seed: number): T | undefined => list[seed % Math.max(1, list.length)];

/** Something done to one place of a tree. */
type Mutation = (node: Node, seed: number) => void;

const withTag =
  (change: (node: Node, tag: string) => void): Mutation =>
  (node, seed) => {
    const tag = at(Object.keys(node), seed);
    if (tag !== undefined) change(node, tag);
  };

const MUTATIONS: readonly Mutation[] = [
  withTag((node, tag) => delete node[tag]),
  withTag((node, tag) => {
    node[tag] = [node[tag], node[tag]].flat();
  }),
  withTag((node, tag) => {
    node[tag] = Array.isArray(node[tag]) ? node[tag][0] : [node[tag]];
  }),
  (node, seed) => {
    const tag = at(Object.keys(node), seed);
    if (tag !== undefined) node[tag] = copyOf(at(BAD, seed >> 4));
  },
  (node, seed) => {
    node[at(TAGS, seed) ?? ''] = copyOf(at(BAD, seed >> 5));
  },
];

/** A tree in which a few things were done that a version may or may not allow. */
export const mutated = (trees: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const step = fc.tuple(fc.constantFrom(...MUTATIONS), fc.nat(), fc.nat());
  return fc.tuple(trees, fc.array(step, { maxLength: 3 })).map(([tree, steps]) => {
    const copy = copyOf(tree);
    for (const [mutate, place, seed] of steps) {
      const node = at(aggregatesIn(copy), place);
      if (node) mutate(node, seed);
    }
    return copy;
  });
};
