import type { Result } from './explore.ts';

/** A result as lines of text. */
export const lines = ({
  scenario,
  states,
  transitions,
  milliseconds,
  findings,
  isComplete,
}: Result): string[] => [
  `${scenario}: ${states} states, ${transitions} transitions, ${(milliseconds / 1000).toFixed(1)} s${isComplete ? '' : ', NOT ALL OF THEM'}`,
  ...findings.flatMap(({ invariant, says, path }) => [
    `  BROKEN ${invariant}: ${says}`,
    ...path.map((step, index) => `    ${index + 1}. ${step}`),
  ]),
];
