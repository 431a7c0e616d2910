import { isUnbounded, planOf } from '../dsl/compile.ts';
import type { ReadLeaf } from '../scan/leaf.ts';
import { type OpenAggregate, Scanner, type ScanTarget } from '../scan/scanner.ts';
import type { AggregateStep, Step } from '../scan/shape.ts';
import { detached } from './detached.ts';
import { type AggregateFrame, aggregateFrame, pathInto } from './frame.ts';
import { findSaid } from './leaf-value.ts';
import type { OpenElements } from './open-elements.ts';

/** A scanner whose aggregates go where open elements are. `wellFormed`: every element has its end tag. */
export const scannerInto = (open: OpenElements, wellFormed: boolean): Scanner => {
  const { version, limits, sink } = open;
  const endTags = wellFormed ? 'required' : 'optional';
  return new Scanner({ version, limits, endTags, own: sink && detached }, new Target(open));
};

class Target implements ScanTarget {
  readonly #open: OpenElements;

  constructor(open: OpenElements) {
    this.#open = open;
  }

  get depth(): number {
    return this.#open.stack.length;
  }

  get elementsLeft(): number {
    return this.#open.elementsLeft;
  }

  countElements(elements: number): void {
    this.#open.count(elements, 0);
  }

  /** What may be handed out of a stream is put in one by one. */
  opensItself({ inner }: AggregateStep): boolean {
    return this.#open.sink !== undefined && isUnbounded(inner.aggregate);
  }

  put(owner: AggregateFrame, { slot }: AggregateStep, value: Record<string, unknown>, at: number): void {
    owner.rank = slot.rank;
    this.#open.assign(owner, slot, value, at, false);
  }

  pathInto(owner: AggregateFrame, { slot }: Step): string {
    return pathInto(owner, slot);
  }

  findSaid(leaf: ReadLeaf, at: number, path: () => string): void {
    findSaid(this.#open, leaf.step.slot, leaf, at, path);
  }

  resume({ step, inside: { rank }, value, at }: Readonly<OpenAggregate>): void {
    const { slot, tag, inner } = step;
    const owner = this.#open.top;
    if (owner?.kind !== 'aggregate') return;
    owner.rank = slot.rank;
    const plan = planOf(inner.aggregate, this.#open.version);
    const frame = { tag, step: slot.tag, at, slot, plan, value, rank, owner, merged: false };
    this.#open.stack.push(aggregateFrame(frame));
  }
}
