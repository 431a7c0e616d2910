import { CONTENDERS } from './contenders.ts';
import { installPeers } from './install-peers.ts';
import { machine } from './machine.ts';
import { measure, type Result } from './measure.ts';
import { readOptions } from './options.ts';
import type { Case } from './runner.ts';
import { skipped } from './skipping.ts';
import { resultLines, verdictLines } from './table.ts';
import { type Verdict, verdictsOn } from './targets.ts';

/**
 * `npm run bench`: `decode` beside the other readers of OFX on npm and beside JSON.parse, on the same statements, in
 * one run. `--quick` measures 10,000 transactions only; `--shape NAME` and `--size N` choose, as often as wanted.
 */
const { shapes, sizes } = readOptions(process.argv.slice(2), [1_000, 10_000, 100_000]);

installPeers();
console.log(`${machine()}. Medians of alternating samples; MB/s are megabytes of the OFX file.\n`);

const results: Result[] = [];
const verdicts: Verdict[] = [];
for (const shape of shapes) {
  for (const size of sizes) {
    const cases: Case[] = CONTENDERS.map(({ name }) => ({ name, shape, size }));
    const left = cases.flatMap((each) => skipped(each, results) ?? []);
    const tried = cases.filter((each) => !left.some(({ of }) => of === each));
    const found = [...(await measure(tried)), ...left];
    results.push(...found);
    verdicts.push(...verdictsOn(found, shape, size));
    console.log(`${resultLines(found).join('\n')}\n`);
  }
}
console.log(verdictLines(verdicts).join('\n'));
