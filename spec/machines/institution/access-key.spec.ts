import { describe, expect, it } from 'vitest';
import type { SignonPolicy } from '../../../machines/institution/index.ts';
import { actor } from './standing.ts';

describe('the access key', () => {
  function withKey(policy: Partial<SignonPolicy> = {}) {
    const bank = actor(policy);
    bank.file({ asksChallenge: true });
    bank.file({ answers: 'right' });
    return bank;
  }

  it('signs on without a challenge, any number of times', () => {
    const bank = withKey();
    for (let n = 0; n < 20; n++) {
      expect(bank.file({ accessKey: 'valid' })).toMatchObject({ code: 0, gives: 'work', accessKey: false });
    }
  });

  it('is good for as many files as the policy says', () => {
    const bank = withKey({ accessKeyUses: 2 });
    const codes = [1, 2, 3, 4].map(() => bank.code({ accessKey: 'valid' }));
    expect(codes).toEqual([0, 0, 3000, 3000]);
  });

  it('is good no longer once it is expired', () => {
    const bank = withKey();
    bank.send({ type: 'EXPIRE_ACCESS_KEY' });
    expect(bank.code({ accessKey: 'valid' })).toBe(3000);
  });

  it.each(['none', 'invalid'] as const)('that is %s does not help', (accessKey) => {
    expect(withKey().code({ accessKey })).toBe(3000);
  });

  it('does not help without the password', () => {
    expect(withKey().code({ accessKey: 'valid', password: 'wrong' })).toBe(15500);
  });

  it('does not help where every sign-on is challenged', () => {
    expect(withKey({ when: 'everySignon' }).code({ accessKey: 'valid' })).toBe(3000);
  });

  it('stays good after wrong answers', () => {
    const bank = withKey();
    bank.file({ asksChallenge: true, accessKey: 'valid' });
    expect(bank.code({ answers: 'wrong', accessKey: 'valid' })).toBe(3001);
    expect(bank.code({ accessKey: 'valid' })).toBe(0);
  });

  it('is gone after a lock-out', () => {
    const bank = withKey();
    bank.send({ type: 'LOCK' });
    bank.send({ type: 'UNLOCK' });
    expect(bank.code({ accessKey: 'valid' })).toBe(3000);
  });
});
