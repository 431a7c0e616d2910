import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../../machines/institution/index.ts';
import { actor } from './standing.ts';

describe('a file that nobody can be identified by', () => {
  it.each<[string, Partial<FileFacts>, number]>([
    ['a version that is not spoken', { version: 'unsupported' }, 2021],
    ['a country that is not served', { country: 'unsupported' }, 15505],
    ['an application that is not known', { application: 'refused' }, 15500],
    ['a language that is not spoken', { language: 'unsupported' }, 2000],
    ['another institution', { fi: 'wrong' }, 13504],
    ['no institution', { fi: 'missing' }, 13504],
    ['an unknown user', { user: 'unknown', password: 'wrong' }, 15500],
    ['an anonymous user who wants more than the profile', { user: 'anonymous', password: 'wrong' }, 15500],
    ['a wrong password', { password: 'wrong' }, 15500],
    ['the password before last', { password: 'previous' }, 15500],
    ['an old user key', { password: 'none', userKey: 'invalid' }, 15500],
    [
      'a user key and a new password',
      { password: 'none', userKey: 'valid', newPassword: 'acceptable' },
      15500,
    ],
    ['an old access token', { password: 'none', accessToken: 'invalid' }, 15500],
    ['a credential too few', { userCredentials: 'missing' }, 15500],
    ['a wrong credential', { userCredentials: 'wrong' }, 15500],
    ['a stranger who wants to enrol', { user: 'anonymous', password: 'wrong', asksFor: 'enrolment' }, 15500],
    ['an unknown user who wants the profile', { user: 'unknown', asksFor: 'profile' }, 15500],
  ])('is refused: %s', (_, facts, code) => {
    const bank = actor();
    expect(bank.file(facts)).toMatchObject({ code, gives: 'nothing', accessKey: false });
    expect(bank.state()).toEqual({ open: 'refused' });
  });

  it('gets the profile, and only that', () => {
    const facts = { user: 'anonymous', password: 'wrong', asksFor: 'profile' } as const;
    expect(actor().file(facts)).toMatchObject({ code: 0, gives: 'work', accessKey: false });
  });

  it('is judged by whom it is meant for, whose it is and what may be done, in this order', () => {
    const worst = {
      version: 'unsupported',
      language: 'unsupported',
      country: 'unsupported',
      fi: 'wrong',
      user: 'unknown',
      password: 'wrong',
      asksFor: 'nothing',
    } as const;
    const mending: [Partial<FileFacts>, number][] = [
      [{}, 2021],
      [{ version: 'supported' }, 2000],
      [{ language: 'supported' }, 15505],
      [{ country: 'supported' }, 13504],
      [{ fi: 'right' }, 15500],
      [{ user: 'known' }, 15501],
      [{}, 15500],
      [{ password: 'right' }, 15511],
    ];
    const bank = actor({ clientUid: true, refusesBareSignon: true });
    bank.send({ type: 'BUSY', files: 1 });
    bank.send({ type: 'MUST_CONTACT' });
    let facts: Partial<FileFacts> = worst;
    for (const [mended, code] of mending) {
      facts = { ...facts, ...mended };
      expect(bank.code(facts)).toBe(code);
    }
    bank.send({ type: 'CONTACTED' });
    expect(bank.code(facts)).toBe(15510);
    expect(bank.code({ ...facts, clientUid: 'registered' })).toBe(15506);
    expect(bank.code({ ...facts, clientUid: 'registered', asksFor: 'work' })).toBe(3000);
  });

  it('cannot ask for the challenge', () => {
    const bank = actor();
    expect(bank.code({ asksChallenge: true, password: 'wrong' })).toBe(15500);
    expect(bank.code({ asksChallenge: true, user: 'unknown' })).toBe(15500);
    expect(bank.code({ asksChallenge: true, fi: 'wrong' })).toBe(13504);
    expect(bank.state()).toEqual({ open: 'refused' });
  });
});
