import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/decode.ts';
import { encode } from '../../../codecs/encode.ts';
import type { HeaderFields } from '../../../codecs/header/header.ts';
import type { OfxInput } from '../../../codecs/ofx.ts';
import { syntaxOf, VERSIONS, type Version } from '../../../codecs/versions.ts';
import { filesWith, placesIn } from './places.ts';

/** Header fields with which every character can be written. */
const anyCharacter = (version: Version): HeaderFields =>
  syntaxOf(version) === 'sgml' ? { ENCODING: 'UTF-8', CHARSET: 'NONE' } : {};

// Each aggregate also appears within others, and in thirteen versions.
const RUNS = 2;

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
