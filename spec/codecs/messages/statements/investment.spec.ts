import { describe, expect, it } from 'vitest';
import {
  decode,
  type InvestmentStatement,
  type InvestmentTransactionType,
  securitiesOf,
  statementsOf,
} from '../../../../codecs/index.ts';
import {
  BALANCES,
  everyTrade,
  investmentFile,
  ORDERS,
  PLAN,
  POSITIONS,
  SECURITIES,
  secid,
  TRADES,
  tradeList,
} from './investment-file.ts';

const read = (text: string): InvestmentStatement => {
  const file = decode(text);
  expect(file.deviations).toEqual([]);
  const [only] = statementsOf(file);
  if (only?.type !== 'investment') throw new Error('there is no investment statement');
  return only;
};
/** Without the aggregates it was made of. */
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'source' ? undefined : inner)));
const only = (tag: InvestmentTransactionType) =>
  read(investmentFile(tradeList(`<${tag}>${TRADES[tag]}</${tag}>`))).transactions[0];

const ACME = {
  type: 'STOCKINFO',
  id: 'S1',
  idType: 'CUSIP',
  name: 'Acme',
  ticker: 'ACME',
  institutionId: '77',
  unitPrice: '10.50',
  asOf: '20261030',
};
const TRADE = { id: 'F', postedAt: '20261015', tradeDate: '20261015', settleDate: '20261017', memo: 'm' };
const OF_ACME = { ...TRADE, security: ACME, name: 'Acme' };
const CASH = { securitySubaccount: 'CASH', fundSubaccount: 'CASH' };
const BOUGHT = { ...OF_ACME, ...CASH, units: '2', unitPrice: '10.25', amount: '-21.50', commission: '1.00' };
const SOLD = { ...OF_ACME, ...CASH, units: '-2', unitPrice: '10.25', amount: '20.00', withholding: '0.50' };
const PAID = { ...OF_ACME, ...CASH, amount: '-21.50' };

const FLAT: Record<InvestmentTransactionType, object> = {
  BUYDEBT: BOUGHT,
  BUYMF: BOUGHT,
  BUYOPT: BOUGHT,
  BUYOTHER: BOUGHT,
  BUYSTOCK: BOUGHT,
  CLOSUREOPT: { ...OF_ACME, units: '1', amount: '0', securitySubaccount: 'CASH' },
  INCOME: { ...PAID, incomeType: 'DIV' },
  INVEXPENSE: PAID,
  JRNLFUND: { ...TRADE, amount: '-21.50' },
  JRNLSEC: { ...OF_ACME, units: '2', amount: '0' },
  MARGININTEREST: { ...TRADE, amount: '-21.50', fundSubaccount: 'MARGIN' },
  REINVEST: {
    ...OF_ACME,
    incomeType: 'CGLONG',
    amount: '-21.50',
    units: '2',
    unitPrice: '10.25',
    securitySubaccount: 'CASH',
  },
  RETOFCAP: PAID,
  SELLDEBT: SOLD,
  SELLMF: SOLD,
  SELLOPT: SOLD,
  SELLOTHER: SOLD,
  SELLSTOCK: SOLD,
  SPLIT: { ...OF_ACME, amount: '0', securitySubaccount: 'CASH' },
  TRANSFER: { ...OF_ACME, units: '2', amount: '0', securitySubaccount: 'CASH' },
  INVBANKTRAN: {
    id: 'F',
    postedAt: '20261015',
    amount: '-5.00',
    name: 'n',
    memo: 'm',
    fundSubaccount: 'CASH',
    bankTransaction: {
      id: 'F',
      type: 'CHECK',
      postedAt: '20261015',
      amount: '-5.00',
      name: 'n',
      memo: 'm',
      checkNumber: '7',
    },
  },
};

describe('an investment transaction', () => {
  it.each(Object.entries(FLAT))('%s is one flat object', (type, fields) => {
    expect(plain(only(type as InvestmentTransactionType))).toEqual({ type, ...fields });
  });

  it('keeps its aggregate, typed by its kind', () => {
    const split = only('SPLIT');
    expect(split?.type === 'SPLIT' && split.source.NEWUNITS).toBe('20');
  });

  it('has as amount the cash that a split pays for fractions', () => {
    const content = TRADES.SPLIT?.replace('</DENOMINATOR>', '</DENOMINATOR><FRACCASH>4.20</FRACCASH>');
    const { transactions } = read(investmentFile(tradeList(`<SPLIT>${content}</SPLIT>`)));
    expect(transactions[0]?.amount).toBe('4.20');
  });

  it('comes after those of the kinds that came before it', () => {
    const { transactions, from, to } = read(investmentFile(tradeList(everyTrade())));
    expect(transactions.map(({ type }) => type)).toEqual(Object.keys(TRADES));
    expect([from?.localDate, to?.localDate]).toEqual(['2026-10-01', '2026-10-31']);
  });
});

describe('an investment statement', () => {
  it('has account, moment, positions, balances and open orders', () => {
    const statement = read(investmentFile(POSITIONS + BALANCES + ORDERS + PLAN));
    expect(plain(statement)).toEqual({
      type: 'investment',
      account: { type: 'investment', brokerId: 'broker.test', accountId: 'I' },
      currency: 'USD',
      asOf: '20261031',
      transactions: [],
      positions: [
        {
          type: 'POSSTOCK',
          security: ACME,
          units: '20',
          unitPrice: '10.50',
          marketValue: '210.00',
          averageCost: '9.00',
          asOf: '20261030',
          side: 'LONG',
          subaccount: 'CASH',
          memo: 'held',
        },
        {
          type: 'POSOTHER',
          security: { id: 'X9', idType: 'CUSIP' },
          units: '-1',
          unitPrice: '3',
          marketValue: '-3.00',
          asOf: '20261030',
          side: 'SHORT',
          subaccount: 'OTHER',
        },
      ],
      openOrders: [
        {
          type: 'OOBUYSTOCK',
          id: 'O1',
          placedAt: '20261029',
          security: ACME,
          units: '5',
          duration: 'GOODTILCANCEL',
          restriction: 'MINUNITS',
          minimumUnits: '2',
          limitPrice: '9.75',
          subaccount: 'CASH',
        },
      ],
      balances: { availableCash: '100.00', margin: '-50.00', short: '3.00', buyingPower: '200.00' },
      furtherBalances: [
        { name: 'Value', description: 'All of it', type: 'DOLLAR', value: '310.00', asOf: '20261031' },
      ],
      balances401k: { preTax: '80.00', match: '20.00', total: '100.00' },
    });
    expect(statement.source.INV401K?.EMPLOYERNAME).toBe('Works');
  });

  it('stands between bank and loan statements, as in the standard', () => {
    const file = decode(
      '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS></STMTRS></STMTTRNRS></BANKMSGSRSV1>' +
        '<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>' +
        '<INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>' +
        '<LOANMSGSRSV1><LOANSTMTTRNRS><LOANSTMTRS></LOANSTMTRS></LOANSTMTTRNRS></LOANMSGSRSV1></OFX>',
    );
    expect(statementsOf(file).map(({ type }) => type)).toEqual(['bank', 'creditCard', 'investment', 'loan']);
  });
});

describe('securities', () => {
  it('are listed with what they are', () => {
    expect(plain(securitiesOf(decode(investmentFile(''))))).toEqual([
      ACME,
      { type: 'MFINFO', id: 'M1', idType: 'CUSIP', name: 'Fund' },
    ]);
  });

  it('keep their aggregates, typed by their kind', () => {
    const [stock] = securitiesOf(decode(investmentFile('')));
    expect(stock?.type === 'STOCKINFO' && stock.source.YIELD).toBe('2');
  });

  it('are joined by id and type of id together', () => {
    const list = SECURITIES.replace('CUSIP', 'ISIN');
    const [held] = read(investmentFile(POSITIONS, list)).positions;
    expect(held?.security).toEqual({ id: 'S1', idType: 'CUSIP' });
  });

  it('are joined across the blocks of a file', () => {
    const [first, second] = [
      investmentFile(POSITIONS, ''),
      `<SECLISTMSGSRSV1><SECLIST>${SECURITIES}</SECLIST>`,
    ];
    const file = decode(`${first}<OFX>${second}</SECLISTMSGSRSV1></OFX>`);
    const [statement] = statementsOf(file);
    expect(statement?.type === 'investment' && statement.positions[0]?.security).toMatchObject({
      name: 'Acme',
    });
  });

  it('that are listed twice are the first', () => {
    const again = `<OTHERINFO><SECINFO>${secid('S1')}<SECNAME>Other</SECNAME></SECINFO></OTHERINFO>`;
    expect(read(investmentFile(POSITIONS, SECURITIES + again)).positions[0]?.security).toMatchObject({
      name: 'Acme',
    });
  });
});
