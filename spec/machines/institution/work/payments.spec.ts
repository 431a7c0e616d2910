import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  type PaymentRequest,
  payeeAddRequest,
  payeeDeleteRequest,
  payeeModifyRequest,
  payeeSyncRequest,
  payeeSyncsOf,
  payeesOf,
  paymentCancelRequest,
  paymentModifyRequest,
  paymentRequest,
  paymentStatusesOf,
  paymentStatusRequest,
  paymentsOf,
  statementRequest,
} from '../../../../codecs/index.ts';
import type { Institution } from '../../../../machines/institution/index.ts';
import { ask, balanceOf, bankWith, CHECKING, clockAt, PAYEE } from './bank.ts';

const TODAY = '2026-11-10';
const order = {
  trnuid: 'T1',
  from: CHECKING,
  amount: '80.10',
  payee: PAYEE,
  payAccount: '4711',
  due: TODAY,
};
const give = (bank: Institution, change: Partial<PaymentRequest> = {}) =>
  paymentsOf(ask(bank, paymentRequest({ ...order, ...change })))[0];
const statusOf = (bank: Institution, serverId: string) =>
  paymentStatusesOf(ask(bank, paymentStatusRequest({ trnuid: 'Q', serverId })))[0];

describe('a payment', () => {
  it('takes money from the account, and puts the payee into the list', () => {
    const bank = bankWith();
    const paid = give(bank);
    expect(paid).toMatchObject({
      status: { code: 0 },
      action: 'made',
      payment: { amount: '80.10', payAccount: '4711' },
      progress: { code: 'PROCESSEDON' },
      extendedPayee: { name: 'City Power', scope: 'USER' },
    });
    expect(balanceOf(bank, '1000001')).toBe('7682.13');
    const [sync] = payeeSyncsOf(ask(bank, payeeSyncRequest({ since: FIRST_SYNC })));
    expect(sync?.items).toMatchObject([{ trnuid: '0', action: 'added', payeeListId: paid?.payeeListId }]);
  });

  it('knows a payee again: by name, by list entry, by id', () => {
    const bank = bankWith();
    const paid = give(bank);
    const listId = paid?.payeeListId ?? '';
    const again = (trnuid: string, change: Partial<PaymentRequest>) => give(bank, { trnuid, ...change });
    expect(again('T2', {})?.payeeListId).toBe(listId);
    expect(again('T3', { payeeListId: listId })?.payeeListId).toBe(listId);
    const id = paid?.extendedPayee?.payeeId ?? '';
    expect(again('T4', { payee: { id } })?.payeeListId).toBe(listId);
    expect(again('T5', { payee: { id: 'nobody' } })?.status.code).toBe(10510);
    expect(again('T6', { payeeListId: 'L99' })?.status.code).toBe(10519);
    expect(bank.executed('demo')).toHaveLength(4);
  });

  it.each<[string, Partial<PaymentRequest>, number]>([
    ['from an account nobody knows', { from: { ...CHECKING, accountId: '9' } }, 2006],
    ['of nothing', { amount: '0' }, 2012],
    ['of more than there is', { amount: '7762.24' }, 10504],
    ['in the past', { due: '2026-11-09' }, 2014],
  ])('is refused %s, and its payee not listed', (_, change, code) => {
    const bank = bankWith();
    expect(give(bank, change)?.status.code).toBe(code);
    const [sync] = payeeSyncsOf(ask(bank, payeeSyncRequest({ since: 'refresh' })));
    expect([balanceOf(bank, '1000001'), sync?.items, bank.executed('demo')]).toEqual(['7762.23', [], []]);
  });

  it('is answered 2019 when it comes again', () => {
    const bank = bankWith();
    give(bank);
    expect(give(bank)?.status.code).toBe(2019);
    expect(balanceOf(bank, '1000001')).toBe('7682.13');
  });

  it('on a day to come can be asked after, changed, cancelled, and is made on the day', () => {
    const time = clockAt('2026-11-10T12:00:00Z');
    const bank = bankWith({ clock: time.clock });
    const due = '2026-11-20';
    const serverId = give(bank, { due })?.serverId ?? '';
    const other = give(bank, { trnuid: 'T2', due })?.serverId ?? '';
    expect(statusOf(bank, serverId)?.progress?.code).toBe('WILLPROCESSON');
    expect(statusOf(bank, 'M99')?.status.code).toBe(2018);
    const changed = ask(
      bank,
      paymentModifyRequest({ ...order, trnuid: 'T3', due, amount: '1.00', serverId }),
    );
    expect(paymentsOf(changed)[0]).toMatchObject({ action: 'modified', payment: { amount: '1.00' } });
    const cancelled = ask(bank, paymentCancelRequest({ trnuid: 'T4', serverId: other }));
    expect(paymentsOf(cancelled)[0]).toMatchObject({ action: 'cancelled', serverId: other });
    time.set('2026-11-21T12:00:00Z');
    expect(statusOf(bank, serverId)?.progress).toMatchObject({
      code: 'PROCESSEDON',
      at: { localDate: due },
    });
    expect(statusOf(bank, other)?.progress?.code).toBe('CANCELEDON');
    expect(balanceOf(bank, '1000001')).toBe('7761.23');
    const late = paymentsOf(ask(bank, paymentCancelRequest({ trnuid: 'T5', serverId })));
    expect(late[0]?.status.code).toBe(2016);
    ask(bank, statementRequest({ trnuid: 'S', account: CHECKING }));
  });
});

describe('the list of payees', () => {
  it('is added to, changed and deleted from', () => {
    const bank = bankWith();
    const entry = { payee: PAYEE, payAccounts: ['1', '2'] };
    const [added] = payeesOf(ask(bank, payeeAddRequest({ trnuid: 'P1', ...entry })));
    expect(added).toMatchObject({ action: 'added', payee: { name: 'City Power' }, payAccounts: ['1', '2'] });
    const payeeListId = added?.payeeListId ?? '';
    const change = { trnuid: 'P2', payeeListId, payee: { ...PAYEE, name: 'Town Power' } };
    const [modified] = payeesOf(ask(bank, payeeModifyRequest(change)));
    expect(modified).toMatchObject({ action: 'modified', payee: { name: 'Town Power' } });
    const remove = (trnuid: string) => payeesOf(ask(bank, payeeDeleteRequest({ trnuid, payeeListId })))[0];
    expect(remove('P3')).toMatchObject({ action: 'deleted', payeeListId });
    expect(remove('P4')?.status.code).toBe(10519);
    expect(bank.executed('demo').map(({ kind }) => kind)).toEqual(['PAYEE', 'PAYEE', 'PAYEE']);
  });
});
