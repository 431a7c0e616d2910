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

/** The paths above a path. */
const above = (path: string): string[] => {
  const steps = path.split('/');
  return steps.slice(1).map((_step, i) => steps.slice(0, i + 1).join('/'));
};

/**
 * Something required that could not be had does not matter any more where what required it was lost later,
 * with all that is in it.
 */
export const settled = (losses: readonly Loss[]): Loss[] => {
  const lost = new Set(losses.filter(({ severity }) => severity === 'warning').map(({ path }) => path));
  return losses.map((loss) =>
    loss.severity === 'error' && above(loss.path).some((path) => lost.has(path))
      ? { ...loss, severity: 'warning' }
      : loss,
  );
};
