import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Builder } from '../../../codecs/build/builder.ts';
import { decode } from '../../../codecs/index.ts';
import { LINE, sgml, statement, utf8, XML_LINE, xml } from '../helpers.ts';
import { chunksOf, endOf, eventsOf, statementsIn } from '../stream/streaming.ts';
import { bothWays, outcomeOf } from './both-ways.ts';
import { transactions } from './odd-files.ts';

const same = (text: string, limits = {}): void => {
  const [short, long] = bothWays(text, limits);
  expect(short).toEqual(long);
  expect(JSON.stringify(short)).toBe(JSON.stringify(long));
};

const CLOSED = `<STMTTRN>${XML_LINE}<NAME>A</NAME></STMTTRN>\r\n`;
const OPEN = `<STMTTRN>\r\n${LINE}\r\n<NAME>A\r\n</STMTTRN>\r\n`;

describe('the short way for what is written plainly reads what the long way reads', () => {
  it.each([
    ['SGML', false, sgml],
    ['SGML with end tags', true, sgml],
    ['XML', true, xml],
    ['XML that lacks its end tags', false, xml],
  ])('in %s, with anything odd in between', (_, closed, file) => {
    fc.assert(
      fc.property(transactions(closed), (content) => same(file(statement(content)))),
      { numRuns: 150 },
    );
  });

  it.each(['102', '103', '160', '203', '211', '230', '999'])('in version %s', (version) => {
    const text = xml(statement(CLOSED.repeat(20))).replace('VERSION="211"', `VERSION="${version}"`);
    same(text);
    same(sgml(statement(OPEN.repeat(20))).replace('VERSION:103', `VERSION:${version}`));
  });

  it('when the file ends anywhere', () => {
    const whole = sgml(statement(OPEN.repeat(12)));
    for (let end = whole.length - 500; end < whole.length; end++) same(whole.slice(0, end));
    const document = xml(statement(CLOSED.repeat(12)));
    for (let end = document.length - 500; end < document.length; end++) same(document.slice(0, end));
  });

  it.each([
    ['elements', { elements: 100 }],
    ['depth', { depth: 8 }],
    ['depth of an element of a record', { depth: 7 }],
    ['leafLength', { leafLength: 3 }],
    ['deviations', { deviations: 3 }],
  ])('at the limit of %s', (_, limits) => {
    same(sgml(statement(OPEN.repeat(40))), limits);
    same(xml(statement(CLOSED.repeat(40))), limits);
  });

  it.each([
    ['a comment', '<!-- x -->'],
    ['CDATA', '<INTU.X><![CDATA[x]]></INTU.X>'],
    ['a processing instruction', '<?x y?>'],
    ['attributes', '<INTU.X y="z">1</INTU.X>'],
    ['a prefix', '<a:INTU.X>1</a:INTU.X>'],
    ['a reference that XML has not', '<INTU.X>&copy;</INTU.X>'],
    ['a declaration', '<!DOCTYPE x>'],
    ['an end tag too many', '</INTU.X>'],
    ['a second root', '</OFX><OFX>'],
  ])('of a document that goes to sax half-way: %s', (_, odd) => {
    same(xml(statement(CLOSED.repeat(12) + odd + CLOSED.repeat(12))));
  });

  const folder = new URL('../../../../shared/corpus/', import.meta.url);
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[a-z]+$/.test(name))
    : [];
  it.runIf(files.length > 0)('in every file of ../shared/corpus', () => {
    for (const name of files) same(readFileSync(new URL(name, folder), 'latin1'));
  });
  it.skipIf(files.length > 0)('in every file of ../shared/corpus, which is not here', () => {});
});

describe('the short way', () => {
  it.each([
    ['SGML', sgml(statement(OPEN.repeat(200)))],
    ['XML', xml(statement(CLOSED.repeat(200)))],
  ])('is the one that is taken: %s', (_, text) => {
    const open = vi.spyOn(Builder.prototype, 'open');
    const file = decode(text);
    const calls = open.mock.calls.length;
    open.mockRestore();
    expect(file.deviations).toEqual([]);
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN).toHaveLength(200);
    expect(calls).toBeLessThan(10);
  });

  it('gives plain objects, as the long way does', () => {
    const text = sgml(statement(OPEN.repeat(20)));
    const file = decode(text);
    const line = file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN?.[19];
    expect(Object.getPrototypeOf(line)).toBe(Object.prototype);
    expect(Object.keys(line ?? {})).toEqual(['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID', 'NAME']);
    expect(outcomeOf(text, true)).toEqual(outcomeOf(text, false));
  });

  it('is taken in streams too, and gives the same in any pieces', async () => {
    const bytes = utf8(sgml(statement(OPEN.repeat(30))));
    const whole = await eventsOf([bytes]);
    for (const length of [1, 7, 64, 1000]) {
      const pieces = await eventsOf(chunksOf(bytes, length));
      expect(statementsIn(pieces.events)).toEqual(statementsIn(whole.events));
      expect(endOf(pieces.events)).toEqual(endOf(whole.events));
    }
  });
});
