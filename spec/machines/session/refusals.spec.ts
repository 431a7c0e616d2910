import { describe, expect, it, vi } from 'vitest';
import { accountsRequest, type RequestMessages } from '../../../codecs/index.ts';
import type { Session, SessionEmitted, SessionEvent } from '../../../machines/index.ts';
import { accounts, challenge, signon } from './bank.ts';
import { failed, passwords, play, profileWith, realm } from './rows/play.ts';
import { nameOf } from './rows/wire.ts';

/** What cannot be used now, or not at all, gets a clear refusal, and changes nothing. */

const CHALLENGE = challenge({ id: 'MFA16' }, { id: 'MFA17' });
const RIGHT = { MFA16: 'Smith', MFA17: 'Ann' };
const waiting = () => new Promise<never>(() => undefined);

/** Ways into states, by the state's name. */
const WAYS: Record<string, () => ReturnType<typeof play>> = {
  idle: () => play([], { kept: profileWith() }),
  'signon.awaitingCredentials': () => play([], { kept: profileWith(), credentials: waiting }),
  'signon.awaitingAccessToken': () =>
    play([], { kept: profileWith([realm({ accessTokenRequired: true })]), institution: { version: '2.2' } }),
  'signon.awaitingAuthToken': () => play([signon(15512)], { kept: profileWith() }),
  'signon.awaitingRegistration': () =>
    play([signon(15510)], { kept: profileWith([realm({ clientUidRequired: true })]) }),
  'signon.requesting': () => play([waiting], { kept: profileWith() }),
  awaitingAnswers: () => play([signon(3000), CHALLENGE], { kept: profileWith() }),
  'passwordChange.awaitingNewPassword': () =>
    play([signon(15507)], { kept: profileWith(), newPassword: waiting }),
  signedOn: () => play([accounts()], { kept: profileWith() }),
};

/** A session in a state. */
const into = async (state: string) => {
  const way = WAYS[state];
  if (!way) throw new Error(`no way into ${state}`);
  const played = await way();
  if (state !== 'idle') played.session.accounts().catch(() => undefined);
  await vi.waitUntil(() => nameOf(played.session) === state);
  return played;
};

const look = (session: Session) => {
  const { value, context } = session.actor.getSnapshot();
  return structuredClone({ value, context });
};

/** The events a person's part is told with, and the one state in which each is of use. */
const EVENTS: readonly (readonly [SessionEvent, state: string, code: string])[] = [
  [{ type: 'CREDENTIALS', changed: true }, 'signon.awaitingCredentials', 'session/not-asked'],
  [{ type: 'ACCESSTOKEN', changed: true }, 'signon.awaitingAccessToken', 'session/not-asked'],
  [{ type: 'AUTHTOKEN', changed: true }, 'signon.awaitingAuthToken', 'session/not-asked'],
  [{ type: 'ANSWERS', ids: ['MFA16', 'MFA17'], changed: true }, 'awaitingAnswers', 'challenge/not-pending'],
  [{ type: 'NEW_PASSWORD' }, 'passwordChange.awaitingNewPassword', 'session/not-asked'],
  [{ type: 'RETRY' }, 'signon.awaitingRegistration', 'session/not-asked'],
];

describe('an event that nobody waits for', () => {
  const cases = Object.keys(WAYS).flatMap((state) =>
    EVENTS.filter(([, wanted]) => wanted !== state).map(([event, , code]) => ({
      state,
      type: event.type,
      event,
      code,
    })),
  );

  it.each(cases)('is refused and changes nothing: $type in $state', async ({ state, event, code }) => {
    const { session, sent, told } = await into(state);
    const [before, files] = [look(session), sent.length];
    session.actor.send(event);
    expect(told.at(-1)).toMatchObject({ type: 'REFUSED', event: event.type, failure: { code } });
    expect(look(session)).toEqual(before);
    expect(sent).toHaveLength(files);
  });

  it('to a session that has ended does nothing at all', async () => {
    const { session } = await into('signedOn');
    await session.close();
    const before = look(session);
    const told: SessionEmitted[] = [];
    session.actor.on('*', (news) => told.push(news));
    // XState says so on the console.
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const [event] of EVENTS) session.actor.send(event);
    warn.mockRestore();
    expect(look(session)).toEqual(before);
    expect(told).toEqual([]);
  });

  it('to change a password where there can be none (PINCH=N) is refused', async () => {
    const { session, told } = await play([accounts()], {
      kept: profileWith([realm(passwords({ changeable: false }))]),
    });
    await session.accounts();
    const before = look(session);
    session.actor.send({ type: 'CHANGE_PASSWORD' });
    expect(told.at(-1)).toMatchObject({ type: 'REFUSED', failure: { code: 'password/unsupported' } });
    expect(look(session)).toEqual(before);
  });

  it('to change a password that is being changed is refused', async () => {
    const { session, told } = await into('passwordChange.awaitingNewPassword');
    const before = look(session);
    session.actor.send({ type: 'CHANGE_PASSWORD' });
    expect(told.at(-1)).toMatchObject({ type: 'REFUSED', failure: { code: 'session/invalid-request' } });
    expect(look(session)).toEqual(before);
  });
});

describe('answers', () => {
  it.each([
    ['none', []],
    ['too few', ['MFA16']],
    ['too many', ['MFA16', 'MFA17', 'MFA18']],
    ['others', ['MFA16', 'MFA18']],
  ])('told by an event that are not those asked for are refused: %s', async (_, ids) => {
    const { session, told } = await into('awaitingAnswers');
    const before = look(session);
    session.actor.send({ type: 'ANSWERS', ids, changed: true });
    expect(told.at(-1)).toMatchObject({
      type: 'REFUSED',
      event: 'ANSWERS',
      failure: { code: 'challenge/invalid-answer' },
    });
    expect(look(session)).toEqual(before);
  });

  it.each([
    ['none', {}, 'MFA16'],
    ['nothing at all', null, 'MFA16'],
    ['one missing', { MFA16: 'Smith' }, 'MFA17'],
    ['one empty', { ...RIGHT, MFA17: '' }, 'MFA17'],
    ['one of 65 characters', { ...RIGHT, MFA17: 'x'.repeat(65) }, 'MFA17'],
    ['one that is no text', { ...RIGHT, MFA17: 42 }, 'MFA17'],
    ['one to no question', { ...RIGHT, MFA99: 'what?' }, 'MFA99'],
  ])('given with %s are refused, and the question stays', async (_, answers, id) => {
    const { session, sent } = await into('awaitingAnswers');
    const before = look(session);
    const error = (await failed(session.answer(answers as Record<string, string>))) as Error;
    expect(error).toMatchObject({ code: 'challenge/invalid-answer', message: expect.stringContaining(id) });
    expect(error.message).not.toMatch(/Smith|xxx|what/);
    expect(look(session)).toEqual(before);
    expect(sent).toHaveLength(2);
  });

  it('that nobody asked for are refused', async () => {
    for (const state of ['idle', 'signedOn', 'signon.awaitingAuthToken']) {
      const { session } = await into(state);
      const before = look(session);
      expect(await failed(session.answer(RIGHT))).toMatchObject({ code: 'challenge/not-pending' });
      expect(look(session)).toEqual(before);
    }
  });

  it('that were rejected are refused the second time, and others taken', async () => {
    const { session, sent } = await play([signon(3000), CHALLENGE, signon(3001), CHALLENGE, accounts()], {
      kept: profileWith(),
    });
    const work = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'awaitingAnswers');
    await session.answer(RIGHT);
    await vi.waitUntil(() => sent.length === 4 && nameOf(session) === 'awaitingAnswers');
    const before = look(session);
    expect(await failed(session.answer(RIGHT))).toMatchObject({ code: 'challenge/invalid-answer' });
    expect(look(session)).toEqual(before);
    await session.answer({ ...RIGHT, MFA17: 'Eve' });
    await work;
  });
});

describe('what was not asked for', () => {
  it.each([
    ['a token', (session: Session) => session.authToken('4711')],
    ['an access token', (session: Session) => session.accessToken('4711')],
    ['another try', async (session: Session) => session.retry()],
  ])('is refused, and not kept: %s', async (_, give) => {
    for (const state of ['idle', 'signon.awaitingCredentials', 'awaitingAnswers', 'signedOn']) {
      const { session, sent } = await into(state);
      const [before, files] = [look(session), sent.length];
      expect(await failed(give(session))).toMatchObject({ code: 'session/not-asked' });
      expect(look(session)).toEqual(before);
      expect(sent).toHaveLength(files);
    }
  });

  it('is refused where something else was: a token instead of an access token', async () => {
    const { session } = await into('signon.awaitingAccessToken');
    expect(await failed(session.authToken('4711'))).toMatchObject({ code: 'session/not-asked' });
    expect(nameOf(session)).toBe('signon.awaitingAccessToken');
  });
});

describe('a new password', () => {
  it.each([
    ['too short', 'is too short', 'abc', { min: 4 }],
    ['too long', 'is too long', 'abcdefghi', { max: 8 }],
    ['longer than any can be', 'is too long', 'x'.repeat(33), { max: 99 }],
    ['with digits', 'CHARTYPE', 'abc123', { characters: 'ALPHAONLY' }],
    ['with letters', 'CHARTYPE', '1234a', { characters: 'NUMERICONLY' }],
    ['without digits', 'CHARTYPE', 'abcdef', { characters: 'ALPHAANDNUMERIC' }],
    ['without letters', 'CHARTYPE', '123456', { characters: 'ALPHAANDNUMERIC' }],
    ['with signs', 'no special characters', 'abc!def', { special: false }],
    ['with blanks', 'may have no spaces', 'abc def', { spaces: false }],
    ['that is none', 'There is no new password', '', {}],
  ] as const)('%s is refused by the profile’s rules', async (_, says, password, rules) => {
    const { session, sent } = await play([accounts()], { kept: profileWith([realm(passwords(rules))]) });
    await session.accounts();
    const before = look(session);
    const error = (await failed(session.changePassword(password))) as Error;
    expect(error).toMatchObject({ code: 'password/invalid', message: expect.stringContaining(says) });
    if (password !== '') expect(error.message).not.toContain(password);
    expect(look(session)).toEqual(before);
    expect(sent).toHaveLength(1);
  });

  it('is refused while another is on its way', async () => {
    const { session } = await into('signon.awaitingAuthToken');
    session.changePassword('battery staple').catch(() => undefined);
    const before = look(session);
    expect(await failed(session.changePassword('another one'))).toMatchObject({
      code: 'session/invalid-request',
    });
    expect(look(session)).toEqual(before);
  });
});

describe('a request', () => {
  const CALLS: readonly (readonly [string, (session: Session) => Promise<unknown>])[] = [
    ['the profile', (session) => session.profile()],
    ['accounts', (session) => session.accounts()],
    ['messages', (session) => session.send(accountsRequest('T1'))],
    ['another password', (session) => session.changePassword('battery staple')],
    ['answers', (session) => session.answer(RIGHT)],
    ['a token', (session) => session.authToken('4711')],
  ];

  it.each(CALLS)('after the session was closed is refused: %s', async (_, call) => {
    const { session, sent } = await into('signedOn');
    await session.close();
    const before = look(session);
    expect(await failed(call(session))).toMatchObject({ code: 'session/closed' });
    expect(look(session)).toEqual(before);
    expect(sent).toHaveLength(1);
  });

  it.each(CALLS)('after the session has failed is refused with its reason: %s', async (_, call) => {
    const { session, sent } = await play([signon(15502)], { kept: profileWith() });
    await failed(session.accounts());
    expect(await failed(call(session))).toMatchObject({ code: 'signon/locked-out', status: { code: 15502 } });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['of no messages', {} as RequestMessages, {}],
    ['of nothing', undefined as unknown as RequestMessages, {}],
    ['under an id that is taken', accountsRequest('T1'), { id: 'taken' }],
  ])('%s is refused', async (_, messages, options) => {
    const { session, sent } = await play([waiting], { kept: profileWith() });
    session.send(accountsRequest('T0'), { id: 'taken' }).catch(() => undefined);
    await vi.waitUntil(() => sent.length === 1);
    const before = look(session);
    expect(await failed(session.send(messages, options))).toMatchObject({ code: 'session/invalid-request' });
    expect(look(session)).toEqual(before);
  });

  it('for the statement of no account is refused', async () => {
    const { session } = await into('signedOn');
    expect(await failed(session.statement({ account: undefined }))).toMatchObject({
      code: 'session/invalid-request',
    });
  });

  it('that nobody made has no response', async () => {
    const { session } = await into('signedOn');
    expect(await failed(session.response('nobody'))).toMatchObject({ code: 'session/invalid-request' });
  });

  it('that cannot be written is not done, and the session goes on', async () => {
    const { session, sent } = await play([accounts()], { kept: profileWith() });
    const broken = { SIGNUPMSGSRQV1: { ACCTINFOTRNRQ: [{ TRNUID: 'T1' }] } } as unknown as RequestMessages;
    expect(await failed(session.send(broken))).toMatchObject({ code: 'codec/missing-element' });
    expect(sent).toHaveLength(0);
    await session.accounts();
  });

  it('to give up does nothing where nobody is asked for anything', async () => {
    for (const state of ['idle', 'signon.requesting', 'signedOn']) {
      const { session } = await into(state);
      const before = look(session);
      session.cancel();
      expect(look(session)).toEqual(before);
    }
  });
});
