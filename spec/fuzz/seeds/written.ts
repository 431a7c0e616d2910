import fc from 'fast-check';
import { encode } from '../../../codecs/encode.ts';
import type { OfxInput } from '../../../codecs/ofx.ts';
import { VERSIONS, type Version } from '../../../codecs/versions.ts';
import type { Dialect } from '../../../codecs/write/dialect.ts';
import { filesWith, type Place, placesIn } from '../../codecs/facts/places.ts';

/** Header fields with which every character can be written. */
const UTF8 = { ENCODING: 'UTF-8', CHARSET: 'NONE' };

const dialect: fc.Arbitrary<Dialect> = fc.record({
  leafEndTags: fc.boolean(),
  newlines: fc.constantFrom('CRLF', 'LF', 'none'),
});

/** A tree that a version allows. */
export interface Tree {
  readonly version: Version;
  readonly ofx: OfxInput;
}

const trees = (version: Version, places: readonly Place[]): fc.Arbitrary<Tree> =>
  fc
    .constantFrom(...places)
    .chain((place) => filesWith(place, version))
    .map((ofx) => ({ version, ofx: ofx as OfxInput }));

/** Trees of any version, each around one aggregate of the schema. */
export const anyTree: fc.Arbitrary<Tree> = fc
  .constantFrom(...VERSIONS)
  .chain((version) => trees(version, placesIn(version)));

/** Trees around what people have files for: statements, their transactions, accounts. */
const STATEMENTS =
  /^(BANK|CCARD|INV)?(STMTTRN|TRANLIST|STMTRS|STMT|POSLIST|BAL)|^(BUY|SELL|LOAN|STOCK|PROFRS|SONR|MFA)/;

/** The bytes of a tree, in some dialect. */
const bytesOf = (source: fc.Arbitrary<Tree>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(source, dialect)
    .map(([{ version, ofx }, form]) => encode(ofx, { version, dialect: form, ...UTF8 }));

/** Drawn once and for all, so that a case depends on its own seed alone. */
const DRAW = { seed: 20261127 };

/** Files written by our own writer: in every version a few around any aggregate, and a few around statements. */
export const written = (): Uint8Array[] =>
  VERSIONS.flatMap((version) => {
    const places = placesIn(version);
    const common = places.filter(({ path }) => STATEMENTS.test(path.at(-1)?.tag ?? ''));
    return [
      ...fc.sample(bytesOf(trees(version, places)), { ...DRAW, numRuns: 5 }),
      ...fc.sample(bytesOf(trees(version, common)), { ...DRAW, numRuns: 5 }),
    ];
  });
