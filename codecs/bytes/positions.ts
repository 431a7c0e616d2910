import type { Position } from '../../errors.ts';
import { type Layout, Locator, type TextAtHand } from './locate.ts';

/**
 * Positions of offsets into text that is let go of: those that may be asked for later are noted before, and
 * forgotten when they no longer may.
 */
export class Positions {
  readonly #locator: Locator;
  #noted = new Map<number, Position>();

  constructor(source: TextAtHand, layout: Layout) {
    this.#locator = new Locator(source, layout);
  }

  of(at: number): Position {
    return this.#noted.get(at) ?? this.#locator.locate(at);
  }

  /** Notes the offsets that are needed when the text in front of `before` is let go of. */
  release(before: number, needed: readonly number[]): void {
    for (const at of [...needed].sort((a, b) => a - b)) {
      if (at < before && !this.#noted.has(at)) this.#noted.set(at, this.#locator.locate(at));
    }
    this.#locator.release(before);
  }

  /** Forgets all notes but those. */
  keepOnly(needed: readonly number[]): void {
    const notes = needed.flatMap((at) => {
      const position = this.#noted.get(at);
      return position ? [[at, position] as const] : [];
    });
    this.#noted = new Map(notes);
  }
}
