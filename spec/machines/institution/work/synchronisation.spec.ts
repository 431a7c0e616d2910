import { describe, expect, it } from 'vitest';
import {
  batch,
  FIRST_SYNC,
  mailRequest,
  mailSyncRequest,
  mailSyncsOf,
  paymentRequest,
  paymentSyncRequest,
  paymentSyncsOf,
  type SyncOptions,
  statementRequest,
  stopCheckRequest,
  stopCheckSyncRequest,
  stopCheckSyncsOf,
  transferCancelRequest,
  transferRequest,
  transferSyncRequest,
  transferSyncsOf,
  type Version,
} from '../../../../codecs/index.ts';
import type { Institution } from '../../../../machines/institution/index.ts';
import { send } from '../files.ts';
import { ask, balanceOf, bankWith, CHECKING, clockAt, PAYEE, SAVINGS } from './bank.ts';

const transferOf = (trnuid: string, amount = '1.00', due?: string) =>
  transferRequest({ trnuid, from: CHECKING, to: SAVINGS, amount, due });

const sync = (
  bank: Institution,
  options: SyncOptions,
  account = CHECKING as typeof CHECKING | typeof SAVINGS,
) => {
  const [answer] = transferSyncsOf(ask(bank, transferSyncRequest({ ...options, account, interbank: false })));
  if (!answer) throw new Error('The synchronisation was not answered.');
  return {
    token: answer.token ?? '',
    lost: answer.lostSync,
    items: answer.items.map(({ trnuid, status, action }) => [trnuid, status.code, action]),
  };
};

describe('a synchronisation', () => {
  it('gives what happened since the token, in order, and the next token', () => {
    const bank = bankWith();
    const empty = sync(bank, { since: FIRST_SYNC });
    expect(empty).toMatchObject({ lost: false, items: [] });
    ask(bank, transferOf('T1'));
    ask(bank, transferOf('T2'));
    const two = sync(bank, { since: FIRST_SYNC });
    expect(two.items).toEqual([
      ['T1', 0, 'made'],
      ['T2', 0, 'made'],
    ]);
    ask(bank, transferOf('T3'));
    const three = sync(bank, { since: { token: two.token } });
    expect(three.items).toEqual([['T3', 0, 'made']]);
    expect(three.token).not.toBe(two.token);
    expect(sync(bank, { since: { token: three.token } })).toEqual({ ...three, items: [] });
  });

  it('is of one account and one kind: the other account knows nothing of it', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1'));
    expect(sync(bank, { since: FIRST_SYNC }, SAVINGS).items).toEqual([]);
  });

  it('does not tell of what was refused', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1', '99999.00'));
    expect(sync(bank, { since: FIRST_SYNC }).items).toEqual([]);
  });

  it('gives only the token where only that is wanted', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1'));
    const { token } = sync(bank, { since: FIRST_SYNC });
    expect(sync(bank, { since: 'tokenOnly' })).toEqual({ token, lost: false, items: [] });
  });

  it('gives what is still to be done, as the bank’s own, when all is to be told again', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1', '1.00', '2026-11-20'));
    ask(bank, transferOf('T2', '2.00', '2026-11-21'));
    const serverId = 'X1';
    ask(bank, transferCancelRequest({ trnuid: 'T3', serverId, interbank: false }));
    ask(bank, transferOf('T4'));
    expect(sync(bank, { since: 'refresh' }).items).toEqual([['0', 0, 'made']]);
  });

  it('carries out what is embedded, once, and tells of it beside the rest', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1'));
    const requests = [transferOf('T2'), transferOf('T3', '99999.00')];
    const answer = sync(bank, { since: FIRST_SYNC, requests });
    expect(answer.items).toEqual([
      ['T1', 0, 'made'],
      ['T2', 0, 'made'],
      ['T3', 10504, undefined],
    ]);
    expect(sync(bank, { since: { token: answer.token }, requests }).items).toEqual([
      ['T2', 2019, undefined],
      ['T3', 10504, undefined],
    ]);
    expect(bank.executed('demo').map(({ trnuid }) => trnuid)).toEqual(['T1', 'T2']);
    expect(balanceOf(bank, '1000001')).toBe('7760.23');
  });

  it('refuses what is embedded with 6502 where the token is out of date and that was to count', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1'));
    const requests = [transferOf('T2')];
    const refused = sync(bank, { since: { token: '0', rejectIfMissing: true }, requests });
    expect(refused.items).toEqual([
      ['T1', 0, 'made'],
      ['T2', 6502, undefined],
    ]);
    const since = { token: refused.token, rejectIfMissing: true };
    expect(sync(bank, { since, requests }).items).toEqual([['T2', 0, 'made']]);
  });

  it('refuses what is embedded with 6500 where there is no token that could be out of date', () => {
    const bank = bankWith();
    const messages = transferSyncRequest({
      since: 'tokenOnly',
      requests: [transferOf('T1')],
      account: CHECKING,
      interbank: false,
    });
    const [syncRequest] = messages.BANKMSGSRQV1?.INTRASYNCRQ ?? [];
    const INTRASYNCRQ = [{ ...syncRequest, REJECTIFMISSING: true }];
    const ofx = ask(bank, { BANKMSGSRQV1: { INTRASYNCRQ } } as never);
    expect(transferSyncsOf(ofx)[0]?.items[0]?.status.code).toBe(6500);
    expect(bank.executed('demo')).toEqual([]);
  });

  it('says that history was lost, to who had seen a part of it, and gives the rest', () => {
    const bank = bankWith();
    ask(bank, transferOf('T1'));
    const { token } = sync(bank, { since: FIRST_SYNC });
    ask(bank, transferOf('T2'));
    const later = sync(bank, { since: { token } }).token;
    bank.forgetHistory('demo');
    ask(bank, transferOf('T3'));
    expect(sync(bank, { since: { token } })).toMatchObject({ lost: true, items: [['T3', 0, 'made']] });
    expect(sync(bank, { since: { token: later } })).toMatchObject({
      lost: false,
      items: [['T3', 0, 'made']],
    });
    expect(sync(bank, { since: FIRST_SYNC })).toMatchObject({ lost: false, items: [['T3', 0, 'made']] });
    expect(sync(bank, { since: { token: 'another' } }).lost).toBe(true);
    expect(sync(bank, { since: { token: '77' } }).lost).toBe(true);
  });

  it('tells what the bank itself did: a transfer came due', () => {
    const time = clockAt('2026-11-10T12:00:00Z');
    const bank = bankWith({ clock: time.clock });
    ask(bank, transferOf('T1', '1.00', '2026-11-20'));
    ask(bank, transferOf('T2', '99999.00', '2026-11-20'));
    const { token } = sync(bank, { since: FIRST_SYNC });
    time.set('2026-11-21T12:00:00Z');
    const [answer] = transferSyncsOf(
      ask(bank, transferSyncRequest({ since: { token }, account: CHECKING, interbank: false })),
    );
    const told = answer?.items.map(({ trnuid, action, progress }) => [trnuid, action, progress?.code]);
    expect(told).toEqual([
      ['0', 'modified', 'POSTEDON'],
      ['0', 'modified', 'NOFUNDSON'],
    ]);
  });

  it('does not advance where the sign-on failed', () => {
    const bank = bankWith();
    const messages = transferSyncRequest({
      since: { token: '0' },
      requests: [transferOf('T1')],
      account: CHECKING,
      interbank: false,
    });
    const { ofx } = send(bank, { messages, signon: { USERPASS: 'wrong' } });
    const [answer] = transferSyncsOf(ofx);
    expect(answer).toMatchObject({ token: '0', account: CHECKING });
    expect(answer?.items[0]).toMatchObject({ trnuid: 'T1', status: { code: 15500 } });
    expect(bank.executed('demo')).toEqual([]);
  });

  it('of a LITE bank has nothing of what clients did, but carries out what is embedded', () => {
    const bank = bankWith({ syncMode: 'LITE' });
    ask(bank, transferOf('T1'));
    expect(sync(bank, { since: FIRST_SYNC, requests: [transferOf('T2')] }).items).toEqual([
      ['T2', 0, 'made'],
    ]);
    expect(sync(bank, { since: FIRST_SYNC }).items).toEqual([]);
    expect(bank.executed('demo')).toHaveLength(2);
  });

  it.each<Version>(['1.0.2', '1.6', '2.1.1', '2.3'])(
    'can be read in OFX %s as it stands there',
    (version) => {
      const bank = bankWith();
      const mail = { userId: 'demo', created: '20261110', from: 'A', to: 'B', subject: 'S', body: 'T' };
      const payment = { from: CHECKING, amount: '1.00', payee: PAYEE, payAccount: '7', due: '20261110' };
      const work = batch(
        transferOf('T1'),
        paymentRequest({ trnuid: 'T2', ...payment }),
        stopCheckRequest({ trnuid: 'T3', account: CHECKING, checks: { number: '9' } }),
        mailRequest({ trnuid: 'T4', mail, about: CHECKING }),
        statementRequest({ trnuid: 'T5', account: CHECKING }),
      );
      expect(send(bank, { version, messages: work }).deviations).toEqual([]);
      for (const since of [FIRST_SYNC, 'refresh', 'tokenOnly'] as const) {
        const messages = batch(
          transferSyncRequest({ since, account: CHECKING, interbank: false }),
          paymentSyncRequest({ since, account: CHECKING }),
          stopCheckSyncRequest({ since, account: CHECKING }),
          mailSyncRequest({ since, about: CHECKING }),
        );
        const { ofx, deviations } = send(bank, { version, messages });
        expect(deviations).toEqual([]);
        const counts = [transferSyncsOf, paymentSyncsOf, stopCheckSyncsOf, mailSyncsOf].map(
          (read) => read(ofx)[0]?.items.length,
        );
        const expected = { refresh: [0, 0, 1, 1], tokenOnly: [0, 0, 0, 0] };
        expect(counts).toEqual(typeof since === 'string' ? expected[since] : [1, 1, 1, 1]);
      }
    },
  );
});
