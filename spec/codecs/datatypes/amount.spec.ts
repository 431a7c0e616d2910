import { describe, expect, it } from 'vitest';
import { positiveAmount } from '../../../codecs/datatypes/amount.ts';
import { decode, encode, type OfxInput } from '../../../codecs/index.ts';
import { codesOf, firstLine, refusal, SIGNON_RESPONSE, sgml, textOf, transaction } from '../helpers.ts';

const read = (text: string) => {
  const file = decode(sgml(transaction('').replace('-1.50', () => text)));
  return { value: firstLine(file).TRNAMT, codes: codesOf(file) };
};

const written = (TRNAMT: unknown): string => {
  const { ofx } = decode(sgml(`<OFX>${SIGNON_RESPONSE}</OFX>`));
  const STMTTRN = [{ TRNTYPE: 'DEBIT', DTPOSTED: '20261001', TRNAMT, FITID: '1' }];
  const withLine = {
    ...ofx,
    BANKMSGSRSV1: {
      STMTTRNRS: [
        {
          TRNUID: '1',
          STATUS: { CODE: 0, SEVERITY: 'INFO' },
          STMTRS: {
            CURDEF: 'USD',
            BANKACCTFROM: { BANKID: '1', ACCTID: '2', ACCTTYPE: 'CHECKING' },
            BANKTRANLIST: { DTSTART: '20261001', DTEND: '20261001', STMTTRN },
            LEDGERBAL: { BALAMT: '0', DTASOF: '20261001' },
          },
        },
      ],
    },
  } as OfxInput;
  return /<TRNAMT>(.*)\r\n/.exec(textOf(encode(withLine, { version: '1.0.3' })))?.[1] ?? '';
};

describe('an amount is an exact decimal string', () => {
  it.each([
    ['1.50', '1.50'],
    ['-1.50', '-1.50'],
    ['0', '0'],
    ['-0.00', '-0.00'],
    ['1', '1'],
    ['+5', '5'],
    ['+5.00', '5.00'],
    ['1,50', '1.50'],
    ['-1,50', '-1.50'],
    ['.5', '0.5'],
    [',5', '0.5'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['5,', '5'],
    ['007', '7'],
    ['00.50', '0.50'],
    ['0000', '0'],
    // One separator is the decimal one, whatever follows.
    ['1,234', '1.234'],
    ['1.234', '1.234'],
    ['12345678901234567890.12345678901', '12345678901234567890.12345678901'],
    ['0.1', '0.1'],
  ])('%s is %s', (text, value) => {
    expect(read(text)).toEqual({ value, codes: [] });
  });

  it.each([
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['-1,650.00', '-1650.00'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1.234.567,89', '1234567.89'],
    ["1'234.50", '1234.50'],
    ['1 234,50', '1234.50'],
    ['1&#160;234,50', '1234.50'],
    ['5-', '-5'],
    ['5.00-', '-5.00'],
    ['$5', '5'],
    ['R$ 5.326,43', '5326.43'],
    ['R$\u00a05.326,43', '5326.43'],
    ['-R$ 5,00', '-5.00'],
    ['R$ -5,00', '-5.00'],
    ['US$1,650.00', '1650.00'],
    ['5,00 €', '5.00'],
    ['-5.00€', '-5.00'],
    ['€ 1.234,56', '1234.56'],
  ])('%s does not conform, and is %s', (text, value) => {
    expect(read(text)).toEqual({ value, codes: ['type'] });
  });

  it.each([
    'abc',
    '-',
    '.',
    ',',
    '1e3',
    '0x10',
    '$',
    '$$5',
    '$5$',
    '- $5',
    'ABCD$5',
    '$$',
    '5 USD',
    'CHK 1234',
    'REF123',
    '--5',
    'NaN',
    'Infinity',
    '1.2.3-4',
    '٣',
  ])('%s is no amount: kept, and reported', (text) => {
    expect(read(text)).toEqual({ value: text, codes: ['type'] });
  });

  it('longer than 32 characters is kept whole, and reported', () => {
    const long = '1'.repeat(33);
    expect(read(long)).toEqual({ value: long, codes: ['too-long'] });
  });
});

describe('an amount that is written', () => {
  it.each(['1.50', '-1.50', '+5', '0', '-0.00', '.5', '5.', '0.1', '9'.repeat(32)])(
    '%s stays as it is',
    (amount) => {
      expect(written(amount)).toBe(amount);
    },
  );

  it.each([1.5, 0, Number.NaN, null, '1,50', '1e3', '', ' 1', '1 ', '-', '.', '1.2.3', 'abc', '٣', '1\n'])(
    '%s is refused',
    (amount) => {
      expect(refusal(() => written(amount))).toMatchObject({
        code: 'codec/type',
        path: 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS/BANKTRANLIST/STMTTRN[0]/TRNAMT',
      });
    },
  );

  it('of more than 32 characters is refused', () => {
    expect(refusal(() => written('1'.repeat(33))).code).toBe('codec/too-long');
  });
});

describe('a positive amount', () => {
  const deviationsOf = (text: string): string[] => {
    const found: string[] = [];
    positiveAmount.parse(text, (code) => found.push(code));
    return found;
  };
  it('that is negative is reported in reading and refused in writing', () => {
    expect(deviationsOf('-5')).toEqual(['type']);
    expect(deviationsOf('-5,0')).toEqual(['type']);
    expect(deviationsOf('5')).toEqual([]);
    expect(() => positiveAmount.format('-5')).toThrow();
    expect(positiveAmount.format('+5')).toBe('+5');
  });
});
