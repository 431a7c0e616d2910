import type { Deviate } from '../datatypes/datatype.ts';
import { unescapeText } from '../syntax/entities.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
import type { ScanRules } from './rules.ts';
import type { LeafStep } from './shape.ts';

/** Reads the values of leaves, those with nothing odd about them. */
export class LeafScanner {
  readonly #rules: ScanRules;
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

  constructor(rules: ScanRules) {
    this.#rules = rules;
  }

  /** Reads a value from behind its start tag to the next `<`; gives the place of that, or -1 where it is odd. */
  read(source: string, behindTag: number, { type }: LeafStep): number {
    const { version, limits, own } = this.#rules;
    const end = source.indexOf('<', behindTag);
    if (end < 0 || end - behindTag > limits.leafLength || !type) return -1;
    this.#isOdd = false;
    const text = trimValue(unescapeText(source.slice(behindTag, end), this.#stray));
    if (text === '' || this.#isOdd || !isWritable(text)) return -1;
    this.value = type.parse(own ? own(text) : text, this.#say, version);
    return this.#isOdd ? -1 : end;
  }
}
