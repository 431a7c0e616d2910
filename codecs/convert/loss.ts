import type { TreeRule } from '../rules.ts';
import type { Issue } from '../validate/issue.ts';

/**
 * Something a conversion could not keep. `rule` is the reason: the target version has no such element
 * (`version`), does not list the value (`enumeration`), has less room for it (`too-long`, `too-many`), or
 * cannot do without what was lost inside (`missing-element`, `missing-choice` ...). The path is the one in the
 * file that was converted.
 *
 * `severity` is `error` where the result lacks something its version requires, and so cannot be written.
 */
export interface Loss extends Issue {
  readonly rule: TreeRule;
  /** What was lost, as it was. Absent for secrets and what contains them, and where nothing was there. */
  readonly value?: unknown;
}
