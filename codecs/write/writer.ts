import { TEXT } from '../build/raw.ts';
import type { TextEncoding } from '../bytes/write-charset.ts';
import { Refusal } from '../datatypes/datatype.ts';
import type { Aggregate } from '../dsl/aggregate.ts';
import { isAbsent, isIn, type Plan, planOf, type Slot, stepsOf, tagIn } from '../dsl/compile.ts';
import { contentOf, walkContent } from '../dsl/content.ts';
import type { Fault, TreeRule } from '../rules.ts';
import { isTag, isWritable } from '../syntax/writable.ts';
import type { Version } from '../versions.ts';
import type { Dialect } from './dialect.ts';
import type { Printer } from './printer.ts';
import { type PrivateTagPlacement, privateTags } from './private-tags.ts';

type Value = Readonly<Record<string, unknown>>;

/** What the writer needs to know besides the tree. */
export interface WriterOptions {
  /** Undefined only for judging a tree of no known version, by what all versions have together. */
  readonly version: Version | undefined;
  readonly dialect: Dialect;
  readonly encoding: TextEncoding;
  readonly unknown: 'refuse' | 'keep';
  /** Hears of whatever the version's schema does not allow: throws, or takes note. */
  readonly report: (fault: Fault) => void;
}

/**
 * Walks a tree in the order of the version's schema, gives it to the printer and reports whatever that schema
 * does not allow, naming the element and the rule. Where the report throws, it writes strictly; with a
 * printer that prints nothing, it validates. No message contains a value.
 */
export class Writer {
  readonly #printer: Printer;
  readonly #options: WriterOptions;
  readonly #path: string[] = [];

  constructor(printer: Printer, options: WriterOptions) {
    this.#printer = printer;
    this.#options = options;
  }

  /** Writes an aggregate under a tag; `step` is its place in the path of faults. */
  write(tag: string, aggregate: Aggregate, value: unknown, step = tag): void {
    this.#path.push(step);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#report('type', 'an aggregate must be an object');
    } else {
      this.#printer.open(tag);
      this.#content(aggregate, value as Value);
      this.#printer.close(tag);
    }
    this.#path.pop();
  }

  #content(aggregate: Aggregate, value: Value): void {
    const { version } = this.#options;
    const plan = planOf(aggregate, version);
    this.#checkTags(plan, value);
    const placement = privateTags(plan, value);
    this.#private(placement, undefined, value);
    walkContent(contentOf(aggregate, version), value, {
      element: (slot) => {
        this.#member(slot, value[slot.tag]);
        this.#private(placement, slot.tag, value);
      },
      fault: (rule, message, tag) => this.#report(rule, message, tag),
    });
  }

  #checkTags(plan: Plan, value: Value): void {
    for (const [tag, content] of Object.entries(value)) {
      if (isAbsent(content)) continue;
      const slot = plan.byTag.get(tag);
      if (slot?.tag !== tag) {
        if (this.#isRefused(tag)) this.#report('unknown-element', 'OFX has no such element here', tag);
      } else if (!isIn(slot.versions, this.#options.version)) {
        for (const step of stepsOf(slot, content)) {
          this.#report('version', `OFX ${this.#options.version} has no such element here`, step);
        }
      }
    }
  }

  #isRefused(tag: string): boolean {
    return !tag.includes('.') && this.#options.unknown === 'refuse';
  }

  #member(slot: Slot, content: unknown): void {
    if (!slot.repeats) {
      this.#element(slot, slot.tag, content);
    } else if (!Array.isArray(content)) {
      this.#report('type', 'an element that can repeat must be an array', slot.tag);
    } else {
      if (content.length > slot.max) {
        this.#report('too-many', `there may be at most ${slot.max}`, `${slot.tag}[${slot.max}]`);
      }
      for (const [i, entry] of content.entries()) this.#element(slot, `${slot.tag}[${i}]`, entry);
    }
  }

  #element(slot: Slot, step: string, content: unknown): void {
    const { version, dialect } = this.#options;
    const tag = slot.tag === 'MFACHALLENGEANSWER' ? (dialect.mfaAnswerTag ?? slot.tag) : tagIn(slot, version);
    if (slot.aggregate) {
      this.write(tag, slot.aggregate, content, step);
    } else if (slot.leaf) {
      this.#path.push(step);
      this.#leaf(tag, this.#format(slot, content), slot.leaf.endTagRequired === true);
      this.#path.pop();
    }
  }

  #format(slot: Slot, content: unknown): string {
    try {
      return slot.leaf?.format(content, this.#options.version) ?? '';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#report(error.rule, error.message);
      return '';
    }
  }

  #leaf(tag: string, text: string, endTagRequired: boolean): void {
    const { encoding } = this.#options;
    if (!isWritable(text)) this.#report('charset', 'control characters cannot be written');
    else if (encoding.unencodable(text) !== undefined) {
      this.#report(
        'charset',
        `the value has a character that ${encoding.name} lacks; in 1.x ENCODING: 'UTF-8' has all`,
      );
    }
    this.#printer.leaf(tag, text, endTagRequired);
  }

  /** Writes the elements no schema knows that stood behind `after` when the tree was read. */
  #private(placement: PrivateTagPlacement, after: string | undefined, value: Value): void {
    for (const tag of placement.get(after) ?? []) {
      if (!this.#isRefused(tag)) this.#unknown(tag, value[tag]);
    }
  }

  #unknown(tag: string, content: unknown): void {
    if (!isTag(tag)) {
      this.#report('unknown-element', 'this cannot be a tag', tag);
    } else if (Array.isArray(content)) {
      for (const entry of content) this.#unknown(tag, entry);
    } else if (typeof content === 'string') {
      this.#path.push(tag);
      // Nobody but its inventor knows whether it may be empty.
      this.#leaf(tag, content, content === '');
      this.#path.pop();
    } else if (typeof content === 'object' && content !== null) {
      this.#path.push(tag);
      this.#printer.open(tag);
      for (const [inner, entry] of Object.entries(content)) {
        if (inner === TEXT) this.#report('unknown-element', 'text beside elements cannot be written');
        else this.#unknown(inner, entry);
      }
      this.#printer.close(tag);
      this.#path.pop();
    } else if (content !== undefined) {
      this.#report('type', 'a private element must be a string or an object', tag);
    }
  }

  #report(rule: TreeRule, message: string, tag?: string): void {
    const path = (tag === undefined ? this.#path : [...this.#path, tag]).join('/');
    this.#options.report({ rule, path, message });
  }
}
