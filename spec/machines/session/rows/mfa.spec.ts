import { describe, expect, it, vi } from 'vitest';
import type { OfxInput } from '../../../../codecs/index.ts';
import { accounts, challenge, signon, sonrs } from '../bank.ts';
import { failed, notice, passwordAnswer, play, playAt, profileWith, type Step, withSonrs } from './play.ts';
import { nameOf } from './wire.ts';

/** State table, group `mfa`: the questions, who answers them, and what goes with the answers. */

const kept = profileWith();
const CHALLENGE = challenge({ id: 'MFA16' });
const answer = () => ({ MFA16: 'Smith' });

/** The challenge request refused in its own wrapper. */
const refusedChallenge =
  (code: number): Step =>
  ({ file }) => ({
    SIGNONMSGSRSV1: {
      SONRS: sonrs(0),
      MFACHALLENGETRNRS: {
        TRNUID: file.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ?.TRNUID ?? '0',
        STATUS: { CODE: code, SEVERITY: 'ERROR' },
      },
    } as OfxInput<'SIGNONMSGSRSV1'>,
  });

const answersOf = (sent: Awaited<ReturnType<typeof play>>['sent'][number] | undefined) =>
  (sent?.signon.MFACHALLENGEANSWER ?? []).map(({ MFAPHRASEID: id, MFAPHRASEA: text }) => [id, text]);

describe('the request for the challenge', () => {
  it('goes alone, without answers, under a TRNUID of its own', async () => {
    const { session, sent } = await play([signon(3000), CHALLENGE, accounts()], { kept, answer });
    await session.accounts();
    const request = sent[1]?.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ;
    expect(sent[1]?.sets).toEqual([]);
    expect(answersOf(sent[1])).toEqual([]);
    expect(request?.MFACHALLENGERQ.DTCLIENT).toBeDefined();
    expect(request?.TRNUID).not.toBe(sent[0]?.ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID);
  });

  it.each([0, 15000])('answered with %i and questions is answered by a person, keys kept', async (code) => {
    const step = withSonrs(CHALLENGE, { ...notice(code), ACCESSKEY: 'key', SESSCOOKIE: 'c1' });
    const { session, sent, path } = await play([signon(3000), step, accounts()], { kept, answer });
    await session.accounts();
    expect(path).toContain('awaitingAnswers');
    expect(sent[2]?.signon).toMatchObject({ ACCESSKEY: 'key', SESSCOOKIE: 'c1' });
  });

  it('answered with no questions ends the session', async () => {
    const { session } = await play([signon(3000), signon(0)], { kept });
    expect(await failed(session.accounts())).toMatchObject({ code: 'challenge/no-questions' });
    expect(nameOf(session)).toBe('failed');
  });

  it('refused in its own wrapper ends the session, with that status', async () => {
    const { session } = await play([signon(3000), refusedChallenge(2000)], { kept });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'challenge/refused',
      status: { code: 2000 },
    });
  });

  it('answered with 3000 ends the session: that is against the protocol', async () => {
    const { session, sent } = await play([signon(3000), signon(3000)], { kept });
    expect(await failed(session.accounts())).toMatchObject({ code: 'challenge/repeated' });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['15500', signon(15500), 'signon.awaitingCredentials'],
    ['15512', signon(15512), 'signon.awaitingAuthToken'],
    ['15510', signon(15510), 'signon.awaitingRegistration'],
    ['15501', signon(15501), 'signon.waiting'],
    ['3001', signon(3001), 'challengeRequested'],
  ])('answered with %s like any sign-on is made again', async (_, step, state) => {
    const { session, sent, path } = await play(
      [signon(3000), step, ...(state === 'signon.awaitingRegistration' ? [step] : []), CHALLENGE, accounts()],
      {
        kept,
        answer,
        authToken: () => '4711',
        registration: () => undefined,
        credentials: ({ rejected }) => ({ userId: 'jane', password: rejected ? 'other' : 'correct horse' }),
      },
    );
    await session.accounts();
    expect(path).toContain(state);
    expect(sent.at(-2)?.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ).toBeDefined();
    expect(sent.at(-1)?.ofx.SIGNUPMSGSRQV1).toEqual(sent[0]?.ofx.SIGNUPMSGSRQV1);
  });

  it('answered with 15502 ends the session', async () => {
    const { session } = await play([signon(3000), signon(15502)], { kept });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/locked-out' });
  });

  it('that only began a sign-on does not make it the first', async () => {
    const first = await playAt(
      { challenge: { first: true } },
      {
        answer: () => {
          throw new Error('not today');
        },
      },
    );
    expect(await failed(first.session.accounts())).toMatchObject({ code: 'session/cancelled' });
    const later = await playAt({ challenge: { first: true } }, { keyring: first.keyring });
    await later.session.accounts();
    expect(later.sent[0]?.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ).toBeDefined();
  });
});

describe('the questions', () => {
  it('about the program are answered by itself, and the others by a person, in the institution’s order', async () => {
    const asked = vi.fn(() => ({ MFA16: 'Smith', '123': 'Blue' }));
    const { session, sent } = await play(
      [
        signon(3000),
        challenge({ id: 'MFA107' }, { id: 'MFA16' }, { id: '123', label: 'Colour?' }, { id: 'MFA101' }),
        accounts(),
      ],
      { kept, answer: asked },
    );
    await session.accounts();
    expect(asked).toHaveBeenCalledWith([
      expect.objectContaining({ id: 'MFA16', answeredBy: 'person' }),
      expect.objectContaining({ id: '123', text: 'Colour?' }),
    ]);
    expect(answersOf(sent[2])).toEqual([
      ['MFA107', 'QWIN 2700'],
      ['MFA16', 'Smith'],
      ['123', 'Blue'],
      ['MFA101', '20261001120000'],
    ]);
  });

  it('that are all about the program ask nobody', async () => {
    const asked = vi.fn(() => ({}));
    const { session, path } = await play([signon(3000), challenge({ id: 'MFA107' }), accounts()], {
      kept,
      answer: asked,
    });
    await session.accounts();
    expect(asked).not.toHaveBeenCalled();
    expect(path).not.toContain('awaitingAnswers');
  });

  it('about the program that nobody can answer end the session: nothing empty is sent', async () => {
    const { session, sent } = await play([signon(3000), challenge({ id: 'MFA104' })], { kept });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'challenge/unanswerable',
      message: expect.stringContaining('MFA104'),
    });
    expect(sent).toHaveLength(2);
  });

  it.each([1, 64])('take answers of %i characters', async (length) => {
    const { session, sent } = await play([signon(3000), CHALLENGE, accounts()], { kept });
    const work = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'awaitingAnswers');
    await session.answer({ MFA16: 'x'.repeat(length) });
    await work;
    expect(answersOf(sent[2])).toEqual([['MFA16', 'x'.repeat(length)]]);
  });

  it('that a person gives up lose the work, not the session', async () => {
    const { session, path } = await play([signon(3000), CHALLENGE, signon(3000), CHALLENGE, accounts()], {
      kept,
    });
    const work = failed(session.accounts());
    await vi.waitUntil(() => nameOf(session) === 'awaitingAnswers');
    session.cancel();
    expect(await work).toMatchObject({ code: 'session/cancelled' });
    expect(path.at(-1)).toBe('signon.awaitingWork');
    expect(session.actor.getSnapshot().context.questions).toEqual([]);
    const next = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'awaitingAnswers');
    await session.answer(answer());
    await next;
  });

  it('that nobody answers in time lose the work, not the session', async () => {
    const waits: number[] = [];
    const { session } = await play([signon(3000), CHALLENGE], {
      kept,
      answerWithin: 90_000,
      timer: async (milliseconds) => void waits.push(milliseconds),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'challenge/expired', retryable: true });
    expect(waits).toEqual([90_000]);
    expect(nameOf(session)).toBe('signon.awaitingWork');
  });
});

describe('the answers', () => {
  it('go with what was parked, all of them, once', async () => {
    const { session, sent } = await play(
      [signon(3000), CHALLENGE, accounts({ ACCESSKEY: 'k' }), accounts()],
      {
        kept,
        answer,
      },
    );
    await session.accounts();
    await session.accounts();
    expect(sent.map(answersOf)).toEqual([[], [], [['MFA16', 'Smith']], []]);
    expect(sent[2]?.sets).toEqual(['SIGNUPMSGSRQV1']);
  });

  it('go with a change of the password, where that was parked', async () => {
    const { session, sent } = await play([signon(3000), CHALLENGE, passwordAnswer(0)], { kept, answer });
    await session.changePassword('battery staple');
    expect(answersOf(sent[2])).toEqual([['MFA16', 'Smith']]);
    expect(sent[2]?.ofx.SIGNONMSGSRQV1?.PINCHTRNRQ?.PINCHRQ.NEWUSERPASS).toBe('battery staple');
    expect(sent[2]?.signon.USERPASS).toBe('correct horse');
  });

  it('that are lost on their way are not sent again: a new challenge is', async () => {
    const { session, sent, institution } = await playAt(
      { challenge: {} },
      {
        fate: ({ signon: { MFACHALLENGEANSWER = [] } }, index) =>
          index < 5 && MFACHALLENGEANSWER.length ? 'neverArrives' : undefined,
      },
    );
    await session.accounts();
    expect(sent.map((one) => answersOf(one).length)).toEqual([0, 0, 0, 3, 0, 0, 3]);
    expect(institution.standing('demo')).toEqual({ open: 'signedOn' });
  });
});
