import { describe, expect, it, vi } from 'vitest';
import { accountsOf, accountsRequest, transferRequest, transfersOf } from '../../../codecs/index.ts';
import {
  DEMO_USER,
  type Keyring,
  restoreSession,
  SAMPLE_ACCOUNTS,
  type SessionSnapshot,
} from '../../../machines/index.ts';
import { reached, world } from './process.ts';

const [from, to] = SAMPLE_ACCOUNTS;
if (from?.type !== 'bank' || to?.type !== 'bank') throw new Error('the samples begin with two bank accounts');
const transfer = (trnuid: string) => transferRequest({ trnuid, from, to, amount: '25.00' });
const never = () => new Promise<never>(() => {});

/** What the first process does not see any more. */
const given = (promise: Promise<unknown>) => void promise.catch(() => undefined);

describe('a session that is restored in another process', () => {
  it('goes on from the beginning', async () => {
    const there = world();
    const session = there.goOn(there.open());
    expect((await session.accounts()).accounts).toHaveLength(3);
  });

  it('goes on when it is signed on, and asks for the password that only the first process knew', async () => {
    const there = world();
    const first = there.open();
    await first.accounts();
    const session = there.goOn(first);
    expect(session.actor.getSnapshot().value).toBe('signedOn');
    expect((await session.accounts()).accounts).toHaveLength(3);
    expect(there.files.filter((file) => file.includes('MFACHALLENGERQ'))).toHaveLength(1);
  });

  it('goes on while a person is asked for the password', async () => {
    const there = world();
    const first = there.open({ credentials: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { signon: 'awaitingCredentials' });
    const session = there.goOn(first);
    expect(session.pending()).toEqual(['mine']);
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
  });

  it('goes on while a person looks for the answer', async () => {
    const there = world();
    const first = there.open({ answer: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, 'awaitingAnswers');
    const session = there.goOn(first);
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    expect(there.files.filter((file) => file.includes('MFACHALLENGERQ'))).toHaveLength(1);
  });

  it('asks for the access token again that an answer took away before the statechart heard of it', async () => {
    const user = { ...DEMO_USER, accessToken: 'right' };
    const there = world({ users: [user], accessToken: true, challenge: { when: 'never' } });
    const isToken = (entry: string) => entry.endsWith('ACCESSTOKEN');
    let isTaken = false;
    const dying: Keyring = {
      ...there.keyring,
      delete: async (entry) => {
        await there.keyring.delete(entry);
        isTaken ||= isToken(entry);
        if (isToken(entry)) await never();
      },
    };
    const institution = { url: 'https://bank.test/ofx', ...there.institution.fi, version: '2.2' } as const;
    const first = there.open({ institution, keyring: dying, accessToken: () => 'wrong' });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await vi.waitUntil(() => isTaken);
    const session = there.goOn(first, { institution, accessToken: () => 'right' });
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
  });

  it('keeps answers that were given but not sent, whatever else it has to ask first', async () => {
    const there = world();
    const first = there.open({ answer: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, 'awaitingAnswers');
    const second = there.goOn(first, { answer: never, credentials: never });
    await second.answer(DEMO_USER.answers);
    await reached(second, { signon: 'awaitingCredentials' });
    const session = there.goOn(second, { answer: never });
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    expect(there.files.filter((file) => file.includes('MFACHALLENGERQ'))).toHaveLength(1);
  });

  it('goes on while a one-time token is waited for', async () => {
    const there = world({ authToken: true, challenge: { when: 'never' } });
    const first = there.open();
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { signon: 'awaitingAuthToken' });
    there.institution.issueAuthToken(DEMO_USER.userId, 'T-1');
    const session = there.goOn(first, { authToken: () => 'T-1' });
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
  });

  it('goes on while the client is to be approved at the institution, with the same CLIENTUID', async () => {
    const there = world({ clientUid: true, challenge: { when: 'never' } });
    const first = there.open();
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { signon: 'awaitingRegistration' });
    there.institution.registerClient(DEMO_USER.userId);
    const session = there.goOn(first);
    session.retry();
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    const uids = there.files.flatMap((file) => /<CLIENTUID>([^<\r]+)/.exec(file)?.[1] ?? []);
    expect(uids.length).toBeGreaterThan(1);
    expect(new Set(uids).size).toBe(1);
  });

  it('goes on while a new password is asked for', async () => {
    const there = world({ passwordChange: 'first', challenge: { when: 'never' } });
    const first = there.open({ newPassword: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { passwordChange: 'awaitingNewPassword' });
    const session = there.goOn(first, { newPassword: () => 'brand new 1' });
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
  });

  it('waits for the rest of a deadline, and not from its beginning', async () => {
    const there = world({ challenge: { when: 'never' } });
    there.institution.busyFor(DEMO_USER.userId, 1);
    const first = there.open({ timer: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { signon: 'waiting' });
    const session = there.goOn(first, { clock: () => new Date('2026-11-10T12:00:40Z') });
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    expect(there.waits).toEqual([20_000]);
  });

  it('does not wait at all for a deadline that has passed', async () => {
    const there = world({ challenge: { when: 'never' } });
    there.institution.busyFor(DEMO_USER.userId, 1);
    const first = there.open({ timer: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { signon: 'waiting' });
    const session = there.goOn(first, { clock: () => new Date('2026-11-10T14:00:00Z') });
    expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    expect(there.waits).toEqual([]);
  });

  it('gives up answers whose time ran out while nobody was there', async () => {
    const there = world();
    const first = there.open({ answer: never, answerWithin: 60_000, timer: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, 'awaitingAnswers');
    const session = there.goOn(first, { answer: never, clock: () => new Date('2026-11-10T14:00:00Z') });
    await expect(session.response('mine')).rejects.toMatchObject({ code: 'challenge/expired' });
  });

  it('finds the response that came while nobody waited for it', async () => {
    const there = world({ challenge: { when: 'never' } });
    const first = there.open({ credentials: never });
    given(first.send(accountsRequest('1'), { id: 'mine' }));
    await reached(first, { signon: 'awaitingCredentials' });
    const second = there.goOn(first);
    // Nobody asks the second process for it, and it ends, too.
    await reached(second, 'signedOn');
    const third = there.goOn(second);
    expect(third.pending()).toEqual([]);
    expect(accountsOf((await third.response('mine')).ofx)).toHaveLength(3);
    await expect(third.response('mine')).rejects.toMatchObject({ code: 'session/invalid-request' });
  });
});

describe('a request that was on its way when the process ended', () => {
  it.each(['neverReturns', 'stuckAfterwards'] as const)(
    'for the profile is sent again (the file %s)',
    async (fate) => {
      const there = world();
      there.fates.push(fate);
      const first = there.open();
      given(first.send(accountsRequest('1'), { id: 'mine' }));
      await reached(first, { profile: 'requesting' });
      await there.settled();
      const session = there.goOn(first);
      expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    },
  );

  it.each(['neverReturns', 'stuckAfterwards'] as const)(
    'that only reads is sent again (the file %s)',
    async (fate) => {
      const there = world({ challenge: { when: 'never' } });
      there.fates.push('answered', fate);
      const first = there.open();
      given(first.send(accountsRequest('1'), { id: 'mine' }));
      await reached(first, { signon: 'requesting' });
      await there.settled();
      const session = there.goOn(first);
      expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
      const uids = there.files.map((file) => /NEWFILEUID:(\S+)/.exec(file)?.[1]);
      expect(new Set(uids).size).toBe(uids.length);
    },
  );

  it.each(['neverReturns', 'stuckAfterwards'] as const)(
    'for the challenge is sent again (the file %s)',
    async (fate) => {
      const there = world();
      there.fates.push('answered', 'answered', fate);
      const first = there.open();
      given(first.send(accountsRequest('1'), { id: 'mine' }));
      await reached(first, 'challengeRequested');
      await there.settled();
      const session = there.goOn(first);
      expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
    },
  );

  it.each(['neverReturns', 'stuckAfterwards'] as const)(
    'with answers never sends them again (the file %s)',
    async (fate) => {
      const there = world();
      there.fates.push('answered', 'answered', 'answered', fate);
      const first = there.open();
      given(first.send(accountsRequest('1'), { id: 'mine' }));
      await reached(first, 'answered');
      await there.settled();
      const session = there.goOn(first);
      expect(accountsOf((await session.response('mine')).ofx)).toHaveLength(3);
      const questions = there.files.filter((file) => file.includes('MFACHALLENGERQ'));
      const answers = there.files.filter((file) => file.includes('<MFAPHRASEA>'));
      expect(answers).toHaveLength(questions.length);
    },
  );

  describe.each([
    ['with file recovery', { fileRecovery: true }],
    ['with synchronisation', { syncMode: 'FULL' }],
    ['with neither', {}],
  ] as const)('at an institution %s', (_name, options) => {
    it.each(['neverReturns', 'stuckAfterwards'] as const)(
      'is carried out exactly once, whatever it does (the file %s)',
      async (fate) => {
        const there = world({ ...options, services: ['transfers'], challenge: { when: 'never' } });
        there.fates.push('answered', fate);
        const first = there.open();
        given(first.send(transfer('T-1'), { id: 'mine' }));
        await reached(first, { signon: 'requesting' });
        await there.settled();
        const session = there.goOn(first);
        const response = await session.response('mine');
        expect(there.institution.executed(DEMO_USER.userId)).toEqual([
          expect.objectContaining({ trnuid: 'T-1' }),
        ]);
        const [outcome] = transfersOf(response.ofx);
        const isDone = outcome?.status.code === 0 || response.delivery === 'duplicate';
        expect(isDone).toBe(true);
      },
    );
  });

  it('is asked for with the password that it was sent with, though its answer brought a USERKEY', async () => {
    const there = world({
      fileRecovery: true,
      services: ['transfers'],
      userKeyLifetime: 60,
      challenge: { when: 'never' },
    });
    const { userId } = DEMO_USER;
    const institution = { url: 'https://bank.test/ofx', ...there.institution.fi, userKey: true, userId };
    let isKept = false;
    const dying: Keyring = {
      ...there.keyring,
      set: async (entry, secret) => {
        await there.keyring.set(entry, secret);
        isKept ||= entry.endsWith('USERKEY');
        if (isKept) await never();
      },
    };
    const first = there.open({ institution, keyring: dying });
    given(first.send(transfer('T-1'), { id: 'mine' }));
    await vi.waitUntil(() => isKept);
    // Under another name of the user, the institution would take the file for a new one.
    there.institution.requireChallenge(userId);
    const session = there.goOn(first, { institution });
    const response = await session.response('mine');
    expect(transfersOf(response.ofx)[0]?.status.code).toBe(0);
    expect(response.delivery).toBe('answered');
    expect(there.institution.executed(userId)).toEqual([expect.objectContaining({ trnuid: 'T-1' })]);
  });

  it('is asked after again where a new password had to come between', async () => {
    const there = world({
      syncMode: 'FULL',
      services: ['transfers'],
      passwordChange: 'first',
      signonInfo: { CHGPINFIRST: false },
    });
    let isKept = false;
    const dying: Keyring = {
      ...there.keyring,
      set: async (entry, secret) => {
        await there.keyring.set(entry, secret);
        isKept ||= entry.endsWith('SIGNEDON');
        if (isKept) await never();
      },
    };
    const newPassword = () => 'brand new 1';
    const first = there.open({ keyring: dying, newPassword });
    given(first.send(transfer('T-1'), { id: 'mine' }));
    await vi.waitUntil(() => isKept);
    const session = there.goOn(first, { newPassword });
    expect((await session.response('mine')).delivery).toBe('recovered');
    const count = (tag: string) => there.files.filter((file) => file.includes(`<${tag}>`)).length;
    expect({
      transfers: count('INTRATRNRQ'),
      syncs: count('INTRASYNCRQ'),
      changes: count('PINCHRQ'),
    }).toEqual({
      transfers: 2,
      syncs: 2,
      changes: 1,
    });
  });

  it.each(['neverReturns', 'stuckAfterwards'] as const)(
    'for another password leaves the user in, with whichever holds (the file %s)',
    async (fate) => {
      const there = world({ passwordChange: true, challenge: { when: 'never' } });
      const first = there.open();
      await first.accounts();
      there.fates.push(fate);
      given(first.changePassword('brand new 1'));
      await reached(first, { passwordChange: 'requesting' });
      await there.settled();
      const asked: unknown[] = [];
      const session = there.goOn(first, {
        credentials: (request) => {
          asked.push(request);
          const password = asked.length === 1 ? 'brand new 1' : DEMO_USER.password;
          return { userId: DEMO_USER.userId, password };
        },
      });
      expect((await session.accounts()).accounts).toHaveLength(3);
      expect(asked[0]).toMatchObject({ passwordInDoubt: true });
      expect(asked).toHaveLength(fate === 'neverReturns' ? 2 : 1);
    },
  );

  it('that tries the old password asks for it, also where a USERKEY would do for anything else', async () => {
    const options = { passwordChange: true, userKeyLifetime: 60, challenge: { when: 'never' } } as const;
    const there = world(options);
    const { userId, password } = DEMO_USER;
    const institution = { url: 'https://bank.test/ofx', ...there.institution.fi, userKey: true, userId };
    const first = there.open({ institution });
    await first.accounts();
    there.fates.push('neverArrives', 'answered', 'neverReturns');
    given(first.changePassword('brand new 1'));
    await vi.waitUntil(() => there.fates.length === 0);
    const asked: unknown[] = [];
    const session = there.goOn(first, {
      institution,
      credentials: (request) => {
        asked.push(request);
        return { userId, password };
      },
    });
    await reached(session, 'signedOn');
    expect(asked).toHaveLength(1);
    expect((await session.accounts()).accounts).toHaveLength(3);
  });
});

describe('a snapshot', () => {
  const snapshot = async (): Promise<{ there: ReturnType<typeof world>; stored: SessionSnapshot }> => {
    const there = world();
    const session = there.open();
    await session.accounts();
    return { there, stored: session.snapshot() };
  };
  const options = {
    institution: { url: 'https://bank.test/ofx' },
    credentials: () => ({ userId: 'demo', password: 'x' }),
  };

  it('is plain JSON with a version', async () => {
    const { stored } = await snapshot();
    expect(JSON.parse(JSON.stringify(stored))).toEqual(stored);
    expect(stored).toMatchObject({ format: 'ofx-machina/session', version: 1 });
  });

  it.each([
    ['from the future', { version: 2 }, /newer/],
    ['from the past', { version: 0 }, /release that wrote it/],
    ['of something else', { format: 'other' }, /no snapshot/],
    ['of another institution', { institution: 'https://other.test/' }, /another institution/],
    ['without a state', { state: undefined }, /damaged/],
    ['with a state nobody knows', { state: { status: 'active', value: 'nirvana', context: {} } }, /damaged/],
    ['with half a state', { state: { status: 'active', value: { signon: 'nirvana' } } }, /damaged/],
  ])('%s is refused clearly', async (_name, change, says) => {
    const { stored } = await snapshot();
    const broken = { ...stored, ...change } as SessionSnapshot;
    expect(() => restoreSession(broken, options)).toThrow(
      expect.objectContaining({ code: 'session/snapshot', message: expect.stringMatching(says) }),
    );
  });

  it('with anything of it gone, or of another kind, is refused clearly', async () => {
    const { stored } = await snapshot();
    const state = stored.state as unknown as { readonly context: Readonly<Record<string, unknown>> };
    const { context } = state;
    const others = Object.keys(context).map((name) => {
      const { [name]: _, ...rest } = context;
      return { ...state, context: rest };
    });
    const damaged = [
      { ...state, children: undefined },
      { ...state, context: { ...context, counts: { ...(context.counts as object), lost: 'none' } } },
      { ...state, context: { ...context, candidate: 7 } },
      { ...state, context: { ...context, work: 7 } },
      { ...state, context: { ...context, queue: [{ id: 7, sets: [] }] } },
      { ...state, context: { ...context, uids: { seed: 'no UUID', taken: 0 } } },
      ...others,
    ];
    expect(damaged.length).toBeGreaterThan(30);
    for (const one of damaged) {
      const broken = { ...stored, state: one } as unknown as SessionSnapshot;
      expect(() => restoreSession(broken, options), JSON.stringify(one)).toThrow(
        expect.objectContaining({ code: 'session/snapshot', message: 'The snapshot is damaged.' }),
      );
    }
  });

  it.each([undefined, null, 'text', 7, []])('that is %j is refused clearly', (broken) => {
    expect(() => restoreSession(broken as never, options)).toThrow(
      expect.objectContaining({ code: 'session/snapshot' }),
    );
  });

  it('of a session that is closed restores as one', async () => {
    const there = world();
    const first = there.open();
    await first.close();
    await expect(there.goOn(first).accounts()).rejects.toMatchObject({ code: 'session/closed' });
  });
});
