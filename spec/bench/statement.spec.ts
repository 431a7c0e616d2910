import { describe, expect, it } from 'vitest';
import { decode } from '../../codecs/index.ts';
import { codesOf, linesOf, statementOf } from '../codecs/helpers.ts';
import { misreading } from './contender.ts';
import { isShape, SHAPE_NAMES } from './shapes.ts';
import { pieces, statement, transactionsIn } from './statement.ts';
import { amountOf, transactions } from './transactions.ts';

const COUNT = 600;

describe.each(SHAPE_NAMES)('a generated statement, %s', (shape) => {
  const source = statement(shape, COUNT);
  const file = decode(source.bytes);

  it('departs from the standard nowhere', () => {
    expect(codesOf(file)).toEqual([]);
  });

  it('holds the transactions and the sum it says', () => {
    expect(linesOf(file)).toHaveLength(COUNT);
    expect(misreading(linesOf(file), source)).toBeUndefined();
    expect(statementOf(file).LEDGERBAL?.BALAMT).toBe(amountOf(source.cents));
  });

  it('holds every value as it was generated', () => {
    const expected = [...transactions(COUNT)].map((line) => ({
      TRNTYPE: line.type,
      DTPOSTED: line.posted,
      TRNAMT: amountOf(line.cents),
      FITID: line.id,
      ...(line.check === undefined ? {} : { CHECKNUM: line.check }),
      NAME: line.name.replaceAll('&amp;', '&'),
      ...(line.memo === undefined ? {} : { MEMO: line.memo }),
    }));
    expect(JSON.parse(JSON.stringify(linesOf(file)))).toEqual(expected);
  });

  it('is the same in every run, and in pieces', () => {
    const whole = Buffer.from(source.bytes).toString('latin1');
    expect(Buffer.from(statement(shape, COUNT).bytes).toString('latin1')).toBe(whole);
    const parts = [...pieces(shape, COUNT)];
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('')).toBe(whole);
  });

  it('has about the bytes that were asked for', () => {
    const wanted = 500_000;
    const { bytes } = statement(shape, transactionsIn(shape, wanted));
    expect(Math.abs(bytes.length / wanted - 1)).toBeLessThan(0.02);
  });
});

describe('generated transactions', () => {
  const generated = [...transactions(5000)];

  it('vary as those of an account do', () => {
    expect(new Set(generated.map(({ type }) => type)).size).toBeGreaterThan(10);
    expect(generated.some(({ cents }) => cents > 0)).toBe(true);
    expect(generated.some(({ cents }) => cents < 0)).toBe(true);
    expect(new Set(generated.map(({ id }) => id)).size).toBe(generated.length);
    const share = generated.filter(({ name }) => name.includes('&amp;')).length / generated.length;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.03);
  });

  it.each([
    [-5, '-0.05'],
    [0, '0.00'],
    [99, '0.99'],
    [123_456, '1234.56'],
    [-100, '-1.00'],
  ])('write %i cents as %s', (cents, text) => {
    expect(amountOf(cents)).toBe(text);
  });
});

it('knows its shapes by name', () => {
  expect(SHAPE_NAMES.every(isShape)).toBe(true);
  expect(isShape('toString')).toBe(false);
});
