import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/decode.ts';
import type { Aggregate } from '../../../codecs/dsl/aggregate.ts';
import { encode } from '../../../codecs/encode.ts';
import type { HeaderFields } from '../../../codecs/header/header.ts';
import type { OfxInput } from '../../../codecs/ofx.ts';
import { OFX } from '../../../codecs/schema/ofx.ts';
import { syntaxOf, VERSIONS, type Version } from '../../../codecs/versions.ts';
import { aggregateValue, valueAround } from './arbitraries.ts';
import { slotsIn } from './schema-tags.ts';

/** An aggregate, and through which others a file leads to it. */
interface Place {
  readonly aggregate: Aggregate;
  readonly path: readonly { readonly parent: Aggregate; readonly tag: string }[];
}

/** Every aggregate of a version, each where the file's root leads to it first. */
const placesIn = (version: Version): Place[] => {
  const places: Place[] = [{ aggregate: OFX, path: [] }];
  const seen = new Set([OFX as Aggregate]);
  // The list grows while it is walked: breadth first.
  for (const { aggregate: parent, path } of places) {
    for (const { tag, aggregate } of slotsIn(parent, version)) {
      if (!aggregate || seen.has(aggregate)) continue;
      seen.add(aggregate);
      places.push({ aggregate, path: [...path, { parent, tag }] });
    }
  }
  return places;
};

/** Files whose only purpose is one aggregate. */
const filesWith = ({ aggregate, path }: Place, version: Version): fc.Arbitrary<unknown> =>
  path.reduceRight<fc.Arbitrary<unknown>>(
    (content, { parent, tag }) => valueAround(parent, tag, content, version),
    aggregateValue(aggregate, version),
  );

/** Header fields with which every character can be written. */
const anyCharacter = (version: Version): HeaderFields =>
  syntaxOf(version) === 'sgml' ? { ENCODING: 'UTF-8', CHARSET: 'NONE' } : {};

// Each aggregate also appears within others, and in thirteen versions.
const RUNS = 3;

describe('write, then read', () => {
  it.each(VERSIONS)('gives every aggregate of OFX %s back', (version) => {
    const places = placesIn(version);
    expect(places.length).toBeGreaterThan(300);
    for (const place of places) {
      const name = ['OFX', ...place.path.map(({ tag }) => tag)].join('/');
      const backAgain = fc.property(filesWith(place, version), (ofx) => {
        const bytes = encode(ofx as OfxInput, { version, ...anyCharacter(version) });
        const file = decode(bytes);
        if (file.deviations.length > 0) throw new Error(JSON.stringify(file.deviations));
        if (!isDeepStrictEqual(file.ofx, ofx)) throw new Error(`read as ${JSON.stringify(file.ofx)}`);
      });
      try {
        fc.assert(backAgain, { numRuns: RUNS });
      } catch (error) {
        throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
      }
    }
  });
});
