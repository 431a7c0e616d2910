import { describe, expect, it } from 'vitest';
import { explore } from './explore.ts';
import { lines } from './report.ts';
import { SCENARIOS } from './scenarios.ts';

/** `npm run check:model` shows the same with numbers. */
describe('session and institution together: nothing is lost, done twice, resent or waited for in vain', () => {
  it.each(SCENARIOS)('$name', (scenario) => {
    const result = explore(scenario, { states: 100_000 });
    // What is wrong is printed with the events that lead to it.
    expect(result.findings, lines(result).join('\n')).toEqual([]);
    expect(result.isComplete, 'there are more states than that').toBe(true);
    expect(result.states).toBeGreaterThan(50);
  });

  it('is tried with institutions of every kind, each under a name of its own', () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  });
});
