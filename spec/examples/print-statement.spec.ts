import { expect, it } from 'vitest';
import { decode, statementsOf } from '../../codecs/index.ts';
import { printStatement } from '../../examples/start/print-statement.ts';
import { damaged } from '../codecs/messages/statements/every-statement.ts';
import {
  BALANCES,
  investmentFile,
  ORDERS,
  PLAN,
  POSITIONS,
  TRADES,
  tradeList,
} from '../codecs/messages/statements/investment-file.ts';

const printed = (text: string): string[] => {
  const lines: string[] = [];
  for (const statement of statementsOf(decode(text))) printStatement(statement, (line) => lines.push(line));
  return lines;
};

it('an investment statement is a table each of transactions, positions and orders, and its balances', () => {
  const earlier = TRADES.INCOME?.replace('20261015', '20261002');
  const trades = `<BUYSTOCK>${TRADES.BUYSTOCK}</BUYSTOCK><INCOME>${earlier}</INCOME>`;
  expect(printed(investmentFile(tradeList(trades) + POSITIONS + BALANCES + ORDERS + PLAN))).toEqual([
    '',
    'Investments I · USD · 2026-10-01 to 2026-10-31',
    '',
    'Date        Type      Description    Units  Price  Amount',
    '──────────  ────────  ─────────────  ─────  ─────  ──────',
    '2026-10-02  INCOME    ACME Acme · m                -21.50',
    '2026-10-15  BUYSTOCK  ACME Acme · m      2  10.25  -21.50',
    '',
    'Positions',
    '',
    'Security   Date        Units  Price   Value',
    '─────────  ──────────  ─────  ─────  ──────',
    'ACME Acme  2026-10-30     20  10.50  210.00',
    'X9         2026-10-30     -1      3   -3.00',
    '',
    'Open orders',
    '',
    'Security   Date        Type        Units  Limit',
    '─────────  ──────────  ──────────  ─────  ─────',
    'ACME Acme  2026-10-29  OOBUYSTOCK      5   9.75',
    '',
    'Available cash     100.00 USD',
    'Margin balance     -50.00 USD',
    'Short balance      3.00 USD',
    'Buying power       200.00 USD',
    '401(k) balance     100.00 USD',
    'Value              310.00 USD on 2026-10-31',
  ]);
});

it('a loan statement shows what each payment is made of, and what is owed', () => {
  const loan =
    '<OFX><LOANMSGSRSV1><LOANSTMTTRNRS><LOANSTMTRS><CURDEF>EUR<LOANACCTFROM><LOANACCTID>7<LOANACCTTYPE>AUTO</LOANACCTFROM>' +
    '<LOANTRANLIST><LOANSTMTTRN><LOANTRNTYPE>PAYMENT<DTPOSTED>20261015<TRNAMT>-90.00<LOANTRNAMT><PRINAMT>-60.00<INTAMT>-30.00' +
    '</LOANTRNAMT><FITID>F1<NAME>Rate</LOANSTMTTRN></LOANTRANLIST><PRINBAL><BALAMT>-900.00<DTASOF>20261031</PRINBAL>' +
    '</LOANSTMTRS></LOANSTMTTRNRS></LOANMSGSRSV1></OFX>';
  expect(printed(loan)).toEqual([
    '',
    'AUTO loan 7 · EUR',
    '',
    'Date        Type     Description  Principal  Interest  Escrow  Amount',
    '──────────  ───────  ───────────  ─────────  ────────  ──────  ──────',
    '2026-10-15  PAYMENT  Rate            -60.00    -30.00          -90.00',
    '',
    'Principal owed     -900.00 EUR on 2026-10-31',
  ]);
});

it('a statement is printed whatever it lacks', () => {
  const odd = damaged('without').filter(([, text]) => /undefined|NaN|\[object/.test(printed(text).join()));
  expect(odd.map(([tag]) => tag)).toEqual([]);
});
