import type { Cost } from './messages.ts';
import { planFor, turns } from './plan.ts';
import { type Case, type Failure, isFailure, type Runner, start } from './runner.ts';
import { median } from './statistics.ts';

/** What was measured of one case: the median of its samples. */
export interface Measured extends Cost {
  readonly of: Case;
  readonly bytes: number;
}

export type Result = Measured | Failure;

export const isMeasured = (result: Result): result is Measured => 'milliseconds' in result;

/** Asks the runners in turn; one that fails on the way is out. */
const inTurn = async (runners: readonly Runner[]): Promise<Result[]> => {
  const plans = runners.map(({ estimate }) => planFor(estimate));
  const states = runners.map((runner, place) => ({
    runner,
    calls: plans[place]?.calls ?? 1,
    samples: [] as Cost[],
  }));
  const failures = new Map<Runner, Failure>();
  for (const place of turns(plans.map(({ samples }) => samples))) {
    const state = states[place];
    if (!state || failures.has(state.runner)) continue;
    const sample = await state.runner.measure(state.calls);
    if ('reason' in sample) failures.set(state.runner, sample);
    else state.samples.push(sample);
  }
  return states.map(
    ({ runner, samples }) =>
      failures.get(runner) ?? {
        of: runner.of,
        bytes: runner.bytes,
        milliseconds: median(samples.map(({ milliseconds }) => milliseconds)),
        cpu: median(samples.map(({ cpu }) => cpu)),
      },
  );
};

const resultOf = ({ of }: Runner, results: readonly Result[]): Result => {
  const result = results.find((candidate) => candidate.of === of);
  if (!result) throw new Error(`${of.name} was not measured`);
  return result;
};

/**
 * Measures all cases side by side: all are warm before the first sample is taken, one works at a time, and their
 * samples alternate. Results are in the order of the cases.
 */
export const measure = async (cases: readonly Case[]): Promise<Result[]> => {
  const outcomes: (Runner | Failure)[] = [];
  const runners: Runner[] = [];
  try {
    for (const each of cases) {
      const outcome = await start(each);
      outcomes.push(outcome);
      if (!isFailure(outcome)) runners.push(outcome);
    }
    const results = await inTurn(runners);
    return outcomes.map((outcome) => (isFailure(outcome) ? outcome : resultOf(outcome, results)));
  } finally {
    for (const { stop } of runners) stop();
  }
};
