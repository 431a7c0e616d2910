import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecodeOptions, decode, OfxError, type OfxFile } from '../../../codecs/index.ts';
import {
  latin1,
  sgml,
  sgmlHeader,
  statement,
  transaction,
  utf8,
  XML_LINE,
  xml,
  xmlHeader,
} from '../helpers.ts';
import { EVERYTHING } from '../messages/statements/every-statement.ts';
import {
  chunksOf,
  comparable,
  endOf,
  eventsOf,
  expectedStatements,
  statementsIn,
  withoutTransactions,
} from './streaming.ts';

const SIZES = [1, 2, 3, 7, 64];

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const inMemo = (memo: string): string => transaction(`<MEMO>${memo}`);
const inXmlMemo = (memo: string): string =>
  statement(`<STMTTRN>${XML_LINE}<MEMO>${memo}</MEMO></STMTTRN><STMTTRN>${XML_LINE}</STMTTRN>`);

/** What is in a stream equals what is in the whole file, and no chunk's end is seen in it. */
const expectSame = async (bytes: Uint8Array): Promise<void> => {
  let whole: ReturnType<typeof decode>;
  try {
    whole = decode(bytes);
  } catch (error) {
    if (!(error instanceof OfxError)) throw error;
    for (const size of [...SIZES, bytes.length || 1]) {
      const streamed = await eventsOf(chunksOf(bytes, size));
      expect(streamed.error).toMatchObject({
        code: error.code,
        message: error.message,
        position: error.position,
      });
    }
    return;
  }
  const { events, error } = await eventsOf([bytes]);
  if (error) throw error;
  const { header, ofx, further, deviations } = endOf(events);
  expect({ header, deviations }).toEqual({ header: whole.header, deviations: whole.deviations });
  expect({ ofx, further }).toEqual({
    ofx: withoutTransactions(whole.ofx),
    further: whole.further.map(withoutTransactions),
  });
  expect(comparable(statementsIn(events))).toEqual(comparable(expectedStatements(bytes)));
  for (const size of SIZES) {
    const chunked = await eventsOf(chunksOf(bytes, size));
    if (chunked.error) throw chunked.error;
    expect(chunked.events).toEqual(events);
  }
};

const FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['every kind of statement', utf8(EVERYTHING)],
  ['SGML', utf8(sgml(statement(`<STMTTRN><TRNAMT>1<FITID>a<NAME>AT&T &amp; Co &lt;x&gt;</STMTTRN>`)))],
  ['a line break after each element', utf8(sgml(inMemo('x').replaceAll('<', '\r\n<')))],
  [
    'lines ended by CR',
    utf8(
      sgml(`${inMemo('x')}stray`)
        .replaceAll('\r\n', '\r')
        .replaceAll('<', '\r<'),
    ),
  ],
  ['XML', utf8(xml(inXmlMemo('a<!-- c --> &amp; <![CDATA[<b>]]>&#32;')))],
  ['XML in UTF-8', utf8(xml(inXmlMemo('Zoë € 😀')))],
  ['XML with a prefix', utf8(xml('<o:OFX xmlns:o="u"><o:A.B a="b>c">x</o:A.B></o:OFX>'))],
  ['UTF-8 declared', utf8(sgmlHeader({ ENCODING: 'UTF-8' }) + inMemo('Zoë € 😀'))],
  ['UTF-8 declared as 1252', utf8(sgmlHeader() + inMemo('Zoë € 😀 <'))],
  ['a byte order mark', utf8(`\uFEFF${sgmlHeader()}${inMemo('Zoë &')}`)],
  ['windows-1252', latin1(sgmlHeader() + inMemo('Zo\xeb \x80 <'))],
  ['windows-1252 declared as UTF-8', latin1(sgmlHeader({ ENCODING: 'UTF-8' }) + inMemo('Zo\xeb \x80 <'))],
  ['windows-1252 behind a mark of UTF-8', latin1(`\xef\xbb\xbf${sgmlHeader()}${inMemo('Zo\xeb \x80 <')}`)],
  ['KOI8-R', latin1(sgmlHeader({ CHARSET: 'KOI8-R' }) + inMemo('\xf0\xd2 <'))],
  ['Shift_JIS', latin1(sgmlHeader({ CHARSET: 'Shift_JIS' }) + inMemo('\x93\xfa\x96\x7b <'))],
  ['UTF-16', utf16(sgmlHeader() + inMemo('Zoë € 😀 <'))],
  ['UTF-16 that is cut', utf16(sgmlHeader() + inMemo('Zoë € 😀 <')).subarray(0, 901)],
  ['several <OFX>', utf8(sgml(inMemo('x') + inMemo('y') + inMemo('z <')))],
  ['windows-1252 behind what begins like the end', latin1('<?xml?><OFX><A.B>x</ofx\n\xe9')],
  ['bytes behind the end', latin1(`${sgmlHeader({ ENCODING: 'UTF-8' })}${inMemo('x')}\x89PNG\r\n\xe9\xff`)],
  ['no header', utf8('<OFX>stray</OFX>')],
  ['no header, in small letters, in UTF-8', utf8('<ofx>ë</ofx>')],
  ['two statements in one place', utf8(sgml(inMemo('x').replace(/<STMTRS>.*<\/STMTRS>/s, '$&$&')))],
  [
    'two lists in one statement',
    utf8(sgml(inMemo('x').replace(/<BANKTRANLIST>.*<\/BANKTRANLIST>/s, '$&$&'))),
  ],
  [
    'two message sets of one kind',
    utf8(sgml(inMemo('x').replace(/<BANKMSGSRSV1>.*<\/BANKMSGSRSV1>/s, '$&$&'))),
  ],
  ['a transaction in a transaction', utf8(sgml(inMemo('<STMTTRN><MEMO>y')))],
  ['a list that is not closed', utf8(sgml(inMemo('x').replace('</BANKTRANLIST>', '')))],
  ['a list in an unknown element', utf8(sgml(inMemo('x').replace('<BANKTRANLIST>', '<NEW><BANKTRANLIST>')))],
  ['an unknown element in a list', utf8(sgml(statement('<A.B><C.D>x<STMTTRN><FITID>1</STMTTRN>')))],
  ['text outside of elements', utf8(sgml(statement(' stray < 1 & 2 <!-- --> more ')))],
  ['a BR', utf8(sgml(inMemo('a<BR>b<br/>c')))],
];

describe('a stream equals the whole file, in any chunks', () => {
  it.each(FILES)('%s', async (_, bytes) => expectSame(bytes));

  it.each([
    '<',
    '<!',
    '<!-',
    '<!--',
    '<!-- a',
    '<!-- a --',
    '<![',
    '<![CDATA',
    '<![CDATA[',
    '<![CDATA[x]]',
    '<!D',
    '<?',
    '<?x',
    '</',
    '</ME',
    '<ME',
    '<MEMO ',
    '<A b',
    '<A b="',
    '<A b="x>y"',
    '&',
    '&am',
    '&amp',
    '&#x1F60',
    '&&&&&&',
    '<3',
    '5 < 6',
    '<A/',
    '<![  CDATA  [x]]>',
    '<!---->',
    '<!-->',
    '<!-- a -- b -->',
    '<![CDATA[]]]>',
    '<?a??>',
    '<A b="<!-- -->">',
    '<A b="<?x?>">',
    '<?x >',
    '&copy;',
    '&#0;',
    // The fault is behind the CR of a line break.
    '<!-- c -->&ltv\r\n<b',
    '<!-- a -- >',
    '<!-- a --  \r\n >b',
    '<!-- a --  ',
    '<!----- ->-- >',
  ])('%s in a value, in both syntaxes, at the end too', async (markup) => {
    const at = (text: string): number => text.indexOf(markup) + markup.length;
    const inSgml = sgml(inMemo(`a${markup}`));
    const inXml = xml(inXmlMemo(`a${markup}`));
    for (const text of [inSgml, inXml, inSgml.slice(0, at(inSgml)), inXml.slice(0, at(inXml))]) {
      await expectSame(utf8(text));
    }
  });

  it.each([
    ['a wrong end tag', '<MEMO>x</NAME>'],
    ['an unclosed leaf', '<NAME>x<MEMO>y'],
    ['an unclosed unknown element', '<A.B>x<C.D>y</C.D>'],
    ['a declaration', '<!DOCTYPE x><MEMO>y</MEMO>'],
    ['text beside elements', 'stray &copy; and more'],
    ['references in attributes', '<MEMO a="&copy;">x</MEMO>'],
    ['a malformed comment', '<MEMO>x<!-- -- -->y</MEMO>'],
    ['CDATA and a bare &', '<MEMO>x<![CDATA[y & z]]> & &amp; z</MEMO>'],
  ])('XML with %s goes on as SGML from there', async (_, markup) => {
    const text = xml(statement(`<STMTTRN>${XML_LINE}</STMTTRN><STMTTRN>${XML_LINE}${markup}</STMTTRN>`));
    await expectSame(utf8(text));
  });

  it.each(['&copy; y', '&amp; y', '&# y', '& y;'])(
    'text that is passed on before its end has come, cut anywhere in %s',
    async (end) => {
      const bytes = utf8(xml(inXmlMemo(`<!-- c -->${'x'.repeat(4096)}${end}`)));
      const expected = (await eventsOf([bytes])).events;
      const start = bytes.indexOf('x'.charCodeAt(0), bytes.lastIndexOf('!'.charCodeAt(0))) + 100;
      const at = bytes.lastIndexOf('&'.charCodeAt(0));
      for (let cut = at - 1; cut < at + end.length; cut++) {
        const chunks = [bytes.subarray(0, start), bytes.subarray(start, cut), bytes.subarray(cut)];
        expect((await eventsOf(chunks)).events).toEqual(expected);
      }
    },
  );

  it('text beyond what is held back, with references across all ends', async () => {
    const long = 'a &amp; b & c &#x20AC; '.repeat(900);
    for (const text of [
      sgml(inMemo(long)),
      xml(inXmlMemo(long)),
      xml(inXmlMemo(long.replaceAll('& ', ''))),
    ]) {
      await expectSame(utf8(text));
    }
  });

  it('cut anywhere, in either syntax', async () => {
    for (const text of [
      sgmlHeader({ ENCODING: 'UTF-8' }) + inMemo('Zoë 😀'),
      xmlHeader() + inXmlMemo('Zoë 😀'),
    ]) {
      const bytes = utf8(text);
      for (let end = 0; end <= bytes.length; end++) {
        const cut = bytes.subarray(0, end);
        const [whole, streamed] = [outcome(cut), await eventsOf(chunksOf(cut, 5))];
        if (whole instanceof OfxError) expect(streamed.error).toEqual(whole);
        else expect(endOf(streamed.events).deviations).toEqual(whole.deviations);
      }
    }
  });
});

const outcome = (bytes: Uint8Array, options?: DecodeOptions): OfxError | OfxFile => {
  try {
    return decode(bytes, options);
  } catch (error) {
    if (error instanceof OfxError) return error;
    throw error;
  }
};

describe('a stream equals the whole file, whatever was done to it', () => {
  const SPLINTERS = [
    '<',
    '>',
    '&',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!',
    '\r',
    '\n',
    ' ',
    ';',
    '/',
    '"',
    '=',
    '&amp;',
    '<STMTTRN>',
    '</STMTTRN>',
    '<BANKTRANLIST>',
    '</STMTRS>',
    '<OFX>',
    '</OFX>',
    '<A.B>',
    '<NEW>',
    'x',
    '<a b="',
    '<INVTRANLIST>',
    '<BR>',
    '\x00',
  ];
  const BASES = [utf8(sgml(inMemo('Some text'))), utf8(xml(inXmlMemo('Some text'))), utf8(EVERYTHING)];
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.nat({ max: 40 }),
    put: fc.array(fc.constantFrom(...SPLINTERS), { maxLength: 3 }),
  });

  it('pieces cut out and put in, in chunks of any lengths', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...BASES),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(
          {},
          { markupLength: 20 },
          { leafLength: 60 },
          { deviations: 3 },
          { depth: 7 },
          { elements: 30 },
        ),
        async (base, edits, lengths, limits) => {
          let text = Buffer.from(base).toString('latin1');
          for (const { at, cut, put } of edits) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + put.join('') + text.slice(place + cut);
          }
          const bytes = latin1(text);
          const chunks: Uint8Array[] = [];
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const length = lengths[i % lengths.length] ?? 1;
            chunks.push(bytes.subarray(at, at + length));
            at += length;
          }
          const [whole, streamed] = [outcome(bytes, { limits }), await eventsOf(chunks, { limits })];
          if (whole instanceof OfxError) {
            expect(streamed.error).toEqual(whole);
            return;
          }
          if (streamed.error) throw streamed.error;
          const end = endOf(streamed.events);
          expect(end.deviations).toEqual(whole.deviations);
          expect(end.header).toEqual(whole.header);
          expect(end.ofx).toEqual(withoutTransactions(whole.ofx));
          expect(end.further).toEqual(whole.further.map(withoutTransactions));
          expect(comparable(statementsIn(streamed.events))).toEqual(
            comparable(expectedStatements(bytes, { limits })),
          );
          expect((await eventsOf([bytes], { limits })).events).toEqual(streamed.events);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

describe.skipIf(!existsSync(CORPUS))('a stream equals the whole file for every file of the corpus', () => {
  const files = existsSync(CORPUS)
    ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
    : [];

  it.each(files)('%s', async (name) => {
    await expectSame(Uint8Array.from(readFileSync(new URL(name, CORPUS))));
  });
});
