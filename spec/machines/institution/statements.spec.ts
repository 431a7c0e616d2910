import { describe, expect, it } from 'vitest';
import {
  accountsRequest,
  type StatementRequest,
  statementRequest,
  statementsOf,
} from '../../../codecs/index.ts';
import {
  createInstitution,
  type InstitutionAccount,
  SAMPLE_ACCOUNTS,
} from '../../../machines/institution/index.ts';
import { CHECKING, NO_CHALLENGE, send } from './files.ts';

const bank = createInstitution(NO_CHALLENGE);

function statementOf(request: Partial<StatementRequest> = {}) {
  const file = send(bank, { messages: statementRequest({ trnuid: 'T1', account: CHECKING, ...request }) });
  return { file, statement: statementsOf(file)[0] };
}

const cents = (amount: string): number => Math.round(Number(amount) * 100);

describe('the sample accounts', () => {
  it.each(SAMPLE_ACCOUNTS.map((account) => [account.description, account] as const))(
    'add up to the balance: %s',
    (_, account) => {
      const { statement } = statementOf({ account });
      const lines = statement?.transactions ?? [];
      const sum = lines.reduce((total, { amount }) => total + cents(amount), cents(account.openingBalance));
      expect(cents(statement?.ledgerBalance?.amount ?? '')).toBe(sum);
      const limit = cents(account.creditLimit ?? '0');
      expect(cents(statement?.availableBalance?.amount ?? '')).toBe(sum + limit);
    },
  );

  it('hold what statements hold', () => {
    expect(SAMPLE_ACCOUNTS.map(({ transactions }) => transactions.length)).toEqual([12, 4, 6]);
    const all = SAMPLE_ACCOUNTS.flatMap(({ transactions }) => transactions);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.some(({ checkNumber }) => checkNumber === '1041')).toBe(true);
    expect(all.some(({ type }) => type === 'FEE')).toBe(true);
    for (const { transactions } of SAMPLE_ACCOUNTS) {
      const days = transactions.map(({ posted }) => posted);
      expect(days).toEqual([...days].sort());
    }
  });

  it.each(['1.0.3', '2.1.1'] as const)('keep their letters in OFX %s', (version) => {
    const file = send(bank, { version, messages: statementRequest({ trnuid: 'T1', account: CHECKING }) });
    const names = statementsOf(file)[0]?.transactions.map(({ name }) => name);
    expect(names).toContain('Café Central');
    expect(names).toContain('ACME & SONS PAYROLL');
    expect(file.deviations).toEqual([]);
  });
});

describe('a statement', () => {
  const days = (request: Partial<StatementRequest>) =>
    statementOf(request).statement?.transactions.map(({ postedAt }) => postedAt.localDate);

  it('begins with DTSTART and ends before DTEND', () => {
    expect(days({ from: '2026-10-02', to: '2026-10-24' })).toEqual([
      '2026-10-02',
      '2026-10-09',
      '2026-10-17',
    ]);
    expect(days({ from: '2026-10-02', to: '2026-10-25' })).toHaveLength(4);
    expect(days({ from: '2026-10-03', to: '2026-10-25' })).toHaveLength(3);
    expect(days({ from: '2026-10-02', to: '2026-10-02' })).toEqual([]);
  });

  it('goes by the calendar date that was written, whatever its zone', () => {
    expect(days({ from: '20261002233000.000[-5:EST]', to: '20261009' })).toEqual(['2026-10-02']);
  });

  it('says which period it is of, and what to ask for next', () => {
    const { statement } = statementOf({ from: '2026-10-01' });
    expect(statement?.from?.localDate).toBe('2026-10-01');
    expect(statement?.to?.localDate).toBe('2026-11-10');
    expect(statementOf().statement?.from?.localDate).toBe('2026-09-01');
    expect(statementOf({ from: '2027-01-01' }).statement?.to?.localDate).toBe('2027-01-01');
  });

  it('has balances alone where no transactions are wanted', () => {
    const { file, statement } = statementOf({ transactions: false });
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST).toBeUndefined();
    expect(statement?.ledgerBalance?.amount).toBe('7762.23');
  });

  it('echoes TRNUID and CLTCOOKIE', () => {
    const request = statementRequest({ trnuid: 'T9', account: CHECKING });
    const STMTTRNRQ = (request.BANKMSGSRQV1?.STMTTRNRQ ?? []).map((one) => ({ ...one, CLTCOOKIE: 'cookie' }));
    const { ofx } = send(bank, { messages: { BANKMSGSRQV1: { STMTTRNRQ } } });
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]).toMatchObject({ TRNUID: 'T9', CLTCOOKIE: 'cookie' });
  });

  it.each<[string, Partial<StatementRequest>, number]>([
    ['an unknown account', { account: { ...CHECKING, accountId: '1' } }, 2003],
    ['an account at another bank', { account: { ...CHECKING, bankId: '1' } }, 2003],
    ['an account of another kind', { account: { ...CHECKING, accountType: 'SAVINGS' } }, 2003],
    ['a period that ends before it begins', { from: '2026-10-02', to: '2026-10-01' }, 2027],
  ])('is refused for %s', (_, request, code) => {
    const { file } = statementOf(request);
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE).toBe(0);
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]).toMatchObject({ TRNUID: 'T1', STATUS: { CODE: code } });
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS).toBeUndefined();
  });

  it('of an unknown credit card is refused', () => {
    const { file } = statementOf({ account: { type: 'creditCard', accountId: '1' } });
    expect(file.ofx.CREDITCARDMSGSRSV1?.CCSTMTTRNRS?.[0]?.STATUS.CODE).toBe(2003);
  });

  it('adds amounts exactly, where floating-point numbers do not', () => {
    const accounts: InstitutionAccount[] = [
      {
        ...CHECKING,
        description: 'Exact',
        currency: 'USD',
        openingBalance: '9007199254740993.10',
        transactions: [
          { id: '1', type: 'DEP', posted: '2026-10-01', amount: '0.20', name: 'A' },
          { id: '2', type: 'DEP', posted: '2026-10-01', amount: '-0.005', name: 'B' },
        ],
      },
    ];
    const exact = createInstitution({
      ...NO_CHALLENGE,
      users: [{ userId: 'demo', password: 'x', accounts }],
    });
    const file = send(exact, {
      signon: { USERPASS: 'x' },
      messages: statementRequest({ trnuid: '1', account: CHECKING }),
    });
    expect(statementsOf(file)[0]?.ledgerBalance?.amount).toBe('9007199254740993.295');
  });
});

describe('the account list', () => {
  it('is not sent again to a client that has it', () => {
    const listed = (since: string) =>
      send(bank, { messages: accountsRequest('A1', since) }).ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS?.[0];
    expect(listed('20260901')).toEqual({ TRNUID: 'A1', STATUS: { CODE: 1, SEVERITY: 'INFO' } });
    expect(listed('20260831')?.ACCTINFORS?.ACCTINFO).toHaveLength(3);
  });

  it('answers every request of a file', () => {
    const STMTTRNRQ = ['T1', 'T2'].flatMap(
      (trnuid) => statementRequest({ trnuid, account: CHECKING }).BANKMSGSRQV1?.STMTTRNRQ ?? [],
    );
    const { ofx } = send(bank, { messages: { ...accountsRequest('A1'), BANKMSGSRQV1: { STMTTRNRQ } } });
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.map(({ TRNUID }) => TRNUID)).toEqual(['T1', 'T2']);
    expect(ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS?.[0]?.STATUS.CODE).toBe(0);
  });
});
