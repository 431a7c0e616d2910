import type { Datatype } from '../datatypes/datatype.ts';
import type { Aggregate } from '../dsl/aggregate.ts';
import { isIn, planOf, type Slot, tagIn } from '../dsl/compile.ts';
import { type ContentListener, contentOf, walkContent } from '../dsl/content.ts';
import type { Version } from '../versions.ts';

/** An element that may come next, written as plainly as can be. */
export type Step = LeafStep | AggregateStep;

interface AnyStep {
  readonly slot: Slot;
  /** As the version writes it. */
  readonly tag: string;
  /** `<TRNAMT>` */
  readonly open: string;
  /** `</TRNAMT>` */
  readonly close: string;
  /** What the aggregate around it has then. */
  readonly next: Shape;
  /** As objects have it. */
  readonly name: string;
}

export interface LeafStep extends AnyStep {
  /** Its type in the file's version. */
  readonly type: Datatype<unknown> | undefined;
  readonly inner: undefined;
}

export interface AggregateStep extends AnyStep {
  /** What it begins with. */
  readonly inner: Shape;
}

/** Which elements an open aggregate has so far. */
export interface Shape {
  readonly aggregate: Aggregate;
  /** Place in the standard's order of the last element. */
  readonly rank: number;
  readonly tags: ReadonlySet<string>;
  /** The steps from here, by their tags. */
  readonly steps: Map<string, Step>;
  /** Whether an aggregate that ends here breaks no rule about which elements are there; found out when asked. */
  isComplete: boolean | undefined;
}

/**
 * How many shapes there may be at a time. Those of all bank statements there are come to a few dozen; elements in
 * ever new orders, where the standard lets them mix, are no reason to remember each.
 */
const MOST = 2000;

/** With more than this they are those of a strange file, and not kept for the next. */
const MOST_SHARED = MOST / 2;

const shared = new Map<Version | undefined, Shapes>();

/** The shapes of a version, with those that earlier files had: to find them out takes longer than to read a short file. */
export const shapesFor = (version: Version | undefined): Shapes => {
  const known = shared.get(version);
  if (known && known.count <= MOST_SHARED) return known;
  const fresh = new Shapes(version);
  shared.set(version, fresh);
  return fresh;
};

/**
 * The shapes of aggregates. Most of them have the same few, so that what may follow, and whether something is
 * missing, is found out once for all.
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

  /** How many there are. */
  get count(): number {
    return this.#count;
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
    const known = from.steps.get(tag);
    if (known) return known;
    const slot = planOf(from.aggregate, this.#version).byTag.get(tag);
    if (!slot || !this.#fits(from, slot, tag) || this.#count >= MOST) return undefined;
    const step = this.#lead(from, slot, tag);
    from.steps.set(tag, step);
    return step;
  }

  /** Whether an aggregate may end with what it has. */
  mayEnd(shape: Shape): boolean {
    shape.isComplete ??= this.isComplete(shape.aggregate, shape.tags);
    return shape.isComplete;
  }

  /** Whether an aggregate with these elements breaks no rule about which are there. */
  isComplete(aggregate: Aggregate, tags: ReadonlySet<string>): boolean {
    let isFine = true;
    const listener: ContentListener = {
      element: () => {},
      fault: () => {
        isFine = false;
      },
    };
    // The rules ask which elements are there, never what is in them.
    const value = Object.fromEntries([...tags].map((tag) => [tag, true]));
    walkContent(contentOf(aggregate, this.#version), value, listener);
    return isFine;
  }

  #fits({ rank, tags }: Shape, slot: Slot, tag: string): boolean {
    const isInPlace = slot.rank >= rank && (slot.repeats || !tags.has(slot.tag));
    return isInPlace && tag === tagIn(slot, this.#version) && isIn(slot.versions, this.#version);
  }

  #lead(from: Shape, slot: Slot, tag: string): Step {
    const { leaf, aggregate, rank } = slot;
    const isSame = from.rank === rank && from.tags.has(slot.tag);
    const step = {
      slot,
      tag,
      open: `<${tag}>`,
      close: `</${tag}>`,
      next: isSame ? from : this.#make(from.aggregate, rank, new Set([...from.tags, slot.tag])),
      name: slot.tag,
    };
    if (aggregate) return { ...step, inner: this.empty(aggregate) };
    return { ...step, type: (this.#version && leaf?.typeIn?.(this.#version)) || leaf, inner: undefined };
  }

  #make(aggregate: Aggregate, rank: number, tags: ReadonlySet<string>): Shape {
    this.#count++;
    return {
      aggregate,
      rank,
      tags,
      steps: new Map(),
      isComplete: undefined,
    };
  }
}
