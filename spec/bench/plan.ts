/** A sample below this is as much the clock and the garbage collector as the reader. */
const SAMPLE_MS = 100;
const BUDGET_MS = 3000;
const MOST_SAMPLES = 11;
const FEWEST_SAMPLES = 3;

/** Untimed calls before each sample, after its collection of garbage; `worker.ts` says why. */
const WARM_AGAIN_MS = 200;
/** To a call that takes this long, beginning cold makes no difference. */
const LONG_CALL_MS = 2000;

/** Milliseconds of untimed calls before a sample, for a reader whose call takes about `milliseconds`. */
export const warmAgain = (milliseconds: number): number => (milliseconds < LONG_CALL_MS ? WARM_AGAIN_MS : 0);

/** How one reader is measured: so many samples, each of so many calls. */
export interface Plan {
  readonly samples: number;
  readonly calls: number;
}

/** A plan for a reader whose call takes about `milliseconds`. */
export const planFor = (milliseconds: number): Plan => {
  const calls = Math.max(1, Math.ceil(SAMPLE_MS / Math.max(milliseconds, 0.001)));
  const samples = Math.floor(BUDGET_MS / (calls * milliseconds + warmAgain(milliseconds)));
  return { calls, samples: Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, samples)) };
};

/**
 * Whose turn it is: places in `samples`, each as often as its number says and spread evenly over the whole, so
 * that what else the machine does at any time falls on all readers alike.
 */
export const turns = (samples: readonly number[]): number[] => {
  const due = samples.flatMap((count, place) =>
    Array.from({ length: count }, (_, turn) => ({ place, at: (turn + 0.5) / count })),
  );
  return due.sort((a, b) => a.at - b.at || a.place - b.place).map(({ place }) => place);
};
