import { describe, expect, it } from 'vitest';
import { explore } from './explore.ts';
import { INVARIANTS } from './invariants.ts';
import { LIVENESS } from './liveness.ts';
import { SCENARIOS } from './scenarios.ts';
import { SEEDS } from './seeds.ts';

/** A check that never fails proves nothing. */
describe('the check finds', () => {
  it.each(SEEDS)('that $bug ($breaks)', ({ breaks, scenario: name, says, seeded }) => {
    const scenario = SCENARIOS.find((one) => one.name === name);
    if (!scenario) throw new Error(`there is no scenario ${name}`);
    const { findings } = explore(scenario, { ...seeded, states: 20_000 });
    const finding = findings.find(({ invariant }) => invariant === breaks);
    expect(finding?.says, JSON.stringify(findings)).toMatch(says);
    expect(finding?.path.length, 'the events that lead to it').toBeGreaterThan(0);
    expect(finding?.path[0]).toMatch(/ -> /);
  });

  it('a bug for every invariant there is', () => {
    const broken = new Set(SEEDS.map(({ breaks }) => breaks));
    expect([...broken].sort()).toEqual([...Object.keys(INVARIANTS), ...LIVENESS].sort());
  });
});
