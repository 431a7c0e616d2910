import { describe, expect, it } from 'vitest';
import { actor } from './standing.ts';

describe('the challenge', () => {
  it('is required of whoever shows no access key', () => {
    const bank = actor();
    expect(bank.file()).toMatchObject({ code: 3000, gives: 'nothing', accessKey: false });
    expect(bank.state()).toEqual({ open: 'challengeRequired' });
  });

  it('is never answered 3000 when it is asked for, whatever else the file says', () => {
    for (const accessKey of ['none', 'invalid', 'valid'] as const) {
      for (const answers of ['none', 'right', 'wrong'] as const) {
        const bank = actor({ when: 'everySignon' });
        const file = { asksChallenge: true, accessKey, answers };
        expect(bank.file(file)).toMatchObject({ code: 0, gives: 'questions', accessKey: false });
        // And again, with questions pending: what is answered at the same time is not judged.
        expect(bank.file(file)).toMatchObject({ code: 0, gives: 'questions', accessKey: false });
        expect(bank.state()).toEqual({ open: 'challenged' });
      }
    }
  });

  it('is passed with right answers: the work is done, and an access key given', () => {
    const bank = actor();
    bank.file({ asksChallenge: true });
    expect(bank.file({ answers: 'right' })).toMatchObject({ code: 0, gives: 'work', accessKey: true });
    expect(bank.state()).toEqual({ open: 'signedOn' });
  });

  it('is over with wrong answers: even right ones come too late', () => {
    const bank = actor();
    bank.file({ asksChallenge: true });
    expect(bank.file({ answers: 'wrong' })).toMatchObject({ code: 3001, gives: 'nothing', accessKey: false });
    expect(bank.state()).toEqual({ open: 'answersRejected' });
    expect(bank.code({ answers: 'right' })).toBe(3000);
  });

  it('is single-use: the same right answers again are answered 3000', () => {
    const bank = actor();
    bank.file({ asksChallenge: true });
    bank.file({ answers: 'right' });
    expect(bank.code({ answers: 'right' })).toBe(3000);
  });

  it('does not look at answers that nobody asked for', () => {
    for (const answers of ['right', 'wrong'] as const) {
      const bank = actor({ wrongAnswersUntilLockout: 1 });
      expect(bank.code({ answers })).toBe(3000);
    }
  });

  it('does not judge answers of someone with a wrong password', () => {
    const bank = actor({ wrongAnswersUntilLockout: 1 });
    bank.file({ asksChallenge: true });
    expect(bank.code({ answers: 'right', password: 'wrong' })).toBe(15500);
    bank.file({ asksChallenge: true });
    expect(bank.code({ answers: 'wrong', password: 'wrong' })).toBe(15500);
  });

  it('is pending only until the next file', () => {
    const bank = actor();
    bank.file({ asksChallenge: true });
    expect(bank.code()).toBe(3000);
    expect(bank.code({ answers: 'right' })).toBe(3000);
  });

  it('is never due where the policy says so, but can be asked for', () => {
    const bank = actor({ when: 'never' });
    expect(bank.file()).toMatchObject({ code: 0, gives: 'work', accessKey: false });
    expect(bank.code({ asksChallenge: true })).toBe(0);
    expect(bank.code({ answers: 'wrong' })).toBe(3001);
  });

  it('is due once when a tester requires it, also of a good access key', () => {
    const bank = actor({ when: 'never' });
    bank.file({ asksChallenge: true });
    bank.file({ answers: 'right' });
    bank.send({ type: 'REQUIRE_CHALLENGE' });
    expect(bank.code({ accessKey: 'valid' })).toBe(3000);
    expect(bank.code({ accessKey: 'valid' })).toBe(3000);
    bank.file({ asksChallenge: true });
    expect(bank.code({ answers: 'right' })).toBe(0);
    expect(bank.code()).toBe(0);
  });
});
