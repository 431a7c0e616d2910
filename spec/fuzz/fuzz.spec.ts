import { beforeAll, describe, expect, it } from 'vitest';
import { caseOf, type FuzzCase } from './case.ts';
import { judge } from './judge.ts';
import type { Oracle } from './oracles/oracle.ts';
import { ORACLES } from './oracles/table.ts';
import { specSeed } from './seed.ts';
import { corpus } from './seeds/corpus.ts';
import { own } from './seeds/pool.ts';

/** What CI can afford; `npm run fuzz` goes on from there. */
const CASES = 300;

/** By their names, for titles. */
const NAMED = ORACLES.map((oracle) => [oracle.name, oracle] as const);

/** Every complaint about inputs, with what finds it again. */
const complaintsAbout = async (
  inputs: Iterable<readonly [name: string, bytes: Uint8Array]>,
  oracle: Oracle,
): Promise<string[]> => {
  const complaints: string[] = [];
  for (const [name, bytes] of inputs) {
    const finding = await judge(bytes, [oracle]);
    if (finding) complaints.push(`${name}: ${finding.complaint}`);
  }
  return complaints;
};

describe(`whatever is done to a file (seed ${specSeed}), it holds that`, () => {
  const cases: FuzzCase[] = [];
  beforeAll(() => {
    for (let number = 0; number < CASES; number++) cases.push(caseOf(specSeed, number));
  });

  it.each(NAMED)('%s', async (_, oracle) => {
    const inputs = cases.map(
      ({ number, bytes }) => [`npm run fuzz -- --seed ${specSeed} --from ${number}`, bytes] as const,
    );
    expect(await complaintsAbout(inputs, oracle)).toEqual([]);
  });
});

describe('of files that nothing was done to, it holds that', () => {
  const named = (files: readonly Uint8Array[]) => files.map((bytes, i) => [`file ${i}`, bytes] as const);

  it.each(NAMED)('%s: our own', async (_, oracle) => {
    expect(await complaintsAbout(named(own), oracle)).toEqual([]);
  });

  it.skipIf(corpus.length === 0).each(NAMED)(
    '%s: real ones (in ../shared, or OFX_SHARED)',
    async (_, oracle) => {
      expect(await complaintsAbout(named(corpus), oracle)).toEqual([]);
    },
  );
});
