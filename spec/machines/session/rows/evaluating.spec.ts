import { describe, expect, it, vi } from 'vitest';
import { accounts, challenge, signon } from '../bank.ts';
import { failed, notice, passwordAnswer, play, playAt, profileWith, realm } from './play.ts';
import { nameOf } from './wire.ts';

/** State table, group `signon.evaluating`: what becomes of the answer to a sign-on, code by code. */

const kept = profileWith();
const CHALLENGE = challenge({ id: 'MFA16' });
const answer = () => ({ MFA16: 'Smith' });

describe('a sign-on that succeeded', () => {
  it('with 0 is the first, and tells what has changed at the institution since', async () => {
    const { session, told, keyring } = await play(
      [
        accounts({ DTACCTUP: '20260101', DTPROFUP: '20260101' }),
        accounts({ DTACCTUP: '20260201', DTPROFUP: '20260101' }),
        accounts({ DTACCTUP: '20260201' }),
      ],
      { skipProfile: true },
    );
    await session.accounts();
    await session.accounts();
    await session.accounts();
    expect(nameOf(session)).toBe('signedOn');
    expect(told.filter(({ type }) => type === 'OUTDATED')).toEqual([
      { type: 'OUTDATED', what: 'accounts', since: '20260201' },
    ]);
    const later = await play([accounts()], {
      keyring,
      kept: profileWith([realm({ challengeFirst: true })]),
    });
    await later.session.accounts();
    expect(later.sent).toHaveLength(1);
  });

  it('with 15000 delivers its responses, and the password is changed next', async () => {
    const { session, told, sent, path } = await play(
      [accounts(notice(15000)), passwordAnswer(0), accounts()],
      { kept, newPassword: () => 'battery staple' },
    );
    expect((await session.accounts()).accounts).toHaveLength(1);
    await vi.waitUntil(() => sent.length === 2 && nameOf(session) === 'signedOn');
    await session.accounts();
    expect(path).toContain('passwordChange.awaitingNewPassword');
    expect(told.map(({ type }) => type)).toEqual([
      'PROFILE',
      'PASSWORD_EXPIRED',
      'DELIVERED',
      'PASSWORD_CHANGED',
      'DELIVERED',
    ]);
    expect(sent[2]?.signon.USERPASS).toBe('battery staple');
  });

  it('with 15000 only says so where nobody gives a new password, or it cannot be changed', async () => {
    for (const changeable of [true, false]) {
      const { session, told, path } = await play([accounts(notice(15000)), accounts()], {
        kept: profileWith([realm({ password: { ...realm().password, changeable } })]),
        ...(changeable ? {} : { newPassword: () => 'battery staple' }),
      });
      await session.accounts();
      await session.accounts();
      expect(told).toContainEqual({ type: 'PASSWORD_EXPIRED' });
      expect(path).not.toContain('passwordChange.awaitingNewPassword');
    }
  });

  it('with 15000 to the very file that changed the password asks for no other', async () => {
    const { session, sent } = await play(
      [accounts(notice(15000)), passwordAnswer(0, notice(15000)), accounts()],
      { kept, newPassword: () => 'battery staple' },
    );
    await session.accounts();
    await vi.waitUntil(() => sent.length === 2 && nameOf(session) === 'signedOn');
    await session.accounts();
    expect(sent).toHaveLength(3);
  });

  it.each([
    [1, 'INFO'],
    [2028, 'WARN'],
    [9999, 'INFO'],
    [9999, 'WARN'],
  ] as const)('with %i (%s) is one all the same, and a warning', async (code, severity) => {
    const { session, path, told } = await play([accounts(notice(code, severity))], { kept });
    expect((await session.accounts()).accounts).toHaveLength(1);
    expect(path.at(-1)).toBe('signedOn');
    expect(told).toContainEqual({ type: 'WARNING', message: expect.stringContaining(` ${code}, `) });
  });
});

describe('a challenge', () => {
  it('that is demanded (3000) parks the work, which goes again with the answers, TRNUID and all', async () => {
    const { session, sent, path } = await play([signon(3000), CHALLENGE, accounts()], { kept, answer });
    await session.accounts();
    expect(path.slice(-5)).toEqual([
      'signon.requesting',
      'challengeRequested',
      'awaitingAnswers',
      'answered',
      'signedOn',
    ]);
    expect(sent[2]?.ofx.SIGNUPMSGSRQV1).toEqual(sent[0]?.ofx.SIGNUPMSGSRQV1);
    expect(sent[2]?.newFileUid).not.toBe(sent[0]?.newFileUid);
  });

  it('in a version that has none leads to one that has, with the same work', async () => {
    const { session, sent } = await playAt(
      { challenge: {} },
      { institution: { version: '1.0.2', fallback: [{ version: '1.6' }, { version: '2.0.3' }] } },
    );
    await session.accounts();
    expect(sent.map(({ file }) => file.header.version)).toEqual([
      '1.0.2',
      '1.0.2',
      '2.0.3',
      '2.0.3',
      '2.0.3',
    ]);
  });

  it('in a version that has none ends the session where there is no other', async () => {
    const { session } = await playAt({ challenge: {} }, { institution: { version: '1.0.2' } });
    expect(await failed(session.accounts())).toMatchObject({ code: 'challenge/unsupported' });
    expect(nameOf(session)).toBe('failed');
  });

  it('whose answers are wrong (3001) is asked for anew', async () => {
    const answers = [{ MFA16: 'Smith' }, { MFA16: 'Jones' }];
    const { session, sent } = await play([signon(3000), CHALLENGE, signon(3001), CHALLENGE, accounts()], {
      kept,
      answer: () => answers.shift() ?? {},
    });
    await session.accounts();
    expect(
      sent.map(({ signon: { MFACHALLENGEANSWER = [] } }) => MFACHALLENGEANSWER.map((one) => one.MFAPHRASEA)),
    ).toEqual([[], [], ['Smith'], [], ['Jones']]);
  });

  it('answered wrongly (3001) once too often ends the session', async () => {
    let n = 0;
    const wrong = [CHALLENGE, signon(3001)];
    const { session, sent } = await play([signon(3000), ...wrong, ...wrong, ...wrong, ...wrong], {
      kept,
      answer: () => ({ MFA16: `guess ${n++}` }),
    });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'challenge/answers-rejected',
      status: { code: 3001 },
    });
    expect(sent).toHaveLength(9);
  });

  it('is asked for where 3001 comes without any answers having been sent', async () => {
    const { session, sent } = await play([signon(3001), CHALLENGE, accounts()], { kept, answer });
    await session.accounts();
    expect(sent).toHaveLength(3);
  });

  it('answers that were rejected and come again unchanged end the session', async () => {
    const { session, sent } = await play([signon(3000), CHALLENGE, signon(3001), CHALLENGE], {
      kept,
      answer,
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'challenge/answers-rejected' });
    expect(sent).toHaveLength(4);
  });
});

describe('15500', () => {
  it('to a USERKEY drops the key, and the password is asked for', async () => {
    const userKey = { userKey: true, userId: 'jane' };
    const { session, sent } = await play(
      [accounts({ USERKEY: 'key' }), signon(15500), accounts(), accounts()],
      {
        kept,
        institution: userKey,
      },
    );
    await session.accounts();
    await session.accounts();
    await session.accounts();
    expect(sent.map(({ signon: { USERKEY, USERPASS } }) => USERKEY ?? USERPASS)).toEqual([
      'correct horse',
      'key',
      'correct horse',
      'correct horse',
    ]);
  });

  it('to a change of the password beside a USERKEY does not send the same password again', async () => {
    const credentials = vi.fn(({ rejected }: { rejected: boolean }) => ({
      userId: 'jane',
      password: rejected ? 'right' : 'wrong',
    }));
    const { session, sent } = await play([accounts({ USERKEY: 'key' }), signon(15500), passwordAnswer(0)], {
      kept,
      institution: { userKey: true, userId: 'jane' },
      credentials,
    });
    await session.accounts();
    await session.changePassword('battery staple');
    expect(sent.map(({ signon: { USERPASS } }) => USERPASS)).toEqual(['wrong', 'wrong', 'right']);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it('asks for other credentials, and never sends the same again', async () => {
    const { session, sent, path } = await play([signon(15500), accounts()], {
      kept,
      credentials: ({ rejected }) => ({ userId: 'jane', password: rejected ? 'other' : 'correct horse' }),
    });
    await session.accounts();
    expect(path.filter((state) => state === 'signon.awaitingCredentials')).toHaveLength(2);
    expect(sent.map(({ signon: { USERPASS } }) => USERPASS)).toEqual(['correct horse', 'other']);
    const [one, two] = sent.map(({ ofx }) => ofx.SIGNUPMSGSRQV1);
    expect(two).toEqual(one);
  });

  it('and the same credentials again end the session, with one failure at the institution', async () => {
    const { session, sent, institution } = await playAt(
      {},
      { credentials: () => ({ userId: 'demo', password: 'wrong' }) },
    );
    expect(await failed(session.accounts())).toMatchObject({
      code: 'signon/credentials-rejected',
      status: { code: 15500 },
    });
    expect(sent.filter(({ signon: { USERID } }) => USERID === 'demo')).toHaveLength(1);
    expect(institution.actor('demo').getSnapshot().context.wrongPasswords).toBe(1);
  });
});

describe('a sign-on that was refused', () => {
  it('since the user is signed on elsewhere (15501) waits a minute, twice at most', async () => {
    const { session, waits, institution } = await playAt();
    await session.profile();
    institution.busyFor('demo', 2);
    await session.accounts();
    expect(waits).toEqual([60_000, 60_000]);
    institution.busyFor('demo', 3);
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/busy', retryable: true });
    await session.accounts();
  });

  it('since the user is locked out (15502) ends the session, and the password is forgotten', async () => {
    const { session, sent } = await play([signon(15502)], { kept });
    const both = await Promise.all([failed(session.accounts()), failed(session.accounts())]);
    for (const error of both) {
      expect(error).toMatchObject({ code: 'signon/locked-out', status: { code: 15502 } });
    }
    expect(nameOf(session)).toBe('failed');
    expect(sent).toHaveLength(1);
  });

  it('for its country (15505) is refused for good: COUNTRY is never sent', async () => {
    const { session, sent } = await play([signon(15505)], { kept, institution: { version: '1.6' } });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'signon/refused',
      status: { code: 15505 },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.signon).not.toHaveProperty('COUNTRY');
  });

  it('for coming alone (15506) comes with a request for the accounts, once', async () => {
    const { session, sent } = await play([signon(15506), passwordAnswer(0)], { kept });
    await session.changePassword('battery staple');
    expect(sent.map(({ sets, ofx }) => [sets, ofx.SIGNONMSGSRQV1?.PINCHTRNRQ !== undefined])).toEqual([
      [[], true],
      [['SIGNUPMSGSRQV1'], true],
    ]);
    const later = await play([signon(15506), passwordAnswer(0), passwordAnswer(0)], { kept });
    await later.session.changePassword('battery staple');
    await later.session.changePassword('another staple');
    expect(later.sent.map(({ sets }) => sets.length)).toEqual([0, 1, 0]);
    const again = await play([signon(15506), signon(15506)], { kept });
    expect(await failed(again.session.changePassword('battery staple'))).toMatchObject({
      code: 'signon/refused',
      status: { code: 15506 },
    });
    expect(again.sent).toHaveLength(2);
  });

  it('for coming alone (15506) with the request for the challenge, too', async () => {
    const { session, institution } = await playAt({ challenge: { first: true }, refusesBareSignon: true });
    await session.accounts();
    expect(institution.standing('demo')).toEqual({ open: 'signedOn' });
  });

  it('for want of a new password (15507) asks for one, and the work goes on', async () => {
    const { session, sent } = await play([signon(15507), passwordAnswer(0), accounts()], {
      kept,
      newPassword: ({ required }) => (required ? 'battery staple' : 'wrong'),
    });
    await session.accounts();
    expect(sent.map(({ signon: { USERPASS } }) => USERPASS)).toEqual([
      'correct horse',
      'correct horse',
      'battery staple',
    ]);
    expect(sent[2]?.ofx.SIGNUPMSGSRQV1).toEqual(sent[0]?.ofx.SIGNUPMSGSRQV1);
  });

  it('for want of a new password (15507) ends the session where nobody gives one', async () => {
    const { session } = await play([signon(15507)], { kept });
    expect(await failed(session.accounts())).toMatchObject({ code: 'password/required' });
    expect(nameOf(session)).toBe('failed');
  });

  it('since the user has to get in touch (15511) ends the session, with the institution’s words', async () => {
    const { session } = await play(
      [signon(15511, { STATUS: { CODE: 15511, SEVERITY: 'ERROR', MESSAGE: 'Call us.' } })],
      { kept },
    );
    expect(await failed(session.accounts())).toMatchObject({
      code: 'signon/contact-institution',
      message: expect.stringContaining('Call us.'),
    });
  });

  it('for want of a token (15512) asks for one, by its label, and sends it once', async () => {
    const authToken = vi.fn(() => '4711');
    const { session, institution, sent } = await playAt(
      { authToken: { label: 'Code', infoUrl: 'https://bank.test/code' } },
      { authToken },
    );
    institution.issueAuthToken('demo', '4711');
    await session.accounts();
    await session.accounts();
    expect(authToken.mock.calls).toMatchObject([
      [{ label: 'Code', infoUrl: 'https://bank.test/code', rejected: false }],
    ]);
    expect(sent.map(({ signon: { AUTHTOKEN } }) => AUTHTOKEN)).toEqual([
      undefined,
      undefined,
      '4711',
      undefined,
    ]);
  });

  it('for a wrong token (15513) asks for another, three times at most', async () => {
    let n = 0;
    const authToken = vi.fn((_: { rejected: boolean }) => `token ${n++}`);
    const { session, sent } = await play(
      [signon(15512), signon(15513), signon(15513), signon(15513), signon(15513)],
      { kept, authToken },
    );
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/auth-token-rejected' });
    expect(sent).toHaveLength(5);
    expect(authToken.mock.calls.map(([{ rejected }]) => rejected)).toEqual([false, true, true, true]);
  });

  it('for a wrong token (15513) that comes again unchanged ends the session', async () => {
    const { session, sent } = await play([signon(15512), signon(15513)], { kept, authToken: () => '4711' });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/auth-token-rejected' });
    expect(sent).toHaveLength(2);
  });

  it('for want of a token (15512) although one was sent is a wrong token', async () => {
    let n = 0;
    const { session, sent } = await play([signon(15512), signon(15512), accounts()], {
      kept,
      authToken: () => `token ${n++}`,
    });
    await session.accounts();
    expect(sent.map(({ signon: { AUTHTOKEN } }) => AUTHTOKEN)).toEqual([undefined, 'token 0', 'token 1']);
    const same = await play([signon(15512), signon(15512)], { kept, authToken: () => '4711' });
    expect(await failed(same.session.accounts())).toMatchObject({ code: 'signon/auth-token-rejected' });
    expect(same.sent).toHaveLength(2);
  });

  it('for its FI (13504) ends the session: the configuration is wrong', async () => {
    const { session } = await playAt({}, { institution: { org: 'OTHER', fid: '9' } });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'signon/configuration',
      status: { code: 13504 },
    });
  });

  it('for its version (2021) is sent in the next one', async () => {
    const { session, sent } = await play([signon(2021), accounts()], {
      kept,
      institution: { fallback: [{ version: '1.0.2' }] },
    });
    await session.accounts();
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.2']);
  });

  it.each([2000, 9999])('with %i ends the session, with the institution’s words', async (code) => {
    const { session, sent } = await play(
      [signon(code, { STATUS: { CODE: code, SEVERITY: 'ERROR', MESSAGE: 'We are moving.' } })],
      { kept },
    );
    expect(await failed(session.accounts())).toMatchObject({
      code: 'signon/refused',
      status: { code },
      message: expect.stringContaining('We are moving.'),
    });
    expect(sent).toHaveLength(1);
    expect(nameOf(session)).toBe('failed');
  });
});
