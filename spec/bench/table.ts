import { isMeasured, type Measured, type Result } from './measure.ts';
import { OWN } from './own.ts';
import { writingOf } from './shapes.ts';
import type { Verdict } from './targets.ts';

/** Rows as text in columns: the first on the left, the others on the right. */
export const columns = (rows: readonly (readonly string[])[]): string[] => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

export const grouped = (value: number): string => value.toLocaleString('en-US');

/** A number with as many decimals as say something: `0.62`, `4.7`, `138`. */
export const rounded = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

const megabytesPerSecond = ({ bytes, milliseconds }: Measured): string =>
  rounded(bytes / 1000 / milliseconds);

/** One shape and size: every reader's time, its speed on the file's bytes, and its time as a multiple of ours. */
export const resultLines = (results: readonly Result[]): string[] => {
  const own = results.filter(isMeasured).find(({ of }) => of.name === OWN.name);
  const [sample] = results.filter(isMeasured);
  const [first] = results;
  if (!first) return [];
  const size = sample ? `, ${rounded(sample.bytes / 1e6)} MB` : '';
  const title = `${writingOf(first.of.shape).title}, ${grouped(first.of.size)} transactions${size}`;
  const rows = results
    .filter(isMeasured)
    .map((result) => [
      `  ${result.of.name}`,
      rounded(result.milliseconds),
      rounded(result.cpu),
      megabytesPerSecond(result),
      own ? rounded(result.milliseconds / own.milliseconds) : '',
      own ? rounded(result.cpu / own.cpu) : '',
    ]);
  const failures = results.flatMap((result) =>
    isMeasured(result) ? [] : [`  ${result.of.name}: ${result.reason.split('\n')[0]?.slice(0, 90)}`],
  );
  return [
    title,
    ...columns([['  reader', 'ms', 'CPU ms', 'MB/s', 'x ours', 'by CPU'], ...rows]),
    ...failures,
  ];
};

/** What was to be reached, what was, and whether. */
export const verdictLines = (verdicts: readonly Verdict[]): string[] =>
  columns([
    ['target for decode', 'transactions', 'against', 'at least', 'measured', '', 'by CPU'],
    ...verdicts.map(({ shape, size, against, factor, factorReached, factorByCpu, isReached }) => [
      writingOf(shape).title,
      grouped(size),
      against,
      rounded(factor),
      factorReached === undefined ? '-' : rounded(factorReached),
      factorReached === undefined ? 'not measured' : isReached ? 'reached' : 'NOT REACHED',
      factorByCpu === undefined ? '-' : rounded(factorByCpu),
    ]),
  ]);
