import type { AggregateFrame } from '../build/frame.ts';
import type { Aggregate } from '../dsl/aggregate.ts';
import type { Limits } from '../limits.ts';
import type { Version } from '../versions.ts';
import { LeafScanner } from './leaf.ts';
import { type Shape, Shapes, type Step } from './shape.ts';

/** Where scanned aggregates go: the builder. */
export interface ScanTarget {
  /** Elements that are open now, and those that may still come. */
  readonly depth: number;
  readonly elementsLeft: number;
  countElements(count: number): void;
  /** Whether aggregates of this kind are to be opened by the builder itself. */
  opensItself(step: Step): boolean;
  /** Puts a finished aggregate into its owner. */
  put(owner: AggregateFrame, step: Step, value: Record<string, unknown>, at: number): void;
  /** Goes on with an open aggregate, in which something odd comes next. */
  resume(step: Step, shape: Shape, value: Record<string, unknown>, at: number): void;
}

/** What elements end with: each with its end tag, as in XML, or leaves also with whatever comes next. */
export type EndTags = 'required' | 'optional';

const LESS = 60;
const SLASH = 47;

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/**
 * Reads aggregates straight into typed objects as long as they are written plainly: known elements in the
 * standard's order, with values of their types. That is nearly all of a large file, and it needs neither events
 * nor frames.
 *
 * At anything else, however small, it stops and leaves what it has to the builder as open elements; the tokenizer
 * goes on from there. So nothing is read twice, and what a departure means is decided in one place.
 */
export class Scanner {
  readonly #limits: Limits;
  readonly #target: ScanTarget;
  readonly #leaf: LeafScanner;
  readonly #shapes: Shapes;
  // The open aggregates, outermost first: how each was come to, what it has, where it began, what may follow.
  readonly #steps: Step[] = [];
  readonly #values: Record<string, unknown>[] = [];
  readonly #starts: number[] = [];
  readonly #inside: Shape[] = [];
  #depth = 0;

  constructor(version: Version | undefined, limits: Limits, target: ScanTarget, endTags: EndTags) {
    this.#limits = limits;
    this.#target = target;
    this.#shapes = new Shapes(version);
    this.#leaf = new LeafScanner(version, limits, endTags);
  }

  /** Reads aggregates of `owner` from `start` on, where a `<` stands; gives the offset behind what was read. */
  scan(source: string, start: number, owner: AggregateFrame, kind: Aggregate): number {
    const outer = this.#shapes.empty(kind);
    let at = start;
    for (;;) {
      const step = this.#find(source, at, outer);
      if (!step?.inner || !hasRoom(owner, step) || this.#target.opensItself(step)) return at;
      const behind = this.#aggregate(source, at, step, owner);
      if (this.#depth > 0) {
        this.#leave();
        return behind;
      }
      if (behind === at) return at;
      at = behind;
      while (isBlank(source.charCodeAt(at))) at++;
      if (source.charCodeAt(at) !== LESS) return at;
    }
  }

  /** Reads one aggregate with all that is in it; where it stops before its end, elements stay open. */
  #aggregate(source: string, start: number, first: Step, owner: AggregateFrame): number {
    const room = this.#target.elementsLeft;
    const deepest = this.#limits.depth - this.#target.depth;
    let elements = 0;
    let at = start;
    let step: Step | undefined = first;
    for (;;) {
      if (!step) {
        while (isBlank(source.charCodeAt(at))) at++;
        if (source.charCodeAt(at) !== LESS) break;
        if (source.charCodeAt(at + 1) === SLASH) {
          const end = this.#end(source, at, owner);
          if (end === at) break;
          at = end;
          if (this.#depth === 0) break;
          continue;
        }
        step = this.#find(source, at, this.#inside[this.#depth - 1] as Shape);
        if (!step) break;
      }
      if (elements >= room || this.#depth >= deepest) break;
      if (step.inner) {
        if (this.#target.opensItself(step)) break;
        this.#open(step, at);
        at += step.open.length;
        step = undefined;
      } else {
        const value = this.#values[this.#depth - 1] as Record<string, unknown>;
        const end = this.#leaf.read(source, at + step.open.length, step);
        if (end < 0 || !this.#follows(source, end, step) || !add(value, step, this.#leaf.value)) break;
        this.#inside[this.#depth - 1] = step.next;
        at = end;
        step = undefined;
      }
      elements++;
    }
    this.#target.countElements(elements);
    return at;
  }

  #open(step: Step, at: number): void {
    const depth = this.#depth++;
    this.#steps[depth] = step;
    this.#values[depth] = {};
    this.#starts[depth] = at;
    this.#inside[depth] = step.inner as Shape;
  }

  /** Ends the innermost aggregate at its end tag; gives the offset behind it, or `at` where it is none. */
  #end(source: string, at: number, owner: AggregateFrame): number {
    const depth = this.#depth - 1;
    const step = this.#steps[depth] as Step;
    if (!source.startsWith(step.close, at) || !this.#inside[depth]?.isComplete) return at;
    const value = this.#values[depth] as Record<string, unknown>;
    if (depth === 0) this.#target.put(owner, step, value, this.#starts[0] as number);
    else if (add(this.#values[depth - 1] as Record<string, unknown>, step, value)) {
      this.#inside[depth - 1] = step.next;
    } else return at;
    this.#depth = depth;
    return at + step.close.length;
  }

  /** Whether a leaf without end tag ends at `at`: with another element of its aggregate, or with that. */
  #follows(source: string, at: number, step: Step): boolean {
    if (this.#leaf.isClosed) return true;
    if (source.charCodeAt(at + 1) !== SLASH) return this.#find(source, at, step.next) !== undefined;
    return source.startsWith((this.#steps[this.#depth - 1] as Step).close, at);
  }

  #find(source: string, at: number, from: Shape): Step | undefined {
    for (const step of from.known) if (source.startsWith(step.open, at)) return step;
    const name = nameAt(source, at + 1);
    return name === undefined ? undefined : this.#shapes.step(from, name);
  }

  /** Leaves the open aggregates to the builder. */
  #leave(): void {
    for (let depth = 0; depth < this.#depth; depth++) {
      this.#target.resume(
        this.#steps[depth] as Step,
        this.#inside[depth] as Shape,
        this.#values[depth] as Record<string, unknown>,
        this.#starts[depth] as number,
      );
    }
    this.#depth = 0;
  }
}

/** The longest tag of any version has 23 letters. */
const LONGEST_NAME = 32;

/** The name of the start tag at an offset; undefined where anything but a name and `>` stands there. */
const nameAt = (source: string, start: number): string | undefined => {
  const most = Math.min(source.length, start + LONGEST_NAME);
  let end = start;
  while (end < most && source.charCodeAt(end) > 47 && source.charCodeAt(end) !== 62) end++;
  return source.charCodeAt(end) === 62 && end > start ? source.slice(start, end) : undefined;
};

/** Whether the standard lets the owner have the element, after what it has already. */
const hasRoom = ({ value, rank }: AggregateFrame, { slot }: Step): boolean => {
  if (slot.rank < rank) return false;
  const present = value[slot.tag];
  return present === undefined || (slot.repeats && Array.isArray(present) && present.length < slot.max);
};

/** Puts a value into its aggregate; says whether there was room. */
const add = (target: Record<string, unknown>, { slot: { tag, repeats, max } }: Step, value: unknown): boolean => {
  if (!repeats) {
    target[tag] = value;
    return true;
  }
  const present = target[tag] as unknown[] | undefined;
  if (!present) target[tag] = [value];
  else if (present.length < max) present.push(value);
  else return false;
  return true;
};
