import { describe, expect, it } from 'vitest';
import type { Result } from './measure.ts';
import { columns, resultLines, rounded, verdictLines } from './table.ts';
import { verdictsOn } from './targets.ts';

const at = (name: string) => ({ name, shape: 'sgml-by-line', size: 10_000 }) as const;
const measured = (name: string, milliseconds: number): Result => ({
  of: at(name),
  bytes: 2_000_000,
  milliseconds,
  cpu: milliseconds / 2,
});
const RESULTS: readonly Result[] = [
  measured('ofx-machina', 10),
  measured('JSON.parse', 5),
  measured('ofx-js', 250),
  { of: at('@f-o-t/ofx'), reason: 'not done after 30 s', isTooSlow: true },
];

describe('the table', () => {
  it('shows times, speeds and multiples, and why something is missing', () => {
    expect(resultLines(RESULTS)).toEqual([
      'SGML 1.0.2 by line, 10,000 transactions, 2.00 MB',
      '  reader         ms  CPU ms  MB/s  x ours  by CPU',
      '  ofx-machina  10.0    5.00   200    1.00    1.00',
      '  JSON.parse   5.00    2.50   400    0.50    0.50',
      '  ofx-js        250     125  8.00    25.0    25.0',
      '  @f-o-t/ofx: not done after 30 s',
    ]);
  });

  it('shows a target as reached, not reached or not measured', () => {
    expect(verdictLines(verdictsOn(RESULTS, 'sgml-by-line', 10_000))).toEqual([
      'target for decode   transactions     against  at least  measured                by CPU',
      'SGML 1.0.2 by line        10,000      ofx-js      25.0      25.0       reached    25.0',
      'SGML 1.0.2 by line        10,000  @f-o-t/ofx      12.0         -  not measured       -',
      'SGML 1.0.2 by line        10,000  JSON.parse      0.60      0.50   NOT REACHED    0.50',
    ]);
  });

  it('reaches nothing when our own reader fails', () => {
    const failed: Result = { of: at('ofx-machina'), reason: 'no', isTooSlow: false };
    const verdicts = verdictsOn([failed, measured('ofx-js', 1)], 'sgml-by-line', 10_000);
    expect(verdicts.map(({ isReached }) => isReached)).toEqual([false, false, false]);
  });

  it('lines up columns of unequal rows', () => {
    expect(columns([['a', '1'], ['long', '22', 'x'], ['b']])).toEqual(['a      1', 'long  22  x', 'b']);
  });

  it.each([
    [0.617, '0.62'],
    [9.994, '9.99'],
    [12.34, '12.3'],
    [1234.5, '1235'],
  ])('rounds %f to %s', (value, text) => {
    expect(rounded(value)).toBe(text);
  });
});
