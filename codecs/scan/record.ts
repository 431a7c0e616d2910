import type { PlainValues } from '../datatypes/datatype.ts';
import { TEXT } from '../datatypes/text.ts';
import { trimValue } from '../syntax/events.ts';
import type { LeafScanner, ReadLeaf } from './leaf.ts';
import { plainText } from './plain-text.ts';
import type { EndTags, ScanRules } from './rules.ts';
import type { AggregateStep, LeafStep, Shapes } from './shape.ts';

type Value = Record<string, unknown>;

/** So many are read one element at a time before there is an expression for all at once. */
const FEW = 8;

/** One bit for each element of a record. */
const MOST_ELEMENTS = 31;

/** A blank that belongs to no value: behind the end of a line. */
const LINE_ENDS = '(?:[\\r\\n\\t][\\r\\n\\t ]*)?';
const BLANKS = '[\\r\\n\\t ]*';

/** An element of a record. What is asked for each value is at hand here: to look it up costs a twentieth of reading. */
interface Field {
  readonly step: LeafStep;
  readonly name: string;
  /** Values that there is nothing to say of; undefined where all are read as their type reads them. */
  readonly plain: PlainValues<unknown> | undefined;
  readonly read: PlainValues<unknown>['read'] | undefined;
  readonly longest: number;
  readonly pattern: string;
}

const expressions = new WeakMap<PlainValues<unknown>, RegExp>();

const isPlain = (plain: PlainValues<unknown>, text: string): boolean => {
  let expression = expressions.get(plain);
  if (!expression) {
    expression = new RegExp(`^(?:${plain.pattern})$`);
    expressions.set(plain, expression);
  }
  return expression.test(text);
};

/** A plain value without the blanks behind it; undefined where a reference in it is one that nobody knows. */
const textOf = (written: string, isEscaped: boolean): string | undefined => {
  if (isEscaped) return plainText(written);
  return written.charCodeAt(written.length - 1) === 32 ? trimValue(written) : written;
};

/**
 * Reads one kind of aggregate that has nothing but leaves, a transaction above all, by a regular expression: of
 * the elements that were seen in it so far, each optional, in the standard's order. No value can be told in two
 * ways, so that there is nothing to try twice: the time it takes grows with the length of one record.
 *
 * What it does not match is no fault, only less plain, and read element by element.
 */
export class Records {
  readonly step: AggregateStep;
  readonly #leaf: LeafScanner;
  readonly #shapes: Shapes;
  readonly #endTags: EndTags;
  readonly #longest: number;
  readonly #own: ((text: string) => string) | undefined;
  readonly #fields = new Map<string, Field>();
  /** How often values were not plain, by name. */
  readonly #odd = new Map<string, number>();
  #list: readonly Field[] = [];
  #expression: RegExp | undefined;
  /** Whether there is all that must be, by the bits of what there is. */
  readonly #complete = new Map<number, boolean>();
  #seen = 0;
  /** Where there was none that could be read: nobody need look again. */
  #missed = -1;
  /** Place behind the record that was read last. */
  behind = 0;
  /** How many elements it is, with those in it. */
  elements = 0;

  /** Its leaves of which there is something to say. */
  readonly judged: ReadLeaf[] = [];

  constructor(step: AggregateStep, shapes: Shapes, leaf: LeafScanner, { endTags, limits, own }: ScanRules) {
    this.step = step;
    this.#shapes = shapes;
    this.#leaf = leaf;
    this.#endTags = endTags;
    this.#longest = limits.leafLength;
    this.#own = own;
  }

  /** Reads the record whose start tag stands at a place of `source`; undefined if it is not as plain as can be. */
  read(source: string, at: number): Value | undefined {
    const expression = this.#expression;
    if (!expression || at === this.#missed) return undefined;
    this.#missed = at;
    expression.lastIndex = at;
    const found = expression.exec(source);
    if (!found) return undefined;
    const isEscaped = found[0].includes('&');
    const fields = this.#list;
    const own = this.#own;
    const value: Value = {};
    let bits = 0;
    let elements = 1;
    if (this.judged.length > 0) this.judged.length = 0;
    for (let i = 0; i < fields.length; i++) {
      const written = found[i + 1];
      if (written === undefined) continue;
      const { step, name, plain, read, longest } = fields[i] as Field;
      if (plain) {
        const text = textOf(written, isEscaped);
        if (text === undefined || text.length > longest) return undefined;
        const kept = own ? own(text) : text;
        value[name] = read ? read(kept) : kept;
      } else {
        const leaf = this.#leaf.read(written, step);
        if (!leaf) return undefined;
        value[name] = leaf.value;
        if (leaf.said.length > 0) this.judged.push(leaf);
      }
      bits |= 1 << i;
      elements++;
    }
    if (!this.#isComplete(bits)) return undefined;
    this.behind = expression.lastIndex;
    this.elements = elements;
    return value;
  }

  /** Learns from a record that was read element by element: `leaves` are all of it. */
  learn(leaves: readonly ReadLeaf[]): void {
    this.#seen++;
    for (const { step, text } of leaves) {
      const known = this.#fields.get(step.name);
      if (known && (!known.plain || isPlain(known.plain, text) || !this.#isOftenOdd(step.name))) continue;
      const plain = known ? undefined : step.type?.plain;
      if (step.slot.repeats || this.#fields.size === MOST_ELEMENTS) continue;
      this.#fields.set(step.name, {
        step,
        name: step.name,
        plain,
        read: plain?.read,
        longest: Math.min(this.#longest, step.type?.maxLength ?? this.#longest),
        pattern: this.#patternOf(step, plain?.pattern ?? TEXT),
      });
      this.#expression = undefined;
    }
    if (this.#seen >= FEW) this.#expression ??= this.#compile();
  }

  /** Whether values of an element that are not plain have been seen a few times: more will come. */
  #isOftenOdd(name: string): boolean {
    const count = (this.#odd.get(name) ?? 0) + 1;
    this.#odd.set(name, count);
    return count >= FEW;
  }

  #patternOf({ open, close }: LeafStep, value: string): string {
    const end = this.#endTags === 'required' ? `${close}${BLANKS}` : `(?:${close}${BLANKS})?`;
    return `(?:${open}(${value})${LINE_ENDS}${end})?`;
  }

  #compile(): RegExp {
    this.#list = [...this.#fields.values()].sort((a, b) => a.step.slot.rank - b.step.slot.rank);
    this.#complete.clear();
    const content = this.#list.map(({ pattern }) => pattern).join('');
    return new RegExp(`${this.step.open}${BLANKS}${content}${this.step.close}`, 'y');
  }

  #isComplete(bits: number): boolean {
    let isComplete = this.#complete.get(bits);
    if (isComplete === undefined) {
      const names = this.#list.filter((_, i) => bits & (1 << i)).map(({ step }) => step.name);
      isComplete = this.#shapes.isComplete(this.step.inner.aggregate, new Set(names));
      this.#complete.set(bits, isComplete);
    }
    return isComplete;
  }
}
