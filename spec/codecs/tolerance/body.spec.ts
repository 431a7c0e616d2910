import { describe, expect, it } from 'vitest';
import { decode, type OfxFile } from '../../../codecs/index.ts';
import {
  firstLine,
  inSonrs,
  LINE,
  linesOf,
  sgml,
  statement,
  statementOf,
  transaction,
  XML_LINE,
  xml,
} from '../helpers.ts';
import { type Expected, expectRead, FIRST, type FieldFile, LIST } from './field.ts';

const texts = (file: OfxFile) => linesOf(file).map(({ NAME, MEMO }) => [NAME, MEMO]);

/** A statement whose one transaction goes on with `markup`; read is its NAME and MEMO. */
const line = (
  what: string,
  markup: string,
  name: string | undefined,
  memo: string | undefined,
  ...deviations: Expected[]
): FieldFile => ({
  what,
  text: sgml(transaction(markup)),
  reads: texts,
  as: [[name, memo]],
  deviations,
});
const xmlLine = (
  what: string,
  markup: string,
  name: string | undefined,
  memo: string | undefined,
  ...deviations: Expected[]
): FieldFile => ({
  what,
  text: xml(statement(`<STMTTRN>${XML_LINE}${markup}</STMTTRN>`)),
  reads: texts,
  as: [[name, memo]],
  deviations,
});
const lines = (what: string, transactions: string, as: unknown, ...deviations: Expected[]): FieldFile => ({
  what,
  text: sgml(statement(transactions)),
  reads: texts,
  as,
  deviations,
});

describe('PROTOCOL 2.1: leaves as the field writes them', () => {
  it.each([
    line('closed and unclosed ones in one file', '<NAME>a</NAME><MEMO>b', 'a', 'b'),
    line('an end tag on its own line', '<NAME>a\r\n</NAME>\r\n<MEMO>b\r\n</MEMO>', 'a', 'b'),
    line('an empty one without end tag', '<NAME><MEMO>b', undefined, 'b', [
      'empty-element',
      `${FIRST}/NAME`,
      '<NAME>',
    ]),
    line('an empty one with end tag', '<NAME></NAME><MEMO>b', undefined, 'b', [
      'empty-element',
      `${FIRST}/NAME`,
      '<NAME>',
    ]),
    line('one of blanks', '<NAME> \t <MEMO>b', undefined, 'b', ['empty-element', `${FIRST}/NAME`, '<NAME>']),
    line('one closed in itself', '<NAME/><MEMO>b', undefined, 'b', [
      'empty-element',
      `${FIRST}/NAME`,
      '<NAME/>',
    ]),
    line(
      'MEMO inside an empty NAME',
      '<NAME><MEMO>b</MEMO></NAME>',
      undefined,
      'b',
      ['empty-element', `${FIRST}/NAME`, '<NAME>'],
      ['end-tag', FIRST, '</NAME>'],
    ),
    line(
      'a break of HTML in MEMO',
      '<MEMO>a<BR/>b<br>c',
      undefined,
      'a b c',
      ['syntax', `${FIRST}/MEMO`, '<BR/>'],
      ['syntax', `${FIRST}/MEMO`, '<br>'],
      ['syntax', `${FIRST}/MEMO`, '<br>'],
    ),
    line('quotation marks', '<MEMO>the "best" grocer\'s', undefined, 'the "best" grocer\'s'),
    line('blanks around and inside', '<MEMO>  a  b \r\n', undefined, 'a  b'),
    line(
      'lower-case tags',
      '<name>a</name><MEMO>b',
      'a',
      'b',
      ['syntax', `${FIRST}/NAME`, '<name>'],
      ['syntax', `${FIRST}/NAME`, '</name>'],
    ),
    line('attributes', '<NAME lang="en">a<MEMO>b', 'a', 'b', ['syntax', `${FIRST}/NAME`, '<NAME lang']),
    line('one that stands twice', '<NAME>a<NAME>b', 'a', undefined, [
      'duplicate',
      `${FIRST}/NAME`,
      '<NAME>b',
    ]),
    line('one out of order', '<MEMO>b<NAME>a', 'a', 'b', ['order', `${FIRST}/NAME`, '<NAME>']),
  ])('$what', expectRead);
});

describe('PROTOCOL 2.1: & and references', () => {
  it.each([
    line('the three of 1.x', '<MEMO>a &lt; b &gt; c &amp; d', undefined, 'a < b > c & d'),
    line('decoded once only', '<MEMO>&amp;lt;', undefined, '&lt;'),
    line('those of XML and of numbers', '<MEMO>&apos;&quot;&#65;&#x42;', undefined, `'"AB`),
    line('blanks that count', '<MEMO>&nbsp;a&nbsp;', undefined, ' a '),
    line(
      'a bare &',
      '<NAME>A & B<MEMO>AT&T',
      'A & B',
      'AT&T',
      ['syntax', `${FIRST}/NAME`, '& B'],
      ['syntax', `${FIRST}/MEMO`, '&T'],
    ),
    line('a reference of HTML', '<MEMO>&copy; us', undefined, '&copy; us', [
      'syntax',
      `${FIRST}/MEMO`,
      '&copy;',
    ]),
    line('a reference without its semicolon', '<MEMO>&amp us', undefined, '&amp us', [
      'syntax',
      `${FIRST}/MEMO`,
      '&amp us',
    ]),
    line('a bare <', '<MEMO>5 < 6', undefined, '5 < 6', ['syntax', `${FIRST}/MEMO`, '< 6']),
    line('an address in angle brackets', '<MEMO><a@b.example>', undefined, '<a@b.example>', [
      'syntax',
      `${FIRST}/MEMO`,
      '<a@',
    ]),
  ])('$what', expectRead);
});

describe('PROTOCOL 2.1: CDATA and comments', () => {
  it.each([
    line('CDATA', '<MEMO><![CDATA[a & <b>]]>', undefined, 'a & <b>'),
    line('CDATA with the blanks of the first edition', '<MEMO><![ CDATA [a & b]]>', undefined, 'a & b'),
    line('several sections', '<MEMO><![CDATA[a]]> and <![CDATA[b]]>', undefined, 'a and b'),
    line('CDATA on a leaf that is no text', '<CHECKNUM><![CDATA[7]]><NAME>a', 'a', undefined),
    line('CDATA without its end', '<MEMO><![CDATA[a', undefined, '<![CDATA[a', [
      'syntax',
      `${FIRST}/MEMO`,
      '<![CDATA',
    ]),
    line('a comment behind a value', '<NAME>a <!-- the name -->\r\n<MEMO>b <!-- the memo -->\r\n', 'a', 'b'),
    line(
      'a comment that ends with a blank before its >',
      '<NAME>a <!-- one -- >\r\n<MEMO>b<!-- two -->',
      'a',
      'b',
    ),
    line(
      'a comment with hyphens and markup inside',
      '<NAME>a<!-- - -- <MEMO>no</MEMO> --- -->',
      'a',
      undefined,
    ),
    line('a comment without its end', '<NAME>a <!-- b', 'a <!-- b', undefined, [
      'syntax',
      `${FIRST}/NAME`,
      '<!--',
    ]),
  ])('$what', expectRead);
});

const PRIVATE = (file: OfxFile) => firstLine(file);
const UNKNOWN = { TRNTYPE: 'DEBIT', TRNAMT: '-1.50', FITID: 'F1' };

describe('PROTOCOL 2.1: tags nobody knows', () => {
  it.each([
    ['a private leaf', '<INTU.BID>3000', { 'INTU.BID': '3000' }, []],
    ['a private aggregate', '<X.Y><X.A>1<X.B>2</X.Y>', { 'X.Y': { 'X.A': '1', 'X.B': '2' } }, []],
    ['an empty private leaf without end tag', '<X.Y><NAME>a', { 'X.Y': '', NAME: 'a' }, []],
    [
      'an unknown leaf',
      '<CATEGORY>food<NAME>a',
      { CATEGORY: 'food', NAME: 'a' },
      [['unknown-element', `${FIRST}/CATEGORY`, '<CATEGORY>']],
    ],
    [
      'an unknown aggregate',
      '<FOO><BAR>1<BAZ>2</FOO>',
      { FOO: { BAR: '1', BAZ: '2' } },
      [['unknown-element', `${FIRST}/FOO`, '<FOO>']],
    ],
    [
      'text and elements in one',
      '<INTU.BROKERID>a.example<X.A>1</X.A></INTU.BROKERID>',
      { 'INTU.BROKERID': 'a.example', 'X.A': '1' },
      [['end-tag', FIRST, '</INTU']],
    ],
  ] as const)('%s', (what, markup, more, deviations) => {
    expectRead({
      what,
      text: sgml(transaction(markup)),
      reads: (file) => ({ ...PRIVATE(file), DTPOSTED: PRIVATE(file).DTPOSTED.text }),
      as: { ...UNKNOWN, DTPOSTED: '20261002', ...more },
      deviations,
    });
  });
});

const TWO = [
  ['a', undefined],
  ['b', undefined],
];

describe('PROTOCOL 2.1: end tags that are missing or wrong', () => {
  it.each([
    lines('of a transaction', `<STMTTRN>${LINE}<NAME>a<STMTTRN>${LINE}<NAME>b</STMTTRN>`, TWO, [
      'end-tag',
      FIRST,
      '<STMTTRN>',
    ]),
    lines(
      'of every transaction',
      `<STMTTRN>${LINE}<NAME>a<STMTTRN>${LINE}<NAME>b`,
      TWO,
      ['end-tag', FIRST, '<STMTTRN>'],
      ['end-tag', `${LIST}/STMTTRN[1]`, '</BANKTRANLIST>'],
    ),
    lines(
      'one too many',
      `<STMTTRN>${LINE}<NAME>a</STMTTRN></STMTTRN><STMTTRN>${LINE}<NAME>b</STMTTRN>`,
      TWO,
      ['end-tag', LIST, '</STMTTRN>'],
    ),
    lines(
      'of something else',
      `<STMTTRN>${LINE}<NAME>a</MEMO></STMTTRN><STMTTRN>${LINE}<NAME>b</STMTTRN>`,
      TWO,
      ['end-tag', FIRST, '</MEMO>'],
    ),
    lines(
      'of an aggregate inside',
      `<STMTTRN>${LINE}<NAME>a<CCACCTTO><ACCTID>7</STMTTRN><STMTTRN>${LINE}<NAME>b</STMTTRN>`,
      TWO,
      ['end-tag', `${FIRST}/CCACCTTO`, '</STMTTRN>'],
    ),
  ])('$what', expectRead);

  it('of all that was open at </OFX>', () => {
    const text = sgml(transaction('<NAME>a').replace(/<\/STMTTRN>.*<\/OFX>/s, '</OFX>'));
    expectRead({
      what: '',
      text,
      reads: texts,
      as: [['a', undefined]],
      deviations: [
        ['missing-element', 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/LEDGERBAL', '<STMTRS>'],
        ...[
          FIRST,
          LIST,
          'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS',
          'OFX/BANKMSGSRSV1/STMTTRNRS[0]',
          'OFX/BANKMSGSRSV1',
        ].map((path): Expected => ['end-tag', path, '</OFX>']),
      ],
    });
  });

  it('of all that was open at the end of the file, which is then truncated', () => {
    const text = sgml(transaction('<NAME>a</NAME>').replace(/<\/STMTTRN>.*/s, ''));
    expectRead({
      what: '',
      text,
      reads: texts,
      as: [['a', undefined]],
      deviations: [
        ['missing-element', 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/LEDGERBAL', '<STMTRS>'],
        ['truncated', FIRST, ''],
      ],
    });
  });

  it('of <OFX> alone', () => {
    const text = sgml(transaction('<NAME>a').replace('</OFX>', ''));
    expectRead({
      what: '',
      text,
      reads: texts,
      as: [['a', undefined]],
      deviations: [['truncated', 'OFX', '']],
    });
  });
});

describe('PROTOCOL 2.3: XML that is none', () => {
  const broken = (file: FieldFile): FieldFile => ({ ...file, illFormed: true });
  it.each([
    broken(xmlLine('a bare &', '<NAME>A & B</NAME>', 'A & B', undefined, ['syntax', `${FIRST}/NAME`, '& B'])),
    broken(
      xmlLine('a reference of HTML', '<MEMO>&eacute;</MEMO>', undefined, '&eacute;', [
        'syntax',
        `${FIRST}/MEMO`,
        '&eacute;',
      ]),
    ),
    broken(xmlLine('an unclosed leaf', '<NAME>a<MEMO>b</MEMO>', 'a', 'b')),
    broken(xmlLine('a bare <', '<MEMO>5 < 6</MEMO>', undefined, '5 < 6', ['syntax', `${FIRST}/MEMO`, '< 6'])),
    xmlLine('an empty leaf', '<NAME/><MEMO>b</MEMO>', undefined, 'b', [
      'empty-element',
      `${FIRST}/NAME`,
      '<NAME/>',
    ]),
    xmlLine('CDATA anywhere', '<NAME><![CDATA[A & B]]></NAME>', 'A & B', undefined),
    xmlLine('attributes', '<NAME lang="en">a</NAME>', 'a', undefined, [
      'syntax',
      `${FIRST}/NAME`,
      '<NAME lang',
    ]),
    xmlLine('a comment', '<NAME>a<!-- no -->b</NAME>', 'ab', undefined),
  ])('$what', expectRead);
});

describe('PEERS: files that others trip over', () => {
  it('the profile set before the sign-on set', () => {
    const text = sgml(
      inSonrs('<STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG').replace(
        '<OFX>',
        '<OFX><PROFMSGSRSV1><PROFTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS></PROFTRNRS></PROFMSGSRSV1>',
      ),
    );
    expectRead({
      what: '',
      text,
      reads: ({ ofx }) => [ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE, ofx.PROFMSGSRSV1?.PROFTRNRS?.length],
      as: [0, 1],
      deviations: [['order', 'OFX/SIGNONMSGSRSV1', '<SIGNONMSGSRSV1>']],
    });
  });

  it('15500 in the sign-on beside a profile that is 0: both are there to be judged', () => {
    const text = sgml(
      inSonrs('<STATUS><CODE>15500<SEVERITY>ERROR</STATUS><DTSERVER>20261001<LANGUAGE>ENG').replace(
        '</OFX>',
        '<PROFMSGSRSV1><PROFTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS></PROFTRNRS></PROFMSGSRSV1></OFX>',
      ),
    );
    const { ofx, deviations } = decode(text);
    expect(ofx.SIGNONMSGSRSV1?.SONRS.STATUS).toEqual({ CODE: 15500, SEVERITY: 'ERROR' });
    expect(ofx.PROFMSGSRSV1?.PROFTRNRS?.[0]?.STATUS.CODE).toBe(0);
    expect(deviations).toEqual([]);
  });

  it('a file on one line, and the same by line', () => {
    const one = sgml(transaction('<NAME>a<MEMO>b'));
    const many = one.replaceAll(/(?<!^|\n)</g, '\r\n<');
    expect(decode(many).ofx).toEqual(decode(one).ofx);
    expect([...decode(many).deviations, ...decode(one).deviations]).toEqual([]);
  });

  it('what repeats is an array, though there is one', () => {
    const [first] = linesOf(decode(sgml(transaction(''))));
    expect(first?.TRNAMT).toBe('-1.50');
    expect(statementOf(decode(sgml(statement('')))).BANKTRANLIST?.STMTTRN).toBeUndefined();
  });
});
