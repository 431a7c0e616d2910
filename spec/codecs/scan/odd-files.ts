import fc from 'fast-check';

/** Ways to write one element of a transaction: plainly, and with something that is not. */
const NAMES = [
  'GROCER',
  'A &amp; B',
  'A & B',
  'Café',
  'two  words ',
  '&nbsp;x',
  'x\u0001y',
  'a<b',
  '€',
  'x'.repeat(40),
];
const DATES = [
  '20261001',
  '20261001120000',
  '20261031235960.123[-5:EST]',
  '20240229',
  '20260229',
  '2026',
  'soon',
];
const AMOUNTS = ['1.00', '-12.50', '+5', '1,50', '007', '.5', '1.', 'x', '-', '9'.repeat(40)];
const TYPES = ['DEBIT', 'CREDIT', 'HOLD', 'debit', 'NONE'];
const IDS = ['F1', '20261001-77', '', ' '];
const ODD = [
  '<INTU.X>1',
  '<!-- a comment -->',
  '<BR>',
  'stray text',
  '<![CDATA[x]]>',
  '<FOO>bar',
  '<SIC/>',
  '</NAME>',
  '<PAYEE><NAME>x<ADDR1>y<CITY>z<STATE>s<POSTALCODE>1<PHONE>2</PAYEE>',
  '<CURRENCY><CURRATE>1.5<CURSYM>EUR</CURRENCY>',
  '<CURRENCY><CURRATE>1.5</CURRATE><CURSYM>EUR</CURSYM></CURRENCY>',
];

interface Style {
  readonly closed: boolean;
  readonly line: string;
}

const pick = (values: readonly string[], plain: number): fc.Arbitrary<string> =>
  fc.nat(99).chain((n) => (n < plain ? fc.constant(values[0] ?? '') : fc.constantFrom(...values)));

const element = (
  tag: string,
  value: fc.Arbitrary<string>,
  chance: number,
): fc.Arbitrary<readonly [string, string]> =>
  fc.tuple(fc.nat(99), value).map(([n, text]) => (n < chance ? ([tag, text] as const) : ['', '']));

/** A transaction; mostly as it should be. */
const transaction = ({ closed, line }: Style): fc.Arbitrary<string> =>
  fc
    .tuple(
      element('TRNTYPE', pick(TYPES, 90), 98),
      element('DTPOSTED', pick(DATES, 70), 98),
      element('TRNAMT', pick(AMOUNTS, 80), 98),
      element('FITID', pick(IDS, 95), 98),
      element('CHECKNUM', pick(['1', '0042'], 50), 30),
      element('NAME', pick(NAMES, 60), 90),
      element('MEMO', pick(NAMES, 60), 40),
    )
    .chain((elements) => {
      const parts = elements.filter(([tag]) => tag !== '');
      const written = parts.map(([tag, text]) => `<${tag}>${text}${closed ? `</${tag}>` : ''}${line}`);
      return fc.tuple(fc.nat(99), fc.nat(written.length), fc.constantFrom(...ODD)).map(([n, at, odd]) => {
        if (n < 80) return written.join('');
        if (n < 90) return [...written.slice(0, at), odd + line, ...written.slice(at)].join('');
        if (n < 95) return written.toReversed().join('');
        return written.join('').toLowerCase();
      });
    })
    .map((content) => `<STMTTRN>${line}${content}</STMTTRN>${line}`);

/** Transactions of one file, written in one style, more than it takes to learn that. */
export const transactions = (closed: boolean): fc.Arbitrary<string> =>
  fc
    .constantFrom('', '\r\n', '\n', '\r', ' \r\n  ', '\t')
    .chain((line) => fc.array(transaction({ closed, line }), { minLength: 12, maxLength: 30 }))
    .map((all) => all.join(''));
