import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, type OfxInput, VERSIONS, type Version, validate } from '../../../codecs/index.ts';
import { mutated } from '../facts/mutations.ts';
import { filesWith, placesIn } from '../facts/places.ts';
import { textOf } from '../helpers.ts';

/** What encoding says of a tree: undefined, or the path of what it refuses. */
const refusedPath = (ofx: OfxInput, options: Parameters<typeof encode>[1]): string | undefined => {
  try {
    encode(ofx, options);
    return undefined;
  } catch (error) {
    return (error as { path?: string }).path ?? `${error}`;
  }
};

const errorPaths = (file: Parameters<typeof validate>[0]): string[] =>
  validate(file)
    .filter(({ severity, rule }) => severity === 'error' && rule !== 'truncated' && rule !== 'duplicate')
    .map(({ path }) => path);

const HEADERS = [
  { ENCODING: 'UTF-8', CHARSET: 'NONE' },
  {},
  { ENCODING: 'USASCII', CHARSET: 'NONE' },
  { CHARSET: '1251' },
  { SECURITY: 'TYPE2' },
];

describe.each(VERSIONS)('in OFX %s', (version) => {
  const places = placesIn(version);
  const trees = fc.constantFrom(...places).chain((place) => filesWith(place, version));
  const utf8: { version: Version; ENCODING: string; CHARSET: string } = {
    version,
    ENCODING: 'UTF-8',
    CHARSET: 'NONE',
  };

  it('what is written as the schema says is valid', () => {
    fc.assert(
      fc.property(trees, (ofx) => {
        expect(validate({ header: utf8, ofx: ofx as OfxInput })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('encode takes a tree if and only if validate finds no error in it, and both name the same place', () => {
    let refused = 0;
    const property = fc.property(mutated(trees), fc.constantFrom(...HEADERS), (tree, fields) => {
      const ofx = tree as OfxInput;
      const header = { ...fields, version };
      const path = refusedPath(ofx, header);
      const errors = errorPaths({ header, ofx });
      if (path === undefined) expect(errors).toEqual([]);
      else expect(errors).toContain(path);
      if (path !== undefined) refused++;
    });
    fc.assert(property, { numRuns: 250 });
    expect(refused).toBeGreaterThan(20);
  });

  it('the same holds for trees of other versions', () => {
    const others = fc
      .constantFrom(...VERSIONS)
      .chain((other) => fc.constantFrom(...placesIn(other)).chain((place) => filesWith(place, other)));
    const property = fc.property(others, (tree) => {
      const path = refusedPath(tree as OfxInput, utf8);
      const errors = errorPaths({ header: utf8, ofx: tree as OfxInput });
      expect(errors.length > 0).toBe(path !== undefined);
      if (path !== undefined) expect(errors).toContain(path);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('every error in a file that was read has a line', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...EDITS)), {
      minLength: 1,
      maxLength: 4,
    });
    const property = fc.property(trees, edits, (tree, changes) => {
      const lines = textOf(encode(tree as OfxInput, utf8)).split('\r\n');
      const first = lines.findIndex((line) => line.startsWith('<OFX>')) + 1;
      for (const [from, to, edit] of changes) {
        const place = (at: number): number => first + (at % Math.max(1, lines.length - first));
        edit(lines, place(from), place(to));
      }
      const file = decode(lines.join('\r\n'));
      const issues = validate(file);
      for (const { severity, position, ...issue } of issues) {
        if (position === undefined) throw new Error(`${JSON.stringify(issue)} has no position`);
      }
      const path = refusedPath(file.ofx, { ...file.header, version });
      const errors = errorPaths(file);
      if (path === undefined) expect(errors).toEqual([]);
      else expect(errors).toContain(path);
    });
    fc.assert(property, { numRuns: 150 });
  });
});

/** Something done to the lines of a file. */
type Edit = (lines: string[], from: number, to: number) => void;

const EDITS: readonly Edit[] = [
  (lines, from) => lines.splice(from, 1),
  (lines, from, to) => lines.splice(to, 0, lines[from] ?? ''),
  (lines, from, to) => lines.splice(to, 0, ...lines.splice(from, 1)),
  (lines, from) => {
    lines[from] = (lines[from] ?? '').replace(/>[^<]+/, '>bogus & value');
  },
  (lines, from) => {
    lines[from] = (lines[from] ?? '').replace(/>[^<]+/, `>${'9'.repeat(11_000)}`);
  },
  (lines, from) => {
    lines[from] = (lines[from] ?? '').replace(/>[^<]+/, '>a\u0001');
  },
  (lines, from) => lines.splice(from, 0, '<FOO>x</FOO>'),
  (lines, from) => lines.splice(from, 0, '<CLIENTUID>x</CLIENTUID>'),
  (lines, from) => lines.splice(from, 0, '<MEMO>x</MEMO>'),
];
