import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convert,
  decode,
  encode,
  type Loss,
  OfxError,
  type OfxInput,
  VERSIONS,
  validate,
} from '../../../codecs/index.ts';
import { copyOf } from '../facts/mutations.ts';
import { filesWith, placesIn } from '../facts/places.ts';

const utf8 = { ENCODING: 'UTF-8', CHARSET: 'NONE' };
const isError = ({ severity }: Loss): boolean => severity === 'error';

describe.each(VERSIONS)('valid files of OFX %s', (from) => {
  const places = placesIn(from);
  const trees = fc
    .constantFrom(...places)
    .chain((place) => filesWith(place, from))
    .map((tree) => tree as OfxInput);
  const target = fc.constantFrom(...VERSIONS);

  it('are valid in any other version after conversion, unless a loss says otherwise', () => {
    fc.assert(
      fc.property(trees, target, (ofx, to) => {
        const before = copyOf(ofx);
        const result = convert({ header: { version: from, ...utf8 }, ofx }, to);
        expect(isDeepStrictEqual(ofx, before)).toBe(true);
        const issues = validate(result);
        if (!result.losses.some(isError)) {
          if (issues.length > 0) throw new Error(`${to}: ${JSON.stringify([issues, result.losses])}`);
          expect(decode(encode(result.ofx, result.header)).deviations).toEqual([]);
        } else expect(issues.map(({ path }) => path).length).toBeGreaterThan(0);
        if (result.losses.length === 0) expect(kept(result.ofx)).toBe(kept(ofx));
      }),
      { numRuns: 150 },
    );
  });

  it('are the same after conversion to their own version', () => {
    fc.assert(
      fc.property(trees, (ofx) => {
        const result = convert({ header: { version: from, ...utf8 }, ofx }, from);
        expect(result.losses).toEqual([]);
        expect(isDeepStrictEqual(result.ofx, ofx)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('are refused if and only if something would be lost, at the place of the first loss', () => {
    fc.assert(
      fc.property(trees, target, (ofx, to) => {
        const file = { header: { version: from, ...utf8 }, ofx };
        const [first] = convert(file, to).losses;
        let refused: unknown;
        try {
          convert(file, to, { onLoss: 'refuse' });
        } catch (error) {
          refused = error;
        }
        expect(refused instanceof OfxError).toBe(first !== undefined);
        if (first) expect(refused).toMatchObject({ path: first.path });
      }),
      { numRuns: 60 },
    );
  });
});

/** How many leaves there are: renaming keeps them. */
const kept = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + kept(entry), 0);
  if (typeof value !== 'object' || value === null) return 1;
  if ('text' in value && 'localDate' in value) return 1;
  return Object.values(value).reduce((sum: number, entry) => sum + kept(entry), 0);
};
