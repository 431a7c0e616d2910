import { describe, expect, it, vi } from 'vitest';
import { accounts, profile, signon } from '../bank.ts';
import { BANK_URL, failed, messageSet, passwords, play, playAt, profileWith, realm } from './play.ts';
import { nameOf } from './wire.ts';

/** State table, group `credentials`: what is got of the user before the sign-on. */

const JANE = { userId: 'jane', password: 'correct horse' };
const LABELS = ['Mother', 'Dog'];

/** A keyring, and what was done with it in which order. */
const recordingKeyring = (log: string[]) => {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (entry: string) => entries.get(entry),
    set: async (entry: string, secret: string) => {
      log.push(`set ${entry.split('/').at(-1)}`);
      entries.set(entry, secret);
    },
    delete: async (entry: string) => void entries.delete(entry),
  };
};

describe('an access token (ACCESSTOKENREQ)', () => {
  const kept = profileWith([realm({ accessTokenRequired: true })]);

  it('is asked for, and stands for user id and password, beside APPKEY', async () => {
    const accessToken = vi.fn(() => 'token-1');
    const credentials = vi.fn(() => JANE);
    const { session, sent, path } = await play([accounts(), accounts()], {
      kept,
      institution: { version: '2.2', appKey: 'app-1' },
      accessToken,
      credentials,
    });
    await session.accounts();
    await session.accounts();
    expect(path).toContain('signon.awaitingAccessToken');
    for (const { signon: sonrq } of sent) {
      expect(sonrq).toMatchObject({ ACCESSTOKEN: 'token-1', APPKEY: 'app-1' });
      expect(sonrq.USERID ?? sonrq.USERPASS ?? sonrq.USERKEY).toBeUndefined();
    }
    expect(accessToken).toHaveBeenCalledTimes(1);
    expect(accessToken).toHaveBeenCalledWith({ rejected: false });
    expect(credentials).not.toHaveBeenCalled();
  });

  it('can be given from outside, and is kept for later sessions', async () => {
    const { session, keyring, told } = await play([accounts()], { kept, institution: { version: '2.2' } });
    const work = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingAccessToken');
    await session.accessToken('token-1');
    await work;
    expect(told.at(-1)).toMatchObject({ type: 'DELIVERED' });
    const later = await play([accounts()], { keyring, institution: { version: '2.2' } });
    await later.session.accounts();
    expect(later.sent[0]?.signon.ACCESSTOKEN).toBe('token-1');
  });

  it('works with the institution, which wants a new one once it has expired', async () => {
    const tokens = ['token-1', 'token-2'];
    const accessToken = vi.fn(() => tokens.shift() ?? 'none');
    const { session, institution, path, sent } = await playAt(
      { accessToken: true, appKeys: ['app-1'] },
      { accessToken, institution: { version: '2.2', appKey: 'app-1' } },
    );
    institution.issueAccessToken('demo', 'token-1');
    await session.accounts();
    institution.expireAccessToken('demo');
    const work = session.accounts();
    institution.issueAccessToken('demo', 'token-2');
    await work;
    expect(accessToken).toHaveBeenLastCalledWith(expect.objectContaining({ rejected: true }));
    expect(path.at(-1)).toBe('signedOn');
    expect(sent.every(({ signon: { APPKEY } }) => APPKEY === 'app-1')).toBe(true);
  });

  it('that was rejected and comes again unchanged ends the session', async () => {
    const { session, sent } = await play([signon(15500)], {
      kept,
      institution: { version: '2.2' },
      accessToken: () => 'token-1',
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'signon/credentials-rejected' });
    expect(sent).toHaveLength(1);
    expect(nameOf(session)).toBe('failed');
  });

  it('changes no password: there is none', async () => {
    const { session } = await play([accounts()], {
      kept,
      institution: { version: '2.2' },
      accessToken: () => 'token-1',
      newPassword: () => 'another one',
    });
    await session.accounts();
    expect(await failed(session.changePassword('another one'))).toMatchObject({
      code: 'password/unsupported',
    });
    expect(nameOf(session)).toBe('signedOn');
  });
});

describe('APPKEY', () => {
  it.each([
    ['2.2', 'app-1'],
    ['2.1.1', undefined],
    ['1.0.3', undefined],
  ] as const)('in OFX %s is %s, with the password, too', async (version, key) => {
    const { session, sent } = await play([accounts()], {
      kept: profileWith(),
      institution: { version, appKey: 'app-1' },
    });
    await session.accounts();
    expect(sent[0]?.signon.APPKEY).toBe(key);
  });
});

describe('a USERKEY', () => {
  const institution = { userKey: true, userId: 'demo' };

  it('is asked for with GENUSERKEY, and stands for user id and password from then on', async () => {
    const { session, sent, keyring } = await playAt({ userKeyLifetime: 3600 }, { institution });
    await session.accounts();
    await session.accounts();
    expect(sent[1]?.signon).toMatchObject({ USERID: 'demo', GENUSERKEY: true });
    expect(sent[2]?.signon.USERKEY).toBeDefined();
    expect(sent[2]?.signon.USERID ?? sent[2]?.signon.GENUSERKEY).toBeUndefined();
    expect(JSON.stringify(session.snapshot())).not.toContain(sent[2]?.signon.USERKEY);
    expect(keyring).toBeDefined();
  });

  it('of an earlier session signs on without anybody being asked for a password', async () => {
    const { session, keyring } = await play(
      [accounts({ USERKEY: 'key-1', TSKEYEXPIRE: '20261001130000.000[0:GMT]' })],
      { kept: profileWith(), institution: { userKey: true } },
    );
    await session.accounts();
    const credentials = vi.fn(() => JANE);
    const later = await play([accounts()], {
      keyring,
      credentials,
      institution: { userKey: true, userId: 'jane' },
    });
    await later.session.accounts();
    expect(later.sent[0]?.signon.USERKEY).toBe('key-1');
    expect(credentials).not.toHaveBeenCalled();
  });

  it('that has expired by the clock is not sent', async () => {
    let now = '2026-10-01T12:00:00Z';
    const { session, sent } = await play(
      [accounts({ USERKEY: 'key-1', TSKEYEXPIRE: '20261001130000.000[0:GMT]' }), accounts(), accounts()],
      { kept: profileWith(), institution: { userKey: true }, clock: () => new Date(now) },
    );
    await session.accounts();
    now = '2026-10-01T12:59:59Z';
    await session.accounts();
    now = '2026-10-01T13:00:00Z';
    await session.accounts();
    expect(sent.map(({ signon: sonrq }) => sonrq.USERKEY ?? sonrq.USERPASS)).toEqual([
      'correct horse',
      'key-1',
      'correct horse',
    ]);
  });

  it('is not asked for unless the host wants it', async () => {
    const { session, sent } = await playAt({ userKeyLifetime: 3600 });
    await session.accounts();
    expect(sent.at(-1)?.signon.GENUSERKEY).toBeUndefined();
  });
});

describe('user id and password', () => {
  it('are asked for when a sign-on needs them, and not before', async () => {
    const credentials = vi.fn(() => JANE);
    const { session, path, sent } = await play([profile(), accounts()], { credentials });
    await session.profile();
    expect(credentials).not.toHaveBeenCalled();
    await session.accounts();
    expect(credentials).toHaveBeenCalledWith({
      realm: 'main',
      labels: [],
      rejected: false,
      passwordInDoubt: false,
    });
    expect(path).toContain('signon.awaitingCredentials');
    expect(sent[1]?.signon).toMatchObject({ USERID: 'jane', USERPASS: 'correct horse' });
  });

  it.each([
    ['short', 'abc'],
    ['long', 'x'.repeat(33)],
    ['of letters where the rules want digits', 'letters'],
    ['with blanks', 'correct horse'],
  ])('are sent as they are, however %s: the institution took them once', async (_, password) => {
    const kept = profileWith([
      realm(passwords({ characters: 'NUMERICONLY', min: 4, max: 6, spaces: false, special: false })),
    ]);
    const { session, sent } = await play([accounts()], {
      kept,
      credentials: () => ({ userId: ' Jane ', password }),
    });
    await session.accounts();
    expect(sent[0]?.signon).toMatchObject({ USERID: ' Jane ', USERPASS: password });
  });

  it('come with what the realm asks for by label, in every sign-on', async () => {
    const credentials = vi.fn(() => ({ ...JANE, userCredentials: ['Smith', 'Rex'] }));
    const kept = profileWith([realm({ credentialLabels: LABELS })]);
    const { session, sent } = await play([accounts(), accounts()], { kept, credentials });
    await session.accounts();
    await session.accounts();
    expect(credentials).toHaveBeenCalledWith(expect.objectContaining({ labels: LABELS }));
    for (const { signon: sonrq } of sent) {
      expect(sonrq).toMatchObject({ USERCRED1: 'Smith', USERCRED2: 'Rex' });
    }
  });

  it('without what the realm asks for by label are not sent', async () => {
    const kept = profileWith([realm({ credentialLabels: LABELS })]);
    const { session, sent, path } = await play([], {
      kept,
      credentials: () => ({ ...JANE, userCredentials: ['Smith'] }),
    });
    expect(await failed(session.accounts())).toMatchObject({
      code: 'session/cancelled',
      cause: { code: 'session/invalid-request', message: expect.stringContaining('Dog') },
    });
    expect(sent).toHaveLength(0);
    expect(path.at(-1)).toBe('signon.awaitingWork');
  });

  it('given before the labels were known are asked for again', async () => {
    const asked: (readonly string[])[] = [];
    const { session, sent } = await play([signon(15500), profile({ USERCRED1LABEL: 'Mother' }), accounts()], {
      credentials: ({ labels }) => {
        asked.push(labels);
        return { ...JANE, userCredentials: labels.map(() => 'Smith') };
      },
    });
    await session.accounts();
    expect(asked).toEqual([[], ['Mother']]);
    expect(sent[2]?.signon.USERCRED1).toBe('Smith');
  });

  it('of each realm are its own', async () => {
    const asked: string[] = [];
    const sets = [messageSet('SIGNON'), messageSet('SIGNUP'), messageSet('PROF', { realm: 'other' })];
    const bank = messageSet('BANK', { realm: 'other', url: `${BANK_URL}/other` });
    const { session, sent } = await play([accounts(), signon(15502)], {
      kept: profileWith([realm(), realm({ name: 'other' })], [...sets, bank]),
      credentials: ({ realm: name }) => {
        asked.push(name);
        return { userId: `jane at ${name}`, password: 'correct horse' };
      },
    });
    await session.accounts();
    const account = { type: 'bank', bankId: '1', accountId: '2', accountType: 'CHECKING' } as const;
    await failed(session.statement({ account }));
    expect(asked).toEqual(['main', 'other']);
    expect(sent.map(({ url, signon: { USERID } }) => [url, USERID])).toEqual([
      [BANK_URL, 'jane at main'],
      [`${BANK_URL}/other`, 'jane at other'],
    ]);
  });

  it('that nobody gives lose the work, not the session', async () => {
    const ask = vi
      .fn(() => JANE)
      .mockImplementationOnce(() => {
        throw new Error('not today');
      });
    const { session, path } = await play([accounts()], { kept: profileWith(), credentials: ask });
    expect(await failed(session.accounts())).toMatchObject({ code: 'session/cancelled' });
    expect(path.at(-1)).toBe('signon.awaitingWork');
    await session.accounts();
  });
});

describe('an AUTHTOKEN that comes first (AUTHTOKENFIRST)', () => {
  const labels = { authTokenLabel: 'Code', authTokenInfoUrl: 'https://bank.test/code' };
  const kept = profileWith([realm({ authTokenFirst: true, ...labels })]);

  it('is asked for before the first sign-on, and good for that one', async () => {
    const authToken = vi.fn(() => '4711');
    const { session, sent, path } = await play([accounts({ ACCESSKEY: 'key' }), accounts()], {
      kept,
      authToken,
    });
    await session.accounts();
    await session.accounts();
    expect(path).toContain('signon.awaitingAuthToken');
    expect(authToken.mock.calls).toEqual([
      [{ label: 'Code', infoUrl: 'https://bank.test/code', rejected: false }],
    ]);
    expect(sent.map(({ signon: { AUTHTOKEN, ACCESSKEY } }) => [AUTHTOKEN, ACCESSKEY])).toEqual([
      ['4711', undefined],
      [undefined, 'key'],
    ]);
  });

  it('is not asked for by a later session: the first sign-on is over', async () => {
    const { session, keyring } = await play([accounts()], { kept, authToken: () => '4711' });
    await session.accounts();
    const later = await play([accounts()], { keyring });
    await later.session.accounts();
    expect(later.path).not.toContain('signon.awaitingAuthToken');
  });

  it('can be given from outside', async () => {
    const { session, sent } = await play([accounts()], { kept });
    const work = session.accounts();
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingAuthToken');
    await session.authToken('4711');
    await work;
    expect(sent[0]?.signon.AUTHTOKEN).toBe('4711');
  });
});

describe('CLIENTUID (CLIENTUIDREQ)', () => {
  const kept = profileWith([realm({ clientUidRequired: true })]);

  it('is made once, and kept before it is sent for the first time', async () => {
    const log: string[] = [];
    const keyring = recordingKeyring(log);
    const fate = ({ signon: { CLIENTUID } }: { signon: { CLIENTUID?: string } }) => {
      log.push(`sent ${CLIENTUID !== undefined}`);
      return undefined;
    };
    const first = await play([accounts(), accounts()], { kept, keyring, fate });
    await first.session.accounts();
    await first.session.accounts();
    const wanted = log.filter((entry) => /CLIENTUID|sent/.test(entry));
    expect(wanted).toEqual(['set CLIENTUID', 'sent true', 'sent true']);
    const later = await play([accounts()], { keyring, ids: () => 'ffffffff-2222-4333-8444-555555555000' });
    await later.session.accounts();
    const all = [...first.sent, ...later.sent].map(({ signon: { CLIENTUID } }) => CLIENTUID);
    expect(new Set(all).size).toBe(1);
  });

  it('is the same for every user and realm of the institution', async () => {
    const first = await play([accounts()], { kept });
    await first.session.accounts();
    const other = await play([accounts()], {
      keyring: first.keyring,
      credentials: () => ({ userId: 'john', password: 'secret' }),
    });
    await other.session.accounts();
    expect(other.sent[0]?.signon.CLIENTUID).toBe(first.sent[0]?.signon.CLIENTUID);
  });

  it('is not sent to realms that do not want it, nor by strangers', async () => {
    const { session, sent } = await play([profile({ CLIENTUIDREQ: false }), accounts()]);
    await session.accounts();
    expect(sent.map(({ signon: { CLIENTUID } }) => CLIENTUID)).toEqual([undefined, undefined]);
  });
});
