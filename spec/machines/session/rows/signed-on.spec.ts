import { describe, expect, it, vi } from 'vitest';
import { statementRequest, transferRequest, transferSyncRequest } from '../../../../codecs/index.ts';
import { DEMO_USER } from '../../../../machines/index.ts';
import { CARD, CHECKING, SAVINGS } from '../../institution/work/bank.ts';
import { accounts, profile, signon } from '../bank.ts';
import {
  BANK_URL,
  failed,
  messageSet,
  passwordAnswer,
  passwords,
  play,
  playAt,
  profileWith,
  realm,
  withSonrs,
} from './play.ts';
import { nameOf } from './wire.ts';

/** State table, group `signedOn`: what a session does after the sign-on, until its end. */

const SYNC = transferSyncRequest({ account: CHECKING, interbank: false, since: { token: '0' } });
const transfer = transferRequest({ trnuid: 'T1', from: CHECKING, to: SAVINGS, amount: '10.00' });

/** Two realms with passwords of their own, and an address for the cards. */
const TWO_REALMS = {
  url: BANK_URL,
  realms: [
    { name: 'BANKING', messageSets: ['SIGNUP', 'BANK'], challenge: {} },
    {
      name: 'CARDS',
      messageSets: ['CREDITCARD'],
      url: 'https://bank.test/cards',
      challenge: {},
      passwords: { demo: 'Cards-2026' },
    },
  ],
} as const;

const atTwoRealms = () =>
  playAt(TWO_REALMS, {
    credentials: ({ realm: name }) =>
      name === 'CARDS' ? { userId: 'demo', password: 'Cards-2026' } : DEMO_USER,
  });

describe('more work', () => {
  it('at the same place is sent at once, without another question', async () => {
    const credentials = vi.fn(() => ({ userId: 'jane', password: 'correct horse' }));
    const { session, path } = await play([accounts(), accounts()], { kept: profileWith(), credentials });
    await session.accounts();
    const before = path.length;
    await session.accounts();
    expect(path.slice(before)).toEqual(['signon.requesting', 'signedOn']);
    expect(credentials).toHaveBeenCalledTimes(1);
  });

  it('goes one file at a time, in the order it was asked for', async () => {
    const { session, sent } = await play([accounts(), accounts(), accounts()], { kept: profileWith() });
    const done: number[] = [];
    const inFlight: number[] = [];
    session.actor.subscribe(() => inFlight.push(sent.length - done.length));
    await Promise.all([0, 1, 2].map((n) => session.accounts().then(() => done.push(n))));
    expect(done).toEqual([0, 1, 2]);
    expect(sent).toHaveLength(3);
    expect(Math.max(...inFlight)).toBe(1);
    expect(session.pending()).toEqual([]);
  });

  it('in another realm signs on there: its own password and key', async () => {
    const { session, sent, path } = await atTwoRealms();
    await session.send(statementRequest({ trnuid: 't1', account: CHECKING }));
    await session.send(statementRequest({ trnuid: 't2', account: CARD }));
    await session.send(statementRequest({ trnuid: 't3', account: CHECKING }));
    await session.send(statementRequest({ trnuid: 't4', account: CARD }));
    const work = sent.filter(({ sets }) => sets.some((set) => /^(BANK|CREDITCARD)/.test(set)));
    const answered = work.filter((_, index) => index !== 0 && index !== 2);
    expect(path.filter((state) => state === 'awaitingAnswers')).toHaveLength(2);
    expect(new Set(work.map(({ url, signon: { USERPASS } }) => `${url} ${USERPASS}`))).toEqual(
      new Set([`${BANK_URL} ${DEMO_USER.password}`, 'https://bank.test/cards Cards-2026']),
    );
    const keys = answered.map(({ signon: { ACCESSKEY } }) => ACCESSKEY).filter((key) => key !== undefined);
    expect(new Set(keys).size).toBe(2);
  });

  it('in another realm takes no cookie along, and finds its own when it comes back', async () => {
    const sets = [
      messageSet('SIGNON'),
      messageSet('SIGNUP'),
      messageSet('BANK', { realm: 'other', url: 'https://bank.test/other' }),
    ];
    const bankAnswer = withSonrs(signon(0), { SESSCOOKIE: 'theirs' });
    const { session, sent } = await play(
      [accounts({ SESSCOOKIE: 'ours' }), bankAnswer, accounts({ SESSCOOKIE: 'ours' }), bankAnswer],
      { kept: profileWith([realm(), realm({ name: 'other' })], sets) },
    );
    const statement = (trnuid: string) => session.send(statementRequest({ trnuid, account: CHECKING }));
    await session.accounts();
    await statement('t1');
    await session.accounts();
    await statement('t2');
    expect(sent.map(({ url, signon: { SESSCOOKIE } }) => [url, SESSCOOKIE])).toEqual([
      [BANK_URL, undefined],
      ['https://bank.test/other', undefined],
      [BANK_URL, 'ours'],
      ['https://bank.test/other', 'theirs'],
    ]);
  });

  it('in another realm asks for no password that is known', async () => {
    const asked: string[] = [];
    const { session } = await playAt(TWO_REALMS, {
      credentials: ({ realm: name }) => {
        asked.push(name);
        return { userId: 'demo', password: name === 'CARDS' ? 'Cards-2026' : DEMO_USER.password };
      },
    });
    for (const account of [CHECKING, CARD, CHECKING, CARD] as const) {
      await session.statement({ account });
    }
    expect(asked).toEqual(['BANKING', 'CARDS']);
  });
});

describe('a session that is signed on', () => {
  it('asks for no other realm’s password to fetch a profile that has changed', async () => {
    const asked: string[] = [];
    const { session, sent, institution } = await playAt(TWO_REALMS, {
      credentials: ({ realm: name }) => {
        asked.push(name);
        return { userId: 'demo', password: name === 'CARDS' ? 'Cards-2026' : DEMO_USER.password };
      },
    });
    await session.statement({ account: CARD });
    institution.updateProfile('20261001');
    await session.statement({ account: CARD });
    await session.statement({ account: CARD });
    expect(asked).toEqual(['CARDS']);
    await session.statement({ account: CHECKING });
    await vi.waitUntil(() => sent.at(-1)?.sets[0] === 'PROFMSGSRQV1' && nameOf(session) === 'signedOn');
    expect((await session.profile()).updated).toBe('20261001');
  });

  it('fetches a profile that has changed, with the user’s sign-on, before the next work', async () => {
    const { session, sent, institution } = await playAt();
    await session.accounts();
    institution.updateProfile('20261001');
    await session.accounts();
    await vi.waitUntil(() => sent.length === 4 && nameOf(session) === 'signedOn');
    await session.accounts();
    expect(sent.map(({ sets, signon: { USERID } }) => [sets[0], USERID?.slice(0, 9)])).toEqual([
      ['PROFMSGSRQV1', 'anonymous'],
      ['SIGNUPMSGSRQV1', 'demo'],
      ['SIGNUPMSGSRQV1', 'demo'],
      ['PROFMSGSRQV1', 'demo'],
      ['SIGNUPMSGSRQV1', 'demo'],
    ]);
    expect(sent[3]?.url).toBe(BANK_URL);
    expect((await session.profile()).updated).toBe('20261001');
  });

  it('fetches it from where the first one came from, whatever the profile says of itself', async () => {
    const sets = [messageSet('SIGNON'), messageSet('PROF', { url: 'https://bank.test/elsewhere' })];
    const { session, sent } = await play([accounts({ DTPROFUP: '20260201' }), profile()], {
      kept: profileWith([realm()], sets),
    });
    await session.accounts();
    await vi.waitUntil(() => sent.length === 2 && nameOf(session) === 'signedOn');
    expect(sent[1]).toMatchObject({ url: BANK_URL, sets: ['PROFMSGSRQV1'] });
  });

  it('tells that accounts or user data have changed', async () => {
    const { session, told, institution } = await playAt({}, { institution: { version: '2.2.1' } });
    await session.accounts();
    institution.updateAccounts('20261001');
    institution.updateUser('20261002');
    await session.accounts();
    await session.accounts();
    expect(told.filter(({ type }) => type === 'OUTDATED')).toEqual([
      { type: 'OUTDATED', what: 'accounts', since: '20261001' },
      { type: 'OUTDATED', what: 'user', since: '20261002' },
    ]);
  });

  it('changes the password when the user wishes, with PINCH=Y', async () => {
    const { session, path } = await play([accounts(), passwordAnswer(0)], {
      kept: profileWith([realm(passwords({ changeable: true }))]),
    });
    await session.accounts();
    await session.changePassword('battery staple');
    expect(path).toContain('passwordChange.requesting');
    expect(path.at(-1)).toBe('signedOn');
  });

  it('asks for the new password where only the event came', async () => {
    const newPassword = vi.fn(() => 'battery staple');
    const { session, told } = await play([accounts(), passwordAnswer(0)], {
      kept: profileWith(),
      newPassword,
    });
    await session.accounts();
    session.actor.send({ type: 'CHANGE_PASSWORD' });
    await vi.waitUntil(() => told.some(({ type }) => type === 'PASSWORD_CHANGED'));
    expect(newPassword).toHaveBeenCalledWith(expect.objectContaining({ required: false }));
  });
});

describe('the end', () => {
  it('keeps the keys for later sessions, and forgets what belonged to this one', async () => {
    const entries = new Map<string, string>();
    const keyring = {
      get: async (entry: string) => entries.get(entry),
      set: async (entry: string, secret: string) => void entries.set(entry, secret),
      delete: async (entry: string) => void entries.delete(entry),
    };
    const { session } = await play(
      [
        accounts({ ACCESSKEY: 'k', SESSCOOKIE: 'c', USERKEY: 'u' }),
        () => new Promise<never>(() => undefined),
      ],
      {
        kept: profileWith([realm({ clientUidRequired: true, authTokenFirst: true })]),
        keyring,
        institution: { userKey: true, userId: 'jane' },
        authToken: () => '4711',
      },
    );
    await session.accounts();
    const names = () => [...entries.keys()].map((entry) => entry.split('/').at(-1)).sort();
    await session.close();
    expect(nameOf(session)).toBe('closed');
    expect(names()).toEqual(['ACCESSKEY', 'CLIENTUID', 'PROFILE', 'SESSCOOKIE', 'SIGNEDON', 'USERKEY']);
    const later = await play([accounts()], { keyring, institution: { userKey: true, userId: 'jane' } });
    await later.session.accounts();
    expect(later.sent[0]?.signon).toMatchObject({ USERKEY: 'u', ACCESSKEY: 'k', SESSCOOKIE: 'c' });
    expect(later.sent[0]?.oldFileUid).toBe('NONE');
  });

  it('rejects the work that is not done', async () => {
    const { session } = await play([], {
      kept: profileWith(),
      credentials: () => new Promise(() => undefined),
    });
    const work = failed(session.accounts());
    await vi.waitUntil(() => nameOf(session) === 'signon.awaitingCredentials');
    await session.close();
    expect(await work).toMatchObject({ code: 'session/closed' });
  });

  it('says of work on its way that changes something that nobody knows what became of it', async () => {
    const { session, sent } = await play([() => new Promise<never>(() => undefined)], {
      kept: profileWith(),
    });
    const work = failed(session.send(transfer));
    await vi.waitUntil(() => sent.length === 1);
    await session.close();
    expect(await work).toMatchObject({ code: 'transaction/outcome-unknown' });
  });
});

describe('the tokens of synchronisations', () => {
  it('go on only when the caller has kept what the response told', async () => {
    const { session, keyring, institution } = await playAt({ services: ['transfers'], syncMode: 'FULL' });
    await session.send(transfer);
    const response = await session.send(SYNC);
    const read = () => session.syncToken('INTRA', CHECKING);
    expect(await read()).toBe('0');
    await session.commit(response);
    const token = await read();
    expect(token).not.toBe('0');
    await session.close();
    const later = await playAt({ services: ['transfers'], syncMode: 'FULL' }, { keyring });
    await later.session.accounts();
    expect(await later.session.syncToken('INTRA', CHECKING)).toBe(token);
    expect(institution.executed('demo')).toHaveLength(1);
  });

  it('are each of one account', async () => {
    const { session } = await playAt({ services: ['transfers'], syncMode: 'FULL' });
    await session.send(transfer);
    await session.commit(await session.send(SYNC));
    expect(await session.syncToken('INTRA', CHECKING)).not.toBe('0');
    expect(await session.syncToken('INTRA', SAVINGS)).toBe('0');
  });
});
