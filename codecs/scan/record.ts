import { unescapeText } from '../syntax/entities.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
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

interface Field {
  readonly name: string;
  readonly rank: number;
  readonly longest: number;
  readonly pattern: string;
  readonly read: ((text: string) => unknown) | undefined;
}

/** Text with its references resolved; undefined where there is one that nobody knows. */
const unescaped = (text: string): string | undefined => {
  let isOdd = false;
  const plain = trimValue(
    unescapeText(text, () => {
      isOdd = true;
    }),
  );
  return isOdd || !isWritable(plain) ? undefined : plain;
};

/**
 * Reads one kind of aggregate that has nothing but leaves, a transaction above all, by a regular expression: of
 * the elements that were seen in it so far, each optional, in the standard's order. No value can be told in two
 * ways, so that there is nothing to try twice: the time it takes grows with the length of one record.
 *
 * What it does not match is no fault, only less plain, and read element by element.
 */
export class Records {
  readonly #step: AggregateStep;
  readonly #shapes: Shapes;
  readonly #endTags: EndTags;
  readonly #longest: number;
  readonly #own: ((text: string) => string) | undefined;
  readonly #fields = new Map<string, Field>();
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

  constructor(step: AggregateStep, shapes: Shapes, { endTags, limits, own }: ScanRules) {
    this.#step = step;
    this.#shapes = shapes;
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
    const value: Value = {};
    let bits = 0;
    let elements = 1;
    for (let i = 0; i < fields.length; i++) {
      const text = found[i + 1];
      if (text === undefined) continue;
      const { name, longest, read } = fields[i] as Field;
      if (text.length > longest || text.charCodeAt(text.length - 1) === 32) return undefined;
      let plain = isEscaped ? unescaped(text) : text;
      if (plain === undefined) return undefined;
      if (this.#own) plain = this.#own(plain);
      value[name] = read ? read(plain) : plain;
      bits |= 1 << i;
      elements++;
    }
    if (!this.#isComplete(bits)) return undefined;
    this.behind = expression.lastIndex;
    this.elements = elements;
    return value;
  }

  /** Learns from a record that was read element by element: `steps` are its leaves. */
  learn(steps: readonly LeafStep[]): void {
    this.#seen++;
    for (const step of steps) {
      const plain = step.type?.plain;
      const { slot, name } = step;
      if (!plain || slot.repeats || this.#fields.has(name) || this.#fields.size === MOST_ELEMENTS) continue;
      const longest = Math.min(this.#longest, step.type?.maxLength ?? this.#longest);
      this.#fields.set(name, {
        name,
        rank: slot.rank,
        longest,
        pattern: this.#patternOf(step, plain.pattern),
        read: plain.read,
      });
      this.#expression = undefined;
    }
    if (this.#seen >= FEW) this.#expression ??= this.#compile();
  }

  #patternOf({ open, close }: LeafStep, value: string): string {
    const end = this.#endTags === 'required' ? `${close}${BLANKS}` : `(?:${close}${BLANKS})?`;
    return `(?:${open}(${value})${LINE_ENDS}${end})?`;
  }

  #compile(): RegExp {
    this.#list = [...this.#fields.values()].sort((a, b) => a.rank - b.rank);
    this.#complete.clear();
    const content = this.#list.map(({ pattern }) => pattern).join('');
    return new RegExp(`${this.#step.open}${BLANKS}${content}${this.#step.close}`, 'y');
  }

  #isComplete(bits: number): boolean {
    let isComplete = this.#complete.get(bits);
    if (isComplete === undefined) {
      const names = this.#list.filter((_, i) => bits & (1 << i)).map(({ name }) => name);
      isComplete = this.#shapes.isComplete(this.#step.inner.aggregate, new Set(names));
      this.#complete.set(bits, isComplete);
    }
    return isComplete;
  }
}
