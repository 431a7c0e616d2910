import type { Datatype } from '../datatypes/datatype.ts';
import type { Aggregate } from '../dsl/aggregate.ts';
import { isIn, planOf, type Slot, tagIn } from '../dsl/compile.ts';
import { type ContentListener, contentOf, walkContent } from '../dsl/content.ts';
import type { Version } from '../versions.ts';

/** An element that may come next, written as plainly as can be. */
export interface Step {
  readonly slot: Slot;
  /** `<TRNAMT>` */
  readonly open: string;
  /** `</TRNAMT>` */
  readonly close: string;
  /** The type of a leaf in the file's version; undefined for an aggregate. */
  readonly type: Datatype<unknown> | undefined;
  /** What an aggregate begins with; undefined for a leaf. */
  readonly inner: Shape | undefined;
  /** What the aggregate around it has then. */
  readonly next: Shape;
}

/** Which elements an open aggregate has so far. */
export interface Shape {
  readonly aggregate: Aggregate;
  /** Place in the standard's order of the last element. */
  readonly rank: number;
  readonly tags: ReadonlySet<string>;
  /** The steps taken from here before, the first ones first: what comes next is mostly one of few. */
  readonly known: Step[];
  /** Whether an aggregate that ends here breaks no rule about which elements are there. */
  readonly isComplete: boolean;
}

/**
 * How many shapes one file may make. Those of all bank statements there are come to a few dozen; elements in
 * ever new orders, where the standard lets them mix, are no reason to remember each.
 */
const MOST = 2000;

/**
 * The shapes of the aggregates of one file. Most of them have the same few, so that what may follow, and whether
 * something is missing, is found out once for all.
 *
 * Only what departs from nothing leads to another shape: elements the version has, under their own names, in
 * the standard's order, none twice that may stand once.
 */
export class Shapes {
  readonly #version: Version | undefined;
  readonly #empty = new Map<Aggregate, Shape>();
  #count = 0;

  constructor(version: Version | undefined) {
    this.#version = version;
  }

  /** What an aggregate begins with. */
  empty(aggregate: Aggregate): Shape {
    let shape = this.#empty.get(aggregate);
    if (!shape) {
      shape = this.#make(aggregate, 0, new Set());
      this.#empty.set(aggregate, shape);
    }
    return shape;
  }

  /** What an element of this name leads to; undefined where it would depart from the standard. */
  step(from: Shape, tag: string): Step | undefined {
    const known = from.known.find(({ open }) => open.length === tag.length + 2 && open.startsWith(tag, 1));
    if (known) return known;
    const slot = planOf(from.aggregate, this.#version).byTag.get(tag);
    if (!slot || !this.#fits(from, slot, tag) || this.#count >= MOST) return undefined;
    const step = this.#lead(from, slot, tag);
    from.known.push(step);
    return step;
  }

  #fits({ rank, tags }: Shape, slot: Slot, tag: string): boolean {
    const isInPlace = slot.rank >= rank && (slot.repeats || !tags.has(slot.tag));
    return isInPlace && tag === tagIn(slot, this.#version) && isIn(slot.versions, this.#version);
  }

  #lead(from: Shape, slot: Slot, tag: string): Step {
    const { leaf, aggregate } = slot;
    const isSame = from.rank === slot.rank && from.tags.has(slot.tag);
    return {
      slot,
      open: `<${tag}>`,
      close: `</${tag}>`,
      type: (this.#version && leaf?.typeIn?.(this.#version)) || leaf,
      inner: aggregate && this.empty(aggregate),
      next: isSame ? from : this.#make(from.aggregate, slot.rank, new Set([...from.tags, slot.tag])),
    };
  }

  #make(aggregate: Aggregate, rank: number, tags: ReadonlySet<string>): Shape {
    this.#count++;
    return { aggregate, rank, tags, known: [], isComplete: isFaultless(aggregate, this.#version, tags) };
  }
}

const isFaultless = (
  aggregate: Aggregate,
  version: Version | undefined,
  tags: ReadonlySet<string>,
): boolean => {
  let isFine = true;
  const listener: ContentListener = {
    element: () => {},
    fault: () => {
      isFine = false;
    },
  };
  // The rules ask which elements are there, never what is in them.
  const value = Object.fromEntries([...tags].map((tag) => [tag, true]));
  walkContent(contentOf(aggregate, version), value, listener);
  return isFine;
};
