import { type Deviate, isValidFor, type JudgedValue, type Said } from '../datatypes/datatype.ts';
import type { Slot } from '../dsl/compile.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';
import { type LeafFrame, pathOf } from './frame.ts';
import type { OpenElements } from './open-elements.ts';

/** Reads the values of leaves when they are complete, and reports what their types say of them. */
export class LeafValues {
  readonly #open: OpenElements;
  #said: Said[] = [];
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
      this.#said = [];
      const value = type.parse(text, this.#say, this.#open.version);
      findSaid(this.#open, slot, { value, text, said: this.#said }, at, () => pathOf(this.#open.top));
      findUnwritable(this.#open, slot.tag, text, at);
      this.#open.assign(owner, slot, value, at, type.secret === true);
    }
  }
}

/** Reports what a type said of a value: a warning where the value could be mended. */
export const findSaid = (
  open: OpenElements,
  { leaf, tag }: Slot,
  { value, text, said }: JudgedValue,
  at: number,
  path: () => string,
): void => {
  if (said.length === 0 || !leaf) return;
  const severity = isValidFor(leaf, value, open.version) ? 'warning' : 'error';
  for (const [code, message] of said) {
    // What is of the wrong type may have lost its text on the way.
    const isShown = (code === 'type' || code === 'enumeration') && !leaf.secret;
    open.findAt(path, code, `${tag}: ${message}`, at, { severity, value: isShown ? text : undefined });
  }
};

/** Reports characters that no file may have. */
export const findUnwritable = (open: OpenElements, tag: string, text: string, at: number): void => {
  if (isWritable(text)) return;
  open.find('charset', `${tag} has characters that may not stand in a file`, at, { severity: 'error' });
};
