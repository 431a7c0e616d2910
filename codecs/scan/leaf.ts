import type { Deviate } from '../datatypes/datatype.ts';
import type { Limits } from '../limits.ts';
import { unescapeText } from '../syntax/entities.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
import type { Version } from '../versions.ts';
import type { LeafStep } from './shape.ts';

/** Reads the values of leaves, those with nothing odd about them. */
export class LeafScanner {
  readonly #version: Version | undefined;
  readonly #longest: number;
  /** The value that was read last. */
  value: unknown;
  /** Something was said of it. */
  #isOdd = false;
  readonly #say: Deviate = () => {
    this.#isOdd = true;
  };
  readonly #stray = (): void => {
    this.#isOdd = true;
  };

  constructor(version: Version | undefined, limits: Limits) {
    this.#version = version;
    this.#longest = limits.leafLength;
  }

  /** Reads a value from behind its start tag to the next `<`; gives the place of that, or -1 where it is odd. */
  read(source: string, behindTag: number, { type }: LeafStep): number {
    const end = source.indexOf('<', behindTag);
    if (end < 0 || end - behindTag > this.#longest || !type) return -1;
    this.#isOdd = false;
    const text = trimValue(unescapeText(source.slice(behindTag, end), this.#stray));
    if (text === '' || this.#isOdd || !isWritable(text)) return -1;
    this.value = type.parse(text, this.#say, this.#version);
    return this.#isOdd ? -1 : end;
  }
}
