import { describe, expect, it } from 'vitest';
import { type Shape, type Shapes, shapesFor } from '../../../codecs/scan/shape.ts';
import { OFX } from '../../../codecs/schema/ofx.ts';

/** Where a path of tags leads to. */
const inner = (shapes: Shapes, ...tags: readonly string[]): Shape =>
  tags.reduce((shape, tag) => {
    const step = shapes.step(shape, tag);
    if (!step?.inner) throw new Error(`${tag} is no aggregate there`);
    return step.inner;
  }, shapes.empty(OFX));

const LIST = ['INVSTMTMSGSRSV1', 'INVSTMTTRNRS', 'INVSTMTRS', 'INVTRANLIST'];
const KINDS = [
  'BUYDEBT',
  'BUYMF',
  'BUYOPT',
  'BUYOTHER',
  'BUYSTOCK',
  'INCOME',
  'JRNLFUND',
  'JRNLSEC',
  'REINVEST',
  'SPLIT',
];

/** Makes a shape for each set of kinds, which the standard lets mix. */
const swell = (shapes: Shapes, from: Shape, kinds: readonly string[]): void => {
  for (const [i, kind] of kinds.entries()) {
    const step = shapes.step(from, kind);
    if (step) swell(shapes, step.next, kinds.slice(i + 1));
  }
};

describe('the shapes of a version', () => {
  it('are shared by its files', () => {
    expect(shapesFor('1.0.3')).toBe(shapesFor('1.0.3'));
    expect(shapesFor('1.0.3')).not.toBe(shapesFor('2.1.1'));
    expect(shapesFor(undefined)).toBe(shapesFor(undefined));
  });

  it('are not those of a file that has too many', () => {
    const shapes = shapesFor('2.2');
    swell(shapes, inner(shapes, ...LIST), KINDS);
    expect(shapes.count).toBeGreaterThan(1000);
    const next = shapesFor('2.2');
    expect(next).not.toBe(shapes);
    expect(next.count).toBe(0);
  });

  it('have an end even within one file', () => {
    const shapes = shapesFor('2.3');
    const list = inner(shapes, ...LIST);
    swell(shapes, list, [...KINDS, 'TRANSFER', 'SELLSTOCK', 'SELLMF']);
    expect(shapes.count).toBe(2000);
    expect(shapes.step(list, 'INVBANKTRAN')).toBeUndefined();
  });
});
