import { describe, expect, it, vi } from 'vitest';
import {
  effectsOf,
  OfxError,
  type OfxFile,
  type OfxInput,
  type RequestMessages,
} from '../../../codecs/index.ts';
import {
  type Answers,
  type Keyring,
  memoryKeyring,
  memoryOutbox,
  type SessionEmitted,
} from '../../../machines/index.ts';
import {
  accounts,
  answersIn,
  challenge,
  failure,
  openSession,
  profile,
  scriptedBank,
  signon,
  sonrs,
} from './bank.ts';

/** What goes wrong around a session: injected things that fail, people who are late, banks that are odd. */

const TIMEOUT = new OfxError('transport/timeout', 'Too slow.');
const QUESTION = { id: 'MFA16' };
const answer = () => ({ MFA16: 'Smith' });

const later = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

/** A memory keyring that can be looked into. */
const openKeyring = (): Keyring & { entries: Map<string, string> } => {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (entry) => entries.get(entry),
    set: async (entry, secret) => void entries.set(entry, secret),
    delete: async (entry) => void entries.delete(entry),
  };
};

const names = (keyring: { entries: Map<string, string> }): string[] =>
  [...keyring.entries.keys()].map((entry) => entry.split('/').at(-1) ?? '');

describe('a lost challenge request', () => {
  const lost = failure(TIMEOUT);

  it('is sent again: it changes nothing', async () => {
    const first = profile({ MFACHALLENGEFIRST: true });
    const bank = scriptedBank('1.0.3', first, lost, lost, challenge(QUESTION), accounts());
    await expect(openSession(bank.transport, { answer }).accounts()).resolves.toBeDefined();
    expect(bank.received.slice(1, 4).every(({ file }) => file.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ)).toBe(
      true,
    );
  });

  it('fails the call when that does not help, and not the session', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), lost, lost, lost, accounts());
    const session = openSession(bank.transport, { answer });
    await expect(session.accounts()).rejects.toMatchObject({ code: 'transport/timeout' });
    expect(bank.received).toHaveLength(5);
    await expect(session.accounts()).resolves.toBeDefined();
  });

  it('does not count as an answered one, however often it is lost', async () => {
    const round = [signon(3000), lost, lost, lost];
    const rounds = [...round, ...round, ...round, ...round, ...round];
    const bank = scriptedBank('1.0.3', profile(), ...rounds, accounts());
    const session = openSession(bank.transport, { answer });
    for (let i = 0; i < 5; i++)
      await expect(session.accounts()).rejects.toMatchObject({ code: 'transport/timeout' });
    await expect(session.accounts()).resolves.toBeDefined();
  });

  it('begins the count of rejected answers anew', async () => {
    let round = 0;
    const wrong = [challenge(QUESTION), signon(3001)];
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      ...[signon(3000), ...wrong, ...wrong, lost, lost, lost],
      ...[signon(3000), ...wrong, ...wrong, ...wrong, challenge(QUESTION), accounts()],
    );
    const session = openSession(bank.transport, { answer: () => ({ MFA16: `try ${++round}` }) });
    await expect(session.accounts()).rejects.toMatchObject({ code: 'transport/timeout' });
    await expect(session.accounts()).resolves.toBeDefined();
  });
});

describe('a person who is late', () => {
  it.each(['answers', 'refuses'])('and %s a challenge that is over, changes nothing', async (how) => {
    const late = later<Answers>();
    const ask = vi.fn((): Promise<Answers> | Answers => ({ MFA17: 'Ann' })).mockReturnValueOnce(late.promise);
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(QUESTION),
      signon(3001),
      challenge({ id: 'MFA17' }),
      accounts(),
    );
    const session = openSession(bank.transport, { answer: ask });
    const work = session.accounts();
    await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'));
    await session.answer({ MFA16: 'in time' });
    if (how === 'answers') late.resolve({ MFA16: 'too late' });
    else late.reject(new Error('too late'));
    await work;
    expect(answersIn(bank.received[3])).toEqual([['MFA16', 'in time']]);
    expect(answersIn(bank.received[5])).toEqual([['MFA17', 'Ann']]);
  });

  it('with credentials, after the session was closed, is not remembered', async () => {
    const late = later<{ userId: string; password: string }>();
    const keyring = openKeyring();
    const bank = scriptedBank('1.0.3', profile());
    const session = openSession(bank.transport, { credentials: () => late.promise, keyring });
    const work = session.accounts().catch((error: unknown) => error);
    await vi.waitUntil(() => session.actor.getSnapshot().matches({ signon: 'awaitingCredentials' }));
    await session.close();
    late.resolve({ userId: 'jane', password: 'secret' });
    expect(await work).toMatchObject({ code: 'session/closed' });
    expect(names(keyring)).toEqual(['PROFILE']);
    expect(bank.received).toHaveLength(1);
  });

  it('answering twice at once is heard once', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(QUESTION), accounts());
    const session = openSession(bank.transport);
    const work = session.accounts();
    await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'));
    const both = await Promise.allSettled([
      session.answer({ MFA16: 'one' }),
      session.answer({ MFA16: 'two' }),
    ]);
    expect(both).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'challenge/not-pending' } },
    ]);
    await work;
    expect(answersIn(bank.received[3])).toEqual([['MFA16', 'one']]);
  });

  it('who gave up is asked again by the next call', async () => {
    const ask = vi.fn(answer).mockImplementationOnce(() => {
      throw new Error('not now');
    });
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(QUESTION),
      signon(3000),
      challenge(QUESTION),
      accounts(),
    );
    const session = openSession(bank.transport, { answer: ask });
    await expect(session.accounts()).rejects.toMatchObject({ code: 'session/cancelled' });
    await expect(session.accounts()).resolves.toBeDefined();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('who had no password at first is asked again by the next call', async () => {
    const credentials = vi
      .fn(() => ({ userId: 'jane', password: 'x' }))
      .mockImplementationOnce(() => {
        throw new Error('not now');
      });
    const bank = scriptedBank('1.0.3', profile(), accounts());
    const session = openSession(bank.transport, { credentials });
    await expect(session.accounts()).rejects.toMatchObject({ code: 'session/cancelled' });
    await expect(session.accounts()).resolves.toBeDefined();
  });
});

describe('answers in the keyring', () => {
  const slow = (inner: Keyring): Keyring => ({
    get: (entry) => pause().then(() => inner.get(entry)),
    set: (entry, secret) => pause().then(() => inner.set(entry, secret)),
    delete: (entry) => pause().then(() => inner.delete(entry)),
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 3));

  it('are gone once they were sent', async () => {
    const keyring = openKeyring();
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(QUESTION), (request) => {
      expect(names(keyring)).not.toContain('ANSWERS');
      return accounts()(request);
    });
    await openSession(bank.transport, { keyring, answer }).accounts();
    expect(names(keyring)).not.toContain('ANSWERS');
  });

  it('of a challenge that is over are not mixed with those of the next', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge(QUESTION, { id: 'MFA107' }),
      failure(TIMEOUT),
      signon(3000),
      challenge({ id: 'MFA17' }),
      accounts(),
    );
    const session = openSession(bank.transport, {
      answer: (questions) => Object.fromEntries(questions.map(({ id }) => [id, id])),
    });
    await session.accounts();
    expect(answersIn(bank.received[6])).toEqual([['MFA17', 'MFA17']]);
  });

  it('are those of their session, also where two sessions of a user share a keyring', async () => {
    const keyring = slow(memoryKeyring());
    const run = async (text: string, seed: string) => {
      const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(QUESTION), accounts());
      let n = 0;
      const ids = () => `${seed}-0000-4000-8000-${String(++n).padStart(12, '0')}`;
      await openSession(bank.transport, { keyring, answer: () => ({ MFA16: text }), ids }).accounts();
      return answersIn(bank.received[3]);
    };
    expect(await Promise.all([run('one', '11111111'), run('two', '22222222')])).toEqual([
      [['MFA16', 'one']],
      [['MFA16', 'two']],
    ]);
  });

  it('do not outlive a session that is closed while it waits, or while it is answered', async () => {
    for (const give of [false, true]) {
      const keyring = openKeyring();
      const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge(QUESTION, { id: 'MFA107' }));
      const session = openSession(bank.transport, { keyring: slow(keyring) });
      const work = session.accounts().catch((error: unknown) => error);
      await vi.waitUntil(() => session.actor.getSnapshot().matches('awaitingAnswers'));
      expect(names(keyring)).toContain('ANSWERS');
      const given = give ? session.answer({ MFA16: 'Smith' }).catch((error: unknown) => error) : undefined;
      await session.close();
      expect(await work).toMatchObject({ code: 'session/closed' });
      if (given) expect(await given).toMatchObject({ code: 'challenge/not-pending' });
      await vi.waitUntil(() => !names(keyring).includes('ANSWERS'));
    }
  });
});

describe('something injected that fails', () => {
  const SECRET = 'CANARY-IN-A-FOREIGN-ERROR';
  const broken = () => Promise.reject(new TypeError(SECRET));

  it.each([
    ['keyring', { keyring: { ...memoryKeyring(), get: broken } }, 'session/keyring'],
    ['keyring while sending', { keyring: { ...memoryKeyring(), set: broken } }, 'session/keyring'],
    ['outbox on the way in', { outbox: { ...memoryOutbox(), put: broken } }, 'session/outbox'],
    ['outbox on the way out', { outbox: { ...memoryOutbox(), take: broken } }, 'session/outbox'],
    ['outbox in the middle', { outbox: { ...memoryOutbox(), deliver: broken } }, 'session/outbox'],
    ['transport', { transport: broken }, 'transport/network'],
    ['clientFacts', { clientFacts: broken }, 'session/client-facts'],
  ])('%s is told by its code, and what its error says by nobody', async (_name, options, code) => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge({ id: 'MFA107' }),
      accounts({ ACCESSKEY: 'k' }),
    );
    const seen: unknown[] = [];
    const session = openSession(bank.transport, {
      ...options,
      inspect: (event) => {
        if (event.type !== '@xstate.event') return;
        const { error } = event.event as { error?: unknown };
        seen.push(JSON.stringify(event.event), String(error), (error as Error | undefined)?.stack);
      },
    });
    const error: unknown = await session.accounts().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OfxError);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain(SECRET);
    expect(seen.join('\n')).not.toContain(SECRET);
  });

  it('while the caller’s work is thrown away does not matter', async () => {
    const lost = failure(TIMEOUT);
    const bank = scriptedBank('1.0.3', profile(), lost, lost, lost);
    const outbox = { ...memoryOutbox(), take: broken };
    await expect(openSession(bank.transport, { outbox }).accounts()).rejects.toMatchObject({
      code: 'transport/timeout',
    });
  });
});

describe('the outbox', () => {
  it('holds nothing of what is done, lost, refused or closed', async () => {
    const kept = new Map<string, RequestMessages | OfxFile>();
    const inner = memoryOutbox();
    const outbox: typeof inner = {
      ...inner,
      put: (id, messages) => {
        kept.set(id, messages);
        return inner.put(id, messages);
      },
      deliver: (id, file) => {
        kept.set(`response ${id}`, file);
        return inner.deliver(id, file);
      },
      take: (id) => {
        kept.delete(id);
        kept.delete(`response ${id}`);
        return inner.take(id);
      },
    };
    const lost = failure(TIMEOUT);
    const bank = scriptedBank('1.0.3', profile(), accounts(), lost, lost, lost, signon(15500));
    const session = openSession(bank.transport, { outbox });
    await session.accounts();
    await session.accounts().catch(() => undefined);
    await Promise.allSettled([session.accounts(), session.accounts()]);
    await vi.waitUntil(() => kept.size === 0);
    expect(bank.received).toHaveLength(6);
  });

  it('without the messages of a request fails it, instead of signing on without any', async () => {
    const bank = scriptedBank('1.0.3', profile());
    const session = openSession(bank.transport);
    const news: SessionEmitted[] = [];
    session.actor.on('NOT_DELIVERED', (event) => news.push(event));
    session.actor.send({ type: 'REQUEST', id: 'nobody put this', ...effectsOf({}) });
    await vi.waitUntil(() => news.length > 0);
    expect(news).toMatchObject([{ id: 'nobody put this', failure: { code: 'session/invalid-request' } }]);
    expect(bank.received).toHaveLength(1);
  });
});

describe('an odd institution', () => {
  const statement = (trnuid: string, account: string): OfxInput<'STMTTRNRS'> => ({
    TRNUID: trnuid,
    STATUS: { CODE: 0, SEVERITY: 'INFO' },
    STMTRS: {
      CURDEF: 'USD',
      BANKACCTFROM: { BANKID: '1', ACCTID: account, ACCTTYPE: 'CHECKING' },
      LEDGERBAL: { BALAMT: '1.00', DTASOF: '20261001' },
    },
  });

  it('that adds a statement nobody asked for does not have it taken for the one that was', async () => {
    const bank = scriptedBank('1.0.3', profile(), ({ file }) => ({
      SIGNONMSGSRSV1: { SONRS: sonrs(0) },
      BANKMSGSRSV1: {
        STMTTRNRS: [
          statement('other', 'WRONG'),
          statement(file.ofx.BANKMSGSRQV1?.STMTTRNRQ?.[0]?.TRNUID ?? '', 'RIGHT'),
        ],
      },
    }));
    const account = { type: 'bank', bankId: '1', accountId: 'RIGHT', accountType: 'CHECKING' } as const;
    expect(await openSession(bank.transport).statement({ account })).toMatchObject({
      account: { accountId: 'RIGHT' },
    });
  });

  it('that does not echo the TRNUID of its only transaction is forgiven, of several it is not', async () => {
    const answerWith = (...ids: string[]) =>
      scriptedBank('1.0.3', profile(), () => ({
        SIGNONMSGSRSV1: { SONRS: sonrs(0) },
        BANKMSGSRSV1: { STMTTRNRS: ids.map((id) => statement(id, id)) },
      }));
    const account = { type: 'bank', bankId: '1', accountId: '1', accountType: 'CHECKING' } as const;
    await expect(openSession(answerWith('odd').transport).statement({ account })).resolves.toBeDefined();
    await expect(
      openSession(answerWith('odd', 'even').transport).statement({ account }),
    ).rejects.toMatchObject({
      code: 'transaction/missing',
    });
  });

  it('that does not echo the TRNUID of the challenge is warned about', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      (request) => {
        const response = challenge(QUESTION)(request);
        return new TextEncoder().encode(JSON.stringify(response) && oddChallenge);
      },
      accounts(),
    );
    const session = openSession(bank.transport, { answer });
    const warnings: string[] = [];
    session.actor.on('WARNING', ({ message }) => warnings.push(message));
    await session.accounts();
    expect(warnings).toEqual([expect.stringContaining('TRNUID')]);
  });

  it.each([
    ['without an id', '<MFAPHRASELABEL>What?', 'codec/missing-element'],
    ['with an id too long to be sent back', `<MFAPHRASEID>${'x'.repeat(33)}`, 'codec/too-long'],
  ])('that sends a question %s is told apart, and nobody is asked', async (_name, question, code) => {
    const ask = vi.fn(answer);
    const text = oddChallenge.replace('<MFAPHRASEID>MFA16', question);
    const bank = scriptedBank('1.0.3', profile(), signon(3000), () => new TextEncoder().encode(text));
    await expect(openSession(bank.transport, { answer: ask }).accounts()).rejects.toMatchObject({ code });
    expect(ask).not.toHaveBeenCalled();
  });

  it('that sends an access key too long to be sent back does not lock the user out of the next sign-on', async () => {
    const long = accounts({ ACCESSKEY: 'LONG' });
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      accounts({ ACCESSKEY: 'good' }),
      (request) => {
        const body = JSON.stringify(long(request));
        expect(body).toContain('LONG');
        return new TextEncoder().encode(
          `OFXHEADER:100\r\n\r\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG<ACCESSKEY>${'k'.repeat(1001)}</SONRS></SIGNONMSGSRSV1></OFX>`,
        );
      },
      accounts(),
    );
    const session = openSession(bank.transport);
    await session.accounts();
    await session.accounts().catch(() => undefined);
    await session.accounts();
    expect(bank.received.at(-1)?.signon.ACCESSKEY).toBe('good');
  });

  it('that has several realms is signed on to in the one of its sign-on set', async () => {
    const keyring = openKeyring();
    const bank = scriptedBank(
      '1.0.3',
      (request) => {
        const response = profile()(request);
        const text = JSON.stringify(response);
        const two = JSON.parse(text, (key, value: unknown) =>
          key === 'SIGNONINFO' && Array.isArray(value)
            ? [{ ...value[0], SIGNONREALM: 'other', MFACHALLENGEFIRST: true }, ...value]
            : value,
        );
        return two;
      },
      accounts({ ACCESSKEY: 'k' }),
    );
    await openSession(bank.transport, { keyring }).accounts();
    expect([...keyring.entries.keys()].filter((entry) => entry.endsWith('ACCESSKEY'))[0]).toContain('/main/');
    expect(bank.received).toHaveLength(2);
  });

  it('whose key was rejected can be signed on to without it, where that is wanted', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      accounts({ ACCESSKEY: 'old' }),
      signon(3000),
      challenge(QUESTION),
      accounts(),
    );
    const institution = {
      url: 'https://bank.test/ofx',
      version: '1.0.3',
      dropRejectedAccessKey: true,
    } as const;
    const session = openSession(bank.transport, { answer, institution });
    await session.accounts();
    await session.accounts();
    expect(bank.received.map(({ signon: { ACCESSKEY } }) => ACCESSKEY)).toEqual([
      undefined,
      undefined,
      'old',
      undefined,
      undefined,
    ]);
  });
});

const oddChallenge =
  'OFXHEADER:100\r\n\r\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG</SONRS>' +
  '<MFACHALLENGETRNRS><TRNUID>66<STATUS><CODE>0<SEVERITY>INFO</STATUS><MFACHALLENGERS><MFACHALLENGE><MFAPHRASEID>MFA16' +
  '</MFACHALLENGE></MFACHALLENGERS></MFACHALLENGETRNRS></SIGNONMSGSRSV1></OFX>';

describe('a caller who asks for the impossible', () => {
  it.each([
    ['no account', (session: ReturnType<typeof openSession>) => session.statement({ account: undefined })],
    ['no messages', (session: ReturnType<typeof openSession>) => session.send({})],
  ])('hears so at once: %s', async (_name, call) => {
    const bank = scriptedBank('1.0.3');
    await expect(call(openSession(bank.transport))).rejects.toMatchObject({
      code: 'session/invalid-request',
    });
    expect(bank.received).toHaveLength(0);
  });

  it('hears that ids must be UUIDs', () => {
    const bank = scriptedBank('1.0.3');
    expect(() => openSession(bank.transport, { ids: () => 'one' })).toThrow(OfxError);
  });
});
