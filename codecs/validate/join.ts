import type { Deviation } from '../deviation.ts';
import { type Fault, ruleFacts } from '../rules.ts';
import type { Issue } from './issue.ts';

/**
 * Makes one list, in the file's order, of what is wrong with the tree now and of what reading found. A fault
 * of the tree gets the position of the deviation it was read as. A deviation that no tree can show is an issue
 * of its own; one that a tree would show, and this one no longer does, was put right since and is left out.
 */
export const joinIssues = (faults: readonly Fault[], deviations: readonly Deviation[]): Issue[] => {
  const byPath = groupByPath(deviations);
  const inHeader = deviations.filter(({ path }) => !/^OFX\b/.test(path));
  const joined = new Set<Deviation>();
  const issues = faults.map(({ rule, path, message }): Issue => {
    const there = byPath.get(path) ?? [];
    const same = there.find((deviation) => deviation.code === rule && !joined.has(deviation));
    if (same) joined.add(same);
    // What reading says of the header explains what is wrong further down.
    const near = same ?? there[0] ?? inHeader.find(({ code }) => code === rule);
    return { rule, severity: 'error', path, message, ...(near && { position: near.position }) };
  });
  const broken = new Set(faults.map(({ path }) => path));
  const others = deviations.filter(
    (deviation) => !joined.has(deviation) && (isOnlyInFile(deviation) || broken.has(deviation.path)),
  );
  return [...issues, ...others.map(issueOf)].sort((a, b) => offsetOf(a) - offsetOf(b));
};

/** What reading mended, or lost, leaves no trace in the tree. */
const isOnlyInFile = ({ code, severity }: Deviation): boolean =>
  severity === 'warning' || ruleFacts(code).onlyInFile === true;

const issueOf = ({ code, severity, path, message, position }: Deviation): Issue => ({
  rule: code,
  severity,
  path,
  message,
  position,
});

/** Those without a position come last, in the order of the tree. */
const offsetOf = ({ position }: Issue): number => position?.byte ?? Number.MAX_SAFE_INTEGER;

const groupByPath = (deviations: readonly Deviation[]): ReadonlyMap<string, readonly Deviation[]> => {
  const byPath = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const there = byPath.get(deviation.path);
    if (there) there.push(deviation);
    else byPath.set(deviation.path, [deviation]);
  }
  return byPath;
};
