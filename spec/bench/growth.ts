import { machine } from './machine.ts';
import { isMeasured, measure } from './measure.ts';
import { readOptions } from './options.ts';
import { JSON_PARSE, OWN, OWN_STREAMED } from './own.ts';
import { writingOf } from './shapes.ts';
import { exponent } from './statistics.ts';
import { columns, grouped, rounded } from './table.ts';

/**
 * `npm run bench:growth`: how the time of reading grows with the number of transactions, as the exponent of the power
 * that fits best; 1 is linear. `--shape NAME` and `--size N` choose, as often as wanted.
 *
 * `JSON.parse` of the same data stands beside it and has no target: it shows what a heap that grows takes by itself,
 * since a collector copies and marks whatever is kept of the result.
 */
const READERS = [OWN, OWN_STREAMED];
const BESIDE = [JSON_PARSE];
const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 200_000, 400_000];
const MOST = 1.05;

const { shapes, sizes } = readOptions(process.argv.slice(2), SIZES);
console.log(`${machine()}. Milliseconds, medians of alternating samples.\n`);

const rows: string[][] = [['', ...sizes.map(grouped), 'exponent', 'at most', '', 'by CPU']];
for (const shape of shapes) {
  for (const { name } of [...READERS, ...BESIDE]) {
    const results = await measure(sizes.map((size) => ({ name, shape, size })));
    const measured = results.filter(isMeasured);
    const title = `${writingOf(shape).title}, ${name}`;
    const [failure] = results.flatMap((result) => (isMeasured(result) ? [] : [result]));
    if (failure) {
      console.log(`${title}: ${grouped(failure.of.size)} transactions: ${failure.reason}`);
      continue;
    }
    const growth = (cost: 'milliseconds' | 'cpu'): number =>
      exponent(measured.map((result) => ({ size: result.of.size, cost: result[cost] })));
    const grown = growth('milliseconds');
    const hasTarget = READERS.some((reader) => reader.name === name);
    const verdict = grown <= MOST ? 'reached' : 'NOT REACHED';
    rows.push([
      title,
      ...measured.map(({ milliseconds }) => rounded(milliseconds)),
      grown.toFixed(3),
      ...(hasTarget ? [String(MOST), verdict] : ['', '']),
      growth('cpu').toFixed(3),
    ]);
  }
}
console.log(columns(rows).join('\n'));
