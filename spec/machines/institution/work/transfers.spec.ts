import { describe, expect, it } from 'vitest';
import {
  statementRequest,
  statementsOf,
  type TransferRequest,
  transferCancelRequest,
  transferModifyRequest,
  transferRequest,
  transfersOf,
} from '../../../../codecs/index.ts';
import type { Institution } from '../../../../machines/institution/index.ts';
import { ask, balanceOf, bankWith, CARD, CHECKING, clockAt, SAVINGS } from './bank.ts';

const NOON = '2026-11-10T12:00:00Z';
const order = { trnuid: 'T1', from: CHECKING, to: SAVINGS, amount: '250.05' };
const give = (bank: Institution, change: Partial<TransferRequest> = {}) =>
  transfersOf(ask(bank, transferRequest({ ...order, ...change })))[0];
const balances = (bank: Institution) => [balanceOf(bank, '1000001'), balanceOf(bank, '1000002')];

describe('a transfer', () => {
  it('moves money at once, to the cent, and says so', () => {
    const bank = bankWith();
    expect(balances(bank)).toEqual(['7762.23', '8588.78']);
    expect(give(bank)).toMatchObject({
      trnuid: 'T1',
      status: { code: 0 },
      action: 'made',
      currency: 'USD',
      transfer: { from: CHECKING, to: SAVINGS, amount: '250.05' },
      progress: { code: 'POSTEDON' },
      posted: { localDate: '2026-11-10' },
    });
    expect(balances(bank)).toEqual(['7512.18', '8838.83']);
    expect(bank.executed('demo')).toEqual([{ trnuid: 'T1', kind: 'INTRA' }]);
  });

  it('is on the statements of both accounts', () => {
    const bank = bankWith();
    give(bank);
    const last = (account: typeof CHECKING | typeof SAVINGS) => {
      const file = { header: {}, ofx: ask(bank, statementRequest({ trnuid: 'S', account })) };
      return statementsOf(file as never)[0]?.transactions.at(-1);
    };
    expect(last(CHECKING)).toMatchObject({ type: 'XFER', amount: '-250.05', name: 'TRANSFER TO 0002' });
    expect(last(SAVINGS)).toMatchObject({ type: 'XFER', amount: '250.05', name: 'TRANSFER FROM 0001' });
  });

  it('pays off a credit card', () => {
    const bank = bankWith();
    const before = balanceOf(bank, CARD.accountId);
    expect(give(bank, { to: CARD, amount: '74.45' })?.status.code).toBe(0);
    expect([before, balanceOf(bank, CARD.accountId)]).toEqual(['-74.45', '0.00']);
  });

  it.each<[string, Partial<TransferRequest>, number]>([
    ['from an account nobody knows', { from: { ...CHECKING, accountId: '9' } }, 2006],
    ['to an account nobody knows', { to: { ...SAVINGS, accountId: '9' }, interbank: false }, 2009],
    ['to the account it is from', { to: CHECKING }, 2009],
    ['of nothing', { amount: '0.00' }, 2012],
    ['of less than nothing', { amount: '-5' }, 2012],
    ['of more than there is', { amount: '7762.24' }, 10504],
    ['in the past', { due: '2026-11-09' }, 2014],
    ['more than a year ahead', { due: '2027-11-20' }, 2015],
  ])('is refused %s, and nothing moves', (_, change, code) => {
    const bank = bankWith();
    expect(give(bank, change)?.status.code).toBe(code);
    expect(balances(bank)).toEqual(['7762.23', '8588.78']);
    expect(bank.executed('demo')).toEqual([]);
  });

  it('can use all that there is', () => {
    expect(give(bankWith(), { amount: '7762.23' })?.status.code).toBe(0);
  });

  it('is answered 2019 when it comes again, and moves nothing twice', () => {
    const bank = bankWith();
    give(bank);
    expect(give(bank)).toMatchObject({ trnuid: 'T1', status: { code: 2019 } });
    expect(balances(bank)).toEqual(['7512.18', '8838.83']);
    expect(bank.executed('demo')).toHaveLength(1);
  });

  it('may come again when it was refused', () => {
    const bank = bankWith();
    expect(give(bank, { amount: '9999.99' })?.status.code).toBe(10504);
    expect(give(bank)?.status.code).toBe(0);
  });

  it('is not offered by default', () => {
    expect(give(bankWith({ services: [] }))?.status.code).toBe(2000);
  });
});

describe('a transfer on a day to come', () => {
  const due = '2026-11-20';
  const orderOn = (amount = '250.05') => {
    const time = clockAt(NOON);
    const bank = bankWith({ clock: time.clock });
    const made = give(bank, { due, amount });
    return { bank, time, made, serverId: made?.serverId ?? 'missing' };
  };

  it('waits until then, and is made when the bank is next asked', () => {
    const { bank, time, made } = orderOn();
    expect(made).toMatchObject({ progress: { code: 'WILLPROCESSON' }, projected: { localDate: due } });
    expect(balances(bank)).toEqual(['7762.23', '8588.78']);
    time.set('2026-11-19T23:59:59Z');
    ask(bank, statementRequest({ trnuid: 'S1', account: CHECKING }));
    expect(balances(bank)).toEqual(['7762.23', '8588.78']);
    time.set('2026-11-20T00:00:00Z');
    ask(bank, statementRequest({ trnuid: 'S2', account: CHECKING }));
    expect(balances(bank)).toEqual(['7512.18', '8838.83']);
    time.set('2026-11-22T12:00:00Z');
    ask(bank, statementRequest({ trnuid: 'S3', account: CHECKING }));
    expect(balances(bank)).toEqual(['7512.18', '8838.83']);
  });

  it('is not made without the money, which is looked at on the day', () => {
    const { bank, time, made } = orderOn('7762.24');
    expect(made?.status.code).toBe(0);
    time.set('2026-11-22T12:00:00Z');
    ask(bank, statementRequest({ trnuid: 'S2', account: CHECKING }));
    expect(balances(bank)).toEqual(['7762.23', '8588.78']);
  });

  it('can be changed until it is made', () => {
    const { bank, time, serverId } = orderOn();
    const change = (trnuid: string, id = serverId, more: Partial<TransferRequest> = {}) =>
      transfersOf(
        ask(bank, transferModifyRequest({ ...order, trnuid, due, amount: '1.00', serverId: id, ...more })),
      )[0];
    expect(change('T2')).toMatchObject({ action: 'modified', transfer: { amount: '1.00' } });
    expect(change('T3', 'X99')?.status.code).toBe(2018);
    expect(change('T4', serverId, { from: SAVINGS, to: CHECKING })?.status.code).toBe(10506);
    time.set('2026-11-22T12:00:00Z');
    expect(change('T5')?.status.code).toBe(2016);
    expect(balances(bank)).toEqual(['7761.23', '8589.78']);
  });

  it('can be cancelled until it is made', () => {
    const { bank, time, serverId } = orderOn();
    const cancel = (trnuid: string) =>
      transfersOf(ask(bank, transferCancelRequest({ trnuid, serverId, interbank: false })))[0];
    expect(cancel('T2')).toMatchObject({ action: 'cancelled', serverId });
    expect(cancel('T3')?.status.code).toBe(2017);
    time.set('2026-11-22T12:00:00Z');
    ask(bank, statementRequest({ trnuid: 'S', account: CHECKING }));
    expect(balances(bank)).toEqual(['7762.23', '8588.78']);
    expect(bank.executed('demo').map(({ trnuid }) => trnuid)).toEqual(['T1', 'T2']);
  });
});
