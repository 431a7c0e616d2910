import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../../machines/institution/index.ts';
import { actor } from './standing.ts';

describe('a file that nobody can be identified by', () => {
  it.each<[string, Partial<FileFacts>, number]>([
    ['a language that is not spoken', { language: 'unsupported' }, 2000],
    ['another institution', { fi: 'wrong' }, 13504],
    ['no institution', { fi: 'missing' }, 13504],
    ['an unknown user', { user: 'unknown', password: 'wrong' }, 15500],
    ['an anonymous user who wants more than the profile', { user: 'anonymous', password: 'wrong' }, 15500],
    ['a wrong password', { password: 'wrong' }, 15500],
    ['an unknown user who wants the profile', { user: 'unknown', profileOnly: true }, 15500],
  ])('is refused: %s', (_, facts, code) => {
    const bank = actor();
    expect(bank.file(facts)).toEqual({ code, gives: 'nothing', accessKey: false });
    expect(bank.state()).toEqual({ open: 'refused' });
  });

  it('gets the profile, and only that', () => {
    const facts = { user: 'anonymous', password: 'wrong', profileOnly: true } as const;
    expect(actor().file(facts)).toEqual({ code: 0, gives: 'work', accessKey: false });
  });

  it('is judged by language, institution, user and password, in this order', () => {
    const bad = { language: 'unsupported', fi: 'wrong', user: 'unknown', password: 'wrong' } as const;
    expect(actor().code(bad)).toBe(2000);
    expect(actor().code({ ...bad, language: 'supported' })).toBe(13504);
    expect(actor().code({ ...bad, language: 'supported', fi: 'right' })).toBe(15500);
  });

  it('cannot ask for the challenge', () => {
    const bank = actor();
    expect(bank.code({ asksChallenge: true, password: 'wrong' })).toBe(15500);
    expect(bank.code({ asksChallenge: true, user: 'unknown' })).toBe(15500);
    expect(bank.code({ asksChallenge: true, fi: 'wrong' })).toBe(13504);
    expect(bank.state()).toEqual({ open: 'refused' });
  });
});
