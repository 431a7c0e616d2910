import { describe, expect, it } from 'vitest';
import { createInstitution, DEMO_USER } from '../../../machines/institution/index.ts';
import { codeFor, earnAccessKey, RIGHT } from './files.ts';

describe('an access key', () => {
  it('is replaced by the next', () => {
    const bank = createInstitution();
    const first = earnAccessKey(bank);
    const second = earnAccessKey(bank);
    expect(second).not.toBe(first);
    expect(codeFor(bank, { signon: { ACCESSKEY: first } })).toBe(3000);
    expect(codeFor(bank, { signon: { ACCESSKEY: second } })).toBe(0);
  });

  it('is good for the user it was given to, alone', () => {
    const other = { userId: 'other', password: 'pass-2', answers: RIGHT };
    const bank = createInstitution({ users: [DEMO_USER, other] });
    const ACCESSKEY = earnAccessKey(bank);
    expect(codeFor(bank, { signon: { USERID: 'other', USERPASS: 'pass-2', ACCESSKEY } })).toBe(3000);
  });

  it('expires on demand, of one user or of all', () => {
    const bank = createInstitution();
    for (const userId of ['demo', undefined]) {
      const signon = { ACCESSKEY: earnAccessKey(bank) };
      expect(codeFor(bank, { signon })).toBe(0);
      bank.expireAccessKeys(userId);
      expect(codeFor(bank, { signon })).toBe(3000);
    }
  });

  it('is good for so many files', () => {
    const bank = createInstitution({ challenge: { accessKeyUses: 1 } });
    const signon = { ACCESSKEY: earnAccessKey(bank) };
    expect([codeFor(bank, { signon }), codeFor(bank, { signon })]).toEqual([0, 3000]);
  });

  it('does not save from a challenge that a tester requires', () => {
    const bank = createInstitution();
    const signon = { ACCESSKEY: earnAccessKey(bank) };
    bank.requireChallenge();
    expect(codeFor(bank, { signon })).toBe(3000);
  });
});
