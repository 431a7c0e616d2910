import { describe, expect, it } from 'vitest';
import { accountsOf, decode, statusOf } from '../../../codecs/index.ts';
import { inSonrs, SIGNON_RESPONSE, sgml, sgmlHeader } from '../helpers.ts';

const accounts = (infos: string) =>
  accountsOf(
    decode(
      sgml(
        `<OFX>${SIGNON_RESPONSE}<SIGNUPMSGSRSV1><ACCTINFOTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>` +
          `<ACCTINFORS><DTACCTUP>20261001${infos}</ACCTINFORS></ACCTINFOTRNRS></SIGNUPMSGSRSV1></OFX>`,
      ),
    ).ofx,
  );
const BANK =
  '<BANKACCTINFO><BANKACCTFROM><BANKID>B<ACCTID>A<ACCTTYPE>SAVINGS</BANKACCTFROM><SUPTXDL>Y<XFERSRC>N<XFERDEST>N<SVCSTATUS>ACTIVE</BANKACCTINFO>';
const LOAN =
  '<LOANACCTINFO><LOANACCTFROM><LOANACCTID>L<LOANACCTTYPE>AUTO</LOANACCTFROM><SUPTXDL>Y<XFERSRC>N<XFERDEST>N<SVCSTATUS>ACTIVE</LOANACCTINFO>';
const INVESTMENT =
  '<INVACCTINFO><INVACCTFROM><BROKERID>b.test<ACCTID>I</INVACCTFROM><USPRODUCTTYPE>IRA<CHECKING>N<SVCSTATUS>AVAIL</INVACCTINFO>';
const CARD =
  '<CCACCTINFO><CCACCTFROM><ACCTID>C</CCACCTFROM><SUPTXDL>N<XFERSRC>N<XFERDEST>N<SVCSTATUS>PEND</CCACCTINFO>';

describe('accountsOf', () => {
  it('lists bank accounts and cards', () => {
    expect(accounts(`<ACCTINFO><DESC>My account${BANK}</ACCTINFO><ACCTINFO>${CARD}</ACCTINFO>`)).toEqual([
      {
        type: 'bank',
        bankId: 'B',
        accountId: 'A',
        accountType: 'SAVINGS',
        description: 'My account',
        statements: true,
        status: 'ACTIVE',
      },
      { type: 'creditCard', accountId: 'C', statements: false, status: 'PEND' },
    ]);
  });

  it('lists loans and investment accounts, by the names they have', () => {
    expect(
      accounts(`<ACCTINFO><NAME>Car<DESC>Loan${LOAN}</ACCTINFO><ACCTINFO>${INVESTMENT}</ACCTINFO>`),
    ).toEqual([
      {
        type: 'loan',
        accountId: 'L',
        loanType: 'AUTO',
        name: 'Car',
        description: 'Loan',
        statements: true,
        status: 'ACTIVE',
      },
      { type: 'investment', brokerId: 'b.test', accountId: 'I', statements: true, status: 'AVAIL' },
    ]);
  });

  it('lists the accounts of a V2 message set', () => {
    const set =
      `<OFX><SIGNUPMSGSRSV2><ACCTINFOTRNRS><TRNUID>1<ACCTINFORS><DTACCTUP>20261001<ACCTINFO>${BANK.replace('<SVCSTATUS>ACTIVE', '<SVCSTATUS2>REJECTED')}` +
      '</ACCTINFO></ACCTINFORS></ACCTINFOTRNRS></SIGNUPMSGSRSV2></OFX>';
    expect(accountsOf(decode(sgmlHeader({ VERSION: '160' }) + set).ofx)).toMatchObject([
      { accountId: 'A', status: 'REJECTED' },
    ]);
  });

  it('lists several services of one account', () => {
    expect(accounts(`<ACCTINFO>${BANK}${CARD}</ACCTINFO>`).map(({ type }) => type)).toEqual([
      'bank',
      'creditCard',
    ]);
  });

  it('passes over an account without identification', () => {
    expect(
      accounts(
        '<ACCTINFO><BANKACCTINFO><SUPTXDL>Y</BANKACCTINFO><CCACCTINFO></CCACCTINFO>' +
          '<LOANACCTINFO></LOANACCTINFO><INVACCTINFO></INVACCTINFO></ACCTINFO>',
      ),
    ).toEqual([]);
  });

  it('is empty for a file without accounts', () => {
    expect(accounts('')).toEqual([]);
    expect(accountsOf(decode('<OFX>').ofx)).toEqual([]);
  });
});

describe('statusOf', () => {
  const status = (markup: string) => statusOf(decode(sgml(inSonrs(markup))).ofx.SIGNONMSGSRSV1?.SONRS.STATUS);

  it.each([
    [
      '<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>no</STATUS>',
      { code: 15500, severity: 'ERROR', message: 'no' },
    ],
    ['<STATUS><CODE>0<SEVERITY>INFO</STATUS>', { code: 0, severity: 'INFO' }],
    ['<STATUS><CODE>0</STATUS>', { code: 0, severity: 'INFO' }],
    ['<STATUS><CODE>3000</STATUS>', { code: 3000, severity: 'ERROR' }],
    ['<STATUS></STATUS>', { code: 2000, severity: 'ERROR' }],
    // A code that is no number is kept as text, which equals nothing a program could ask for.
    ['<STATUS><CODE>none</STATUS>', { code: 2000, severity: 'ERROR' }],
    ['', { code: 2000, severity: 'ERROR' }],
  ])('of %s', (markup, expected) => {
    expect(status(markup)).toMatchObject(expected);
  });
});
