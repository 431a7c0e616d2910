import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { decodeStream, type EndEvent } from '../../../codecs/index.ts';
import { DEFAULT_LIMITS } from '../../../codecs/limits.ts';
import { Reading } from '../../../codecs/reading.ts';
import { StatementSink } from '../../../codecs/stream/statement-sink.ts';
import { LINE, latin1, sgml, sgmlHeader, statement, utf8, XML_LINE, xml, xmlHeader } from '../helpers.ts';
import { investmentFile, TRADES, tradeList } from '../messages/statements/investment-file.ts';

/** A file with its middle repeated, in pieces that are made when they are asked for. */
function* repeated(text: string, middle: string, times: number, perPiece: number): Generator<string> {
  const at = text.indexOf(middle);
  yield text.slice(0, at);
  for (let i = 0; i < times; i += perPiece) yield middle.repeat(perPiece);
  yield text.slice(at + middle.length);
}

function* map<From, To>(values: Iterable<From>, change: (value: From) => To): Generator<To> {
  for (const value of values) yield change(value);
}

const endOfStream = async (
  pieces: Iterable<string>,
): Promise<{ count: number; end: EndEvent | undefined }> => {
  let count = 0;
  let end: EndEvent | undefined;
  for await (const event of decodeStream(map(pieces, utf8))) {
    if (event.type === 'transaction') count++;
    if (event.type === 'end') end = event;
  }
  return { count, end };
};

const BANK_LINE = `<STMTTRN>${LINE}<NAME>A shop</STMTTRN>\r\n`;
const BUYSTOCK = `<BUYSTOCK>${TRADES.BUYSTOCK}</BUYSTOCK>`;
const BANK_XML = `<STMTTRN>${XML_LINE}<NAME>A shop</NAME></STMTTRN>\r\n`;

const liveBytes = (): number => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
};

describe('what a stream keeps', () => {
  it.each([
    ['bank, SGML', sgml(statement(BANK_LINE)), BANK_LINE],
    ['bank, XML', xml(statement(BANK_XML)), BANK_XML],
    ['investments', investmentFile(tradeList(BUYSTOCK)), BUYSTOCK],
  ])('is the tree without its transactions, however many there are: %s', async (_, text, middle) => {
    const few = await endOfStream(repeated(text, middle, 10, 10));
    const many = await endOfStream(repeated(text, middle, 50_000, 100));
    expect([few.count, many.count]).toEqual([10, 50_000]);
    expect(many.end).toEqual(few.end);
    expect(JSON.stringify(many.end).length).toBeLessThan(4000);
  });

  it.each([
    ['SGML', sgml(statement(BANK_LINE)), BANK_LINE],
    ['XML', xml(statement(BANK_XML)), BANK_XML],
    ['SGML under the name of XML', xmlHeader() + statement(BANK_LINE), BANK_LINE],
    ['text between elements', sgml(statement(`${BANK_LINE}${' \r\n'.repeat(3000)}`)), BANK_LINE],
    ['comments', xml(statement(`${BANK_XML}<!-- ${'c'.repeat(3000)} -->`)), BANK_XML],
    ['CR at every end', sgml(statement(BANK_LINE.replace('\r\n', '\r'))), BANK_LINE.replace('\r\n', '\r')],
  ])('of the text is what has not been read, twice the longest token at most: %s', (_, text, middle) => {
    const reading = new Reading(DEFAULT_LIMITS, ASCII, new StatementSink());
    const perPiece = 20;
    const longest = Math.max(...text.split(/(?=<)/).map((token) => token.length), 4096);
    const pieces = [...repeated(text, middle, 2000, perPiece)];
    for (const piece of pieces.slice(0, -1)) {
      reading.read(piece);
      expect(reading.held).toBeLessThanOrEqual(2 * longest + perPiece * middle.length);
    }
    expect(reading.end(pieces.at(-1) ?? '').ofx.BANKMSGSRSV1?.STMTTRNRS).toHaveLength(1);
  });

  it.each([
    ['a comment', '<!--', 'c'],
    ['CDATA', '<![CDATA[', 'c'],
    ['a tag', '<TAG', 'G'],
    ['attributes', '<TAG a="', 'v'],
    ['blanks in a tag', '<TAG', ' '],
    ['a declaration', '<!DOCTYPE', 'd'],
  ])('of markup that never ends is no more than the limit, twice: %s', (_, start, filler) => {
    const markupLength = 2000;
    for (const header of [sgmlHeader(), xmlHeader()]) {
      const reading = new Reading({ ...DEFAULT_LIMITS, markupLength }, ASCII);
      reading.read(`${header}<OFX><A.B>${start}`);
      let most = 0;
      for (let i = 0; i < 1000; i++) {
        reading.read(filler.repeat(100));
        most = Math.max(most, reading.held);
      }
      expect(most).toBeLessThanOrEqual(2 * markupLength + 4096 + 100);
      // It was text, all of it.
      expect(reading.end('</A.B></OFX>').ofx['A.B']).toHaveLength(
        filler === ' ' ? start.length : start.length + 100_000,
      );
    }
  });
});

describe('what the caller keeps of a stream', () => {
  it.each([
    ['read at once', ''],
    ['read one element at a time', '<X.Y>1'],
  ])('does not hold the text it was read from: transactions that are %s', async (_, odd) => {
    const line = `<STMTTRN>${odd}${LINE}<NAME>A shop of some name<MEMO>${'m'.repeat(200)}</STMTTRN>`;
    const names: unknown[] = [];
    const before = liveBytes();
    const pieces = repeated(sgml(statement(line)), line, 50_000, 50);
    let count = 0;
    for await (const event of decodeStream(map(pieces, utf8))) {
      // One of each piece of the text would be enough to hold all of it: 15 million characters.
      if (event.type === 'transaction' && count++ % 10 === 0) names.push(event.transaction.name);
    }
    expect(names).toHaveLength(5000);
    expect(liveBytes() - before).toBeLessThan(8_000_000);
  });

  it('deviations do not either', async () => {
    const line = `<STMTTRN>${LINE}</STMTTRN></NOBODY.KNOWS.THIS>${' '.repeat(20_000)}`;
    const before = liveBytes();
    const { count, end } = await endOfStream(repeated(sgml(statement(line)), line, 900, 1));
    expect(count).toBe(900);
    expect(end?.deviations).toHaveLength(900);
    expect(liveBytes() - before).toBeLessThan(3_000_000);
  });
});

describe('what a stream keeps while it is read', () => {
  /** What is in use at the last transaction, beyond what was before the first. */
  const grown = async (bytes: Iterable<Uint8Array>, last: number): Promise<number> => {
    let count = 0;
    let before = 0;
    for await (const { type } of decodeStream(bytes)) {
      if (type !== 'transaction') continue;
      count++;
      if (count === 1000) before = liveBytes();
      if (count === last) return liveBytes() - before;
    }
    throw new Error(`there are ${count} transactions`);
  };

  /** Pieces that end within elements. */
  function* halves(texts: Iterable<string>): Generator<string> {
    for (const text of texts) {
      yield text.slice(0, text.length / 2);
      yield text.slice(text.length / 2);
    }
  }

  it.each([
    ['characters of several bytes', sgmlHeader({ CHARSET: '932' }), '<NAME>\x93\xfa x \x93\xfa', 60_000],
    ['broken characters', sgmlHeader({ ENCODING: 'UTF-8' }), '<NAME>\xc3\xab\xc3 x', 60_000],
    ['elements in several pieces', sgmlHeader(), `<MEMO>${'x'.repeat(3000)}`, 20_000],
  ])('does not grow with the text: %s', async (_, header, odd, lines) => {
    const line = `<STMTTRN>${odd}${LINE}</STMTTRN>`;
    const pieces = repeated(header + statement(line), line, lines, 1);
    expect(await grown(map(halves(pieces), latin1), lines - 100)).toBeLessThan(1_500_000);
  });
});

const ASCII = { charset: 'utf-8', width: 1, before: 0, faults: [] } as const;
