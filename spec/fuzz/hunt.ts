import { caseOf, isSwollen } from './case.ts';
import { type Finding, judge } from './judge.ts';
import { minimise } from './minimise.ts';
import { refusals } from './oracles/refusals.ts';
import { ORACLES } from './oracles/table.ts';

/** A finding, the case it was found in, and the smallest input found that shows it. */
export interface Catch extends Finding {
  readonly seed: number;
  readonly number: number;
  readonly bytes: Uint8Array;
}

/**
 * Tries one case; what fails is made small as long as the same oracle complains. `step` is called before each of the
 * inputs that are tried, `onFound` with what failed, before that is made small.
 */
export const hunt = async (
  seed: number,
  number: number,
  step: () => void = () => {},
  onFound: (found: Catch) => void = () => {},
): Promise<Catch | undefined> => {
  step();
  const { bytes } = caseOf(seed, number);
  const oracles = isSwollen(number) ? [refusals] : ORACLES;
  const finding = await judge(bytes, oracles);
  if (!finding) return undefined;
  onFound({ seed, number, ...finding, bytes });
  const isSame = async (smaller: Uint8Array): Promise<boolean> => {
    step();
    return (await judge(smaller, oracles))?.oracle === finding.oracle;
  };
  const small = await minimise(bytes, isSame);
  const { complaint } = (await judge(small, oracles)) ?? finding;
  return { seed, number, oracle: finding.oracle, complaint, bytes: small };
};
