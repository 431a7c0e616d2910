import type { Position } from '../../errors.ts';
import type { IssueSeverity, Rule } from '../rules.ts';

/** One departure of a file from the schema of its version. Never contains a value. */
export interface Issue {
  /** Which rule is broken; deviations have the same names. */
  readonly rule: Rule;
  /**
   * `error` where `encode` refuses the tree as it is, and where reading lost something (`truncated`,
   * `duplicate`); `warning` where the file departs from the standard and the tree does not.
   */
  readonly severity: IssueSeverity;
  /**
   * Path of the element, with the places of what repeats:
   * `OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST/STMTTRN[5]/NAME`. In the header the name of the field,
   * or empty.
   */
  readonly path: string;
  /** A sentence for a person. */
  readonly message: string;
  /** Where in the file, if it was read from one. */
  readonly position?: Position;
}
