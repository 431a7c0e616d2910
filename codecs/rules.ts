import type { OfxErrorCode } from '../errors.ts';

/** How bad a departure is: `error` where the tree cannot be written or lost something, else `warning`. */
export type IssueSeverity = 'error' | 'warning';

interface RuleFacts {
  /** When reading finds it, unless the reader knows better: what reading mended is a warning. */
  readonly severity: IssueSeverity;
  /** An error that only the file shows, since the tree is none the worse for what was lost. */
  readonly onlyInFile?: true;
  /** What writing throws for it, where a tree can break it. */
  readonly refusedAs?: OfxErrorCode;
}

/**
 * Every rule of the standard that reading, writing, validating and converting speak of, once.
 *
 * - `header`: the header block is missing, glued, incomplete or says something impossible
 * - `charset`: bytes that are not in the character set the header declares, or characters that cannot be
 *   written in it or in any OFX file
 * - `syntax`: markup that the version's syntax does not have, or that had to be guessed around
 * - `end-tag`: an end tag is missing, misplaced or matches nothing
 * - `truncated`: the file ends before `</OFX>`
 * - `name`: a misspelt or alternative tag that was understood
 * - `order`: an element out of the standard's order
 * - `duplicate`: an element that may stand once stands twice; the first was kept, or both read as one
 * - `unknown-element`: an element no version of OFX has there
 * - `version`: an element the file's version does not have
 * - `missing-element`: an element the standard requires is not there
 * - `missing-choice`: of several elements one is required, and none is there
 * - `choice`: of several elements only one may be there, and more are
 * - `incomplete-group`: of elements that go together some are there and a required one is not
 * - `too-many`: an element appears more often than the standard allows
 * - `empty-element`: an element without a value, which the standard forbids; read as absent
 * - `too-long`: a value longer than the standard allows
 * - `enumeration`: a value that the version does not list
 * - `type`: a value that is not of the element's type
 */
export const RULES = {
  header: { severity: 'warning', refusedAs: 'codec/type' },
  charset: { severity: 'warning', refusedAs: 'codec/charset' },
  syntax: { severity: 'warning' },
  'end-tag': { severity: 'warning' },
  truncated: { severity: 'error', onlyInFile: true },
  name: { severity: 'warning' },
  order: { severity: 'warning' },
  duplicate: { severity: 'error', onlyInFile: true },
  'unknown-element': { severity: 'error', refusedAs: 'codec/unknown-element' },
  version: { severity: 'error', refusedAs: 'codec/version' },
  'missing-element': { severity: 'error', refusedAs: 'codec/missing-element' },
  'missing-choice': { severity: 'error', refusedAs: 'codec/missing-element' },
  choice: { severity: 'error', refusedAs: 'codec/choice' },
  'incomplete-group': { severity: 'error', refusedAs: 'codec/missing-element' },
  'too-many': { severity: 'error', refusedAs: 'codec/too-many' },
  'empty-element': { severity: 'warning', refusedAs: 'codec/empty-element' },
  'too-long': { severity: 'error', refusedAs: 'codec/too-long' },
  enumeration: { severity: 'error', refusedAs: 'codec/type' },
  type: { severity: 'error', refusedAs: 'codec/type' },
} as const satisfies Record<string, RuleFacts>;

/** A rule's name. */
export type Rule = keyof typeof RULES;

/** A rule that a tree can break; the others only the text of a file. */
export type TreeRule = {
  [Name in Rule]: (typeof RULES)[Name] extends { refusedAs: OfxErrorCode } ? Name : never;
}[Rule];

/** What is known of a rule. */
export const ruleFacts = (rule: Rule): RuleFacts => RULES[rule];

/** The code of the error that writing throws for a rule. */
export const refusalCode = (rule: TreeRule): OfxErrorCode => RULES[rule].refusedAs;

/** A rule that a tree breaks, and where. `message` never contains a value. */
export interface Fault {
  readonly rule: TreeRule;
  readonly path: string;
  readonly message: string;
}

/** The path of a file's first `<OFX>` block, and of the further ones. */
export const rootStep = (block: number): string => (block === 0 ? 'OFX' : `OFX[${block}]`);
