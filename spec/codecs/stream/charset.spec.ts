import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { firstLine, latin1, sgmlHeader, transaction, utf8 } from '../helpers.ts';
import { chunksOf, endOf, eventsOf } from './streaming.ts';

const SIZES = [1, 2, 5, 1000];

const LIES = 'the header declares windows-1252, the bytes are UTF-8';
const NOT = expect.stringContaining('the header declares UTF-8, the bytes are not');
const BROKEN = 'some characters are broken; they were read as U+FFFD';

const read = async (bytes: Uint8Array, size: number) => {
  const { events } = await eventsOf(chunksOf(bytes, size));
  const transactions = events.flatMap((event) => (event.type === 'transaction' ? [event.transaction] : []));
  const { header, deviations } = endOf(events);
  return { memo: transactions[0]?.memo, charset: header.charset, deviations };
};

const inMemo = (memo: string, fields = {}): string => sgmlHeader(fields) + transaction(`<MEMO>${memo}`);

describe('the character set of a stream', () => {
  const same = async (bytes: Uint8Array, size: number) => {
    const whole = decode(bytes);
    const { charset, deviations, memo } = await read(bytes, size);
    expect({ charset, deviations }).toEqual({ charset: whole.header.charset, deviations: whole.deviations });
    expect(memo).toBe(whole.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN?.[0]?.MEMO);
    return { memo, charset, deviations };
  };

  it.each(SIZES)('is UTF-8 to its end, be some characters broken, in chunks of %i', async (size) => {
    const bytes = latin1(inMemo('\xc3\xab and \xe2\x82\xac, then \xc3, \xe2\x82, \xc3\xab and <'));
    const { memo, charset, deviations } = await same(bytes, size);
    expect(memo).toBe('ë and €, then \uFFFD, \uFFFD, ë and <');
    expect(charset).toBe('utf-8');
    expect(deviations).toMatchObject([
      { message: 'the header declares windows-1252, the bytes are UTF-8', path: 'CHARSET' },
      {
        code: 'charset',
        message: 'some characters are broken; they were read as U+FFFD',
        position: { byte: Buffer.from(bytes).indexOf(0xc3, Buffer.from(bytes).indexOf('then')) },
      },
      { code: 'syntax', position: { byte: Buffer.from(bytes).lastIndexOf(' <') + 1 } },
    ]);
  });

  it.each(SIZES)(
    'is UTF-8 also where a character of its first run is broken, in chunks of %i',
    async (size) => {
      const { memo } = await same(
        latin1(inMemo('\xc3\xab\xe2\x82\xac\xc3 & x', { ENCODING: 'UTF-8' })),
        size,
      );
      expect(memo).toBe('ë€\uFFFD & x');
    },
  );

  it.each(SIZES)('is broken behind the CR of a line that has only that, in chunks of %i', async (size) => {
    await same(
      latin1(inMemo('\xc3\xab\r\xc3\xe2\x82 and \xc3\xab\xc3\xab & x', { ENCODING: 'UTF-8' })),
      size,
    );
  });

  it.each(SIZES)('that ends within a character is broken nowhere else, in chunks of %i', async (size) => {
    for (const broken of ['', '\xc3 ']) {
      await same(latin1(inMemo('\xc3\xab \xc3\xab ').replace(/<\/STMTTRN>.*/s, `${broken}\xe2\x82`)), size);
    }
    const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${inMemo('\u20ac & 😀')}`, 'utf16le'));
    await same(utf16.subarray(0, -1), size);
    await same(utf16.subarray(0, -3), size);
  });

  it.each([
    ['SHIFT_JIS', '\x93\xfa\x95\x5c\xb1'],
    ['GBK', '\xd6\xd0\xce\xc4'],
    ['GB18030', '\xd6\xd0\x94\x39\xfc\x36'],
    ['BIG5', '\xa4\xa4\xa4\xe5'],
    ['EUC-KR', '\xc7\xd1\xb1\xdb'],
    ['EUC-JP', '\xc6\xfc\x8f\xb0\xa1'],
    ['ISO-2022-JP', '\x1b$BF|K\\\x1b(B'],
    ['SHIFT_JIS', '\x93\x20\xfa half \x93'],
    ['ISO-8859-3', '\xa5 has nobody'],
  ])('is %s with the bytes %j, as for decode, and bytes are counted alike', async (CHARSET, text) => {
    for (const size of SIZES) {
      const { deviations } = await same(latin1(inMemo(`${text} & ${text} & x`, { CHARSET })), size);
      expect(deviations.length).toBeGreaterThan(1);
    }
  });

  it.each(SIZES)('that names a code page beside UTF-8 is that, in chunks of %i', async (size) => {
    const fields = { ENCODING: 'UNICODE', CHARSET: '932' };
    expect((await same(latin1(inMemo('\x93\xfa \x95\x5c & x', fields)), size)).charset).toBe('shift_jis');
    const japanese = { ENCODING: 'UNICODE', CHARSET: 'ISO-2022-JP' };
    expect((await same(latin1(inMemo('\x1b$BF|\x1b(B & x', japanese)), size)).memo).toBe('日 & x');
  });

  // Nobody can tell what was meant: a stream goes by the first run, decode by most of them.
  it.each(SIZES)('that is mixed goes by its first bytes beyond ASCII, in chunks of %i', async (size) => {
    const first = latin1(inMemo('\xc3\xab, then \xeb and \xe4'));
    expect(await read(first, size)).toMatchObject({ memo: 'ë, then \uFFFD and \uFFFD', charset: 'utf-8' });
    expect(decode(first).header.charset).toBe('windows-1252');
    const later = latin1(inMemo('\xeb, then \xc3\xab and \xc3\xa4'));
    expect(await read(later, size)).toMatchObject({
      memo: 'ë, then Ã« and Ã¤',
      charset: 'windows-1252',
    });
    expect(decode(later).header.charset).toBe('utf-8');
  });

  it.each(SIZES)(
    'begins like UTF-8 and goes on as the other set that is declared: chunks of %i',
    async (size) => {
      // Two Cyrillic letters of windows-1251 that could be one of UTF-8.
      const bytes = latin1(inMemo('\xd0\xb0 \xcf\xf0\xe8 & x', { CHARSET: '1251' }));
      const { memo, deviations } = await read(bytes, size);
      expect(memo).toBe('а При & x');
      const byteOf = (part: number | string) => Buffer.from(bytes).indexOf(part);
      expect(deviations).toMatchObject([
        { message: 'the header declares windows-1251, the bytes are UTF-8', path: 'CHARSET' },
        {
          message: 'the bytes were UTF-8 and are not from here on; they were read as windows-1251',
          position: { byte: byteOf(0xcf) },
        },
        { code: 'syntax', position: { byte: byteOf('& x') } },
      ]);
      expect(decode(bytes).header.charset).toBe('windows-1251');
    },
  );

  it.each(SIZES)('is not UTF-8 for a first run that only begins like it, in chunks of %i', async (size) => {
    // A run of Cyrillic in windows-1251 whose first two bytes could be a character of UTF-8.
    const bytes = latin1(inMemo('\xd0\xb0\xe0\xe1 and \xd0\xb0', { CHARSET: '1251' }));
    const { memo, charset, deviations } = await read(bytes, size);
    expect({ memo, charset, deviations }).toEqual({
      memo: 'Р°аб and Р°',
      charset: 'windows-1251',
      deviations: [],
    });
  });

  it.each(SIZES)('is decided within a run of any length, in chunks of %i', async (size) => {
    const long = 'ж'.repeat(200);
    expect(await read(utf8(inMemo(long, { ENCODING: 'UTF-8' })), size)).toEqual({
      memo: long,
      charset: 'utf-8',
      deviations: [],
    });
    const odd = `x${'€'.repeat(200)}`;
    expect((await read(utf8(inMemo(odd, { ENCODING: 'UTF-8' })), size)).memo).toBe(odd);
  });

  it.each([
    ['two bytes of a three-byte character', [0xe2, 0x82]],
    ['an overlong form', [0xc0, 0x80]],
    ['an overlong form of three bytes', [0xe0, 0x80, 0x80]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a continuation alone', [0x80]],
  ])('is not UTF-8 with %s in it, as for decode', async (_, wrong) => {
    const bytes = latin1(inMemo(`${String.fromCharCode(...wrong)} x`, { ENCODING: 'UTF-8' }));
    for (const size of SIZES) {
      const { charset, deviations, memo } = await read(bytes, size);
      const whole = decode(bytes);
      expect({ charset, deviations }).toEqual({
        charset: whole.header.charset,
        deviations: whole.deviations,
      });
      expect(memo).toHaveLength(wrong.length + 2);
      expect(charset).toBe('windows-1252');
    }
  });

  const PNG = '\x89PNG\r\n\x1a\n\x00\x00\xff\xd8 \xc3\xab \xfe\x93';
  const PART = '\r\n--part\r\nContent-Type: image/png\r\n\r\n';
  const UTF8_HEADER = { ENCODING: 'UTF-8', CHARSET: 'NONE' };
  it.each([
    ['UTF-8 in UTF-8', UTF8_HEADER, '\xc3\xa9\xc3\xa0', `${PART}${PNG}`, 'éà', [BROKEN]],
    ['UTF-8 in 1252', {}, '\xc3\xa9\xc3\xa0', `${PART}${PNG}`, 'éà', [LIES, BROKEN]],
    [
      'UTF-8 in 1251',
      { CHARSET: '1251' },
      '\xc3\xa9\xc3\xa0',
      `${PART}${PNG}`,
      'éà',
      [expect.stringContaining('the bytes are UTF-8'), expect.stringContaining('not from here on')],
    ],
    ['1252 in 1252', {}, '\xe9\xe0', `${PART}${PNG}`, 'éà', []],
    ['1252, and UTF-8 behind', {}, '\xe9\xe0', `${PART}${'\xc3\xab'.repeat(50)}`, 'éà', []],
    ['ASCII in UTF-8', UTF8_HEADER, 'ea', `${PART}${PNG}`, 'ea', []],
    ['ASCII in 1252, and UTF-8 behind', {}, 'ea', `${PART}\xc3\xab`, 'ea', []],
    ['ASCII in Shift_JIS', { CHARSET: '932' }, 'ea', `${PART}${PNG}`, 'ea', []],
    ['ASCII, with another block behind', UTF8_HEADER, 'ea', `${PNG}<OFX><A.B>\xe9</A.B></OFX>`, 'ea', [NOT]],
  ])(
    'goes by what belongs to OFX, not by what is behind it: %s',
    async (_, fields, memo, behind, text, said) => {
      const bytes = latin1(inMemo(memo, fields) + behind);
      for (const size of SIZES) {
        const { memo: read, deviations } = await same(bytes, size);
        expect(read).toBe(text);
        const messages = deviations.filter(({ code }) => code === 'charset').map(({ message }) => message);
        expect(messages).toEqual(said);
      }
      const lower = latin1((inMemo(memo, fields) + behind).replaceAll('OFX>', 'ofx>'));
      expect(firstLine(decode(lower)).MEMO).toBe(text);
    },
  );
});
