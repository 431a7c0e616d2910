import type { AggregateFrame } from '../build/frame.ts';
import { OFX } from '../schema/ofx.ts';
import { isBlank } from '../syntax/characters.ts';
import { WAIT } from '../syntax/events.ts';
import { LESS, nameAt, SLASH } from './characters.ts';
import { LeafScanner, type ReadLeaf } from './leaf.ts';
import { Records } from './record.ts';
import type { ScanRules } from './rules.ts';
import { type AggregateStep, type LeafStep, type Shape, type Shapes, type Step, shapesFor } from './shape.ts';

type Value = Record<string, unknown>;

/** What may be read, from offset `base` of the file on, and whether that is all there is. */
export interface Piece {
  readonly source: string;
  readonly base: number;
  readonly isLast: boolean;
}

/** So many characters are waited with for the end of an aggregate, rather than reading it in parts. */
const PATIENCE = 1024;

/** An aggregate that is being read, or was up to something odd. */
export interface OpenAggregate {
  readonly step: AggregateStep;
  readonly value: Value;
  /** What it has so far. */
  inside: Shape;
  /** Offset of its start tag. */
  readonly at: number;
}

/** Where scanned aggregates go: the builder. */
export interface ScanTarget {
  /** How many elements are open, and how many may still come. */
  readonly depth: number;
  readonly elementsLeft: number;
  countElements(count: number): void;
  /** Whether aggregates of this kind are to be opened by the builder itself. */
  opensItself(step: AggregateStep): boolean;
  /** Puts a finished aggregate into its owner. */
  put(owner: AggregateFrame, step: AggregateStep, value: Value, at: number): void;
  /** The path of an element that comes next into an open aggregate. */
  pathInto(owner: AggregateFrame, step: Step): string;
  /** Reports what a leaf's type says of its value. */
  findSaid(leaf: ReadLeaf, at: number, path: () => string): void;
  /** Opens an aggregate, within the one that was opened last, that has something already. */
  resume(open: Readonly<OpenAggregate>): void;
}

/**
 * Reads aggregates straight into typed objects as long as they are written plainly: known elements in the
 * standard's order, with values that are plain text. That is nearly all of a large file, and it needs neither events
 * nor frames. What types say of values is passed on: many a bank writes each of its dates in a way of its own.
 *
 * At anything else, however small, it stops and leaves what it has to the builder as open elements; the tokenizer
 * goes on from there. So nothing is read twice, and what a departure means is decided in one place.
 */
export class Scanner {
  readonly #rules: ScanRules;
  readonly #target: ScanTarget;
  readonly #leaf: LeafScanner;
  readonly #shapes: Shapes;
  readonly #records = new Map<Shape, Records>();
  #source = '';
  /** Offset of the source in its file. */
  #base = 0;
  /** Place in the source behind what was read. */
  #behind = 0;
  /** Open elements, and those that may still come. */
  #depth = 0;
  #left = 0;
  /** The aggregate that is read into, and those within it that are being read, outermost first. */
  #owner: AggregateFrame | undefined;
  readonly #open: OpenAggregate[] = [];

  constructor(rules: ScanRules, target: ScanTarget) {
    this.#rules = rules;
    this.#target = target;
    this.#shapes = shapesFor(rules.version);
    this.#leaf = new LeafScanner(rules);
  }

  /**
   * Reads aggregates of `owner` from a place on, where a `<` stands; gives the place behind what was read, `WAIT`
   * if that is nothing and more text has to come for it.
   */
  scan({ source, base, isLast }: Piece, start: number, owner: AggregateFrame): number {
    const outer = this.#shapes.empty(owner.slot?.aggregate ?? OFX);
    this.#source = source;
    this.#base = base;
    this.#owner = owner;
    this.#behind = start;
    while (source.charCodeAt(this.#behind) === LESS) {
      const at = this.#behind;
      const step = this.#find(at, outer);
      if (!step?.inner || !hasPlace(owner, step)) break;
      this.#depth = this.#target.depth;
      this.#left = this.#target.elementsLeft;
      if (!this.#allows(step)) break;
      if (!isLast && this.#isCut(at, step)) {
        this.#behind = at === start ? WAIT : at;
        break;
      }
      const value = this.#aggregate(at, step);
      if (value) this.#target.put(owner, step, value, base + at);
      this.#target.countElements(this.#target.elementsLeft - this.#left);
      if (!value) break;
      this.#skipBlanks();
    }
    // Where reading stopped, what was open still is.
    for (const open of this.#open.splice(0)) this.#target.resume(open);
    this.#source = '';
    return this.#behind;
  }

  /** Whether the text at hand ends within an aggregate that, to judge by most, will soon have its end. */
  #isCut(at: number, { close }: AggregateStep): boolean {
    return this.#source.length - at < PATIENCE && this.#source.indexOf(close, at) < 0;
  }

  /** Whether there may be another element, and this is the place to read it. */
  #allows(step: Step): boolean {
    const isWithinLimits = this.#left > 0 && this.#depth < this.#rules.limits.depth;
    return isWithinLimits && !(step.inner && this.#target.opensItself(step));
  }

  /** Reads an aggregate from its start tag to its end tag; undefined if it stopped on the way. */
  #aggregate(start: number, step: AggregateStep): Value | undefined {
    const records = this.#records.get(step.inner);
    return (records && this.#record(start, records)) ?? this.#content(start, step);
  }

  /** Reads an aggregate at once, if others of its kind showed how. */
  #record(at: number, records: Records): Value | undefined {
    const isDeep = this.#depth + 1 >= this.#rules.limits.depth;
    const value = isDeep ? undefined : records.read(this.#source, at);
    if (!value || records.elements > this.#left) return undefined;
    if (records.judged.length > 0) this.#findAllSaid(records, at);
    this.#left -= records.elements;
    this.#behind = records.behind;
    return value;
  }

  /** Reports what types say of the leaves of a record that begins at a place. */
  #findAllSaid({ judged, step }: Records, at: number): void {
    let leafAt = at;
    for (const leaf of judged) {
      leafAt = this.#source.indexOf(leaf.step.open, leafAt);
      this.#findSaid(leaf, leafAt, step, leaf.step);
    }
  }

  /** Reports what the type of a leaf says, which `steps` lead to from the innermost open aggregate. */
  #findSaid(leaf: ReadLeaf, at: number, ...steps: readonly Step[]): void {
    this.#target.findSaid(leaf, this.#base + at, () => this.#pathTo(steps));
  }

  #pathTo(last: readonly Step[]): string {
    const [first, ...others] = [...this.#open.map(({ step }) => step), ...last];
    const start = first && this.#owner ? this.#target.pathInto(this.#owner, first) : '';
    return others.reduce((path, { name, slot }, i) => {
      const present = this.#open[i]?.value[name];
      const place = slot.repeats ? `[${Array.isArray(present) ? present.length : 0}]` : '';
      return `${path}/${name}${place}`;
    }, start);
  }

  /** Reads what follows of the same kind, at once, into `list`. */
  #run(step: AggregateStep, list: unknown[]): void {
    const records = this.#records.get(step.inner);
    if (!records || step.slot.max !== Number.POSITIVE_INFINITY) return;
    for (;;) {
      this.#skipBlanks();
      const next = this.#record(this.#behind, records);
      if (!next) return;
      list.push(next);
    }
  }

  /** Reads an aggregate element by element. */
  #content(start: number, step: AggregateStep): Value | undefined {
    this.#behind = start + step.open.length;
    this.#left--;
    this.#depth++;
    const value: Value = {};
    const leaves: ReadLeaf[] = [];
    const open = { step, value, inside: step.inner, at: this.#base + start };
    this.#open.push(open);
    let hasAggregates = false;
    for (;;) {
      this.#skipBlanks();
      const at = this.#behind;
      if (this.#source.charCodeAt(at + 1) === SLASH) {
        if (!this.#source.startsWith(step.close, at) || !this.#shapes.mayEnd(open.inside)) return undefined;
        this.#behind = at + step.close.length;
        this.#depth--;
        this.#open.pop();
        if (!hasAggregates) this.#learn(step, leaves);
        return value;
      }
      const next = this.#find(at, open.inside);
      if (!next || isFull(value, next) || !this.#allows(next)) return undefined;
      if (next.inner) {
        const child = this.#aggregate(at, next);
        if (!child) return undefined;
        add(value, next, child);
        hasAggregates = true;
        if (next.slot.repeats) this.#run(next, value[next.name] as unknown[]);
      } else {
        const leaf = this.#readLeaf(at, next, step);
        if (!leaf) return undefined;
        if (leaf.said.length > 0) this.#findSaid(leaf, at, next);
        add(value, next, leaf.value);
        leaves.push(leaf);
      }
      open.inside = next.next;
    }
  }

  #learn(step: AggregateStep, leaves: readonly ReadLeaf[]): void {
    let records = this.#records.get(step.inner);
    if (!records) {
      records = new Records(step, this.#shapes, this.#leaf, this.#rules);
      this.#records.set(step.inner, records);
    }
    records.learn(leaves);
  }

  /** Reads a leaf of the aggregate `parent`; undefined if there is anything odd about it. */
  #readLeaf(at: number, step: LeafStep, parent: AggregateStep): ReadLeaf | undefined {
    const start = at + step.open.length;
    const end = this.#source.indexOf('<', start);
    if (end < 0) return undefined;
    const isClosed = this.#source.startsWith(step.close, end);
    if (!isClosed && (this.#rules.endTags === 'required' || !this.#ends(end, step, parent))) return undefined;
    const leaf = this.#leaf.read(this.#source.slice(start, end), step);
    if (!leaf) return undefined;
    this.#behind = isClosed ? end + step.close.length : end;
    this.#left--;
    return leaf;
  }

  /**
   * Whether a value without end tag ends at a place: with another element of its aggregate, or with that. Anything
   * else that begins with `<` may still belong to it.
   */
  #ends(at: number, step: LeafStep, parent: AggregateStep): boolean {
    return this.#find(at, step.next) !== undefined || this.#source.startsWith(parent.close, at);
  }

  /** The element that begins at a place, if it may come next. */
  #find(at: number, inside: Shape): Step | undefined {
    const name = nameAt(this.#source, at);
    return name === undefined ? undefined : this.#shapes.step(inside, name);
  }

  #skipBlanks(): void {
    while (isBlank(this.#source.charCodeAt(this.#behind))) this.#behind++;
  }
}

/** Whether the standard lets the owner have the element, after what it has already. */
const hasPlace = ({ value, rank }: AggregateFrame, step: Step): boolean => {
  const isInPlace = step.slot.rank >= rank && (step.slot.repeats || value[step.name] === undefined);
  return isInPlace && !isFull(value, step);
};

/** Whether there are as many of them as there may be. */
const isFull = (value: Value, { name, slot: { repeats, max } }: Step): boolean =>
  repeats && max !== Number.POSITIVE_INFINITY && ((value[name] as unknown[])?.length ?? 0) >= max;

const add = (target: Value, { name, slot }: Step, value: unknown): void => {
  if (!slot.repeats) {
    target[name] = value;
    return;
  }
  const present = target[name] as unknown[] | undefined;
  if (present) present.push(value);
  else target[name] = [value];
};
