import type { DeviationCode } from '../deviation.ts';
import type { Slot } from '../dsl/compile.ts';
import type { Limits } from '../limits.ts';
import { ruleFacts } from '../rules.ts';
import type { Version } from '../versions.ts';
import { detached } from './detached.ts';
import { type Finding, type FindingDetails, finding, Quota, type Remark } from './findings.ts';
import { type AggregateFrame, countHandedOut, type Frame, pathOf } from './frame.ts';
import { LimitPassed } from './limit-passed.ts';
import type { RawElement } from './raw.ts';
import type { Sink } from './sink.ts';

/** The elements that are open, outermost first, what was found in them, and how many there may be. */
export class OpenElements {
  readonly limits: Limits;
  readonly version: Version | undefined;
  readonly sink: Sink | undefined;
  readonly stack: Frame[] = [];
  /** What was found so far, in the order it was. */
  readonly findings: Finding[] = [];
  readonly #quota: Quota;
  #elements = 0;
  #remarked: number[] = [];

  constructor(limits: Limits, version: Version | undefined, sink: Sink | undefined) {
    this.limits = limits;
    this.version = version;
    this.sink = sink;
    this.#quota = new Quota(limits.deviations);
  }

  get top(): Frame | undefined {
    return this.stack.at(-1);
  }

  /**
   * Whether what stands at this place may be a secret, or the other half of one: it is in a secret's element or beside
   * that, or in an element that nobody knows.
   */
  get mayHoldSecret(): boolean {
    const { top } = this;
    if (top?.kind === 'leaf') return top.slot.leaf?.secret === true;
    return top?.kind === 'unknown' || (top?.kind === 'aggregate' && top.plan.hasSecrets);
  }

  /** Findings there was no room for. */
  get uncounted(): number {
    return this.#quota.uncounted;
  }

  /** How many elements may still come. */
  get elementsLeft(): number {
    return this.limits.elements - this.#elements;
  }

  /** Counts elements; a negative number takes back. */
  count(elements: number, at: number): void {
    this.#elements += elements;
    if (this.#elements > this.limits.elements) this.limit('elements', at);
  }

  /** Says what is wrong, at the innermost open element. */
  find(code: DeviationCode, message: string, at: number, details?: FindingDetails): void {
    if (this.#quota.takes(code, details?.severity ?? ruleFacts(code).severity)) {
      this.keep({ code, message, at, details });
    }
  }

  /** Says what is wrong at a path, which is only asked for if there is room to say it. */
  findAt(
    path: () => string,
    code: DeviationCode,
    message: string,
    at: number,
    details?: FindingDetails,
  ): void {
    if (!this.#quota.takes(code, details?.severity ?? ruleFacts(code).severity)) return;
    this.#place({ code, message, at, details }, path());
  }

  /** Keeps what is wrong at the innermost open element: with that, as long as nobody knows where it belongs. */
  keep(remark: Remark): void {
    const { top } = this;
    if (top?.kind === 'unknown') {
      top.element.remarks.push(remark);
      this.#remarked.push(remark.at);
    } else {
      this.#place(remark, pathOf(top));
    }
  }

  /** The offsets, from `from` on, of what is not placed yet. There are no more than findings are kept. */
  remarkedFrom(from: number): number[] {
    return this.#remarked.filter((at) => at >= from);
  }

  /** Whether elements that have ended may have to be read again. */
  get isGuessing(): boolean {
    return this.stack.some(({ kind }) => kind === 'unknown');
  }

  /** Places what was found in an unknown element, whose own path is known now. */
  settle(element: RawElement, path: string): void {
    this.#placeAll(element, path);
    if (!this.isGuessing) this.#remarked = [];
  }

  #placeAll({ remarks, children }: RawElement, path: string): void {
    for (const remark of remarks) this.#place(remark, path);
    for (const child of children) this.#placeAll(child, `${path}/${child.tag}`);
  }

  #place({ code, message, at, details }: Remark, path: string): void {
    // Tags are cut out of the text too.
    this.findings.push(finding(code, this.own(message), this.own(path), at, details));
  }

  /** Says what is wrong at a place within the innermost open element; at the root where none is open. */
  findWithin(code: DeviationCode, message: string, step: string | undefined, at: number): void {
    this.findAt(() => [pathOf(this.top), step].filter((part) => part).join('/'), code, message, at);
  }

  limit(name: keyof Limits, at: number): never {
    throw new LimitPassed(name, this.limits[name], pathOf(this.top), at);
  }

  /** In a stream pieces of the text come and go: what is kept of them must not hold them. */
  own(text: string): string {
    return this.sink ? detached(text) : text;
  }

  /** Puts a value into the aggregate it belongs to, or hands it out. */
  assign(owner: AggregateFrame, slot: Slot, value: unknown, at: number, secret: boolean): void {
    if (this.sink && slot.aggregate && this.sink.take(owner, slot, value)) {
      countHandedOut(owner, slot);
      return;
    }
    const present = owner.value[slot.tag];
    if (slot.repeats) {
      if (Array.isArray(present)) {
        if (present.length === slot.max) this.find('too-many', `more than ${slot.max} ${slot.tag}`, at);
        present.push(value);
      } else {
        owner.value[slot.tag] = [value];
      }
    } else if (present === undefined) {
      owner.value[slot.tag] = value;
    } else {
      const message = `${slot.tag} stands twice; the first was kept`;
      this.find('duplicate', message, at, { value: secret ? undefined : value });
    }
  }
}
