import { describe, expect, it } from 'vitest';
import { decode, encode, type OfxInput } from '../../codecs/index.ts';
import {
  codesOf,
  firstLine,
  inSonrs,
  LINE,
  refusal,
  sgml,
  signOn,
  statement,
  textOf,
  transaction,
  xml,
} from './helpers.ts';

const SONRS =
  '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><DTSERVER>20261001120000</DTSERVER><LANGUAGE>ENG</LANGUAGE>';

/** The tags of a written body, in order, without end tags. */
const tagsOf = (bytes: Uint8Array): string[] => {
  const [, body = ''] = textOf(bytes).split('<OFX>');
  return [...body.matchAll(/<([A-Z][^>/]*)>/g)].map(([, tag]) => tag ?? '');
};

describe('private tags', () => {
  it.each([
    ['a closed leaf', '<INTU.BID>3000</INTU.BID>', { 'INTU.BID': '3000' }],
    ['an open leaf', '<INTU.BID>3000', { 'INTU.BID': '3000' }],
    ['two open leaves', '<INTU.BID>3000<INTU.USERID>u', { 'INTU.BID': '3000', 'INTU.USERID': 'u' }],
    ['an empty open leaf', '<INTU.BID>', { 'INTU.BID': '' }],
    ['an empty closed leaf', '<INTU.BID></INTU.BID>', { 'INTU.BID': '' }],
    ['an empty open leaf before another', '<INTU.BID><INTU.X>1', { 'INTU.BID': '', 'INTU.X': '1' }],
    ['an aggregate', '<X.Y><X.A>1<X.B>2</X.Y>', { 'X.Y': { 'X.A': '1', 'X.B': '2' } }],
    ['an aggregate in an aggregate', '<X.Y><X.Z><X.A>1</X.Z></X.Y>', { 'X.Y': { 'X.Z': { 'X.A': '1' } } }],
    ['an aggregate of known tags', '<X.Y><NAME>n<MEMO>m</X.Y>', { 'X.Y': { NAME: 'n', MEMO: 'm' } }],
    ['two of one name', '<X.Y>1<X.Y>2', { 'X.Y': ['1', '2'] }],
    ['three of one name', '<X.Y>1<X.Y>2<X.Y>3', { 'X.Y': ['1', '2', '3'] }],
    ['edge blanks written as references', '<X.Y>&nbsp;a b&nbsp;</X.Y>', { 'X.Y': ' a b ' }],
    ['a bare < and blanks', '<X.Y>a < b', { 'X.Y': 'a < b' }],
    ['CDATA and blanks', '<X.Y>a <![CDATA[<b>]]> c', { 'X.Y': 'a <b> c' }],
  ])('%s', (_, markup, value) => {
    const file = decode(sgml(inSonrs(SONRS + markup)));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS).toMatchObject({ LANGUAGE: 'ENG', ...value });
    expect(codesOf(file).filter((code) => code !== 'syntax')).toEqual([]);
  });

  it.each([
    ['behind a prefix', '<X:1.2>x</X:1.2>', '1.2'],
    ['in XML', '<É.B>x</É.B>', 'É.B'],
    ['within another', '<A.B><X:1.2>x</X:1.2></A.B>', 'A.B/1.2'],
  ])('that no file may have (%s) are kept, and reported as what encode refuses', (_, markup, path) => {
    const file = decode(xml(inSonrs(SONRS + markup)));
    expect(file.header.syntax).toBe('xml');
    expect(file.deviations).toMatchObject([
      { code: 'unknown-element', severity: 'error', path: `OFX/SIGNONMSGSRSV1/SONRS/${path}` },
    ]);
    expect(refusal(() => encode(file.ofx as OfxInput, { version: '2.1.1' })).path).toBe(
      file.deviations[0]?.path,
    );
  });

  it('an empty one without an end tag does not swallow the known elements behind it', () => {
    const file = decode(
      sgml(statement(`<STMTTRN>${LINE}<INTU.X><NAME>&nbsp;n<MEMO>m</STMTTRN><STMTTRN>${LINE}</STMTTRN>`)),
    );
    expect(firstLine(file)).toMatchObject({ 'INTU.X': '', NAME: ' n', MEMO: 'm' });
    expect(file.deviations).toEqual([]);
  });

  it('an empty one at the top does not swallow the message sets behind it', () => {
    const good = transaction('<NAME>n');
    const file = decode(sgml(good.replace('<OFX>', '<OFX><INTU.X>')));
    expect(file.ofx).toEqual({ 'INTU.X': '', ...decode(sgml(good)).ofx });
    expect(file.deviations).toEqual([]);
  });

  it('with text and children keep both in XML', () => {
    const file = decode(xml(inSonrs(`${SONRS}<INTU.B>text<INTU.C>child</INTU.C></INTU.B>`)));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS['INTU.B']).toEqual({ '#text': 'text', 'INTU.C': 'child' });
  });

  it('with text and children lose neither in SGML, where text means a leaf', () => {
    const file = decode(sgml(inSonrs(`${SONRS}<INTU.B>text<INTU.C>child</INTU.C></INTU.B>`)));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS).toMatchObject({ 'INTU.B': 'text', 'INTU.C': 'child' });
    expect(codesOf(file)).toEqual(['end-tag']);
  });

  it('known leaves in places the standard does not have are kept, and reported', () => {
    const file = decode(sgml(inSonrs(`${SONRS}<CATEGORY>c</CATEGORY><BANKID>5`)));
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS).toMatchObject({ CATEGORY: 'c', BANKID: '5' });
    expect(file.deviations).toMatchObject([
      { code: 'unknown-element', path: 'OFX/SIGNONMSGSRSV1/SONRS/CATEGORY' },
      { code: 'unknown-element', path: 'OFX/SIGNONMSGSRSV1/SONRS/BANKID' },
    ]);
  });
});

describe('private tags survive reading and writing', () => {
  const MARKUP =
    '<INTU.FRONT>0</INTU.FRONT>' +
    SONRS.replace('<LANGUAGE>', '<INTU.MID>1</INTU.MID><LANGUAGE>') +
    '<INTU.BID>3000</INTU.BID><INTU.AGG><INTU.A>a &amp; b</INTU.A><INTU.A>c</INTU.A></INTU.AGG>' +
    '<INTU.EMPTY></INTU.EMPTY>';
  const ORDER = [
    'SIGNONMSGSRSV1',
    'SONRS',
    'INTU.FRONT',
    'STATUS',
    'CODE',
    'SEVERITY',
    'DTSERVER',
    'INTU.MID',
    'LANGUAGE',
    'INTU.BID',
    'INTU.AGG',
    'INTU.A',
    'INTU.A',
    'INTU.EMPTY',
  ];

  it.each([
    ['1.0.3', sgml],
    ['2.1.1', xml],
  ] as const)('in their places in %s', (version, wrap) => {
    const file = decode(wrap(inSonrs(MARKUP)));
    const bytes = encode(file.ofx, { version });
    expect(tagsOf(bytes)).toEqual(ORDER);
    expect(decode(bytes).ofx).toEqual(file.ofx);
    expect(decode(bytes).deviations).toEqual([]);
  });

  it.each(['1.0.3', '2.1.1'] as const)('also beside elements that are left out, in %s', (version) => {
    const ofx = signOn({
      FI: undefined,
      'INTU.A': '1',
      MFACHALLENGEANSWER: [],
      'INTU.B': '2',
      USERKEY: undefined,
      'INTU.C': '3',
    });
    const text = textOf(encode(ofx, { version }));
    for (const tag of ['<INTU.A>1', '<INTU.B>2', '<INTU.C>3']) expect(text).toContain(tag);
  });

  it('undotted unknown tags are refused unless they are to be kept', () => {
    const file = decode(sgml(inSonrs(`${SONRS}<CATEGORY>c`)));
    expect(refusal(() => encode(file.ofx, { version: '1.0.3' }))).toMatchObject({
      code: 'codec/unknown-element',
      path: 'OFX/SIGNONMSGSRSV1/SONRS/CATEGORY',
    });
    const kept = decode(encode(file.ofx, { version: '1.0.3', unknown: 'keep' }));
    expect(kept.ofx).toEqual(file.ofx);
  });

  it.each(['A.B><USERPASS>', 'A.B C', '.A', 'a.b', '9.X', 'A.B/', 'É.B', 'A.\r\nB'])(
    'a name that is no tag is refused: %j',
    (tag) => {
      for (const version of ['1.0.3', '2.1.1'] as const) {
        expect(refusal(() => encode(signOn({ [tag]: 'x' }), { version })).code).toBe('codec/unknown-element');
        expect(refusal(() => encode(signOn({ 'A.B': { [tag]: 'x' } }), { version })).code).toBe(
          'codec/unknown-element',
        );
      }
    },
  );

  it.each([5, true, null, Symbol('x'), ['a', 1]])(
    'a value that is no text and no aggregate is refused: %s',
    (value) => {
      expect(refusal(() => encode(signOn({ 'A.B': value }), { version: '1.0.3' }))).toMatchObject({
        code: 'codec/type',
        path: 'OFX/SIGNONMSGSRQV1/SONRQ/A.B',
      });
    },
  );

  it('markup in a private value stays a value', () => {
    const ofx = signOn({ 'A.B': '</SONRQ><USERPASS>x & y' }) as OfxInput;
    for (const version of ['1.0.3', '2.1.1'] as const) {
      const again = decode(encode(ofx, { version }));
      expect(again.ofx.SIGNONMSGSRQV1?.SONRQ).toMatchObject({
        USERPASS: 'pass',
        'A.B': '</SONRQ><USERPASS>x & y',
      });
    }
  });
});
