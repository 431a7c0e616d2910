import { describe, expect, it } from 'vitest';
import { paymentRequest, transferRequest } from '../../../../codecs/index.ts';
import { CHECKING, PAYEE, SAVINGS } from '../../institution/work/bank.ts';
import { signon } from '../bank.ts';
import { failed, messageSet, play, playAt, profileWith, realm } from './play.ts';
import { nameOf, type Sent } from './wire.ts';

/** State table, group `recovery`: work that changes something, and whose answer was lost, is done once. */

const transfer = transferRequest({ trnuid: 'T1', from: CHECKING, to: SAVINGS, amount: '10.00' });
const payment = paymentRequest({
  trnuid: 'P1',
  from: CHECKING,
  payee: PAYEE,
  payAccount: '4711',
  amount: '5.00',
  due: '2026-11-20',
});
const services = ['transfers', 'payments'] as const;
const DONE = [{ trnuid: 'T1', kind: 'INTRA' }];

const isWork = ({ sets }: Sent) => sets.includes('BANKMSGSRQV1');
const isTransfer = (sent: Sent) => sent.ofx.BANKMSGSRQV1?.INTRATRNRQ !== undefined;

/** What becomes of the first files with work. */
const losing = (fate: 'neverArrives' | 'answerLost', times = 1) => {
  let left = times;
  return (sent: Sent) => (isWork(sent) && left-- > 0 ? fate : undefined);
};

describe.each(['neverArrives', 'answerLost'] as const)('a transfer whose file %s', (fate) => {
  it('is had again with the same NEWFILEUID and OLDFILEUID, with RESPFILEER=Y', async () => {
    const { session, institution, sent, waits } = await playAt(
      { services, fileRecovery: true },
      { fate: losing(fate) },
    );
    await session.accounts();
    const response = await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
    const [one, two] = sent.filter(isTransfer);
    expect(two?.newFileUid).toBe(one?.newFileUid);
    expect(two?.oldFileUid).toBe(one?.oldFileUid);
    expect(one?.oldFileUid).toBe(sent[1]?.newFileUid);
    expect(two?.ofx.BANKMSGSRQV1).toEqual(one?.ofx.BANKMSGSRQV1);
    expect(waits).toEqual([2000]);
    expect(response.delivery).toBe('answered');
    await session.accounts();
    expect(sent.at(-1)?.oldFileUid).toBe(one?.newFileUid);
  });

  it('is asked after by a synchronisation from the last token, with SYNCMODE=FULL', async () => {
    const { session, institution, sent, path } = await playAt(
      { services, syncMode: 'FULL' },
      { fate: losing(fate) },
    );
    const response = await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
    expect(path).toContain('recovery.synchronizing');
    const sync = sent.find((one) => isWork(one) && !isTransfer(one));
    expect(sync?.ofx.BANKMSGSRQV1?.INTRASYNCRQ?.[0]).toMatchObject({
      TOKEN: '0',
      REJECTIFMISSING: false,
      BANKACCTFROM: { ACCTID: CHECKING.accountId },
    });
    const transfers = sent.filter(isTransfer);
    expect(transfers).toHaveLength(fate === 'answerLost' ? 1 : 2);
    expect(new Set(transfers.map(({ newFileUid }) => newFileUid)).size).toBe(transfers.length);
    expect(response.delivery).toBe(fate === 'answerLost' ? 'recovered' : 'answered');
  });

  it('is sent again with the same TRNUID in a new file, with neither', async () => {
    const { session, institution, sent } = await playAt({ services }, { fate: losing(fate) });
    const response = await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
    const [one, two] = sent.filter(isTransfer);
    expect(two?.newFileUid).not.toBe(one?.newFileUid);
    expect(two?.ofx.BANKMSGSRQV1).toEqual(one?.ofx.BANKMSGSRQV1);
    expect(response.delivery).toBe(fate === 'answerLost' ? 'duplicate' : 'answered');
    if (fate === 'answerLost') {
      expect(response.ofx.BANKMSGSRSV1?.INTRATRNRS?.[0]?.STATUS.CODE).toBe(2019);
    }
  });

  it.each([
    ['RESPFILEER=Y', { fileRecovery: true }],
    ['SYNCMODE=FULL', { syncMode: 'FULL' }],
    ['neither', {}],
  ] as const)('is carried out once where two files are lost, with %s', async (_, options) => {
    const { session, institution } = await playAt({ services, ...options }, { fate: losing(fate, 2) });
    await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
  });

  it.each([
    ['RESPFILEER=Y', { fileRecovery: true }],
    ['SYNCMODE=FULL', { syncMode: 'FULL' }],
    ['neither', {}],
  ] as const)('is carried out once where a challenge comes between, with %s', async (_, options) => {
    const { session, institution } = await playAt(
      { services, challenge: {}, ...options },
      {
        fate: (sent) =>
          isWork(sent) && (sent.signon.MFACHALLENGEANSWER ?? []).length > 0 && first() ? fate : undefined,
      },
    );
    let isFirst = true;
    const first = () => {
      const was = isFirst;
      isFirst = false;
      return was;
    };
    await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
  });

  it('is carried out at most once where every answer is lost, and said to be unknown', async () => {
    const { session, institution, sent } = await playAt({ services }, { fate: losing(fate, 9) });
    expect(await failed(session.send(transfer))).toMatchObject({
      code: 'transaction/outcome-unknown',
      cause: { code: 'transport/network' },
    });
    expect(sent.filter(isTransfer)).toHaveLength(3);
    expect(institution.executed('demo')).toEqual(fate === 'answerLost' ? DONE : []);
    expect(nameOf(session)).toBe('signon.awaitingWork');
    await session.accounts();
  });

  it('with a payment in the same file has both carried out once', async () => {
    const both = { ...transfer, ...payment };
    const { session, institution } = await playAt({ services, syncMode: 'FULL' }, { fate: losing(fate) });
    await session.send(both);
    const kinds = institution.executed('demo').map(({ trnuid }) => trnuid);
    expect([...kinds].sort()).toEqual(['P1', 'T1']);
  });
});

describe('work in doubt', () => {
  const sets = [messageSet('SIGNON'), messageSet('BANK')];

  it('that was not even taken (HTTP 4xx) is not done, and not asked after', async () => {
    const { session, sent } = await play([], {
      kept: profileWith([realm()], sets),
      fate: () => ({ status: 413, headers: [], body: new Uint8Array() }),
    });
    expect(await failed(session.send(transfer))).toMatchObject({ code: 'transport/http' });
    expect(sent).toHaveLength(1);
  });

  it('is not done where the institution refused the sign-on of the very file', async () => {
    const recoverable = sets.map((set) => ({ ...set, fileRecovery: true }));
    const { session, sent } = await play([signon(15502)], {
      kept: profileWith([realm()], recoverable),
      fate: (_, index) => (index === 0 ? 'neverArrives' : undefined),
    });
    expect(await failed(session.send(transfer))).toMatchObject({ code: 'signon/locked-out' });
    expect(sent[1]?.newFileUid).toBe(sent[0]?.newFileUid);
  });

  it('stays in doubt where another file’s sign-on was refused', async () => {
    const { session } = await play([signon(15502)], {
      kept: profileWith([realm()], sets),
      fate: (_, index) => (index === 0 ? 'neverArrives' : undefined),
    });
    expect(await failed(session.send(transfer))).toMatchObject({
      code: 'transaction/outcome-unknown',
      cause: { code: 'signon/locked-out' },
    });
  });

  it('is not taken to be done by the answer to a request for questions that went between', async () => {
    let left = 1;
    const { session, institution, sent } = await playAt(
      { services, fileRecovery: true, challenge: { first: true } },
      { fate: (one) => (isTransfer(one) && left-- > 0 ? 'neverArrives' : undefined) },
    );
    const response = await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
    expect(response.ofx.BANKMSGSRSV1?.INTRATRNRS?.[0]?.STATUS.CODE).toBe(0);
    const [one, two] = sent.filter(isTransfer);
    expect(two?.newFileUid).toBe(one?.newFileUid);
    const others = sent.filter((each) => !isTransfer(each)).map(({ newFileUid }) => newFileUid);
    expect(others).not.toContain(one?.newFileUid);
  });

  it('whose answer is no OFX is asked after as if it were lost', async () => {
    let first = true;
    const { session, institution } = await playAt(
      { services },
      {
        fate: (sent) => {
          if (!isTransfer(sent) || !first) return undefined;
          first = false;
          return { status: 200, headers: [], body: new TextEncoder().encode('<html>') };
        },
      },
    );
    await session.send(transfer);
    expect(institution.executed('demo')).toEqual(DONE);
  });
});
