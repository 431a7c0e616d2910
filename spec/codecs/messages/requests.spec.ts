import { describe, expect, it } from 'vitest';
import {
  ANONYMOUS,
  accountsRequest,
  decode,
  encode,
  OfxDateTime,
  type OfxInput,
  profileRequest,
  type RequestMessages,
  type StatementRequest,
  statementRequest,
} from '../../../codecs/index.ts';
import { refusal, signOn } from '../helpers.ts';

const read = (messages: RequestMessages) => {
  const file = decode(encode({ ...signOn(), ...messages } as OfxInput, { version: '1.0.3' }));
  expect(file.deviations).toEqual([]);
  return JSON.parse(JSON.stringify(file.ofx));
};
const CHECKING = { type: 'bank', bankId: 'B', accountId: 'A', accountType: 'CHECKING' } as const;
const dates = (dates: Pick<StatementRequest, 'from' | 'to'>) =>
  read(statementRequest({ trnuid: 't', account: CHECKING, ...dates })).BANKMSGSRQV1.STMTTRNRQ[0].STMTRQ
    .INCTRAN;

describe('requests', () => {
  it('for the profile', () => {
    expect(read(profileRequest('t')).PROFMSGSRQV1).toEqual({
      PROFTRNRQ: [{ TRNUID: 't', PROFRQ: { CLIENTROUTING: 'MSGSET', DTPROFUP: '19900101' } }],
    });
    const since = '20260101120000.000[-5:EST]';
    expect(read(profileRequest('t', since)).PROFMSGSRQV1.PROFTRNRQ[0].PROFRQ.DTPROFUP).toBe(since);
  });

  it('for the accounts', () => {
    expect(read(accountsRequest('t')).SIGNUPMSGSRQV1).toEqual({
      ACCTINFOTRNRQ: [{ TRNUID: 't', ACCTINFORQ: { DTACCTUP: '19900101' } }],
    });
  });

  it('for a bank statement', () => {
    const account = { ...CHECKING, branchId: 'R', accountKey: 'K' };
    expect(read(statementRequest({ trnuid: 't', account })).BANKMSGSRQV1).toEqual({
      STMTTRNRQ: [
        {
          TRNUID: 't',
          STMTRQ: {
            BANKACCTFROM: { BANKID: 'B', BRANCHID: 'R', ACCTID: 'A', ACCTTYPE: 'CHECKING', ACCTKEY: 'K' },
            INCTRAN: { INCLUDE: true },
          },
        },
      ],
    });
  });

  it('for a credit-card statement, balances alone', () => {
    const request = statementRequest({
      trnuid: 't',
      account: { type: 'creditCard', accountId: 'A' },
      transactions: false,
    });
    expect(read(request).CREDITCARDMSGSRQV1).toEqual({
      CCSTMTTRNRQ: [{ TRNUID: 't', CCSTMTRQ: { CCACCTFROM: { ACCTID: 'A' }, INCTRAN: { INCLUDE: false } } }],
    });
  });

  it.each([
    ['a calendar date', '2026-10-01', '20261001'],
    ["OFX's own date", '20261001', '20261001'],
    // Its hyphen is the zone's sign.
    [
      "OFX's own text with a zone west of Greenwich",
      '20261001120000.000[-5:EST]',
      '20261001120000.000[-5:EST]',
    ],
    ['an instant of ISO 8601', '2026-10-01T12:00:00-03:00', '20261001120000.000[-3]'],
    ['an instant', new Date('2026-10-01T12:00:00Z'), '20261001120000.000[0:GMT]'],
    ['an OfxDateTime', new OfxDateTime('20261001[-5:EST]'), '20261001000000.000[-5:EST]'],
    ['nothing', undefined, undefined],
  ])('take %s', (_, date, text) => {
    expect(dates({ from: date })).toEqual({ ...(text && { DTSTART: text }), INCLUDE: true });
    expect(dates({ to: date })).toEqual({ ...(text && { DTEND: text }), INCLUDE: true });
  });

  it.each(['', 'yesterday', '2026-02-30', '2026-1-1', new Date(Number.NaN)])(
    'refuse what is no date: %s',
    (from) => {
      expect(refusal(() => dates({ from }))).toMatchObject({
        code: 'codec/type',
        path: 'OFX/BANKMSGSRQV1/STMTTRNRQ[0]/STMTRQ/INCTRAN/DTSTART',
      });
    },
  );

  it('of nobody are signed anonymous, filled with zeros to 32 characters', () => {
    expect(ANONYMOUS).toBe('anonymous00000000000000000000000');
    expect(ANONYMOUS).toHaveLength(32);
  });
});
