import { describe, expect, it } from 'vitest';
import { ANONYMOUS, profileRequest } from '../../../codecs/index.ts';
import { createInstitution, type InstitutionOptions } from '../../../machines/institution/index.ts';
import { code, codeFor, NO_CHALLENGE, post, RIGHT, requestBytes, send, WORK } from './files.ts';

const bankWith = (options: InstitutionOptions = {}) => createInstitution({ ...NO_CHALLENGE, ...options });

describe('15501', () => {
  it('is answered to as many files as were said, whatever they are', () => {
    const bank = bankWith();
    bank.busyFor('demo', 2);
    const codes = [1, 2, 3].map(() => codeFor(bank, { messages: WORK }));
    expect(codes).toEqual([15501, 15501, 0]);
  });

  it('costs nobody a password or an answer', () => {
    const bank = createInstitution();
    bank.busyFor('demo', 1);
    expect(codeFor(bank, { signon: { USERPASS: 'wrong' } })).toBe(15501);
    send(bank, { challenge: 'C1' });
    expect(codeFor(bank, { answers: RIGHT })).toBe(0);
  });
});

describe('15505', () => {
  it('is answered to a country that is not served, where the version has one', () => {
    const bank = bankWith({ countries: ['USA'] });
    const codeOf = (COUNTRY?: string) => codeFor(bank, { version: '1.6', signon: { COUNTRY } });
    expect([codeOf('USA'), codeOf('FRA'), codeOf()]).toEqual([0, 15505, 0]);
    expect(codeFor(bankWith(), { version: '1.6', signon: { COUNTRY: 'FRA' } })).toBe(0);
  });
});

describe('15506', () => {
  it('is answered to a sign-on without work, a challenge or a password change being none', () => {
    const bank = createInstitution({ refusesBareSignon: true, passwordChange: true });
    expect(codeFor(bank)).toBe(15506);
    expect(codeFor(bank, { challenge: 'C1' })).toBe(15506);
    expect(codeFor(bank, { newPassword: 'New-Secret-7' })).toBe(15506);
    expect(codeFor(bank, { messages: WORK })).toBe(3000);
    expect(codeFor(bank, { challenge: 'C1', messages: profileRequest('P1') })).toBe(0);
    expect(codeFor(bank, { answers: RIGHT, messages: WORK })).toBe(0);
  });
});

describe('15511', () => {
  it('is answered until the user called, to who knows the password', () => {
    const bank = bankWith();
    bank.mustContact('demo');
    expect(codeFor(bank, { messages: WORK })).toBe(15511);
    expect(codeFor(bank, { signon: { USERPASS: 'wrong' } })).toBe(15500);
    bank.contacted('demo');
    expect(codeFor(bank, { messages: WORK })).toBe(0);
  });
});

describe('2021', () => {
  const versions = ['1.0.2', '1.0.3'] as const;

  it('is answered to a version it does not speak, in that version', () => {
    const bank = bankWith({ versions });
    const answer = send(bank, { version: '2.1.1', messages: WORK });
    expect([code(answer), answer.header.version]).toEqual([2021, '2.1.1']);
    expect(answer.deviations).toEqual([]);
    expect([codeFor(bank, { version: '1.0.2' }), codeFor(bank, { version: '1.0.3' })]).toEqual([0, 0]);
    expect(bank.standing('demo')).toEqual({ open: 'signedOn' });
  });

  it('gives way to HTTP 400 where the institution cannot even read it', () => {
    const bank = bankWith({ versions, unparsable: '400' });
    expect(post(bank, requestBytes({ version: '2.1.1' })).status).toBe(400);
    expect(post(bank, requestBytes()).status).toBe(200);
  });
});

describe('a profile for users alone', () => {
  it('is refused to the anonymous with 15500', () => {
    const bank = bankWith({ profileFor: 'users' });
    const messages = profileRequest('P1');
    expect(codeFor(bank, { signon: { USERID: ANONYMOUS, USERPASS: ANONYMOUS }, messages })).toBe(15500);
    expect(codeFor(bank, { messages })).toBe(0);
  });
});

describe('any other code', () => {
  it('is answered once, and with ERROR nothing is done', () => {
    const bank = bankWith();
    bank.answerNext('demo', { code: 28999, severity: 'ERROR', message: 'Come back on Monday.' });
    const file = send(bank, { messages: WORK });
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.STATUS).toEqual({
      CODE: 28999,
      SEVERITY: 'ERROR',
      MESSAGE: 'Come back on Monday.',
    });
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(15500);
    expect(codeFor(bank, { messages: WORK })).toBe(0);
  });

  it('that is no error is the answer to the next sign-on that succeeds', () => {
    const bank = bankWith();
    bank.answerNext('demo', { code: 2028, severity: 'WARN' });
    expect(codeFor(bank, { signon: { USERPASS: 'wrong' } })).toBe(15500);
    const file = send(bank, { messages: WORK });
    expect(file.ofx.SIGNONMSGSRSV1?.SONRS.STATUS).toEqual({ CODE: 2028, SEVERITY: 'WARN' });
    expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(0);
    expect(codeFor(bank)).toBe(0);
  });
});
