import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../codecs/index.ts';
import {
  codesOf,
  firstLine,
  latin1,
  refusal,
  SIGNON_RESPONSE,
  sgmlHeader,
  signOn,
  transaction,
  utf8,
  xml,
  xmlHeader,
} from './helpers.ts';
import { chunksOf, endOf, eventsOf } from './stream/streaming.ts';

const body = (memo: string): string => transaction(`<MEMO>${memo}`);
const xmlBody = `<OFX>${SIGNON_RESPONSE}<A.B>Zo\u00eb \u20ac</A.B></OFX>`;

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return Uint8Array.from(order === 'le' ? bytes : bytes.swap16());
};

const LATIN_SAID = 'the header declares windows-1252, the bytes are';

describe('the character set of a file', () => {
  it('windows-1252 is read with all of its upper half', () => {
    const defined = Array.from({ length: 128 }, (_, i) => String.fromCharCode(128 + i)).join('');
    const file = decode(latin1(sgmlHeader() + body(`x${defined}`)));
    expect(file.header.charset).toBe('windows-1252');
    const memo = firstLine(file).MEMO ?? '';
    expect(memo.slice(1, 6)).toBe('€\u0081‚ƒ„');
    expect(memo.slice(-96)).toBe(defined.slice(32));
    // 0x81, 0x8d, 0x8f, 0x90 and 0x9d are assigned to nobody and stay control characters; nothing fails.
    expect(
      [...memo].filter((c) => c >= '\u0080' && c <= '\u009f').map((c) => c.charCodeAt(0).toString(16)),
    ).toEqual(['81', '8d', '8f', '90', '9d']);
    expect(file.deviations).toEqual([]);
  });

  it.each([
    'ISO-8859-1',
    '8859-1',
    'ISO 8859-1',
    'ISO8859-1',
    'iso_8859-1:1987',
    'LATIN1',
    'CP1252',
    '1252',
    'iso-8859-1',
    'WINDOWS1252',
    'WINDOWS-1252',
    'windows_1252',
    'WIN-1252',
    'MS1252',
    'ANSI',
  ])('CHARSET:%s is read as windows-1252, its superset', (charset) => {
    const file = decode(latin1(sgmlHeader({ CHARSET: charset }) + body('Zo\xeb \x80')));
    expect(firstLine(file).MEMO).toBe('Zoë €');
    expect(file.deviations).toEqual([]);
  });

  it.each([
    ['1251', '\xcf\xf0', 'Пр', 'windows-1251'],
    ['KOI8-R', '\xf0\xd2', 'Пр', 'koi8-r'],
    ['ISO-8859-2', '\xa3', 'Ł', 'iso-8859-2'],
    ['8859-2', '\xa3', 'Ł', 'iso-8859-2'],
    ['ISO8859-15', '\xa4', '€', 'iso-8859-15'],
    ['CP1251', '\xcf\xf0', 'Пр', 'windows-1251'],
    ['CP932', '\x93\xfa', '日', 'shift_jis'],
    ['MS932', '\x93\xfa', '日', 'shift_jis'],
    ['WINDOWS1251', '\xcf\xf0', 'Пр', 'windows-1251'],
    ['WINDOWS-874', '\xa1', 'ก', 'windows-874'],
    ['CP866', '\x8f', 'П', 'ibm866'],
    ['ISO 8859-9', '\xf0', 'ğ', 'windows-1254'],
  ])('CHARSET:%s is read as what it says', (charset, bytes, text, name) => {
    const file = decode(latin1(sgmlHeader({ CHARSET: charset }) + body(bytes)));
    expect(firstLine(file).MEMO).toBe(text);
    expect(file.header.charset).toBe(name);
    expect(file.deviations).toEqual([]);
  });

  it.each([
    { ENCODING: 'UTF-8', CHARSET: 'NONE' },
    { ENCODING: 'UTF-8', CHARSET: '1252' },
    { ENCODING: 'UTF8', CHARSET: 'CSUNICODE' },
    { ENCODING: 'UNICODE', CHARSET: 'NONE' },
    { ENCODING: 'USASCII', CHARSET: 'UTF-8' },
    { ENCODING: 'USASCII', CHARSET: 'NONE' },
  ])('%j over UTF-8 is honest', (fields) => {
    const file = decode(utf8(sgmlHeader(fields) + body('Zoë € 😀')));
    expect(firstLine(file).MEMO).toBe('Zoë € 😀');
    expect(file.header.charset).toBe('utf-8');
    expect(file.deviations).toEqual([]);
  });

  it.each([
    ['UTF-8 declared as 1252', utf8(sgmlHeader() + body('Zoë €')), 'Zoë €', 'utf-8'],
    ['UTF-8 declared as 1251', utf8(sgmlHeader({ CHARSET: '1251' }) + body('Zoë €')), 'Zoë €', 'utf-8'],
    [
      '1252 declared as UTF-8',
      latin1(sgmlHeader({ ENCODING: 'UTF-8' }) + body('Zo\xeb \x80')),
      'Zoë €',
      'windows-1252',
    ],
    [
      '1252 under UNICODE',
      latin1(sgmlHeader({ ENCODING: 'UNICODE' }) + body('Zo\xeb \x80')),
      'Zoë €',
      'windows-1252',
    ],
    [
      '1252 under a name nobody knows',
      latin1(sgmlHeader({ CHARSET: '1152' }) + body('Zo\xeb')),
      'Zoë',
      'windows-1252',
    ],
    [
      '1252 under a name of UTF-16',
      latin1(sgmlHeader({ CHARSET: 'UTF-16LE' }) + body('Zo\xeb')),
      'Zoë',
      'windows-1252',
    ],
  ])('%s is noticed and read', (_, bytes, text, charset) => {
    const file = decode(bytes);
    expect(firstLine(file).MEMO).toBe(text);
    expect(file.header.charset).toBe(charset);
    expect(codesOf(file)).toEqual(['charset']);
  });

  it.each([
    ['under UTF-8', { ENCODING: 'UTF-8' }, []],
    [
      'under 1252',
      {},
      [
        {
          code: 'charset',
          path: 'CHARSET',
          message: 'the header declares windows-1252, the bytes are UTF-8',
        },
      ],
    ],
  ])('values that were cut in the middle of a character leave the others whole, %s', (_, fields, lies) => {
    // Eight bytes, the last of them the first of two.
    const cut = latin1('Zo\xc3\xab \xc3\xab\xc3').slice(0, 8);
    const text = sgmlHeader(fields) + body('@');
    const at = text.indexOf('@');
    const file = decode(Uint8Array.from([...utf8(text.slice(0, at)), ...cut, ...utf8(text.slice(at + 1))]));
    expect(firstLine(file).MEMO).toBe('Zoë ë\uFFFD');
    expect(file.header.charset).toBe('utf-8');
    expect(file.deviations).toMatchObject([
      ...lies,
      {
        code: 'charset',
        severity: 'warning',
        message: 'some characters are broken; they were read as U+FFFD',
        position: { byte: at + cut.length - 1 },
      },
    ]);
  });

  it('bytes that the declared code page does not have are noticed', () => {
    const file = decode(latin1(sgmlHeader({ CHARSET: 'SHIFT_JIS' }) + body('\x93\xfa Zo\xeb')));
    expect(firstLine(file).MEMO).toBe('日 Zo\uFFFD');
    expect(file.deviations).toMatchObject([
      {
        code: 'charset',
        path: 'CHARSET',
        message: 'some bytes are not in shift_jis, which the header declares',
      },
    ]);
  });

  it('pure ASCII is honest under every name', () => {
    for (const CHARSET of ['1252', '1251', 'NONE', '1152', 'UTF-16', 'x']) {
      expect(decode(utf8(sgmlHeader({ CHARSET }) + body('plain'))).deviations).toEqual([]);
    }
  });

  it('a byte order mark of UTF-8 settles it where nothing else is declared, and lies over nothing but ASCII', () => {
    const file = decode(
      utf8(`\uFEFF${sgmlHeader({ ENCODING: undefined, CHARSET: undefined })}${body('Zoë')}`),
    );
    expect(firstLine(file).MEMO).toBe('Zoë');
    expect(codesOf(file)).toEqual(['header', 'header']);
    expect(decode(utf8(`\uFEFF${sgmlHeader()}${body('Zoe')}`)).deviations).toEqual([]);
  });

  const MARK = '\xef\xbb\xbf';
  const DECLARED = (text: string) => `${text}, the bytes are not; they were read as`;
  it.each<[what: string, bytes: Uint8Array, memo: string, message: string | undefined]>([
    ['a mark of UTF-8 under 1252', utf8(`\uFEFF${sgmlHeader()}${body('Zoë')}`), 'Zoë', `${LATIN_SAID} UTF-8`],
    [
      'a mark of UTF-8 before 1252',
      latin1(`${MARK}${sgmlHeader()}${body('Zo\xeb')}`),
      'Zoë',
      'the byte order mark is that of UTF-8, the bytes are not; they were read as windows-1252',
    ],
    [
      'a mark of UTF-8 before 1252 that is declared UTF-8',
      latin1(`${MARK}${sgmlHeader({ ENCODING: 'UTF-8' })}${body('Zo\xeb')}`),
      'Zoë',
      `${DECLARED('the header declares UTF-8')} windows-1252`,
    ],
    [
      'UTF-8 under a name of windows-1252',
      utf8(sgmlHeader({ CHARSET: 'ISO-8859-1' }) + body('ë')),
      'ë',
      'the header declares ISO-8859-1, the bytes are UTF-8',
    ],
    ['UTF-16 under 1252', utf16(sgmlHeader() + body('Zoë'), 'le', true), 'Zoë', `${LATIN_SAID} UTF-16`],
    ['UTF-16 under 1252, no mark', utf16(sgmlHeader() + body('x'), 'be', false), 'x', `${LATIN_SAID} UTF-16`],
    [
      'UTF-16 under UTF-8',
      utf16(sgmlHeader({ ENCODING: 'UTF-8' }) + body('Zoë'), 'be', true),
      'Zoë',
      'the header declares UTF-8, the bytes are UTF-16',
    ],
    [
      'UTF-16 under UTF-8 in XML',
      utf16(xmlHeader() + body('x'), 'le', false),
      'x',
      'the header declares UTF-8, the bytes are UTF-16',
    ],
    [
      'UTF-16 under UTF-16LE',
      utf16(sgmlHeader({ ENCODING: 'UTF-16LE' }) + body('ë'), 'le', true),
      'ë',
      undefined,
    ],
    ['UTF-16 without a word on it', utf16(body('ë'), 'le', true), 'ë', undefined],
    [
      'UTF-8 under UTF-16',
      utf8(xmlHeader('211', 'UTF-16') + body('ë')),
      'ë',
      'the header declares UTF-16, the bytes are UTF-8',
    ],
    [
      '1252 under UTF-16',
      latin1(sgmlHeader({ CHARSET: 'UTF-16' }) + body('\xeb')),
      'ë',
      `${DECLARED('the header declares UTF-16')} windows-1252`,
    ],
    [
      '1252 under UNICODE',
      latin1(sgmlHeader({ ENCODING: 'UNICODE' }) + body('\xeb')),
      'ë',
      `${DECLARED('the header declares UNICODE')} windows-1252`,
    ],
    ['UTF-8 without a header', utf8(body('ë')), 'ë', 'no character set is declared; the bytes are UTF-8'],
    ['1252 without a header', latin1(body('\xeb')), 'ë', undefined],
    [
      '1252 in XML without a word on it',
      latin1(`<?xml version="1.0"?>${body('\xeb')}`),
      'ë',
      'no character set is declared; the bytes are not UTF-8; they were read as windows-1252',
    ],
    [
      '1252 under USASCII and NONE',
      latin1(sgmlHeader({ CHARSET: 'NONE' }) + body('\xeb')),
      'ë',
      `${DECLARED('the header declares USASCII')} windows-1252`,
    ],
    [
      '1251 under NONE and 1251',
      latin1(sgmlHeader({ ENCODING: 'NONE', CHARSET: '1251' }) + body('\xcf')),
      'П',
      undefined,
    ],
    [
      '1251 beside a name nobody knows',
      latin1(sgmlHeader({ ENCODING: 'RUSSIAN', CHARSET: '1251' }) + body('\xcf')),
      'П',
      'the header declares RUSSIAN, which is not known here; the bytes were read as windows-1251',
    ],
    [
      'UTF-8 under a name nobody knows',
      utf8(sgmlHeader({ CHARSET: '1152' }) + body('ë')),
      'ë',
      'the header declares 1152, which is not known here; the bytes are UTF-8',
    ],
    ...['850', 'CP850', '437', 'IBM437', '1152'].map((CHARSET): [string, Uint8Array, string, string] => [
      `${CHARSET}, which WHATWG does not have`,
      latin1(sgmlHeader({ CHARSET }) + body('\xeb')),
      'ë',
      `the header declares ${CHARSET}, which is not known here; the bytes were read as windows-1252`,
    ]),
  ])('%s: what is said of it is true, and a stream says the same', async (_, bytes, memo, message) => {
    const file = decode(bytes);
    expect(firstLine(file).MEMO).toBe(memo);
    const said = file.deviations.filter(({ code }) => code === 'charset').map((each) => each.message);
    expect(said).toEqual(message === undefined ? [] : [message]);
    for (const size of [1, 7, 10_000]) {
      const { header, deviations } = endOf((await eventsOf(chunksOf(bytes, size))).events);
      expect({ header, deviations }).toEqual({ header: file.header, deviations: file.deviations });
    }
  });

  it.each([
    ['junk', 'x'.repeat(5000)],
    ['lines', 'some line of a mail\r\n'.repeat(1000)],
    ['characters beyond ASCII', '\xeb '.repeat(5000)],
  ])('is found in a header behind %s, as far as headerLength goes', async (_, junk) => {
    const bytes = latin1(`${junk}\r\n${sgmlHeader({ CHARSET: '1251' })}${body('\xcf\xf0')}`);
    const limits = { headerLength: junk.length + sgmlHeader().length + 2 };
    for (const options of [{}, { limits }]) {
      const file = decode(bytes, options);
      expect(firstLine(file).MEMO).toBe('Пр');
      for (const size of [1, 100, 5000, bytes.length]) {
        const { header, deviations } = endOf((await eventsOf(chunksOf(bytes, size), options)).events);
        expect({ header, deviations }).toEqual({ header: file.header, deviations: file.deviations });
      }
    }
  });

  it.each([
    ['a NUL in front of single bytes', '\0', 'windows-1252'],
    ['a NUL behind the first byte', '\r\0', 'windows-1252'],
    ['NULs in front', '\0\0\0\0', 'windows-1252'],
    ['a mark of UTF-16 in front of single bytes', '\xff\xfe', 'windows-1252'],
    ['the other mark of UTF-16 in front of single bytes', '\xfe\xff', 'windows-1252'],
  ])('%s makes no UTF-16 of them', async (_, front, charset) => {
    const bytes = latin1(`${front}${sgmlHeader()}${body('Zo\xeb')}`);
    const file = decode(bytes);
    expect(file.header).toMatchObject({ charset, OFXHEADER: '100', VERSION: '103' });
    expect(firstLine(file).MEMO).toBe('Zoë');
    for (const size of [1, 3, 10_000]) {
      const { header, deviations } = endOf((await eventsOf(chunksOf(bytes, size))).events);
      expect({ header, deviations }).toEqual({ header: file.header, deviations: file.deviations });
    }
  });

  it('the wrong mark of UTF-16 does not turn its bytes around', () => {
    const bytes = utf16(sgmlHeader({ ENCODING: 'UNICODE' }) + body('ë'), 'le', false);
    const file = decode(Uint8Array.from([0xfe, 0xff, ...bytes]));
    expect(firstLine(file).MEMO).toBe('ë');
    expect(file.header.charset).toBe('utf-16le');
  });

  it.each([
    ['le', true],
    ['le', false],
    ['be', true],
    ['be', false],
  ] as const)('UTF-16 %s, byte order mark: %s', (order, mark) => {
    const sgmlFile = decode(utf16(sgmlHeader({ ENCODING: 'UNICODE' }) + body('Zoë € 😀'), order, mark));
    expect(firstLine(sgmlFile).MEMO).toBe('Zoë € 😀');
    expect(sgmlFile.header).toMatchObject({ charset: `utf-16${order}`, version: '1.0.3' });
    expect(sgmlFile.deviations).toEqual([]);
    const xmlFile = decode(utf16(xmlHeader('211', 'UTF-16') + xmlBody, order, mark));
    expect(xmlFile.ofx['A.B']).toBe('Zoë €');
    expect(xmlFile.header.syntax).toBe('xml');
  });

  it('UTF-16 that ends within a unit is read up to there, and the half unit is told', () => {
    const whole = Uint8Array.from(Buffer.from('\uFEFF<OFX><A.B>x</A.B></OFX>', 'utf16le'));
    const cut = whole.subarray(0, -1);
    const file = decode(cut);
    expect(file.ofx).toEqual({ 'A.B': 'x' });
    expect(file.deviations).toContainEqual(
      expect.objectContaining({
        code: 'charset',
        message: 'the file ends within a character',
      }),
    );
    for (const { position } of file.deviations) expect(position.byte).toBeLessThanOrEqual(cut.length);
  });

  it('XML is UTF-8 unless its declaration says otherwise', () => {
    expect(decode(utf8(xml(xmlBody))).deviations).toEqual([]);
    const old = decode(
      latin1(`${xmlHeader('211', 'ISO-8859-1')}<OFX>${SIGNON_RESPONSE}<A.B>Zo\xeb</A.B></OFX>`),
    );
    expect(old.ofx['A.B']).toBe('Zoë');
    expect(old.deviations).toEqual([]);
    const lying = decode(latin1(`${xmlHeader()}<OFX>${SIGNON_RESPONSE}<A.B>Zo\xeb</A.B></OFX>`));
    expect(lying.ofx['A.B']).toBe('Zoë');
    expect(codesOf(lying)).toEqual(['charset']);
  });

  it('a byte order mark over bytes that are not UTF-8 is no part of the text', () => {
    const file = decode(latin1(`\xef\xbb\xbf${sgmlHeader()}${body('Zo\xeb')}`));
    expect(firstLine(file).MEMO).toBe('Zoë');
    expect(file.header).toMatchObject({ charset: 'windows-1252', OFXHEADER: '100' });
  });

  it('a file that ends within a character is still UTF-8', () => {
    const bytes = utf8(`${sgmlHeader({ ENCODING: 'UTF-8' })}${body('Zoë</MEMO>€')}`);
    const end = bytes.indexOf(0xe2) + 2;
    const file = decode(bytes.subarray(0, end));
    expect(firstLine(file).MEMO).toBe('Zoë');
    expect(file.header.charset).toBe('utf-8');
    expect(file.deviations.find(({ code }) => code === 'charset')).toMatchObject({
      message: 'the file ends within a character',
      position: { byte: end - 2 },
    });
  });

  it('a Buffer, a view into a larger buffer and a plain Uint8Array are the same', () => {
    const bytes = utf8(sgmlHeader() + body('Zoë'));
    const padded = new Uint8Array(bytes.length + 10).fill(0x41);
    padded.set(bytes, 5);
    const view = padded.subarray(5, 5 + bytes.length);
    expect(decode(view)).toEqual(decode(bytes));
    expect(decode(Buffer.from(bytes))).toEqual(decode(bytes));
  });
});

describe('writing in a character set', () => {
  const memo = (MEMO: string) => signOn({ 'A.MEMO': MEMO });

  it.each([
    [{}, 'Zoë € – ’', 'windows-1252'],
    [{ CHARSET: 'ISO-8859-1' }, 'Zoë ÿ', 'windows-1252'],
    [{ CHARSET: 'NONE' }, 'plain', 'utf-8'],
    [{ ENCODING: 'UTF-8' }, 'Zoë € 😀 日本', 'utf-8'],
  ])('%j takes %s', (fields, text, charset) => {
    const file = decode(encode(memo(text), { version: '1.0.3', ...fields }));
    expect(file.ofx.SIGNONMSGSRQV1?.SONRQ['A.MEMO']).toBe(text);
    expect(file.header.charset).toBe(charset);
    expect(file.deviations).toEqual([]);
  });

  it.each([
    [{}, '日'],
    [{}, 'a\u0081\u0080'],
    [{ CHARSET: 'ISO-8859-1' }, '€'],
    [{ CHARSET: 'NONE' }, 'ë'],
  ])('%j refuses %s, with the path', (fields, text) => {
    const error = refusal(() => encode(memo(text), { version: '1.0.3', ...fields }));
    expect(error).toMatchObject({ code: 'codec/charset', path: 'OFX/SIGNONMSGSRQV1/SONRQ/A.MEMO' });
  });

  it('XML takes everything', () => {
    const file = decode(encode(memo('Zoë € 😀 日本'), { version: '2.1.1' }));
    expect(file.ofx.SIGNONMSGSRQV1?.SONRQ['A.MEMO']).toBe('Zoë € 😀 日本');
  });

  it.each(['\0', '\x01', '\x0b', '\x0c', '\x1b', '\x7f', '\ud800', '\udc00x', '\ufffe', '\uffff', '\ufdd0'])(
    'no set takes %j',
    (character) => {
      for (const version of ['1.0.3', '2.1.1'] as const) {
        const error = refusal(() => encode(memo(`a${character}b`), { version, ENCODING: 'UTF-8' }));
        expect(error).toMatchObject({ code: 'codec/charset', path: 'OFX/SIGNONMSGSRQV1/SONRQ/A.MEMO' });
      }
    },
  );
});
