import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode, OfxDateTime } from '../../../codecs/index.ts';
import { refusal } from '../helpers.ts';

const root = resolve(import.meta.dirname, '../../..');
const corpus = [process.env.OFX_SHARED, resolve(root, '../shared')]
  .filter((folder) => folder !== undefined)
  .map((folder) => join(folder, 'corpus'))
  .find(existsSync);

/** What there is to know of a file, found by looking into it. */
interface Known {
  readonly version?: string;
  /** How many STMTTRN and investment transactions. */
  readonly transactions: number;
  /** Sum of TRNAMT, for what has one. */
  readonly sum?: string;
  /** The day of the first, posted or traded. */
  readonly first?: string;
  /** How often each deviation is reported. */
  readonly deviations?: Readonly<Record<string, number>>;
}

const HEADERLESS = { header: 1 };
/** Test data with negative prices, which no version allows, and a date with its time written twice. */
const NEGATIVE_PRICES = (type: number) => ({ type });

const FILES: Readonly<Record<string, Known>> = {
  'libofx/another-example.xml': { version: '2.0.0', transactions: 1, first: '2018-01-04' },
  'libofx/downcast.ofx': {
    transactions: 0,
    deviations: {
      ...HEADERLESS,
      'missing-choice': 1,
      'missing-element': 5,
      'unknown-element': 2,
      'end-tag': 1,
    },
  },
  'libofx/example-listing1.xml': {
    version: '1.0.2',
    transactions: 2,
    sum: '209.95',
    first: '2009-02-09',
    deviations: { type: 6, syntax: 1 },
  },
  // Its header is written as elements, and has a sentence behind it.
  'libofx/example-listing2.xml': {
    version: '1.0.2',
    transactions: 2,
    sum: '209.95',
    first: '2009-02-09',
    deviations: { header: 2, type: 6 },
  },
  'libofx/failing-ofx-file2.xml': {
    transactions: 0,
    deviations: { ...HEADERLESS, 'missing-element': 3, 'unknown-element': 1, syntax: 1, 'end-tag': 5 },
  },
  'libofx/heap-buffer-overflow-1.ofx': {
    transactions: 0,
    deviations: { ...HEADERLESS, 'missing-choice': 1, 'missing-element': 5, 'unknown-element': 2 },
  },
  'libofx/null-ptr-deref-1.ofx': {
    transactions: 1,
    deviations: {
      ...HEADERLESS,
      'missing-element': 1,
      'unknown-element': 2,
      syntax: 3,
      'end-tag': 1,
      truncated: 1,
    },
  },
  // There is markup in front of <OFX>.
  'libofx/null-ptr-deref-2.ofx': {
    transactions: 0,
    deviations: { header: 2, 'missing-choice': 1, 'unknown-element': 2, syntax: 1, truncated: 1 },
  },
  'libofx/ofx-2.1.1-sect-13.12.ofx': {
    transactions: 2,
    sum: '1000.00',
    first: '2005-08-25',
    deviations: HEADERLESS,
  },
  'libofx/ofx-2.1.1-sect-13.13.ofx': {
    transactions: 3,
    first: '2006-01-19',
    deviations: { ...HEADERLESS, order: 1, 'end-tag': 1 },
  },
  'libofx/ofx-2.1.1-sect-16.5.3.2.ofx': {
    version: '2.1.1',
    transactions: 3,
    sum: '247.00',
    first: '2005-08-24',
  },
  'libofx/ofx-2.1.1-sect-16.5.4.2.ofx': {
    version: '1.0.2',
    transactions: 1,
    sum: '-80.32',
    first: '2005-08-24',
  },
  'libofx/ofx-2.1.1-sect-16.5.6.2.ofx': { version: '1.0.2', transactions: 1, first: '2005-08-02' },
  'libofx/ofx-2.1.1-sect-16.5.6.5.ofx': {
    version: '2.1.1',
    transactions: 1,
    first: '2003-08-02',
    deviations: { syntax: 1 },
  },
  'libofx/ofx-2.1.1-sect-8.5.5.ofx': { version: '1.0.2', transactions: 0, deviations: { 'too-long': 1 } },
  'libofx/ofx_spec160_stmtrs_example.sgml': {
    transactions: 2,
    sum: '-500.00',
    first: '1996-10-04',
    deviations: HEADERLESS,
  },
  'libofx/ofx_spec201_stmtrs_example.xml': {
    transactions: 2,
    sum: '-500.00',
    first: '1999-10-04',
    deviations: HEADERLESS,
  },
  'ofx4j/bank-of-america-profile.ofx': { version: '1.0.2', transactions: 0 },
  'ofx4j/closing-tags.ofx': { version: '1.0.3', transactions: 0 },
  'ofx4j/example-response.ofx': { version: '1.0.3', transactions: 1, sum: '150.00', first: '2007-03-29' },
  'ofx4j/example-response2.ofx': {
    version: '1.0.2',
    transactions: 0,
    deviations: { 'missing-element': 7, truncated: 1 },
  },
  'ofx4j/fremont-bank-profile.ofx': { version: '1.0.2', transactions: 0 },
  'ofx4j/mercantile-brokerage-services-profile.ofx': {
    version: '1.0.2',
    transactions: 0,
    deviations: { 'missing-element': 5, 'empty-element': 5, version: 1 },
  },
  'ofx4j/pag-seguro.ofx': {
    transactions: 3,
    sum: '119.00',
    first: '2025-06-02',
    // VERSION:100, dates in two forms, R$ in an amount, transactions of type IN and OUT.
    deviations: { header: 1, type: 8, 'missing-element': 1, enumeration: 3 },
  },
  'ofx4j/simple.ofx': { version: '1.0.3', transactions: 0 },
  'ofx4j/wells-fargo-investments-profile.ofx': {
    version: '1.0.2',
    transactions: 0,
    deviations: { 'missing-element': 5, 'empty-element': 5, version: 1 },
  },
  'ofx4j/whitespace-example.ofx': {
    version: '1.0.3',
    transactions: 0,
    deviations: { 'missing-choice': 1, 'unknown-element': 1 },
  },
  'ofxgo-busted/bmo_v102__no_header_newline.qfx': {
    version: '1.0.2',
    transactions: 1,
    sum: '2042.24',
    first: '2018-10-30',
  },
  'ofxgo-busted/wellsfargo.qfx': {
    version: '1.0.2',
    transactions: 1,
    sum: '-12.34',
    first: '2020-12-01',
    deviations: { header: 8 },
  },
  'ofxgo-valid/401k_v203.ofx': { version: '2.0.3', transactions: 7, deviations: NEGATIVE_PRICES(2) },
  'ofxgo-valid/inv_v202.ofx': {
    version: '2.0.2',
    transactions: 74,
    sum: '1266.56372960083246',
    deviations: NEGATIVE_PRICES(39),
  },
  'ofxgo-valid/ira_v202.ofx': {
    version: '2.0.2',
    transactions: 60,
    sum: '3730.7633832701704',
    deviations: NEGATIVE_PRICES(25),
  },
  'ofxgo-valid/moneymrkt1_v103.ofx': {
    version: '1.0.3',
    transactions: 3,
    sum: '2863.2522955731815',
    first: '2017-01-17',
  },
  'ofxgo-valid/moneymrkt1_v103_TYPE1.ofx': {
    version: '1.0.3',
    transactions: 3,
    sum: '2863.2522955731815',
    first: '2017-01-17',
  },
  'ofxgo-valid/moneymrkt1_v203.ofx': {
    version: '2.0.3',
    transactions: 3,
    sum: '4774.8611135902484',
    first: '2017-01-17',
  },
};

/** What has no OFX in it, and what it looks like instead. */
const NOT_OFX: Readonly<Record<string, string>> = {
  'libofx/failing-ofx-file1.xml': 'no format that is known here',
  'libofx/heap-buffer-overflow-2.ofx': 'no format that is known here',
  'libofx/use-after-free.ofx': 'an OFC file, which is older than OFX',
};

const bytesOf = (path: string): Uint8Array => readFileSync(join(corpus ?? '', path));

/** Every value of a tag in a tree, in the tree's order. */
const valuesOf = (tree: unknown, tag: string): string[] => {
  if (Array.isArray(tree)) return tree.flatMap((each) => valuesOf(each, tag));
  if (typeof tree !== 'object' || tree === null || tree instanceof OfxDateTime) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    if (key !== tag) return valuesOf(value, tag);
    return [value]
      .flat()
      .flatMap((each) => (typeof each === 'object' && !(each instanceof OfxDateTime) ? [] : String(each)));
  });
};

/** Values that this reader gives in another form than they are written in. */
const REWRITTEN: Readonly<Record<string, string>> = { 'R$ 5.326,43': '5326.43' };

/** The same found without our reader: what stands between a tag and the next. */
const writtenIn = (text: string, tag: string): string[] =>
  [...text.matchAll(new RegExp(`<${tag}>(?:<!\\[CDATA\\[(.*?)\\]\\]>|([^<]*))`, 'g'))]
    .map(([, cdata, plain = '']) => cdata ?? plain.replaceAll('&amp;', '&').trim())
    .filter((value) => value !== '')
    .map((value) => REWRITTEN[value.replaceAll('\u00a0', ' ')] ?? value);

/** Exact sum of decimals. */
const sumOf = (decimals: readonly string[]): string => {
  const places = Math.max(...decimals.map((decimal) => decimal.split('.')[1]?.length ?? 0));
  const scaled = decimals.map((decimal) => {
    const [whole = '', fraction = ''] = decimal.split('.');
    return BigInt(whole + fraction.padEnd(places, '0'));
  });
  const sum = scaled.reduce((total, each) => total + each, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

const datesOf = (tree: unknown, tag: string): string[] =>
  valuesOf(tree, tag).map((text) => new OfxDateTime(text).localDate);

/** How many aggregates of a tag there are, in arrays or alone. */
const timesIn = (tree: unknown, tag: string): number => {
  if (Array.isArray(tree)) return tree.reduce((sum: number, each) => sum + timesIn(each, tag), 0);
  if (typeof tree !== 'object' || tree === null) return 0;
  return Object.entries(tree).reduce(
    (sum, [key, value]) => sum + (key === tag ? [value].flat().length : 0) + timesIn(value, tag),
    0,
  );
};

describe.skipIf(corpus === undefined)(
  'the corpus (in ../shared, or OFX_SHARED; without it this is skipped)',
  () => {
    it('has no file that is not looked at here', () => {
      const folder = corpus ?? '';
      const paths = readdirSync(folder).flatMap((owner) =>
        readdirSync(join(folder, owner)).map((name) => `${owner}/${name}`),
      );
      expect(Object.keys({ ...FILES, ...NOT_OFX }).toSorted()).toEqual(paths.toSorted());
    });

    it.each(Object.entries(FILES))('%s', (path, { version, transactions, sum, first, deviations = {} }) => {
      const bytes = bytesOf(path);
      const text = new TextDecoder().decode(bytes);
      const file = decode(bytes);
      const trees = [file.ofx, ...file.further];
      expect(file.header.version).toBe(version);

      const counts: Record<string, number> = {};
      for (const { code } of file.deviations) counts[code] = (counts[code] ?? 0) + 1;
      expect(counts).toEqual(deviations);

      // An investment transaction has one INVTRAN, a bank transaction is one STMTTRN.
      expect(timesIn(trees, 'STMTTRN') + timesIn(trees, 'INVTRAN')).toBe(transactions);
      expect(transactions).toBe((text.match(/<(?:STMTTRN|INVTRAN)>/g) ?? []).length);

      const amounts = valuesOf(trees, 'TRNAMT');
      expect(amounts.length > 0 ? sumOf(amounts) : undefined).toBe(sum);
      const [day] = [...datesOf(trees, 'DTPOSTED'), ...datesOf(trees, 'DTTRADE')];
      if (first !== undefined) expect(day).toBe(first);
    });

    it.each(Object.keys(FILES))('%s: amounts, dates, ids and text are those written in it', (path) => {
      const bytes = bytesOf(path);
      const text = new TextDecoder().decode(bytes);
      const file = decode(bytes);
      const trees = [file.ofx, ...file.further];
      for (const tag of [
        'TRNAMT',
        'TOTAL',
        'BALAMT',
        'UNITS',
        'DTPOSTED',
        'DTTRADE',
        'DTASOF',
        'FITID',
        'NAME',
        'MEMO',
        'ACCTID',
        'TRNTYPE',
        'CURDEF',
        'UNIQUEID',
        'TRNUID',
        'URL',
        'INTU.BID',
      ]) {
        const values = valuesOf(trees, tag).filter((value) => value !== '');
        expect(values.toSorted(), tag).toEqual(writtenIn(text, tag).toSorted());
      }
      for (const tag of ['DTPOSTED', 'DTTRADE', 'DTASOF', 'DTSTART', 'DTEND', 'DTSERVER']) {
        for (const day of datesOf(trees, tag)) expect(day, tag).toMatch(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
      }
    });

    it.each(Object.entries(NOT_OFX))('%s has no OFX: %s', (path, what) => {
      const error = refusal(() => decode(bytesOf(path)));
      expect(error.code).toBe('codec/not-ofx');
      expect(error.message).toContain(`it looks like ${what}`);
    });
  },
);
