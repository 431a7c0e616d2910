import { expect, it } from 'vitest';
import { decode, statementsOf } from '../../../../codecs/index.ts';
import { sgml } from '../../helpers.ts';

const loan = (content: string) =>
  JSON.parse(
    JSON.stringify(
      statementsOf(
        decode(
          sgml(
            `<OFX><LOANMSGSRSV1><LOANSTMTTRNRS><TRNUID>1<LOANSTMTRS>${content}</LOANSTMTRS></LOANSTMTTRNRS></LOANMSGSRSV1></OFX>`,
          ),
        ),
      ),
    ),
  );

it('a loan statement has transactions with their parts, and what is still owed', () => {
  const content =
    '<CURDEF>USD<LOANACCTFROM><LOANACCTID>L<LOANACCTTYPE>MORTGAGE</LOANACCTFROM>' +
    '<LOANTRANLIST><DTSTART>20261001<DTEND>20261031' +
    '<LOANSTMTTRN><LOANTRNTYPE>PAYMENT<DTPOSTED>20261015<TRNAMT>-900.00<LOANTRNAMT><PRINAMT>-500.00<INTAMT>-300.00' +
    '<ESCRWAMT><ESCRWTOTAL>-90.00<ESCRWTAX>-60.00<ESCRWPMI>-30.00</ESCRWAMT><INSURANCE>-10.00</LOANTRNAMT>' +
    '<FITID>F1<CHECKNUM>12<NAME>Payment<MEMO>October</LOANSTMTTRN>' +
    '<LOANSTMTTRN><LOANTRNTYPE>LATE<DTPOSTED>20261020<TRNAMT>-15.00<FITID>F2</LOANSTMTTRN></LOANTRANLIST>' +
    '<PRINBAL><BALAMT>-99500.00<PRINYTD>5000.00<PRINLTD>20500.00<DTASOF>20261031</PRINBAL>' +
    '<AVAILBAL><BALAMT>0<DTASOF>20261031</AVAILBAL>';
  expect(loan(content)).toEqual([
    {
      type: 'loan',
      account: { type: 'loan', accountId: 'L', loanType: 'MORTGAGE' },
      currency: 'USD',
      principal: {
        amount: '-99500.00',
        asOf: '20261031',
        yearToDate: '5000.00',
        lifeToDate: '20500.00',
      },
      availableBalance: { amount: '0', asOf: '20261031' },
      from: '20261001',
      to: '20261031',
      transactions: [
        {
          id: 'F1',
          type: 'PAYMENT',
          postedAt: '20261015',
          amount: '-900.00',
          principal: '-500.00',
          interest: '-300.00',
          escrow: { total: '-90.00', tax: '-60.00', mortgageInsurance: '-30.00' },
          insurance: '-10.00',
          name: 'Payment',
          memo: 'October',
          checkNumber: '12',
        },
        { id: 'F2', type: 'LATE', postedAt: '20261020', amount: '-15.00' },
      ],
    },
  ]);
});

it('a loan statement without anything is one', () => {
  expect(loan('')).toEqual([{ type: 'loan', transactions: [] }]);
});
