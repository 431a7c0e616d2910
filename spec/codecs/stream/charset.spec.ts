import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import { latin1, sgmlHeader, transaction, utf8 } from '../helpers.ts';
import { chunksOf, endOf, eventsOf } from './streaming.ts';

const SIZES = [1, 2, 5, 1000];

const read = async (bytes: Uint8Array, size: number) => {
  const { events } = await eventsOf(chunksOf(bytes, size));
  const transactions = events.flatMap((event) => (event.type === 'transaction' ? [event.transaction] : []));
  const { header, deviations } = endOf(events);
  return { memo: transactions[0]?.memo, charset: header.charset, deviations };
};

const inMemo = (memo: string, fields = {}): string => sgmlHeader(fields) + transaction(`<MEMO>${memo}`);

describe('the character set of a stream', () => {
  // Bytes of UTF-8 and then others: nobody can tell what was meant.
  const mixed = latin1(inMemo('\xc3\xab and \xe2\x82\xac, then \xeb and <'));

  it.each(SIZES)('that is mixed is UTF-8 up to where it is not, in chunks of %i', async (size) => {
    const { memo, charset, deviations } = await read(mixed, size);
    expect(memo).toBe('ë and €, then ë and <');
    expect(charset).toBe('utf-8');
    const at = Buffer.from(mixed).indexOf(0xeb);
    expect(deviations).toMatchObject([
      {
        code: 'charset',
        message: 'the header declares windows-1252, the bytes are UTF-8',
        position: { byte: 0 },
      },
      {
        code: 'charset',
        message: 'the bytes were UTF-8 and are not from here on; they were read as windows-1252',
        position: { byte: at },
      },
      // One byte for each character from there on.
      { code: 'syntax', position: { byte: Buffer.from(mixed).lastIndexOf(' <') + 1 } },
    ]);
  });

  it('that is mixed is read by decode, which sees all of it first, as what is declared', () => {
    const file = decode(mixed);
    expect(file.header.charset).toBe('windows-1252');
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN?.[0]?.MEMO).toBe(
      'Ã« and â‚¬, then ë and <',
    );
  });

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
});
