import { isMeasured, type Result } from './measure.ts';
import { type Case, type Failure, PATIENCE_MS } from './runner.ts';
import { rounded } from './table.ts';

/**
 * Why a case need not be tried: the same reader took so long for fewer transactions that even if its time only
 * grew linearly it would not be done in time. Undefined when it is worth trying.
 */
export const skipped = (next: Case, earlier: readonly Result[]): Failure | undefined => {
  const smaller = earlier.filter(
    ({ of }) => of.name === next.name && of.shape === next.shape && of.size < next.size,
  );
  for (const result of smaller) {
    if (!isMeasured(result)) {
      if (result.isTooSlow) return { ...result, of: next };
      continue;
    }
    if (result.milliseconds * (next.size / result.of.size) > PATIENCE_MS) {
      const seconds = rounded(result.milliseconds / 1000);
      return {
        of: next,
        isTooSlow: true,
        reason: `skipped: ${seconds} s for ${result.of.size} transactions`,
      };
    }
  }
  return undefined;
};
