import { describe, expect, it } from 'vitest';
import { accounts, challenge, signon } from './bank.ts';
import { failed, messageSet, play, profileWith, realm } from './rows/play.ts';

/** What was rejected once is not sent again, also when something else was tried between. */

const turns = <T>(...all: readonly T[]) => {
  let n = 0;
  return () => all[n++] ?? (all.at(-1) as T);
};

describe('a secret that was rejected before another one was', () => {
  it('is not sent again: a password', async () => {
    const give = turns('first', 'second', 'first');
    const { session, sent } = await play([signon(15500), signon(15500), accounts()], {
      kept: profileWith(),
      credentials: () => ({ userId: 'jane', password: give() }),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/credentials-rejected' });
    expect(sent.map(({ signon: { USERPASS } }) => USERPASS)).toEqual(['first', 'second']);
  });

  it('is not sent again: answers', async () => {
    const question = challenge({ id: 'MFA1' });
    const give = turns('Rome', 'Oslo', 'Rome');
    const { session, sent } = await play(
      [signon(3000), question, signon(3001), question, signon(3001), question, accounts()],
      { kept: profileWith(), answer: () => ({ MFA1: give() }) },
    );
    expect(await failed(session.accounts())).toMatchObject({ code: 'challenge/answers-rejected' });
    const answers = sent.flatMap(({ signon: { MFACHALLENGEANSWER: all = [] } }) => all);
    expect(answers.map(({ MFAPHRASEA }) => MFAPHRASEA)).toEqual(['Rome', 'Oslo']);
  });

  it('is not sent again: a one-time token', async () => {
    const { session, sent } = await play([signon(15512), signon(15513), signon(15513), accounts()], {
      kept: profileWith(),
      authToken: turns('4711', '4712', '4711'),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/auth-token-rejected' });
    expect(sent.map(({ signon: { AUTHTOKEN } }) => AUTHTOKEN)).toEqual([undefined, '4711', '4712']);
  });

  it('is not sent again: an access token', async () => {
    const { session, sent } = await play([signon(15500), signon(15500), accounts()], {
      kept: profileWith([realm({ accessTokenRequired: true })], [messageSet('SIGNON'), messageSet('SIGNUP')]),
      institution: { version: '2.2', userId: 'jane' },
      accessToken: turns('one', 'two', 'one'),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/credentials-rejected' });
    expect(sent.map(({ signon: { ACCESSTOKEN } }) => ACCESSTOKEN)).toEqual(['one', 'two']);
  });
});

describe('a secret that was not rejected', () => {
  it('is sent again where it is asked for again: answers that led to a token, and to the questions once more', async () => {
    const question = challenge({ id: 'MFA1' });
    const give = turns('Rome', 'Oslo', 'Oslo');
    const { session, sent } = await play(
      [signon(3000), question, signon(3001), question, signon(15512), signon(3000), question, accounts()],
      { kept: profileWith(), answer: () => ({ MFA1: give() }), authToken: () => '4711' },
    );
    await session.accounts();
    const answers = sent.flatMap(({ signon: { MFACHALLENGEANSWER: all = [] } }) => all);
    expect(answers.map(({ MFAPHRASEA }) => MFAPHRASEA)).toEqual(['Rome', 'Oslo', 'Oslo']);
  });

  it('is sent again after a sign-on that succeeded: everything is forgiven', async () => {
    const question = challenge({ id: 'MFA1' });
    const give = turns('Rome', 'Oslo', 'Rome');
    const { session, sent } = await play(
      [signon(3000), question, signon(3001), question, accounts(), signon(3000), question, accounts()],
      { kept: profileWith(), answer: () => ({ MFA1: give() }) },
    );
    await session.accounts();
    await session.accounts();
    expect(sent.at(-1)?.signon.MFACHALLENGEANSWER?.[0]?.MFAPHRASEA).toBe('Rome');
  });
});
