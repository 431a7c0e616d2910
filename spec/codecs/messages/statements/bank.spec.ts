import { describe, expect, it } from 'vitest';
import { decode, statementsOf } from '../../../../codecs/index.ts';
import { LINE, sgml, sgmlHeader, statement, transaction, xml } from '../../helpers.ts';

describe('statementsOf', () => {
  it('gives account, currency, balances, period and transactions', () => {
    const file = decode(sgml(transaction('<CHECKNUM>7<NAME>n<MEMO>m')));
    expect(JSON.parse(JSON.stringify(statementsOf(file)))).toEqual([
      {
        type: 'bank',
        account: { type: 'bank', bankId: '1', accountId: '2', accountType: 'CHECKING' },
        currency: 'USD',
        ledgerBalance: { amount: '10.00', asOf: '20261031' },
        from: '20261001',
        to: '20261031',
        transactions: [
          {
            id: 'F1',
            type: 'DEBIT',
            postedAt: '20261002',
            amount: '-1.50',
            name: 'n',
            memo: 'm',
            checkNumber: '7',
          },
        ],
      },
    ]);
  });

  it('takes the name from the payee where there is no other', () => {
    const [only] = statementsOf(
      decode(sgml(transaction('<PAYEE><NAME>p<ADDR1>a<CITY>c<STATE>s<POSTALCODE>1<PHONE>1</PAYEE>'))),
    );
    expect(only?.transactions[0]).toMatchObject({ name: 'p' });
  });

  it('gives credit cards, and the statements of further blocks', () => {
    const card =
      '<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><TRNUID>1<CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>C</CCACCTFROM>' +
      `<BANKTRANLIST><DTSTART>20261001<DTEND>20261031<STMTTRN>${LINE}</STMTTRN></BANKTRANLIST>` +
      '<AVAILBAL><BALAMT>5<DTASOF>20261031</AVAILBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>';
    const statements = statementsOf(decode(sgml(statement('') + card)));
    expect(statements.map(({ type, currency }) => [type, currency])).toEqual([
      ['bank', 'USD'],
      ['creditCard', 'EUR'],
    ]);
    expect(statements[1]).toMatchObject({ availableBalance: { amount: '5' }, transactions: [{ id: 'F1' }] });
    expect(statements[1]).not.toHaveProperty('ledgerBalance');
  });

  it('passes over answers without a statement', () => {
    const refused =
      '<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>2003<SEVERITY>ERROR</STATUS></STMTTRNRS></BANKMSGSRSV1></OFX>';
    expect(statementsOf(decode(sgml(refused)))).toEqual([]);
  });

  it('gives what is pending, and balances beyond the two', () => {
    const [only] = statementsOf(
      decode(
        xml(
          '<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STMTRS><CURDEF>USD</CURDEF><BANKTRANLISTP>' +
            '<DTASOF>20261031</DTASOF><STMTTRNP><TRNTYPE>POS</TRNTYPE><DTTRAN>20261030</DTTRAN><DTEXPIRE>20261104' +
            '</DTEXPIRE><TRNAMT>-5.00</TRNAMT><NAME>Grocer</NAME></STMTTRNP></BANKTRANLISTP><BALLIST><BAL><NAME>Rate' +
            '</NAME><DESC>Interest</DESC><BALTYPE>PERCENT</BALTYPE><VALUE>1.5</VALUE></BAL></BALLIST></STMTRS>' +
            '</STMTTRNRS></BANKMSGSRSV1></OFX>',
        ),
      ),
    );
    expect(JSON.parse(JSON.stringify(only))).toEqual({
      type: 'bank',
      currency: 'USD',
      furtherBalances: [{ name: 'Rate', description: 'Interest', type: 'PERCENT', value: '1.5' }],
      transactions: [],
      pending: [{ type: 'POS', madeAt: '20261030', expiresAt: '20261104', amount: '-5.00', name: 'Grocer' }],
    });
  });

  it.each([
    ['a correction', '<CORRECTFITID>F0<CORRECTACTION>DELETE', { correction: { id: 'F0', action: 'DELETE' } }],
    [
      'an amount in another currency',
      '<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>',
      { currency: { code: 'EUR', rate: '1.1' } },
    ],
    [
      'an amount converted from another currency',
      '<ORIGCURRENCY><CURRATE>1.1<CURSYM>EUR</ORIGCURRENCY>',
      { originalCurrency: { code: 'EUR', rate: '1.1' } },
    ],
    [
      'an image',
      '<IMAGEDATA><IMAGETYPE>TRANSACTION<IMAGEREF>77<IMAGEREFTYPE>OPAQUE<IMAGEDELAY>2<CHECKSUP>FRONTONLY</IMAGEDATA>',
      {
        images: [
          { type: 'TRANSACTION', reference: '77', referenceType: 'OPAQUE', delay: 2, sides: 'FRONTONLY' },
        ],
      },
    ],
    [
      'what a payment to a loan is made of',
      '<LOANPMTINFO><PRINAMT>1.00<INTAMT>0.50</LOANPMTINFO>',
      { loanPayment: { principal: '1.00', interest: '0.50' } },
    ],
  ])('gives %s', (_, markup, expected) => {
    const [only] = statementsOf(decode(sgml(transaction(markup))));
    expect(only?.transactions[0]).toMatchObject(expected);
  });

  it('reads the message sets of the second version', () => {
    const second = sgmlHeader({ VERSION: '160' }) + statement('').replaceAll('BANKMSGSRSV1', 'BANKMSGSRSV2');
    expect(statementsOf(decode(second))).toMatchObject([{ type: 'bank', currency: 'USD' }]);
  });
});
