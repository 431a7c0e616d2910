import type { Position } from '../errors.ts';
import type { IssueSeverity, Rule } from './rules.ts';

/** What a reader can find wrong with a file and still read it: a rule of the standard, see `RULES`. */
export type DeviationCode = Rule;

/** One departure of a file from the standard, found while reading. Never contains a secret's value. */
export interface Deviation {
  readonly code: DeviationCode;
  /** `warning` where reading mended it, so that the tree is none the worse. */
  readonly severity: IssueSeverity;
  /** A sentence for a person. */
  readonly message: string;
  /**
   * Path of the element in the tree, with the places of what repeats: for example
   * `OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS`. Empty in the header, or the name of one of its fields.
   */
  readonly path: string;
  readonly position: Position;
  /** What could not be put into its place in the object, so that nothing is lost. Absent for secrets. */
  readonly value?: unknown;
}
