import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  type OfxError,
  payeeSyncRequest,
  paymentRequest,
  paymentSyncRequest,
  type RequestMessages,
  recurringTransferRequest,
  recurringTransferSyncRequest,
  type SyncOptions,
  stopCheckRequest,
  transferCancelRequest,
  transferRequest,
  transferSyncRequest,
} from '../../../codecs/index.ts';
import { refusal } from '../helpers.ts';
import { CARD, CHECKING, ELSEWHERE, SAVINGS, written } from './road.ts';

const transfer = (trnuid: string, from: typeof CHECKING | typeof SAVINGS | typeof CARD = CHECKING) =>
  transferRequest({ trnuid, from, to: SAVINGS, amount: '1.00' });
const sync = (...requests: RequestMessages[]) =>
  transferSyncRequest({ since: FIRST_SYNC, account: CHECKING, interbank: false, requests });

describe('a synchronisation', () => {
  it.each<[string, SyncOptions['since'], string]>([
    ['all history', FIRST_SYNC, '<TOKEN>0<REJECTIFMISSING>N'],
    ['what happened since a token', { token: 'x7' }, '<TOKEN>x7<REJECTIFMISSING>N'],
    ['the same, or nothing', { token: 'x7', rejectIfMissing: true }, '<TOKEN>x7<REJECTIFMISSING>Y'],
    // A token may be any text.
    ['a token that looks like a word', { token: 'refresh' }, '<TOKEN>refresh<REJECTIFMISSING>N'],
    ['the token alone', 'tokenOnly', '<TOKENONLY>Y<REJECTIFMISSING>N'],
    ['everything as it is', 'refresh', '<REFRESH>Y<REJECTIFMISSING>N'],
  ])('asks for %s', (_, since, markup) => {
    expect(written(payeeSyncRequest({ since }))).toBe(
      `<BILLPAYMSGSRQV1><PAYEESYNCRQ>${markup}</PAYEESYNCRQ></BILLPAYMSGSRQV1>`,
    );
  });

  it('embeds the requests of its kind and account, in order', () => {
    const text = written(
      sync(
        transfer('1'),
        transferCancelRequest({ trnuid: '2', serverId: 'S', interbank: false }),
        transfer('3'),
      ),
    );
    expect(text.match(/<TRNUID>[^<]+/g)).toEqual(['<TRNUID>1', '<TRNUID>2', '<TRNUID>3']);
    expect(text).not.toMatch(/<\/INTRASYNCRQ>.*<INTRATRNRQ>/);
  });

  it('finds the account within a model too', () => {
    const recurrence = { frequency: 'WEEKLY' } as const;
    const model = (from: typeof CHECKING | typeof SAVINGS) =>
      recurringTransferRequest({ trnuid: 't', from, to: CARD, amount: '1.00', recurrence });
    const embed = (messages: RequestMessages) =>
      recurringTransferSyncRequest({
        since: FIRST_SYNC,
        account: CHECKING,
        interbank: false,
        requests: [messages],
      });
    expect(written(embed(model(CHECKING)))).toContain('<RECINTRARQ>');
    expect(refusal(() => embed(model(SAVINGS)))).toMatchObject({ code: 'codec/conflict' });
  });

  it.each<[string, () => unknown, Partial<OfxError>]>([
    [
      'another kind',
      () => sync(stopCheckRequest({ trnuid: 't', account: CHECKING, checks: { number: '1' } })),
      { code: 'codec/unknown-element', path: 'OFX/BANKMSGSRQV1/INTRASYNCRQ/STPCHKTRNRQ' },
    ],
    [
      'another institution',
      () => sync(transferRequest({ trnuid: 't', from: CHECKING, to: ELSEWHERE, amount: '1.00' })),
      { code: 'codec/unknown-element' },
    ],
    ['a synchronisation', () => sync(sync()), { code: 'codec/unknown-element' }],
    ['another account', () => sync(transfer('t', SAVINGS)), { code: 'codec/conflict' }],
    ['another kind of account', () => sync(transfer('t', CARD)), { code: 'codec/conflict' }],
    ['two requests of one TRNUID', () => sync(transfer('t'), transfer('t')), { code: 'codec/conflict' }],
    [
      'another payer',
      () => {
        const payment = { trnuid: 't', amount: '1.00', payee: { id: 'G' }, payAccount: '7', due: '20261005' };
        const requests = [paymentRequest({ ...payment, from: SAVINGS })];
        return paymentSyncRequest({ since: FIRST_SYNC, account: CHECKING, requests });
      },
      { code: 'codec/conflict', path: 'OFX/BILLPAYMSGSRQV1/PMTSYNCRQ/PMTTRNRQ' },
    ],
  ])('embeds nothing of %s', (_, call, error) => {
    expect(refusal(call)).toMatchObject(error);
  });
});
