import { describe, expect, it } from 'vitest';
import { accounts, profile, signon } from '../bank.ts';
import {
  failed,
  messageSet,
  notice,
  play,
  playAt,
  profileStatus,
  profileWith,
  realm,
  withSonrs,
} from './play.ts';
import { httpAnswer, nameOf } from './wire.ts';

/** State table, group `profile`: what the institution says of itself, and what the session does without it. */

const ANONYMOUS = 'anonymous00000000000000000000000';
const OLD = '2026-09-01T00:00:00Z';

describe('the profile', () => {
  it('is asked for by nobody in particular, with MSGSET routing and the date of the one at hand', async () => {
    const { session, sent, path } = await play([profile(), accounts()], { kept: profileWith(), keptAt: OLD });
    await session.profile();
    expect(sent[0]?.signon).toMatchObject({ USERID: ANONYMOUS, USERPASS: ANONYMOUS });
    expect(sent[0]?.sets).toEqual(['PROFMSGSRQV1']);
    expect(sent[0]?.ofx.PROFMSGSRQV1?.PROFTRNRQ[0]?.PROFRQ).toMatchObject({
      CLIENTROUTING: 'MSGSET',
      DTPROFUP: { text: '20260101' },
    });
    expect(path).toEqual(['idle', 'profile.recalling', 'profile.requesting', 'signon.awaitingWork']);
  });

  it('is asked for as if there never was one, where there is none', async () => {
    const { session, sent } = await play([profile()]);
    await session.profile();
    expect(sent[0]?.ofx.PROFMSGSRQV1?.PROFTRNRQ[0]?.PROFRQ.DTPROFUP.text).toBe('19900101');
  });

  it('that was sent is kept, also for later sessions', async () => {
    const first = await playAt();
    expect(await first.session.profile()).toMatchObject({ name: 'Machina Bank' });
    expect(nameOf(first.session)).toBe('signon.awaitingWork');
    const second = await playAt({}, { keyring: first.keyring });
    expect(await second.session.profile()).toMatchObject({ name: 'Machina Bank' });
    expect(second.sent).toHaveLength(0);
  });

  it('that is unchanged is young again', async () => {
    const first = await play([profileStatus(1)], { kept: profileWith(), keptAt: OLD });
    expect(await first.session.profile()).toMatchObject({ name: 'Test Bank' });
    expect(first.told).toContainEqual({ type: 'PROFILE' });
    const second = await play([], { keyring: first.keyring });
    expect(await second.session.profile()).toMatchObject({ name: 'Test Bank' });
    expect(second.sent).toHaveLength(0);
  });

  it('said to be unchanged to one who has none is asked for once more, and only once', async () => {
    const { session, sent, told } = await play([profileStatus(1), profileStatus(1), accounts()]);
    await session.accounts();
    expect(sent.map(({ sets }) => sets)).toEqual([['PROFMSGSRQV1'], ['PROFMSGSRQV1'], ['SIGNUPMSGSRQV1']]);
    expect(sent[1]?.ofx.PROFMSGSRQV1?.PROFTRNRQ[0]?.PROFRQ.DTPROFUP.text).toBe('19900101');
    expect(told[0]).toMatchObject({ type: 'NO_PROFILE', failure: { code: 'profile/refused' } });
  });

  it.each([15500, 15506, 13504, 2000])(
    'refused to strangers with %i is asked for with the user’s own sign-on',
    async (code) => {
      const { session, sent } = await play([signon(code), profile(), accounts()]);
      await session.accounts();
      expect(sent.map(({ signon: { USERID }, sets }) => [USERID, sets[0]])).toEqual([
        [ANONYMOUS, 'PROFMSGSRQV1'],
        ['jane', 'PROFMSGSRQV1'],
        ['jane', 'SIGNUPMSGSRQV1'],
      ]);
    },
  );

  it('asked for with the user’s sign-on meets whatever a sign-on can, and goes on after it', async () => {
    const { session, sent, path } = await playAt({ profileFor: 'users', challenge: {} });
    expect(await session.profile()).toMatchObject({ name: 'Machina Bank' });
    expect(path).toContain('challengeRequested');
    expect(sent.at(-1)?.sets).toEqual(['PROFMSGSRQV1']);
    expect(sent.at(-1)?.signon.MFACHALLENGEANSWER).toHaveLength(3);
  });

  it('refused to the user too is said to be refused, and the session goes on', async () => {
    const { session } = await play([signon(15500), profileStatus(2000), accounts()]);
    expect(await failed(session.profile())).toMatchObject({
      code: 'profile/refused',
      status: { code: 2000 },
    });
    await session.accounts();
  });

  it.each([
    ['status 2021', signon(2021), undefined],
    ['HTTP 400', profile(), httpAnswer(400)],
    ['something that is no OFX', profile(), httpAnswer(200, '<html>what?</html>')],
  ] as const)('answered with %s is asked for in the next version', async (_, step, fate) => {
    const { session, sent, path } = await play([step, profile()].slice(fate ? 1 : 0), {
      institution: { fallback: [{ version: '1.0.2' }] },
      fate: (_sent, index) => (index === 0 ? fate : undefined),
    });
    await session.profile();
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.2']);
    expect(path.at(-1)).toBe('signon.awaitingWork');
  });

  it.each([
    ['a dead line', 'neverArrives' as const],
    ['HTTP 503', httpAnswer(503)],
  ])('after %s is asked for again, a little later each time', async (_, fate) => {
    const { session, sent, waits } = await play([profile()], {
      fate: (_sent, index) => (index < 2 ? fate : undefined),
    });
    await session.profile();
    expect(sent).toHaveLength(3);
    expect(waits).toEqual([2000, 4000]);
    expect(new Set(sent.map(({ newFileUid }) => newFileUid)).size).toBe(3);
  });

  it.each([
    ['the line stays dead', 'neverArrives' as const, 3],
    ['the server is not found', httpAnswer(404), 1],
  ])('that is old serves with a warning where %s', async (_, fate, files) => {
    const { session, sent, told } = await play([accounts()], {
      kept: profileWith(),
      keptAt: OLD,
      fate: ({ sets }) => (sets[0] === 'PROFMSGSRQV1' ? fate : undefined),
    });
    await session.accounts();
    expect(sent).toHaveLength(files + 1);
    expect(told.slice(0, 2)).toMatchObject([{ type: 'WARNING' }, { type: 'PROFILE' }]);
  });

  it('that cannot be had at all loses the work, not the session', async () => {
    let dead = true;
    const { session, sent, path } = await play([profile(), accounts()], {
      fate: () => (dead ? 'neverArrives' : undefined),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'transport/network', retryable: true });
    expect(path.at(-1)).toBe('idle');
    expect(sent).toHaveLength(3);
    dead = false;
    await session.accounts();
  });

  it('that has to be waited for begins its attempts anew with the next call', async () => {
    let files = 0;
    const { session } = await play([profile()], {
      fate: () => (++files === 6 ? undefined : 'neverArrives'),
    });
    await failed(session.profile());
    expect(await session.profile()).toBeDefined();
    expect(files).toBe(6);
  });

  it.each([15501, 15502, 15511, 3000, 2019])(
    'refused with %i does not keep anybody from signing on',
    async (code) => {
      const { session, told, sent } = await play([signon(code), accounts()]);
      await session.accounts();
      expect(told[0]).toMatchObject({
        type: 'NO_PROFILE',
        failure: { code: 'profile/refused', status: { code } },
      });
      expect(sent[1]).toMatchObject({ url: 'https://bank.test/ofx', sets: ['SIGNUPMSGSRQV1'] });
    },
  );

  it('that was refused can be asked for again, with the user’s sign-on', async () => {
    const { session } = await play([signon(2019), profile()]);
    expect(await failed(session.profile())).toMatchObject({ code: 'profile/refused' });
    expect(await session.profile()).toMatchObject({ name: 'Test Bank' });
  });
});

describe('what the profile says of a message set', () => {
  it('refuses work for which passwords would have to be encrypted (OFXSEC=TYPE1), not the session', async () => {
    const sets = [messageSet('SIGNON'), messageSet('SIGNUP'), messageSet('BANK', { security: 'TYPE1' })];
    const { session, sent } = await play([accounts()], { kept: profileWith([realm()], sets) });
    const account = { type: 'bank', bankId: '1', accountId: '2', accountType: 'CHECKING' } as const;
    expect(await failed(session.statement({ account }))).toMatchObject({
      code: 'signon/security-unsupported',
    });
    expect(sent).toHaveLength(0);
    await session.accounts();
  });

  it('does not keep a message set that it does not list from being asked for', async () => {
    const { session, sent } = await play([accounts()], {
      kept: profileWith([realm()], [messageSet('SIGNON', { url: 'https://bank.test/other' })]),
    });
    await session.accounts();
    expect(sent[0]?.url).toBe('https://bank.test/ofx');
  });

  it('decides the realm and the address', async () => {
    const there = { realm: 'there', url: 'https://bank.test/there' };
    const { session, sent } = await play([accounts()], {
      kept: profileWith(
        [realm(), realm({ name: 'there', clientUidRequired: true })],
        [messageSet('SIGNON'), messageSet('SIGNUP', there)],
      ),
    });
    await session.accounts();
    expect(session.actor.getSnapshot().context.realm).toBe('there');
    expect(sent[0]?.url).toBe('https://bank.test/there');
    expect(sent[0]?.signon.CLIENTUID).toBeDefined();
  });

  it('is that of the only realm there is, where the message set names another', async () => {
    const { session, sent } = await play([accounts()], {
      kept: profileWith([realm({ clientUidRequired: true })], [messageSet('SIGNUP', { realm: 'Main' })]),
    });
    await session.accounts();
    expect(sent[0]?.signon.CLIENTUID).toBeDefined();
  });

  it('refuses an address on another host that nobody trusts, not the session', async () => {
    const sets = [messageSet('SIGNON'), messageSet('SIGNUP', { url: 'https://evil.test/ofx' })];
    const { session, sent, path } = await play([], { kept: profileWith([realm()], sets) });
    expect(await failed(session.accounts())).toMatchObject({ code: 'session/untrusted-url' });
    expect(sent).toHaveLength(0);
    expect(path.at(-1)).toBe('signon.awaitingWork');
    const trusting = await play([accounts()], {
      kept: profileWith([realm()], sets),
      institution: { trustedOrigins: ['https://evil.test'] },
    });
    await trusting.session.accounts();
    expect(trusting.sent[0]?.url).toBe('https://evil.test/ofx');
  });

  it('refuses work for several places, which is to be divided', async () => {
    const sets = [messageSet('SIGNUP'), messageSet('PROF'), messageSet('BANK', { realm: 'other' })];
    const { session, sent } = await play([accounts()], { kept: profileWith([realm()], sets) });
    const account = { type: 'bank', bankId: '1', accountId: '2', accountType: 'CHECKING' } as const;
    const { accountsRequest, statementRequest } = await import('../../../../codecs/index.ts');
    const both = { ...accountsRequest('t1'), ...statementRequest({ account, trnuid: 't2' }) };
    expect(await failed(session.send(both))).toMatchObject({ code: 'session/several-destinations' });
    expect(sent).toHaveLength(0);
    await session.accounts();
  });

  it('of a warning in the sign-on is still the profile', async () => {
    const { session } = await play([withSonrs(profile(), notice(15000))]);
    expect(await session.profile()).toMatchObject({ name: 'Test Bank' });
  });
});
