import { beforeAll, describe, expect, it } from 'vitest';
import { caseOf } from './case.ts';
import { type Finding, judgeAll } from './judge.ts';
import { ORACLES } from './oracles/table.ts';
import { specSeed } from './seed.ts';
import { corpus } from './seeds/corpus.ts';
import { own } from './seeds/pool.ts';

/** What CI can afford; `npm run fuzz` goes on from there. */
const CASES = 150;
/** Milliseconds: not a budget, but for a machine that has other things to do. */
const PATIENCE = 120_000;

type Named = readonly [name: string, bytes: Uint8Array];

/** Judges inputs once, and has a spec for every oracle. What fails says how it is found again. */
const judged = (title: string, inputs: () => Named[]): void => {
  describe(title, () => {
    const findings: (Finding & { readonly input: string })[] = [];
    beforeAll(async () => {
      for (const [input, bytes] of inputs()) {
        for (const finding of await judgeAll(bytes)) findings.push({ ...finding, input });
      }
    }, PATIENCE);
    it.each(ORACLES.map(({ name }) => [name]))('%s', (name) => {
      expect(findings.filter(({ oracle }) => oracle === name)).toEqual([]);
    });
  });
};

const numbered = (files: readonly Uint8Array[]): Named[] => files.map((bytes, i) => [`file ${i}`, bytes]);

judged(`whatever is done to a file (seed ${specSeed}), it holds that`, () =>
  Array.from({ length: CASES }, (_, number) => [
    `npm run fuzz -- --seed ${specSeed} --from ${number}`,
    caseOf(specSeed, number).bytes,
  ]),
);

judged('of files of our own it holds that', () => numbered(own));

if (corpus.length > 0) judged('of real files it holds that', () => numbered(corpus));
else
  describe.skip('of real files: there is no folder of them (../shared, or OFX_SHARED)', () => it('nothing'));
