import { expect, it } from 'vitest';
import { closingStatementsOf, decode } from '../../../../codecs/index.ts';
import { sgml, sgmlHeader } from '../../helpers.ts';

const plain = (text: string) =>
  JSON.parse(
    JSON.stringify(closingStatementsOf(decode(text)), (key, inner) => (key === 'source' ? undefined : inner)),
  );

const BANK_FROM = '<BANKACCTFROM><BANKID>B<ACCTID>A<ACCTTYPE>CHECKING</BANKACCTFROM>';
const PERIOD = '<FITID>F1<DTOPEN>20260901<DTCLOSE>20260930<DTNEXT>20261031<BALOPEN>10.00';
const POSTED = '<DTPOSTSTART>20260902<DTPOSTEND>20260929';
const IMAGE =
  '<IMAGEDATA><IMAGETYPE>STATEMENT<IMAGEREF>77<IMAGEREFTYPE>OPAQUE<DTIMAGEAVAIL>20261001<IMAGETTL>30</IMAGEDATA>';

const FIELDS = {
  statementCurrency: 'USD',
  id: 'F1',
  openedAt: '20260901',
  closedAt: '20260930',
  nextCloseAt: '20261031',
  openingBalance: '10.00',
  from: '20260902',
  to: '20260929',
};
const IMAGES = [
  {
    type: 'STATEMENT',
    reference: '77',
    referenceType: 'OPAQUE',
    availableAt: '20261001',
    timeToLive: 30,
  },
];

it.each([
  [
    'a bank account',
    `<BANKMSGSRSV1><STMTENDTRNRS><TRNUID>1<STMTENDRS><CURDEF>USD${BANK_FROM}<CLOSING>${PERIOD}<BALCLOSE>20.00<TOTALFEES>1.00${POSTED}</CLOSING></STMTENDRS></STMTENDTRNRS></BANKMSGSRSV1>`,
    {
      type: 'bank',
      account: { type: 'bank', bankId: 'B', accountId: 'A', accountType: 'CHECKING' },
      ...FIELDS,
      closingBalance: '20.00',
    },
  ],
  [
    'a credit line',
    `<BANKMSGSRSV1><STMTENDTRNRS><TRNUID>1<STMTENDRS><CURDEF>USD${BANK_FROM}<CLOSING>${PERIOD}<BALCLOSE>20.00${POSTED}<CREDITLINEINFO><DTPMTDUE>20261015<MINPMTDUE>5.00</CREDITLINEINFO>${IMAGE}</CLOSING></STMTENDRS></STMTENDTRNRS></BANKMSGSRSV1>`,
    {
      type: 'bank',
      account: { type: 'bank', bankId: 'B', accountId: 'A', accountType: 'CHECKING' },
      ...FIELDS,
      closingBalance: '20.00',
      paymentDue: { amount: '5.00', dueAt: '20261015' },
      images: IMAGES,
    },
  ],
  [
    'a credit card',
    `<CREDITCARDMSGSRSV1><CCSTMTENDTRNRS><TRNUID>1<CCSTMTENDRS><CURDEF>USD<CCACCTFROM><ACCTID>C</CCACCTFROM><CCCLOSING>${PERIOD}<BALCLOSE>-20.00<DTPMTDUE>20261015<MINPMTDUE>5.00${POSTED}<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY></CCCLOSING></CCSTMTENDRS></CCSTMTENDTRNRS></CREDITCARDMSGSRSV1>`,
    {
      type: 'creditCard',
      account: { type: 'creditCard', accountId: 'C' },
      ...FIELDS,
      closingBalance: '-20.00',
      paymentDue: { amount: '5.00', dueAt: '20261015' },
      currency: { code: 'EUR', rate: '1.1' },
    },
  ],
  [
    'a loan',
    `<LOANMSGSRSV1><LOANSTMTENDTRNRS><TRNUID>1<LOANSTMTENDRS><CURDEF>USD<LOANACCTFROM><LOANACCTID>L<LOANACCTTYPE>AUTO</LOANACCTFROM><LOANCLOSING>${PERIOD}<PRINBAL><BALAMT>-900.00<DTASOF>20260930</PRINBAL><LOANPMT><PMTAMT>90.00<DTPMTDUE>20261015</LOANPMT>${POSTED}${IMAGE}</LOANCLOSING></LOANSTMTENDRS></LOANSTMTENDTRNRS></LOANMSGSRSV1>`,
    {
      type: 'loan',
      account: { type: 'loan', accountId: 'L', loanType: 'AUTO' },
      ...FIELDS,
      closingBalance: '-900.00',
      paymentDue: { amount: '90.00', dueAt: '20261015' },
      images: IMAGES,
    },
  ],
  [
    'an investment account',
    `<INVSTMTMSGSRSV1><INVSTMTENDTRNRS><TRNUID>1<INVSTMTENDRS><CURDEF>USD<INVACCTFROM><BROKERID>b.test<ACCTID>I</INVACCTFROM><INVCLOSING><FITID>F1${IMAGE}</INVCLOSING></INVSTMTENDRS></INVSTMTENDTRNRS></INVSTMTMSGSRSV1>`,
    {
      type: 'investment',
      account: { type: 'investment', brokerId: 'b.test', accountId: 'I' },
      statementCurrency: 'USD',
      id: 'F1',
      images: IMAGES,
    },
  ],
])('a closing statement of %s', (_, set, expected) => {
  expect(plain(sgml(`<OFX>${set}</OFX>`))).toEqual([expected]);
});

it('closing statements keep their aggregates, typed by their kind', () => {
  const [only] = closingStatementsOf(
    decode(
      '<OFX><BANKMSGSRSV2><STMTENDTRNRS><STMTENDRS><CLOSING><TOTALFEES>1.00</CLOSING></STMTENDRS></STMTENDTRNRS></BANKMSGSRSV2></OFX>',
    ),
  );
  expect(only?.type === 'bank' && only.source.TOTALFEES).toBe('1.00');
});

it('an account can have several closing statements, or none', () => {
  const closings = (count: number) =>
    `<OFX><BANKMSGSRSV1><STMTENDTRNRS><TRNUID>1<STMTENDRS><CURDEF>USD${BANK_FROM}${`<CLOSING>${PERIOD}</CLOSING>`.repeat(count)}</STMTENDRS></STMTENDTRNRS></BANKMSGSRSV1></OFX>`;
  expect(closingStatementsOf(decode(sgmlHeader() + closings(2)))).toHaveLength(2);
  expect(closingStatementsOf(decode(sgmlHeader() + closings(0)))).toEqual([]);
  expect(closingStatementsOf(decode('<OFX>'))).toEqual([]);
});
