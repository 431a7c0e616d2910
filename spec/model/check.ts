import { explore } from './explore.ts';
import { lines } from './report.ts';
import { SCENARIOS } from './scenarios.ts';

/**
 * `npm run check:model`: everything that can happen between a session and an institution, scenario by scenario.
 * `--deep` lets one more thing go wrong in each; another argument picks scenarios by a part of their names.
 */
const args = process.argv.slice(2);
const deeper = args.includes('--deep') ? 1 : 0;
const [part = ''] = args.filter((arg) => !arg.startsWith('--'));

let states = 0;
let transitions = 0;
let milliseconds = 0;
for (const scenario of SCENARIOS.filter(({ name }) => name.includes(part))) {
  const result = explore(scenario, { deeper });
  for (const line of lines(result)) console.log(line);
  states += result.states;
  transitions += result.transitions;
  milliseconds += result.milliseconds;
  if (result.findings.length > 0 || !result.isComplete) process.exitCode = 1;
}
console.log(`${states} states, ${transitions} transitions, ${(milliseconds / 1000).toFixed(1)} s`);
