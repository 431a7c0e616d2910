import { trimValue } from '../syntax/events.ts';
import type { OpenElements } from './open-elements.ts';

/** Text outside of any element, which may come in pieces: one finding for all of them. */
export class StrayText {
  readonly #open: OpenElements;
  #text = '';
  /** Offset of its first character that is no blank; undefined where there is none. */
  at: number | undefined;

  constructor(open: OpenElements) {
    this.#open = open;
  }

  add(text: string, at: number): void {
    const start = this.at === undefined ? text.search(/\S/) : 0;
    if (start < 0) return;
    this.at ??= at + start;
    this.#text += text.slice(start);
    if (this.#text.length > this.#open.limits.leafLength) this.#open.limit('leafLength', this.at);
  }

  /** Reports it, now that it is over. */
  end(): void {
    if (this.at === undefined) return;
    const value = this.#open.mayHoldSecret ? undefined : this.#open.own(trimValue(this.#text));
    this.#open.find('syntax', 'text outside of any element', this.at, { value });
    this.#text = '';
    this.at = undefined;
  }
}
