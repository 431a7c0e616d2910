import type { Deviate, Said } from '../datatypes/datatype.ts';
import { unescapeText } from '../syntax/entities.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
import type { ScanRules } from './rules.ts';
import type { LeafStep } from './shape.ts';

/** A value that was read. */
export interface ReadLeaf {
  readonly step: LeafStep;
  readonly value: unknown;
  readonly text: string;
  /** What its type said of it, if that is anything. */
  readonly said: readonly Said[];
}

const NOTHING: readonly Said[] = [];

/** Reads the values of leaves: all that are plain text, whatever their types say of them. */
export class LeafScanner {
  readonly #rules: ScanRules;
  #said: Said[] = [];
  readonly #say: Deviate = (code, message) => void this.#said.push([code, message]);
  #isOdd = false;
  readonly #stray = (): void => {
    this.#isOdd = true;
  };

  constructor(rules: ScanRules) {
    this.#rules = rules;
  }

  /** Reads what is written between a start tag and the next `<`; undefined if anything is odd about that. */
  read(written: string, step: LeafStep): ReadLeaf | undefined {
    const { version, limits, own } = this.#rules;
    if (written.length > limits.leafLength || !step.type) return undefined;
    this.#isOdd = false;
    const plain = trimValue(unescapeText(written, this.#stray));
    if (plain === '' || this.#isOdd || !isWritable(plain)) return undefined;
    const text = own ? own(plain) : plain;
    const value = step.type.parse(text, this.#say, version);
    if (this.#said.length === 0) return { step, value, text, said: NOTHING };
    const said = this.#said;
    this.#said = [];
    return { step, value, text, said };
  }
}
