import { describe, expect, it, vi } from 'vitest';
import { OfxError } from '../../../codecs/index.ts';
import { memoryKeyring, type Question } from '../../../machines/index.ts';
import {
  accounts,
  answersIn,
  bytes,
  challenge,
  openSession,
  profile,
  refusedWithWrapper,
  scriptedBank,
  signon,
} from './bank.ts';

const FIVE = { id: 'MFA16' };
const OWN = { id: '123', label: 'What is your quest?' };
const answer = async (questions: readonly Question[]) =>
  Object.fromEntries(questions.map(({ id }) => [id, `answer to ${id}`]));

/** Answers that are wrong in another way each time. */
const otherEachTime = () => {
  let round = 0;
  return (questions: readonly Question[]) =>
    Object.fromEntries(questions.map(({ id }) => [id, `try ${++round}`]));
};

const failureOf = async (promise: Promise<unknown>): Promise<OfxError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OfxError);
  return error as OfxError;
};

describe.each(['1.0.3', '2.0.3', '2.1.1', '2.2'] as const)(
  'the challenge exchange in OFX %s (PROTOCOL 5.3)',
  (version) => {
    const institution = { url: 'https://bank.test/ofx', org: 'BANK', fid: '1234', version };

    it('requests the challenge after 3000, answers it, and gets the work done with an access key', async () => {
      const bank = scriptedBank(
        version,
        profile(),
        signon(3000),
        challenge(FIVE, OWN),
        accounts({ ACCESSKEY: 'key-1' }),
        accounts(),
      );
      const session = openSession(bank.transport, { answer, institution });
      const first = await session.accounts();
      await session.accounts();
      expect(first.accounts).toHaveLength(1);
      expect(bank.received).toHaveLength(5);
      expect(answersIn(bank.received[3])).toEqual([
        ['MFA16', 'answer to MFA16'],
        ['123', 'answer to 123'],
      ]);
      expect(bank.received[4]?.signon.ACCESSKEY).toBe('key-1');
      expect(session.actor.getSnapshot().matches('signedOn')).toBe(true);
    });
  },
);

describe('3000', () => {
  it.each([
    ['alone', signon(3000)],
    ['with 15500 in every wrapper', refusedWithWrapper(3000)],
  ])('%s is not taken for wrong credentials', async (_name, refused) => {
    const bank = scriptedBank('1.0.3', profile(), refused, challenge(FIVE), accounts());
    const { accounts: list } = await openSession(bank.transport, { answer }).accounts();
    expect(list).toHaveLength(1);
  });

  it('can come back on any later request, and that request is done after all', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      accounts({ ACCESSKEY: 'key-1' }),
      signon(3000),
      challenge(OWN),
      accounts({ ACCESSKEY: 'key-2' }),
      accounts(),
    );
    const session = openSession(bank.transport, { answer });
    await session.accounts();
    await session.accounts();
    await session.accounts();
    expect(bank.received[5]?.signon.ACCESSKEY).toBe('key-2');
  });

  it('parks the interrupted work and replays it with the same TRNUID in a new NEWFILEUID', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE), accounts());
    await openSession(bank.transport, { answer }).accounts();
    const [, interrupted, , replayed] = bank.received;
    const trnuid = interrupted?.file.ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID;
    expect(trnuid).toBeDefined();
    expect(replayed?.file.ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID).toBe(trnuid);
    expect(new Set(bank.received.map(({ newFileUid }) => newFileUid)).size).toBe(4);
  });

  it('in a version without the challenge fails with challenge/unsupported', async () => {
    const bank = scriptedBank('1.0.2', profile(), signon(3000));
    const session = openSession(bank.transport, {
      answer,
      institution: { url: 'https://bank.test/ofx', version: '1.0.2' },
    });
    const error = await failureOf(session.accounts());
    expect(error).toMatchObject({ code: 'challenge/unsupported', status: { code: 3000 } });
    expect(bank.received).toHaveLength(2);
  });

  it('in answer to the challenge request itself is an error, not a loop', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), signon(3000));
    expect(await failureOf(openSession(bank.transport, { answer }).accounts())).toMatchObject({
      code: 'challenge/repeated',
    });
  });

  it('again and again after right answers ends at the fourth', async () => {
    const round = [signon(3000), challenge(FIVE)];
    const bank = scriptedBank('1.0.3', profile(), ...round, ...round, ...round, signon(3000));
    expect(await failureOf(openSession(bank.transport, { answer }).accounts())).toMatchObject({
      code: 'challenge/repeated',
    });
    expect(bank.received).toHaveLength(8);
  });
});

describe('the challenge request', () => {
  it('carries the sign-on without answers, and no other request', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE), accounts());
    await openSession(bank.transport, { answer }).accounts();
    const request = bank.received[2];
    expect(request?.file.ofx).toHaveProperty('SIGNONMSGSRQV1.MFACHALLENGETRNRQ.MFACHALLENGERQ.DTCLIENT');
    expect(Object.keys(request?.file.ofx ?? {})).toEqual(['SIGNONMSGSRQV1']);
    expect(answersIn(request)).toEqual([]);
  });

  it('is answered with a foreign TRNUID by some, which is forgiven', async () => {
    const foreign = challenge(FIVE);
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      (request) => {
        const response = foreign(request);
        if (response instanceof Uint8Array || response instanceof Promise) throw new Error('not a tree');
        const { SIGNONMSGSRSV1: set } = response;
        if (!set.MFACHALLENGETRNRS) throw new Error('no challenge');
        return { SIGNONMSGSRSV1: { ...set, MFACHALLENGETRNRS: { ...set.MFACHALLENGETRNRS, TRNUID: '66' } } };
      },
      accounts(),
    );
    await expect(openSession(bank.transport, { answer }).accounts()).resolves.toBeDefined();
  });

  it.each([
    ['no wrapper at all', signon(0), 'challenge/no-questions'],
    ['wrong credentials', signon(15500), 'signon/credentials-rejected'],
    ['a locked user', signon(15502), 'signon/locked-out'],
    ['another refusal', signon(15511), 'signon/contact-institution'],
    ['an unknown refusal', signon(15999), 'signon/refused'],
  ])('answered with %s fails clearly', async (_name, step, code) => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), step);
    expect(await failureOf(openSession(bank.transport, { answer }).accounts())).toMatchObject({ code });
  });

  it('answered with an error in its own wrapper fails with that status', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), () => ({
      SIGNONMSGSRSV1: {
        SONRS: { STATUS: { CODE: 0, SEVERITY: 'INFO' }, DTSERVER: '20261001', LANGUAGE: 'ENG' },
        MFACHALLENGETRNRS: { TRNUID: '1', STATUS: { CODE: 2000, SEVERITY: 'ERROR', MESSAGE: 'not today' } },
      },
    }));
    const error = await failureOf(openSession(bank.transport, { answer }).accounts());
    expect(error).toMatchObject({ code: 'challenge/refused', status: { code: 2000, message: 'not today' } });
  });

  it('answered with HTTP 400, as by institutions that have no challenge, is a transport error', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), bytes('Bad Request'));
    const transport: typeof bank.transport = async (request, signal) => {
      const response = await bank.transport(request, signal);
      return bank.received.length === 3 ? { ...response, status: 400 } : response;
    };
    expect(await failureOf(openSession(transport, { answer }).accounts())).toMatchObject({
      code: 'transport/http',
      httpStatus: 400,
    });
  });
});

describe('questions', () => {
  it('are shown with the label that came, the standard’s text without one, the id where there is neither', async () => {
    const ask = vi.fn(answer);
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge({ id: 'MFA16', label: 'Mother?' }, { id: 'MFA2' }, { id: 'MFA24' }),
      accounts(),
    );
    await openSession(bank.transport, { answer: ask }).accounts();
    expect(ask).toHaveBeenCalledExactlyOnceWith([
      { id: 'MFA16', text: 'Mother?', answeredBy: 'person' },
      { id: 'MFA2', text: 'What is your date of birth?', format: 'MM/DD/YYYY', answeredBy: 'person' },
      { id: 'MFA24', text: 'MFA24', answeredBy: 'person' },
    ]);
  });

  it('above MFA100 are answered by the client, and nobody is asked about them', async () => {
    const ask = vi.fn(answer);
    const facts: Record<string, string> = { hostName: 'workstation', macAddress: '00-00-5E-00-53-01' };
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge({ id: 'MFA102' }, OWN, { id: 'MFA104' }),
      accounts(),
    );
    await openSession(bank.transport, {
      answer: ask,
      clientFacts: ({ fact }) => (fact ? facts[fact] : undefined),
    }).accounts();
    expect(ask.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['123']);
    expect(answersIn(bank.received[3])).toEqual([
      ['MFA102', 'workstation'],
      ['123', 'answer to 123'],
      ['MFA104', '00-00-5E-00-53-01'],
    ]);
  });

  it('that are all for the client lead straight on to the answers', async () => {
    const ask = vi.fn(answer);
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge({ id: 'MFA101' }, { id: 'MFA107' }),
      accounts(),
    );
    const session = openSession(bank.transport, {
      answer: ask,
      clock: () => new Date('2026-10-01T21:05:09Z'),
    });
    await session.accounts();
    expect(ask).not.toHaveBeenCalled();
    // A 24-hour clock, which a peer got wrong.
    expect(answersIn(bank.received[3])).toEqual([
      ['MFA101', '20261001210509'],
      ['MFA107', 'QWIN 2700'],
    ]);
  });

  it.each([
    ['no answer', undefined],
    ['an empty answer', ''],
    ['an answer of 65 characters', 'x'.repeat(65)],
  ])('for which the client has %s fail with challenge/unanswerable', async (_name, fact) => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(OWN, { id: 'MFA104' }));
    const error = await failureOf(
      openSession(bank.transport, { answer, clientFacts: () => fact }).accounts(),
    );
    expect(error.code).toBe('challenge/unanswerable');
    expect(error.message).toContain('MFA104');
  });

  it('are answered under the id exactly as it came', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge({ id: 'mfa16' }, { id: ' X y' }),
      accounts(),
    );
    await openSession(bank.transport, { answer }).accounts();
    expect(answersIn(bank.received[3]).map(([id]) => id)).toEqual(['mfa16', ' X y']);
  });
});

describe('answers', () => {
  it('are used once: the next file carries none', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE), accounts(), accounts());
    const session = openSession(bank.transport, { answer });
    await session.accounts();
    await session.accounts();
    expect(answersIn(bank.received[4])).toEqual([]);
  });

  it('travel with the last access key', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000, { ACCESSKEY: 'key-0' }),
      challenge(FIVE),
      accounts(),
    );
    await openSession(bank.transport, { answer }).accounts();
    expect(bank.received.map(({ signon: { ACCESSKEY } }) => ACCESSKEY)).toEqual([
      undefined,
      undefined,
      'key-0',
      'key-0',
    ]);
  });

  it.each([
    ['MFACHALLENGEANSWER', undefined],
    ['MFACHALLENGEA', 'MFACHALLENGEA'],
  ] as const)('are written as %s, as the institution’s dialect wants', async (tag, mfaAnswerTag) => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE), accounts());
    const dialect = mfaAnswerTag ? { mfaAnswerTag } : {};
    await openSession(bank.transport, {
      answer,
      institution: { url: 'https://bank.test/ofx', version: '1.0.3', dialect },
    }).accounts();
    expect(bank.received[3]?.text).toContain(`<${tag}>\r\n<MFAPHRASEID>MFA16\r\n<MFAPHRASEA>answer to MFA16`);
  });

  it('that nobody gives can be given later', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE), accounts());
    const session = openSession(bank.transport);
    const work = session.accounts();
    await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'));
    await session.answer({ MFA16: 'Smith' });
    await work;
    expect(answersIn(bank.received[3])).toEqual([['MFA16', 'Smith']]);
  });

  it.each([
    ['missing', {}],
    ['empty', { MFA16: '' }],
    ['longer than 64 characters', { MFA16: 'x'.repeat(65) }],
    ['to a question nobody asked', { MFA16: 'Smith', MFA17: 'Ann' }],
  ])('that are %s are refused and change nothing', async (_name, answers: Record<string, string>) => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE), accounts());
    const session = openSession(bank.transport);
    const work = session.accounts();
    await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'));
    const error = await failureOf(session.answer(answers));
    expect(error.code).toBe('challenge/invalid-answer');
    expect(error.message).not.toContain('Smith');
    expect(session.actor.getSnapshot().matches('awaitingAnswers')).toBe(true);
    await session.answer({ MFA16: 'Smith' });
    await work;
  });

  it('when nothing was asked are refused', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts());
    const session = openSession(bank.transport);
    await session.accounts();
    expect(await failureOf(session.answer({ MFA16: 'Smith' }))).toMatchObject({
      code: 'challenge/not-pending',
    });
  });

  it('refused by the person cancel the sign-on and keep the reason', async () => {
    const reason = new Error('the person went away');
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(FIVE));
    const error = await failureOf(
      openSession(bank.transport, { answer: () => Promise.reject(reason) }).accounts(),
    );
    expect(error).toMatchObject({ code: 'session/cancelled', cause: reason });
  });
});

describe('3001', () => {
  it('asks for a new challenge, and new answers to it', async () => {
    let round = 0;
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(FIVE),
      refusedWithWrapper(3001),
      challenge(OWN),
      accounts(),
    );
    const session = openSession(bank.transport, {
      answer: (questions) => Object.fromEntries(questions.map(({ id }) => [id, `try ${++round}`])),
    });
    await session.accounts();
    expect(answersIn(bank.received[3])).toEqual([['MFA16', 'try 1']]);
    expect(answersIn(bank.received[4])).toEqual([]);
    expect(answersIn(bank.received[5])).toEqual([['123', 'try 2']]);
  });

  it('asks for at most three new challenges', async () => {
    const round = [challenge(FIVE), signon(3001)];
    const bank = scriptedBank('1.0.3', profile(), signon(3000), ...round, ...round, ...round, ...round);
    const error = await failureOf(openSession(bank.transport, { answer: otherEachTime() }).accounts());
    expect(error).toMatchObject({ code: 'challenge/answers-rejected', status: { code: 3001 } });
    expect(bank.received).toHaveLength(10);
  });

  it.each([
    [15502, 'signon/locked-out'],
    [15511, 'signon/contact-institution'],
    [15500, 'signon/credentials-rejected'],
  ])('may be followed by %i, which ends the session', async (status, code) => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(FIVE),
      signon(3001),
      challenge(FIVE),
      signon(status),
    );
    const session = openSession(bank.transport, { answer: otherEachTime() });
    expect(await failureOf(session.accounts())).toMatchObject({ code });
  });

  it('is not answered with the same answers to the same questions: institutions count', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(FIVE),
      signon(3001),
      challenge(FIVE),
    );
    const session = openSession(bank.transport, { answer });
    expect(await failureOf(session.accounts())).toMatchObject({ code: 'challenge/answers-rejected' });
    expect(bank.received).toHaveLength(5);
  });

  it('lets a person who gives the same answers again think once more', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(FIVE),
      signon(3001),
      challenge(FIVE),
      accounts(),
    );
    const session = openSession(bank.transport);
    const work = session.accounts();
    await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'));
    await session.answer({ MFA16: 'Smith' });
    await vi.waitUntil(
      () => bank.received.length === 5 && session.actor.getSnapshot().matches('awaitingAnswers'),
    );
    await expect(session.answer({ MFA16: 'Smith' })).rejects.toMatchObject({
      code: 'challenge/invalid-answer',
    });
    await session.answer({ MFA16: 'Smyth' });
    await work;
    expect(answersIn(bank.received[5])).toEqual([['MFA16', 'Smyth']]);
  });
});

describe('MFACHALLENGEFIRST', () => {
  it('makes the very first sign-on a request for the challenge', async () => {
    const bank = scriptedBank('1.0.3', profile({ MFACHALLENGEFIRST: true }), challenge(FIVE), accounts());
    await openSession(bank.transport, { answer }).accounts();
    expect(bank.received[1]?.file.ofx).toHaveProperty('SIGNONMSGSRQV1.MFACHALLENGETRNRQ');
    expect(answersIn(bank.received[2])).toHaveLength(1);
    expect(bank.received[2]?.file.ofx).toHaveProperty('SIGNUPMSGSRQV1');
  });

  it('is for the first sign-on only: a later session of the same user begins with work', async () => {
    const keyring = memoryKeyring();
    const first = scriptedBank('1.0.3', profile({ MFACHALLENGEFIRST: true }), challenge(FIVE), accounts());
    await openSession(first.transport, { answer, keyring }).accounts();
    const second = scriptedBank('1.0.3', accounts());
    await openSession(second.transport, { answer, keyring }).accounts();
    expect(second.received[0]?.file.ofx).toHaveProperty('SIGNUPMSGSRQV1');
  });
});
