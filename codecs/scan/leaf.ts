import type { Deviate, JudgedValue, Said } from '../datatypes/datatype.ts';
import { plainText } from './plain-text.ts';
import type { ScanRules } from './rules.ts';
import type { LeafStep } from './shape.ts';

/** A value that was read. */
export interface ReadLeaf extends JudgedValue {
  readonly step: LeafStep;
}

const NOTHING: readonly Said[] = [];

/** Reads the values of leaves: all that are plain text, whatever their types say of them. */
export class LeafScanner {
  readonly #rules: ScanRules;
  #said: Said[] = [];
  readonly #say: Deviate = (code, message) => void this.#said.push([code, message]);

  constructor(rules: ScanRules) {
    this.#rules = rules;
  }

  /** Reads what is written between a start tag and the next `<`; undefined if anything is odd about that. */
  read(written: string, step: LeafStep): ReadLeaf | undefined {
    const { version, limits, own } = this.#rules;
    if (written.length > limits.leafLength || !step.type) return undefined;
    const plain = plainText(written);
    if (!plain) return undefined;
    const text = own ? own(plain) : plain;
    const value = step.type.parse(text, this.#say, version);
    if (this.#said.length === 0) return { step, value, text, said: NOTHING };
    const said = this.#said;
    this.#said = [];
    return { step, value, text, said };
  }
}
