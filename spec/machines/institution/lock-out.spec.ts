import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../../machines/institution/index.ts';
import { actor } from './standing.ts';

describe('a lock-out', () => {
  function answersWrong(bank: ReturnType<typeof actor>) {
    bank.file({ asksChallenge: true });
    return bank.code({ answers: 'wrong' });
  }

  it('follows the third wrong answers in a row, answered 15502', () => {
    const bank = actor();
    expect([1, 2, 3].map(() => answersWrong(bank))).toEqual([3001, 3001, 15502]);
    expect(bank.state()).toBe('lockedOut');
  });

  it('does not follow where right answers came in between', () => {
    const bank = actor();
    answersWrong(bank);
    answersWrong(bank);
    bank.file({ asksChallenge: true });
    bank.file({ answers: 'right' });
    expect([1, 2, 3].map(() => answersWrong(bank))).toEqual([3001, 3001, 15502]);
  });

  it('follows the fifth wrong password in a row, answered 15502', () => {
    const bank = actor();
    const codes = [1, 2, 3, 4, 5].map(() => bank.code({ password: 'wrong' }));
    expect(codes).toEqual([15500, 15500, 15500, 15500, 15502]);
    expect(bank.state()).toBe('lockedOut');
  });

  it.each<[string, Partial<FileFacts>]>([
    ['a challenge required', {}],
    ['a challenge given', { asksChallenge: true }],
  ])('does not follow where the password was right in between: %s', (_, facts) => {
    const bank = actor();
    for (let n = 0; n < 4; n++) bank.file({ password: 'wrong' });
    bank.file(facts);
    expect(bank.code({ password: 'wrong' })).toBe(15500);
  });

  it('answers 15502 to everything, even to what is right', () => {
    const bank = actor();
    bank.send({ type: 'LOCK' });
    for (const facts of [
      {},
      { asksChallenge: true },
      { password: 'wrong' },
      { accessKey: 'valid' },
    ] as const) {
      expect(bank.file(facts)).toMatchObject({ code: 15502, gives: 'nothing', accessKey: false });
    }
    expect(bank.state()).toBe('lockedOut');
  });

  it('ends with the counts at zero', () => {
    const bank = actor();
    for (let n = 0; n < 5; n++) bank.file({ password: 'wrong' });
    bank.send({ type: 'UNLOCK' });
    expect(bank.state()).toEqual({ open: 'unseen' });
    expect(bank.code({ password: 'wrong' })).toBe(15500);
    expect(bank.code()).toBe(3000);
  });

  it('does not come from anybody unknown', () => {
    const bank = actor();
    for (let n = 0; n < 10; n++) {
      expect(bank.code({ user: 'unknown', password: 'wrong' })).toBe(15500);
    }
  });
});
