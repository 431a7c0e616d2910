import type { DeviationCode } from '../deviation.ts';
import type { TreeRule } from '../rules.ts';
import type { Version } from '../versions.ts';

/** How a reader hears that a value departs from its type. `message` never contains the value. */
export type Deviate = (code: DeviationCode, message: string) => void;

/** What was said of a value. */
export type Said = readonly [code: DeviationCode, message: string];

/** A value that was read of a text, and what its type said of it. */
export interface JudgedValue {
  readonly value: unknown;
  readonly text: string;
  readonly said: readonly Said[];
}

/** Why a value may not be written. Thrown by {@link Datatype.format}; the writer adds the element's path. */
export class Refusal extends Error {
  readonly rule: TreeRule;
  constructor(rule: TreeRule, message: string) {
    super(message);
    this.rule = rule;
  }
}

/**
 * The type of a leaf (section 3.2.8 of OFX 2.x): how its text is read, tolerantly, and written, strictly.
 *
 * @typeParam Read what reading gives
 * @typeParam Write what may be written
 */
export interface Datatype<Read, Write = Read> {
  readonly kind: 'datatype';
  /** As the standard writes it: `A-36`, `N-6`, `Boolean`, `Datetime` ... */
  readonly name: string;
  /** Greatest length in characters, after unescaping. */
  readonly maxLength?: number;
  /** The legal values, where the standard lists them. */
  readonly values?: readonly string[];
  /** Those of {@link values} that a version has. */
  valuesIn?(version: Version): readonly string[];
  /** The type a version has instead of this one, where editions differ. */
  typeIn?(version: Version): Datatype<Read, Write>;
  /** The value is a secret: it never appears in an error, a deviation or a log. */
  readonly secret?: true;
  /** The end tag may not be left out in SGML. */
  readonly endTagRequired?: true;
  /** Reads a value, without surrounding blanks; empty only where {@link maxLength} is 0. */
  parse(text: string, deviate: Deviate, version?: string): Read;
  /** How values are written that there is nothing to say of. */
  readonly plain?: PlainValues<Read>;
  /** The text to write. @throws Refusal */
  format(value: Write, version?: Version): string;
}

/**
 * The values of a type that are written just as the standard wants them, in every version: most of them, and read
 * many at a time.
 */
export interface PlainValues<Read> {
  /**
   * A regular expression for them, without groups that capture. It matches no value with a control character or a
   * `<` in it, or a blank in front, and there are never two ways for it to match. The greatest length, a blank at the
   * end, and the references of text, which may have `&` in it, are for its user to look at.
   */
  readonly pattern: string;
  /** What is read of the text. Default: the text itself. */
  readonly read?: (text: string) => Read;
}

/** Whether a value may be written as it is. */
export const isValidFor = (
  type: Datatype<unknown>,
  value: unknown,
  version: Version | undefined,
): boolean => {
  try {
    type.format(value, version);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};
