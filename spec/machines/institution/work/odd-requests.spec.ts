import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batch,
  mailRequest,
  paymentRequest,
  stopCheckRequest,
  transferRequest,
  transferSyncRequest,
} from '../../../../codecs/index.ts';
import { codeFor, post, requestBytes } from '../files.ts';
import { balanceOf, bankWith, CHECKING, PAYEE, SAVINGS } from './bank.ts';

const mail = { userId: 'demo', created: '2026-11-10', from: 'A', to: 'B', subject: 'S', body: 'T' };
const messages = batch(
  transferRequest({ trnuid: 'T1', from: CHECKING, to: SAVINGS, amount: '1.00', due: '2026-11-10' }),
  transferSyncRequest({ since: { token: '0' }, account: CHECKING, interbank: false }),
  paymentRequest({
    trnuid: 'T2',
    from: CHECKING,
    amount: '1.00',
    payee: PAYEE,
    payAccount: '7',
    due: '2026-11-10',
  }),
  stopCheckRequest({ trnuid: 'T3', account: CHECKING, checks: { number: '9' } }),
  mailRequest({ trnuid: 'T4', mail, about: CHECKING }),
);
const LINES = new TextDecoder().decode(requestBytes({ messages })).split('\r\n');
const BODY = LINES.indexOf('<SIGNONMSGSRQV1>') + 1;

const fileOf = (lines: readonly string[]): string => lines.join('\r\n');

describe('a request that departs from the standard', () => {
  it('is answered in OFX or with HTTP 400, whatever is missing or odd in it', () => {
    const at = fc.integer({ min: BODY, max: LINES.length - 1 });
    const value = fc.constantFrom('', 'x', '-1', '0', '20261399', 'Y', '99999999999999', 'WEIRD', '1.5');
    const change = fc.tuple(at, fc.option(value, { nil: undefined }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const lines = [...LINES];
        for (const [n, text] of changes) {
          // A line less, or another value in it.
          lines[n] = text === undefined ? '' : (lines[n] ?? '').replace(/>[^<>]+$/, `>${text}`);
        }
        const bank = bankWith();
        const { status } = post(bank, fileOf(lines));
        expect([200, 400]).toContain(status);
        if (status === 400) {
          expect(bank.executed('demo')).toEqual([]);
          expect(bank.standing('demo')).toEqual({ open: 'unseen' });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is not carried out where its answer could not be written', () => {
    const bank = bankWith({ passwordChange: true });
    const file = new TextDecoder().decode(requestBytes({ messages, newPassword: 'New-Secret-7' }));
    expect(post(bank, file.replace(/<DTCREATED>[^<]*/, '<DTCREATED>someday\r\n')).status).toBe(400);
    expect(codeFor(bank, { signon: { USERPASS: 'New-Secret-7' } })).toBe(15500);
    expect([balanceOf(bank, '1000001'), bank.executed('demo')]).toEqual(['7762.23', []]);
  });
});

describe('whatever is sent again, and however often', () => {
  it('nothing is carried out twice, and no money is made or lost', () => {
    const sent = fc.record({
      trnuid: fc.constantFrom('T1', 'T2', 'T3', 'T4'),
      file: fc.constantFrom('F1', 'F2', 'F3', 'NONE'),
      old: fc.constantFrom('F1', 'F2', 'NONE'),
      embedded: fc.boolean(),
      password: fc.constantFrom(undefined, 'wrong'),
    });
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 12 }), fc.boolean(), (files, fileRecovery) => {
        const bank = bankWith({ fileRecovery, wrongPasswordsUntilLockout: 99 });
        for (const { trnuid, file, old, embedded, password } of files) {
          const one = transferRequest({ trnuid, from: CHECKING, to: SAVINGS, amount: '10.00' });
          const since = { token: '0' };
          post(
            bank,
            requestBytes({
              newFileUid: file,
              oldFileUid: old,
              ...(password ? { signon: { USERPASS: password } } : {}),
              messages: embedded
                ? transferSyncRequest({ since, requests: [one], account: CHECKING, interbank: false })
                : one,
            }),
          );
        }
        const done = bank.executed('demo').map(({ trnuid }) => trnuid);
        expect(new Set(done).size).toBe(done.length);
        const cents = (accountId: string) => Number(balanceOf(bank, accountId).replace('.', ''));
        expect(cents('1000001')).toBe(776_223 - done.length * 1000);
        expect(cents('1000001') + cents('1000002')).toBe(776_223 + 858_878);
      }),
      { numRuns: 60 },
    );
  });
});
