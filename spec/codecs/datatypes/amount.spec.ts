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
    // Groups are of three, and the last mark is the decimal one where it is another, or too few digits follow it.
    ['1,234,567.89', '1234567.89'],
    ['1.234.56', '1234.56'],
    ['-1.234.567.8', '-1234567.8'],
    ['5,000,00', '5000.00'],
    ['0.123.45', '123.45'],
    ['12,34,567.89', '1234567.89'],
    ['1,23,456', '123456'],
    // As formatters write them today: thin blanks, and a minus and an apostrophe of their own.
    ['1\u202f234,50', '1234.50'],
    ['1\u2009234\u2009567', '1234567'],
    ["1'234'567.5", '1234567.5'],
    ['1\u2019234.56', '1234.56'],
    ['\u22125.00', '-5.00'],
    ['\u22121,234', '-1.234'],
    ['\u201312,50', '-12.50'],
    ['&#160;5.00', '5.00'],
    ['- 5.00', '-5.00'],
    ['5.00 -', '-5.00'],
    ['5.00+', '5.00'],
    ['(12.50)', '-12.50'],
    ['($1,234.56)', '-1234.56'],
    ['$(5)', '-5'],
    ['$   5.00', '5.00'],
    ['$0.125', '0.125'],
    // A code of ISO 4217 and a blank; other letters mean something else.
    ['5 USD', '5'],
    ['5.00 EUR', '5.00'],
    ['USD 5', '5'],
    ['-EUR 1.234,56', '-1234.56'],
    ['(5.00 EUR)', '-5.00'],
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
    '5USD',
    'USD5',
    'usd 5',
    'US 5',
    'USD 5 USD',
    'CHK 1234',
    '5 REF',
    'REF123',
    '--5',
    'NaN',
    'Infinity',
    '1.2.3-4',
    '٣',
    // No digit is moved by a guess: what does not come in groups of three has no certain value.
    '5.00.',
    '12.34.56',
    '31.12.26',
    '1.234.',
    '1.23.4',
    '1..5',
    '1.2.3,4',
    '1,23.456,7',
    '1234,567.89',
    '1.234.567,89,1',
    '12.34.567,89',
    '1 2',
    '1234 56',
    '1 234 5',
    "1 234'567",
    "1'23",
    '1. 5',
    '$1,234',
    '1.234-',
    // Five even, in Switzerland and the Netherlands, and no minus.
    '5.-',
    '5,\u2013',
    '-5-',
    '-(5)',
    '(-5)',
    '(5',
    '()',
    `$${'1'.repeat(70)}`,
  ])('%s is no certain amount: kept, and an error', (text) => {
    expect(read(text)).toEqual({ value: text, codes: ['type'] });
    const [deviation] = decode(sgml(transaction('').replace('-1.50', () => text))).deviations;
    expect(deviation).toMatchObject({ severity: 'error', value: text });
  });

  it.each([
    'en-US',
    'de-DE',
    'de-CH',
    'fr-FR',
    'fr-CA',
    'it-CH',
    'sv-SE',
    'pl-PL',
    'pt-PT',
    'en-IN',
    'et-EE',
  ])('is read as %s has it formatted', (locale) => {
    for (const currency of [undefined, 'EUR', 'CHF', 'USD', 'BRL']) {
      const format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: 2,
        ...(currency ? { style: 'currency', currency, currencySign: 'accounting' } : {}),
      });
      for (const value of ['1234567.89', '-1234.50', '-5.00']) {
        expect(read(format.format(Number(value))).value, currency).toBe(value);
      }
    }
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
