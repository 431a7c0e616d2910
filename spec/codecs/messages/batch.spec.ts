import { describe, expect, it } from 'vitest';
import {
  accountsRequest,
  batch,
  FIRST_SYNC,
  paymentRequest,
  profileRequest,
  responsesByTrnuid,
  serverInitiated,
  statementRequest,
  transferRequest,
  transferSyncRequest,
  trnuidsOf,
} from '../../../codecs/index.ts';
import { refusal } from '../helpers.ts';
import { CARD, CHECKING, OK, REFUSED, responded, SAVINGS, written } from './road.ts';

const transfer = (trnuid: string) => transferRequest({ trnuid, from: CHECKING, to: SAVINGS, amount: '1.00' });
const sync = (...trnuids: string[]) =>
  transferSyncRequest({
    since: FIRST_SYNC,
    account: CHECKING,
    interbank: false,
    requests: trnuids.map(transfer),
  });

describe('batch', () => {
  it('puts requests into each message set once, in the order given, the sets in the standard’s', () => {
    const text = written(
      batch(
        profileRequest('1'),
        transfer('2'),
        statementRequest({ trnuid: '3', account: CARD }),
        statementRequest({ trnuid: '4', account: SAVINGS }),
        transfer('5'),
        accountsRequest('6'),
        statementRequest({ trnuid: '7', account: CHECKING }),
      ),
    );
    expect(text.match(/<[A-Z]+MSGSRQV1>|<TRNUID>[^<]+/g)).toEqual([
      '<SIGNUPMSGSRQV1>',
      '<TRNUID>6',
      '<BANKMSGSRQV1>',
      '<TRNUID>4',
      '<TRNUID>7',
      '<TRNUID>2',
      '<TRNUID>5',
      '<CREDITCARDMSGSRQV1>',
      '<TRNUID>3',
      '<PROFMSGSRQV1>',
      '<TRNUID>1',
    ]);
  });

  it('leaves its parts as they are', () => {
    const parts = [transfer('1'), transfer('2')];
    const before = structuredClone(parts);
    expect(trnuidsOf(batch(...parts))).toEqual(['1', '2']);
    expect(parts).toEqual(before);
    expect(batch()).toEqual({});
    expect(batch(transfer('1'))).toEqual(transfer('1'));
  });

  it('refuses two requests with one TRNUID, also where one is embedded', () => {
    const message = 'Two requests of the batch have the same TRNUID 1.';
    expect(refusal(() => batch(transfer('1'), profileRequest('1')))).toMatchObject({
      code: 'codec/conflict',
      message,
    });
    expect(refusal(() => batch(transfer('1'), sync('1'))).code).toBe('codec/conflict');
  });
});

describe('trnuidsOf', () => {
  it('finds those of every set and synchronisation', () => {
    expect(trnuidsOf(batch(transfer('1'), sync('2', '3'), profileRequest('4')))).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(trnuidsOf({})).toEqual([]);
  });
});

describe('the responses of a batch', () => {
  const BANKACCTFROM = { BANKID: 'B1', ACCTID: 'A1', ACCTTYPE: 'CHECKING' };
  const cancelled = (TRNUID: string) => ({ TRNUID, STATUS: OK, INTRACANRS: { SRVRTID: 'S' } });
  const ofx = responded({
    BANKMSGSRSV1: {
      STMTTRNRS: [{ TRNUID: '1', STATUS: REFUSED }],
      INTRATRNRS: [cancelled('2')],
      INTRASYNCRS: [
        { TOKEN: '8', BANKACCTFROM, INTRATRNRS: [cancelled('0'), cancelled('2'), cancelled('3')] },
      ],
    },
    EMAILMSGSRSV1: { GETMIMETRNRS: [{ TRNUID: '4', STATUS: OK, CLTCOOKIE: 'c' }] },
  });

  it('are found by TRNUID, wherever they stand', () => {
    const responses = responsesByTrnuid(ofx);
    expect([...responses.keys()]).toEqual(['1', '2', '3', '4']);
    expect(responses.get('1')).toMatchObject({
      trnuid: '1',
      status: { code: 10504, severity: 'ERROR', message: 'no' },
      set: 'BANKMSGSRSV1',
      tag: 'STMTTRNRS',
      response: { TRNUID: '1' },
    });
    expect(responses.get('2')).not.toHaveProperty('sync');
    expect(responses.get('3')).toMatchObject({ tag: 'INTRATRNRS', sync: 'INTRASYNCRS' });
    expect(responses.get('4')).toMatchObject({ set: 'EMAILMSGSRSV1', cookie: 'c' });
  });

  it('and what the institution began is apart', () => {
    expect(serverInitiated(ofx)).toMatchObject([{ trnuid: '0', sync: 'INTRASYNCRS', status: { code: 0 } }]);
  });

  it('answer the requests of the batch', () => {
    const payment = { amount: '1.00', payee: { id: 'G' }, payAccount: '7', due: '20261005' };
    const sent = batch(
      statementRequest({ trnuid: '1', account: CHECKING }),
      transfer('2'),
      paymentRequest({ trnuid: '9', from: CHECKING, ...payment }),
    );
    const responses = responsesByTrnuid(ofx);
    expect(trnuidsOf(sent).filter((trnuid) => !responses.has(trnuid))).toEqual(['9']);
  });
});
