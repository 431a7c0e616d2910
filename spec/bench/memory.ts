import { machine } from './machine.ts';
import type { MemoryReport, Mode } from './memory-report.ts';
import { memoryOf } from './memory-run.ts';
import { readOptions } from './options.ts';
import { loadCodecs } from './package.ts';
import { type Shape, writingOf } from './shapes.ts';
import { columns, rounded } from './table.ts';

/**
 * `npm run bench:memory`: the memory `decodeStream` needs for 200 MB beside what it needs for 10 MB, in a fresh process
 * each, into which it is piped while it is generated. `--shape NAME` chooses, as often as wanted.
 */
const SMALL = 10e6;
const LARGE = 200e6;
const MOST = 1.2;

interface View {
  readonly title: string;
  readonly of: (report: MemoryReport) => number;
  readonly isTarget: boolean;
}

/** The ways to look at a process. Without Node itself the ratio is harsher, but of few megabytes, mostly V8's choice. */
const VIEWS: Readonly<Record<Mode, readonly View[]>> = {
  peak: [
    { title: 'peak resident', of: ({ peak }) => peak, isTarget: true },
    { title: 'of that since the start', of: ({ peak, before }) => peak - before, isTarget: false },
  ],
  live: [{ title: 'most in use after collecting', of: ({ live }) => live, isTarget: true }],
};

const rowsOf = async (shape: Shape, mode: Mode): Promise<string[][]> => {
  const small = await memoryOf(shape, SMALL, mode);
  const large = await memoryOf(shape, LARGE, mode);
  return VIEWS[mode].map(({ title, of, isTarget }) => {
    const heading = `${writingOf(shape).title}, ${title}`;
    if ('reason' in small) return [heading, small.reason];
    if ('reason' in large) return [heading, rounded(of(small) / 1e6), large.reason];
    const ratio = of(large) / of(small);
    const cells = [heading, ...[of(small) / 1e6, of(large) / 1e6, ratio].map(rounded)];
    return isTarget ? [...cells, rounded(MOST), ratio <= MOST ? 'reached' : 'NOT REACHED'] : cells;
  });
};

const { decodeStream } = await loadCodecs();
if (decodeStream) {
  const { shapes } = readOptions(process.argv.slice(2), []);
  const rows: string[][] = [];
  for (const shape of shapes) rows.push(...(await rowsOf(shape, 'peak')), ...(await rowsOf(shape, 'live')));
  console.log(`${machine()}. Megabytes of memory while that much is streamed.\n`);
  console.log(columns([['', '10 MB', '200 MB', 'ratio', 'at most', ''], ...rows]).join('\n'));
} else {
  console.log('decodeStream is not exported by codecs/index.ts: there is nothing to measure yet.');
  process.exitCode = 1;
}
