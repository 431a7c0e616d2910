import { describe, expect, it } from 'vitest';
import { misreading } from './contender.ts';
import type { Result } from './measure.ts';
import { readOptions } from './options.ts';
import { planFor, turns, warmAgain } from './plan.ts';
import { SHAPE_NAMES } from './shapes.ts';
import { skipped } from './skipping.ts';
import { exponent, median } from './statistics.ts';

describe('what came out', () => {
  const contents = { count: 2, cents: 95 };

  it('is right with exact and with floating amounts', () => {
    expect(misreading([{ TRNAMT: '1.05' }, { TRNAMT: '-0.10' }], contents)).toBeUndefined();
    expect(misreading([{ TRNAMT: 1.05 }, { TRNAMT: -0.1 }], contents)).toBeUndefined();
  });

  it('is wrong when a transaction is missing or an amount is another', () => {
    expect(misreading([{ TRNAMT: '0.95' }], contents)).toBe('1 of 2 transactions');
    expect(misreading([{ TRNAMT: '1.05' }, { TRNAMT: '0.10' }], contents)).toContain(
      '115 cents instead of 95',
    );
    expect(misreading([{ TRNAMT: 'x' }, { TRNAMT: '1' }], contents)).toContain('NaN');
  });
});

describe('statistics', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('the median of %j is %f', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it.each([1, 1.05, 2])('finds the exponent %f in what grows by it', (power) => {
    const points = [1e3, 1e4, 4e5].map((size) => ({ size, cost: 0.003 * size ** power }));
    expect(exponent(points)).toBeCloseTo(power, 10);
  });

  it('fits between points that lie beside the line', () => {
    const points = [10, 100, 1000].map((size, place) => ({ size, cost: size * (place === 1 ? 2 : 1) }));
    expect(exponent(points)).toBeCloseTo(1, 10);
  });

  it('refuses to make a number of nothing', () => {
    expect(() => median([])).toThrow();
    expect(() => exponent([{ size: 1, cost: 1 }])).toThrow();
    expect(() => exponent([1, 2].map((cost) => ({ size: 5, cost })))).toThrow();
  });
});

describe('the plan', () => {
  it('takes fewer samples of the slow and more calls of the quick', () => {
    expect(planFor(0.5)).toEqual({ calls: 200, samples: 10 });
    expect(planFor(400)).toEqual({ calls: 1, samples: 5 });
    expect(planFor(20_000)).toEqual({ calls: 1, samples: 3 });
  });

  it('warms again what a cold start would distort', () => {
    expect(warmAgain(50)).toBeGreaterThan(100);
    expect(warmAgain(5000)).toBe(0);
  });

  it('gives everyone the turns it asked for, spread over the whole', () => {
    const order = turns([6, 2, 3]);
    expect([0, 1, 2].map((place) => order.filter((turn) => turn === place).length)).toEqual([6, 2, 3]);
    expect(order.indexOf(1)).toBeLessThan(order.length / 2);
    expect(order.lastIndexOf(1)).toBeGreaterThan(order.length / 2);
    expect(turns([2, 2])).toEqual([0, 1, 0, 1]);
  });
});

describe('skipping', () => {
  const at = (size: number) => ({ name: 'slow', shape: 'xml', size }) as const;
  const measured: Result = { of: at(1000), bytes: 1, milliseconds: 4000, cpu: 4000 };

  it('leaves out what cannot be done in time, and says why', () => {
    expect(skipped(at(10_000), [measured])).toMatchObject({
      of: at(10_000),
      reason: 'skipped: 4.00 s for 1000 transactions',
    });
  });

  it('leaves out what was given up for fewer', () => {
    const given: Result = { of: at(1000), reason: 'not done after 30 s', isTooSlow: true };
    expect(skipped(at(10_000), [given])?.reason).toBe('not done after 30 s');
  });

  it('tries what is quick enough, what only failed, and what is another’s', () => {
    const failed: Result = { of: at(1000), reason: '9 of 10 transactions', isTooSlow: false };
    expect(skipped(at(2000), [measured])).toBeUndefined();
    expect(skipped(at(10_000), [failed])).toBeUndefined();
    expect(skipped({ ...at(10_000), shape: 'sgml-by-line' }, [measured])).toBeUndefined();
    expect(skipped({ ...at(10_000), name: 'other' }, [measured])).toBeUndefined();
    expect(skipped(at(1000), [{ ...measured, of: at(10_000) }])).toBeUndefined();
  });
});

describe('options', () => {
  it('measure everything unless told', () => {
    expect(readOptions([], [1000])).toEqual({ shapes: SHAPE_NAMES, sizes: [1000] });
    expect(readOptions(['--quick'], [1000]).sizes).toEqual([10_000]);
    expect(readOptions(['--shape', 'xml', '--size', '1e5', '--size', '7'], [1000])).toEqual({
      shapes: ['xml'],
      sizes: [100_000, 7],
    });
  });

  it.each([['--shape', 'json'], ['--size', '1.5'], ['--size', 'many'], ['--fast']])(
    'refuse %s %s',
    (...args) => {
      expect(() => readOptions(args, [1000])).toThrow();
    },
  );
});
