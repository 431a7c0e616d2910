import { type Deviate, isValidFor } from '../datatypes/datatype.ts';
import type { DeviationCode } from '../deviation.ts';
import type { Slot } from '../dsl/compile.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
import type { LeafFrame } from './frame.ts';
import type { OpenElements } from './open-elements.ts';

/** Reads the values of leaves when they are complete, and reports what their types say of them. */
export class LeafValues {
  readonly #open: OpenElements;
  /** What the type of the value being read said of it. */
  readonly #said: [code: DeviationCode, message: string][] = [];
  readonly #say: Deviate = (code, message) => void this.#said.push([code, message]);

  constructor(open: OpenElements) {
    this.#open = open;
  }

  /** Puts the value of a leaf, which is still open, into its aggregate. */
  finish({ slot, owner, text: written, at }: LeafFrame): void {
    const type = slot.leaf;
    const text = this.#open.own(trimValue(written));
    if (text === '' && type?.maxLength !== 0) {
      this.#open.find('empty-element', `${slot.tag} has no value`, at);
    } else if (type) {
      const value = type.parse(text, this.#say, this.#open.version);
      this.#findSaid(slot, value, text, at);
      findUnwritable(this.#open, slot.tag, text, at);
      this.#open.assign(owner, slot, value, at, type.secret === true);
    }
  }

  /** Reports what a type said of a value: a warning where the value could be mended. */
  #findSaid(slot: Slot, value: unknown, text: string, at: number): void {
    if (this.#said.length === 0 || !slot.leaf) return;
    const severity = isValidFor(slot.leaf, value, this.#open.version) ? 'warning' : 'error';
    for (const [code, message] of this.#said.splice(0)) {
      // What is of the wrong type may have lost its text on the way.
      const isShown = (code === 'type' || code === 'enumeration') && !slot.leaf.secret;
      this.#open.find(code, `${slot.tag}: ${message}`, at, { severity, value: isShown ? text : undefined });
    }
  }
}

/** Reports characters that no file may have. */
export const findUnwritable = (open: OpenElements, tag: string, text: string, at: number): void => {
  if (isWritable(text)) return;
  open.find('charset', `${tag} has control characters`, at, { severity: 'error' });
};
