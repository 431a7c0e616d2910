import { describe, expect, it, vi } from 'vitest';
import { DEMO_USER, memoryKeyring, restoreSession } from '../../../../machines/index.ts';
import { loopback } from '../../../../transport/index.ts';
import { accounts, countingIds, signon } from '../bank.ts';
import {
  BANK_URL,
  failed,
  NOW,
  notice,
  passwordAnswer,
  passwords,
  play,
  playAt,
  profileWith,
  realm,
} from './play.ts';
import { httpAnswer, nameOf } from './wire.ts';

/** State table, group `pinChange`: another password, and which one holds when nobody answers. */

const kept = profileWith();
const NEW = 'battery staple';
const changing = { passwordChange: true } as const;

const changesIn = (sent: Awaited<ReturnType<typeof play>>['sent']) =>
  sent.map(({ signon: { USERPASS, USERKEY }, ofx: { SIGNONMSGSRQV1: set } }) => [
    USERPASS ?? USERKEY,
    set?.PINCHTRNRQ?.PINCHRQ.NEWUSERPASS ?? '-',
  ]);

describe('a new password', () => {
  it.each([
    ['too short', { min: 20 }],
    ['too long', { max: 6 }],
    ['with letters', { characters: 'NUMERICONLY' }],
    ['without digits', { characters: 'ALPHAANDNUMERIC' }],
    ['with blanks', { spaces: false }],
  ] as const)('that breaks the rules of the profile is not sent: %s', async (_, rules) => {
    const { session, sent } = await play([passwordAnswer(0)], {
      kept: profileWith([realm(passwords({ special: true, ...rules }))]),
    });
    await session.profile();
    expect(await failed(session.changePassword(NEW))).toMatchObject({ code: 'password/invalid' });
    expect(sent).toHaveLength(0);
  });

  it('that is given as the present one is new no longer: another is asked for', async () => {
    const asked: boolean[] = [];
    const { session, sent } = await play([signon(15500), passwordAnswer(0)], {
      kept,
      credentials: ({ rejected }) => ({ userId: 'jane', password: rejected ? NEW : 'wrong' }),
      newPassword: ({ required }) => {
        asked.push(required);
        return 'another one 2';
      },
    });
    await session.changePassword(NEW);
    expect(changesIn(sent)).toEqual([
      ['wrong', NEW],
      [NEW, 'another one 2'],
    ]);
    expect(asked).toEqual([false]);
  });

  it('that breaks rules which nobody knew yet is not sent either', async () => {
    const { session, sent } = await play([accounts()], {
      kept: profileWith([realm(passwords({ spaces: false }))]),
    });
    expect(await failed(session.changePassword(NEW))).toMatchObject({ code: 'password/invalid' });
    expect(sent).toHaveLength(0);
    await session.accounts();
  });

  it('where there can be none (PINCH=N) is refused before anything is sent', async () => {
    const never = profileWith([realm(passwords({ changeable: false }))]);
    const known = await play([accounts()], { kept: never });
    await known.session.accounts();
    expect(await failed(known.session.changePassword(NEW))).toMatchObject({ code: 'password/unsupported' });
    expect(nameOf(known.session)).toBe('signedOn');
    const unknown = await play([], { kept: never });
    expect(await failed(unknown.session.changePassword(NEW))).toMatchObject({ code: 'password/unsupported' });
    expect(unknown.sent).toHaveLength(0);
  });

  it('where there must be one and can be none (PINCH=N) ends the session', async () => {
    const { session, sent } = await play([signon(15507)], {
      kept: profileWith([realm(passwords({ changeable: false }))]),
      newPassword: () => NEW,
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'password/unsupported' });
    expect(nameOf(session)).toBe('failed');
    expect(sent).toHaveLength(1);
  });

  it('that the user declines after 15000 changes nothing, and is not asked for again', async () => {
    const ask = vi.fn(() => {
      throw new Error('not now');
    });
    const { session, path } = await play([accounts(notice(15000)), accounts(notice(15000))], {
      kept,
      newPassword: ask,
    });
    await session.accounts();
    await vi.waitUntil(
      () => path.includes('passwordChange.awaitingNewPassword') && nameOf(session) === 'signedOn',
    );
    await session.accounts();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('that the user declines though it must be changed loses the work, not the session', async () => {
    const ask = vi
      .fn(() => NEW)
      .mockImplementationOnce(() => {
        throw new Error('not now');
      });
    const { session, sent } = await play([signon(15507), signon(15507), passwordAnswer(0), accounts()], {
      kept,
      newPassword: ask,
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'session/cancelled' });
    await session.accounts();
    expect(sent).toHaveLength(4);
  });
});

describe('the change', () => {
  it('goes with the old password, and is on record before it leaves', async () => {
    const keyring = memoryKeyring();
    const set = vi.spyOn(keyring, 'set');
    let before: number | undefined;
    const { session, sent } = await play([accounts(), passwordAnswer(0), accounts()], {
      kept,
      keyring,
      fate: ({ ofx }) => {
        if (ofx.SIGNONMSGSRQV1?.PINCHTRNRQ) {
          before = set.mock.calls.filter(([entry]) => entry.endsWith('/PINCH')).length;
        }
        return undefined;
      },
    });
    await session.accounts();
    await session.changePassword(NEW);
    await session.accounts();
    expect(changesIn(sent)).toEqual([
      ['correct horse', '-'],
      ['correct horse', NEW],
      [NEW, '-'],
    ]);
    expect(sent[1]?.ofx.SIGNONMSGSRQV1?.PINCHTRNRQ?.PINCHRQ.USERID).toBe('jane');
    expect(before).toBe(1);
    const record = set.mock.calls.filter(([entry]) => entry.endsWith('/PINCH')).map(([entry]) => entry)[0];
    expect(await keyring.get(record ?? '')).toBeUndefined();
    expect(JSON.stringify(session.snapshot())).not.toContain(NEW);
  });

  it('goes with the password, never with a USERKEY, and the USERKEY is forgotten after it', async () => {
    const { session, sent } = await playAt(
      { ...changing, userKeyLifetime: 3600 },
      { institution: { userKey: true, userId: 'demo' } },
    );
    await session.accounts();
    await session.accounts();
    await session.changePassword(NEW);
    await session.accounts();
    const [, , key, ...after] = changesIn(sent);
    expect(key).toEqual([expect.stringMatching(/.+/), '-']);
    expect(after).toEqual([
      [DEMO_USER.password, NEW],
      [NEW, '-'],
    ]);
  });

  it('that succeeded is followed by the work that waited for it', async () => {
    const { session, institution, told } = await playAt(changing);
    await session.accounts();
    const [, found] = await Promise.all([session.changePassword(NEW), session.accounts()]);
    expect(found.accounts).toHaveLength(3);
    expect(told.map(({ type }) => type).slice(-2)).toEqual(['PASSWORD_CHANGED', 'DELIVERED']);
    expect(institution.executed('demo').map(({ kind }) => kind)).toEqual(['PINCH']);
  });

  it.each([15503, 2000])(
    'that was refused with %i leaves the old password, and the session',
    async (code) => {
      const { session, sent } = await play([accounts(), passwordAnswer(code), accounts()], { kept });
      await session.accounts();
      expect(await failed(session.changePassword(NEW))).toMatchObject({
        code: 'password/refused',
        status: { code },
      });
      await session.accounts();
      expect(sent[2]?.signon.USERPASS).toBe('correct horse');
    },
  );

  it('that was refused though it had to be ends the session', async () => {
    const { session } = await play([signon(15507), passwordAnswer(15503)], { kept, newPassword: () => NEW });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'password/refused',
      status: { code: 15503 },
    });
    expect(nameOf(session)).toBe('failed');
  });

  it.each([
    ['15500', signon(15500), 'signon.awaitingCredentials'],
    ['15501', signon(15501), 'signon.waiting'],
    ['15512', signon(15512), 'signon.awaitingAuthToken'],
  ])('whose sign-on was answered with %s goes again', async (_, step, state) => {
    const { session, sent, path } = await play([step, passwordAnswer(0)], {
      kept,
      authToken: () => '4711',
      credentials: ({ rejected }) => ({ userId: 'jane', password: rejected ? 'other' : 'correct horse' }),
    });
    await session.changePassword(NEW);
    expect(path).toContain(state);
    expect(changesIn(sent).map(([, changed]) => changed)).toEqual([NEW, NEW]);
  });

  it('goes again in the next version, also where no profile can be had', async () => {
    const { session, sent } = await play([signon(2019), signon(2021), signon(2019), passwordAnswer(0)], {
      institution: { fallback: [{ version: '1.0.2' }] },
    });
    await session.changePassword(NEW);
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.3', '1.0.2', '1.0.2']);
    expect(changesIn(sent).map(([, changed]) => changed)).toEqual(['-', NEW, '-', NEW]);
  });

  it('goes to where the user is signed on', async () => {
    const { session, sent } = await playAt(
      {
        url: BANK_URL,
        realms: [
          { name: 'A', messageSets: ['BANK'], ...changing },
          { name: 'B', messageSets: ['SIGNUP'], url: 'https://bank.test/b', ...changing },
        ],
      },
      {},
    );
    await session.accounts();
    await session.changePassword(NEW);
    await session.accounts();
    expect(sent.slice(1).map(({ url }) => url)).toEqual(Array(3).fill('https://bank.test/b'));
    expect(sent.at(-1)?.signon.USERPASS).toBe(NEW);
  });
});

describe('a change whose answer was lost', () => {
  const isChange = ({ ofx }: { ofx: { SIGNONMSGSRQV1?: { PINCHTRNRQ?: unknown } } }) =>
    ofx.SIGNONMSGSRQV1?.PINCHTRNRQ !== undefined;

  it('was made: the new password is tried first', async () => {
    const { session, sent, institution, told, path } = await playAt(changing, {
      fate: (one) => (isChange(one) ? 'answerLost' : undefined),
    });
    await session.changePassword(NEW);
    expect(changesIn(sent).slice(1)).toEqual([
      [DEMO_USER.password, NEW],
      [NEW, '-'],
    ]);
    expect(path).toContain('passwordChange.verifying');
    expect(told.at(-1)).toEqual({ type: 'PASSWORD_CHANGED' });
    await session.accounts();
    expect(institution.executed('demo')).toHaveLength(1);
  });

  it('was not made: the old password is tried once after the new one', async () => {
    const { session, sent, institution } = await playAt(changing, {
      fate: (one) => (isChange(one) ? 'neverArrives' : undefined),
    });
    expect(await failed(session.changePassword(NEW))).toMatchObject({ code: 'password/refused' });
    expect(changesIn(sent).slice(1)).toEqual([
      [DEMO_USER.password, NEW],
      [NEW, '-'],
      [DEMO_USER.password, '-'],
    ]);
    expect(institution.executed('demo')).toEqual([]);
    await session.accounts();
  });

  it('and neither password holds: other credentials are asked for, and the change is in doubt', async () => {
    const credentials = vi.fn(({ rejected }: { rejected: boolean }) => ({
      userId: 'jane',
      password: rejected ? 'third' : 'correct horse',
    }));
    const { session, sent, keyring } = await play([signon(15500), signon(15500), accounts()], {
      kept,
      credentials,
      fate: (one) => (isChange(one) ? 'neverArrives' : undefined),
    });
    expect(await failed(session.changePassword(NEW))).toMatchObject({ code: 'password/outcome-unknown' });
    await session.accounts();
    expect(changesIn(sent)).toEqual([
      ['correct horse', NEW],
      [NEW, '-'],
      ['correct horse', '-'],
      ['third', '-'],
    ]);
    expect(credentials).toHaveBeenLastCalledWith(
      expect.objectContaining({ rejected: true, passwordInDoubt: true }),
    );
    const later = await play([accounts()], { keyring, credentials });
    await later.session.accounts();
    expect(credentials).toHaveBeenLastCalledWith(
      expect.objectContaining({ rejected: false, passwordInDoubt: false }),
    );
  });

  it('is in doubt where the session ends before it is settled', async () => {
    const locked = await play([signon(15502)], {
      kept,
      fate: (one) => (isChange(one) ? 'neverArrives' : undefined),
    });
    expect(await failed(locked.session.changePassword(NEW))).toMatchObject({
      code: 'password/outcome-unknown',
    });
    expect(nameOf(locked.session)).toBe('failed');
    const closed = await play([() => new Promise<never>(() => undefined)], { kept });
    const change = failed(closed.session.changePassword(NEW));
    await vi.waitUntil(() => closed.sent.length === 1);
    await closed.session.close();
    expect(await change).toMatchObject({ code: 'password/outcome-unknown' });
  });

  it('is not in doubt where the session ends before it was sent', async () => {
    const { session } = await play([signon(15502)], { kept });
    expect(await failed(session.changePassword(NEW))).toMatchObject({ code: 'signon/locked-out' });
    const waiting = await play([], { kept, credentials: () => new Promise<never>(() => undefined) });
    const change = failed(waiting.session.changePassword(NEW));
    await vi.waitUntil(() => nameOf(waiting.session) === 'signon.awaitingCredentials');
    await waiting.session.close();
    expect(await change).toMatchObject({ code: 'session/closed' });
  });

  it('with something that is no OFX for an answer is not made again in another version', async () => {
    const { session, sent } = await play([accounts()], {
      kept,
      institution: { fallback: [{ version: '1.0.2' }] },
      fate: (_, index) => (index === 0 ? httpAnswer(200, '<html>') : undefined),
    });
    await session.changePassword(NEW);
    expect(changesIn(sent)).toEqual([
      ['correct horse', NEW],
      [NEW, '-'],
    ]);
  });

  it('in a process that ended is said to be in doubt, and the user says which one holds', async () => {
    const first = await playAt(changing, { fate: (one) => (isChange(one) ? 'answerLost' : undefined) });
    await first.session.accounts();
    let snapshot: ReturnType<typeof first.session.snapshot> | undefined;
    first.session.actor.subscribe(() => {
      if (nameOf(first.session) === 'passwordChange.requesting') snapshot = first.session.snapshot();
    });
    await first.session.changePassword(NEW);
    const credentials = vi.fn(() => ({ userId: 'demo', password: NEW }));
    const second = restoreSession(JSON.parse(JSON.stringify(snapshot)), {
      institution: { url: BANK_URL, ...first.institution.fi, version: '1.0.3', userId: 'demo' },
      credentials,
      keyring: first.keyring,
      transport: loopback(first.institution),
      clock: () => new Date(NOW),
      ids: countingIds(),
      timer: async () => {},
    });
    const told: unknown[] = [];
    second.actor.on('PASSWORD_NOT_CHANGED', (news) => told.push(news));
    await second.accounts();
    expect(told).toMatchObject([{ failure: { code: 'password/outcome-unknown' } }]);
    expect(credentials).toHaveBeenCalled();
    expect(first.institution.executed('demo')).toHaveLength(1);
  });
});
