import type { Position } from '../errors.ts';

/**
 * What a reader can find wrong with a file and still read it.
 *
 * - `header`: the header block is missing, glued, incomplete or says something impossible
 * - `charset`: the bytes are not in the character set the header declares
 * - `syntax`: markup that the version's syntax does not have, or that had to be guessed around
 * - `end-tag`: an end tag is missing, misplaced or matches nothing
 * - `truncated`: the file ends before `</OFX>`
 * - `unknown-element`: an element no version of OFX has (kept, see {@link Deviation.path})
 * - `version`: an element the file's version does not have
 * - `order`: an element out of the standard's order
 * - `missing-element`: an element the standard requires is not there
 * - `too-many`: an element appears more often than the standard allows
 * - `empty-element`: an element without a value, which the standard forbids; read as absent
 * - `too-long`: a value longer than the standard allows
 * - `type`: a value that is not of the element's type
 * - `name`: a misspelt or alternative tag that was understood
 */
export type DeviationCode =
  | 'header'
  | 'charset'
  | 'syntax'
  | 'end-tag'
  | 'truncated'
  | 'unknown-element'
  | 'version'
  | 'order'
  | 'missing-element'
  | 'too-many'
  | 'empty-element'
  | 'too-long'
  | 'type'
  | 'name';

/** One departure of a file from the standard, found while reading. Never contains a secret's value. */
export interface Deviation {
  readonly code: DeviationCode;
  /** A sentence for a person. */
  readonly message: string;
  /** Path of the element, for example `OFX/BANKMSGSRSV1/STMTTRNRS/STMTRS`; empty in the header. */
  readonly path: string;
  readonly position: Position;
  /** What could not be put into its place in the object, so that nothing is lost. Absent for secrets. */
  readonly value?: unknown;
}
