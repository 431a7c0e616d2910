import { describe, expect, it, vi } from 'vitest';
import { OfxError } from '../../../codecs/index.ts';
import { memoryKeyring } from '../../../machines/index.ts';
import {
  accounts,
  bytes,
  challenge,
  failure,
  openSession,
  profile,
  refusedWithWrapper,
  scriptedBank,
  signon,
  sonrs,
} from './bank.ts';

const answer = () => ({ MFA16: 'Smith' });

describe('the profile', () => {
  it('is fetched anonymously, before anybody is asked for a password', async () => {
    const credentials = vi.fn(() => ({ userId: 'jane', password: 'secret' }));
    const bank = scriptedBank('1.0.3', profile());
    const session = openSession(bank.transport, { credentials });
    const received = await session.profile();
    expect(received).toMatchObject({ name: 'Test Bank', realms: [{ name: 'main', challengeFirst: false }] });
    expect(credentials).not.toHaveBeenCalled();
    expect(bank.received[0]?.signon).toMatchObject({
      USERID: 'anonymous00000000000000000000000',
      USERPASS: 'anonymous00000000000000000000000',
    });
    expect(session.actor.getSnapshot().value).toEqual({ signon: 'awaitingWork' });
  });

  it('is fetched once, however often it is asked for', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts());
    const session = openSession(bank.transport);
    const [one, two] = await Promise.all([session.profile(), session.profile()]);
    await session.accounts();
    expect(await session.profile()).toEqual(one);
    expect(two).toEqual(one);
    expect(bank.received).toHaveLength(2);
  });

  it('refused to strangers does not stop a sign-on', async () => {
    const bank = scriptedBank('1.0.3', signon(15500), signon(0), accounts());
    await expect(openSession(bank.transport).accounts()).resolves.toBeDefined();
  });

  it('refused to strangers is asked for with the user’s own sign-on', async () => {
    const bank = scriptedBank('1.0.3', signon(15500), profile());
    const session = openSession(bank.transport);
    await expect(session.profile()).resolves.toMatchObject({ name: 'Test Bank' });
    expect(bank.received[1]?.signon.USERID).toBe('jane');
  });

  it('refused to the user, too, says so', async () => {
    const bank = scriptedBank('1.0.3', signon(15500), signon(0));
    await expect(openSession(bank.transport).profile()).rejects.toMatchObject({ code: 'profile/refused' });
  });

  it('is kept for later sessions, which ask for it again only when a day has passed', async () => {
    const keyring = memoryKeyring();
    const first = scriptedBank('1.0.3', profile(), accounts());
    await openSession(first.transport, { keyring }).accounts();
    const second = scriptedBank('1.0.3', accounts());
    await openSession(second.transport, { keyring }).accounts();
    const third = scriptedBank('1.0.3', profile(), accounts());
    const clock = () => new Date('2026-10-03T12:00:00Z');
    await openSession(third.transport, { keyring, clock }).accounts();
    expect(third.received[0]?.file.ofx.PROFMSGSRQV1?.PROFTRNRQ?.[0]?.PROFRQ.DTPROFUP.text).toBe('20260101');
  });
});

describe('the sign-on', () => {
  it('carries work with it, never comes alone', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts());
    await openSession(bank.transport).accounts();
    expect(Object.keys(bank.received[1]?.file.ofx ?? {})).toEqual(['SIGNONMSGSRQV1', 'SIGNUPMSGSRQV1']);
    expect(bank.received[1]?.signon).toMatchObject({
      USERID: 'jane',
      USERPASS: 'correct horse',
      LANGUAGE: 'ENG',
      FI: { ORG: 'BANK', FID: '1234' },
      APPID: 'QWIN',
      APPVER: '2700',
    });
  });

  it.each([
    [15500, 'signon/credentials-rejected'],
    [15502, 'signon/locked-out'],
    [15511, 'signon/contact-institution'],
    [13504, 'signon/configuration'],
    [2000, 'signon/refused'],
  ])('answered with %i ends the session without another try', async (status, code) => {
    const bank = scriptedBank('1.0.3', profile(), refusedWithWrapper(status));
    const session = openSession(bank.transport);
    const both = await Promise.allSettled([session.accounts(), session.accounts()]);
    for (const outcome of both) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code, status: { code: status } } });
    }
    expect(bank.received).toHaveLength(2);
    expect(session.actor.getSnapshot().value).toBe('failed');
    await expect(session.accounts()).rejects.toMatchObject({ code });
    expect(bank.received).toHaveLength(2);
  });

  it('refused with severity INFO, as some send it, is refused all the same', async () => {
    const bank = scriptedBank('1.0.3', profile(), () => ({
      SIGNONMSGSRSV1: { SONRS: { ...sonrs(0), STATUS: { CODE: 15500, SEVERITY: 'INFO' } } },
    }));
    await expect(openSession(bank.transport).accounts()).rejects.toMatchObject({
      code: 'signon/credentials-rejected',
    });
  });

  it.each([
    ['WARN', 'signedOn'],
    ['ERROR', 'failed'],
  ] as const)('answered with an unknown code goes by its severity, %s', async (severity, state) => {
    const bank = scriptedBank('1.0.3', profile(), () => ({
      SIGNONMSGSRSV1: { SONRS: { ...sonrs(0), STATUS: { CODE: 15999, SEVERITY: severity } } },
    }));
    const session = openSession(bank.transport);
    await session.accounts().catch(() => undefined);
    expect(session.actor.getSnapshot().matches(state)).toBe(true);
  });

  it('with 15000 succeeds: the work was done', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts({ STATUS: { CODE: 15000, SEVERITY: 'INFO' } }));
    await expect(openSession(bank.transport).accounts()).resolves.toMatchObject({
      accounts: [{ type: 'bank' }],
    });
  });

  it('does not take the 15500 of a wrapper beside a good sign-on for wrong credentials', async () => {
    const bank = scriptedBank('1.0.3', profile(), (request) => ({
      ...(refusedWithWrapper(15500)(request) as object),
      SIGNONMSGSRSV1: { SONRS: sonrs(0) },
    }));
    const session = openSession(bank.transport);
    await expect(session.accounts()).rejects.toMatchObject({
      code: 'transaction/refused',
      status: { code: 15500 },
    });
    expect(session.actor.getSnapshot().matches('signedOn')).toBe(true);
  });
});

describe('the access key', () => {
  it('is the last one of any response, refused ones included', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      accounts({ ACCESSKEY: 'one' }),
      signon(3000, { ACCESSKEY: 'two' }),
      challenge({ id: 'MFA16' }),
      accounts({ ACCESSKEY: 'three' }),
      accounts(),
      accounts(),
    );
    const session = openSession(bank.transport, { answer });
    for (let i = 0; i < 4; i++) await session.accounts();
    expect(bank.received.slice(2).map(({ signon: { ACCESSKEY } }) => ACCESSKEY)).toEqual([
      'one',
      'two',
      'two',
      'three',
      'three',
    ]);
  });

  it('is kept in the keyring for later sessions of the same user, and of no other', async () => {
    const keyring = memoryKeyring();
    const first = scriptedBank('1.0.3', profile(), accounts({ ACCESSKEY: 'kept' }));
    await openSession(first.transport, { keyring }).accounts();
    const second = scriptedBank('1.0.3', accounts());
    await openSession(second.transport, { keyring }).accounts();
    expect(second.received.map(({ signon: { ACCESSKEY } }) => ACCESSKEY)).toEqual(['kept']);
    const third = scriptedBank('1.0.3', accounts());
    const credentials = () => ({ userId: 'john', password: 'x' });
    await openSession(third.transport, { keyring, credentials }).accounts();
    expect(third.received[0]?.signon.ACCESSKEY).toBeUndefined();
  });

  it('is not sent in a version that has none', async () => {
    const keyring = memoryKeyring();
    const first = scriptedBank('1.0.3', profile(), accounts({ ACCESSKEY: 'kept' }));
    await openSession(first.transport, { keyring }).accounts();
    const second = scriptedBank('1.0.2', accounts());
    const institution = { url: 'https://bank.test/ofx', version: '1.0.2' } as const;
    await openSession(second.transport, { keyring, institution }).accounts();
    expect(second.received[0]?.signon.ACCESSKEY).toBeUndefined();
  });
});

describe('other things to remember', () => {
  it('SESSCOOKIE of the previous response goes into the next request, and is forgotten when none comes', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts({ SESSCOOKIE: 'crumb' }), accounts(), accounts());
    const session = openSession(bank.transport);
    for (let i = 0; i < 3; i++) await session.accounts();
    expect(bank.received.map(({ signon: { SESSCOOKIE } }) => SESSCOOKIE)).toEqual([
      undefined,
      undefined,
      'crumb',
      undefined,
    ]);
  });

  it('CLIENTUID is made once, stored, and the same in every session', async () => {
    const keyring = memoryKeyring();
    const uids: (string | undefined)[] = [];
    for (const userId of ['jane', 'john']) {
      const script = [
        ...(uids.length === 0 ? [profile({ CLIENTUIDREQ: true })] : []),
        accounts(),
        accounts(),
      ];
      const bank = scriptedBank('1.0.3', ...script);
      const session = openSession(bank.transport, {
        keyring,
        credentials: () => ({ userId, password: 'x' }),
      });
      await session.accounts();
      await session.accounts();
      uids.push(...bank.received.slice(-2).map(({ signon: { CLIENTUID } }) => CLIENTUID));
    }
    expect(new Set(uids).size).toBe(1);
    expect(uids[0]).toMatch(/^[0-9A-F-]{36}$/);
  });
});

describe('an exchange that fails', () => {
  const network = new OfxError('transport/network', 'The line is dead.');
  const lost = failure(network);

  it.each([
    ['a dead line', failure(network), 'transport/network'],
    ['an HTML page', bytes('<html><body>Down for maintenance</body></html>'), 'codec/not-ofx'],
    ['an empty body', bytes(''), 'transport/empty'],
    ['garbage', bytes('\u0001\u0002 nothing'), 'codec/not-ofx'],
    [
      'a file that was cut off',
      bytes('OFXHEADER:100\r\n\r\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEV'),
      'codec/unexpected-end',
    ],
    ['a file without a sign-on', bytes('OFXHEADER:100\r\n\r\n<OFX></OFX>'), 'codec/missing-element'],
  ])('with %s fails the work clearly, and the same call can be made again', async (_name, step, code) => {
    // What can help is tried three times in all: the work only reads.
    const isTransient = code.startsWith('transport/') || code === 'codec/unexpected-end';
    const steps = isTransient ? [step, step, step] : [step];
    const bank = scriptedBank('1.0.3', profile(), ...steps, accounts());
    const session = openSession(bank.transport);
    const error: unknown = await session.accounts().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OfxError);
    expect(error).toMatchObject({ code });
    if (code.startsWith('codec/') && code !== 'codec/missing-element') {
      expect(error).toHaveProperty('position.line');
    }
    await expect(session.accounts()).resolves.toBeDefined();
  });

  it('during the profile fails the work; the next call fetches the profile again', async () => {
    const bank = scriptedBank('1.0.3', lost, lost, lost, profile(), accounts());
    const session = openSession(bank.transport);
    await expect(session.accounts()).rejects.toMatchObject({ code: 'transport/network', retryable: true });
    await expect(session.accounts()).resolves.toBeDefined();
  });

  it('once signed on fails only the work in flight', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts(), lost, lost, lost, accounts());
    const session = openSession(bank.transport);
    await session.accounts();
    const [failed, done] = await Promise.allSettled([session.accounts(), session.accounts()]);
    expect([failed.status, done.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('while the challenge is answered forgets the answers: a new sign-on is challenged anew', async () => {
    const bank = scriptedBank(
      '1.0.3',
      profile(),
      signon(3000),
      challenge({ id: 'MFA16' }),
      failure(network),
      signon(3000),
      challenge({ id: 'MFA16' }),
      accounts(),
    );
    const session = openSession(bank.transport, { answer });
    await expect(session.accounts()).resolves.toBeDefined();
    expect(bank.received[4]?.signon.MFACHALLENGEANSWER).toBeUndefined();
  });

  it('with an error of somebody else’s shows nothing of it', async () => {
    const bank = scriptedBank('1.0.3', profile(), failure(new Error('password=hunter2')));
    await expect(openSession(bank.transport).accounts()).rejects.toMatchObject({
      message: expect.not.stringContaining('hunter2'),
    });
  });
});

describe('requests', () => {
  it('go out one at a time, in order', async () => {
    let inFlight = 0;
    let most = 0;
    const bank = scriptedBank('1.0.3', profile(), accounts(), accounts(), accounts());
    const session = openSession(async (request, signal) => {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inFlight--;
      return bank.transport(request, signal);
    });
    await Promise.all([session.accounts(), session.accounts(), session.accounts()]);
    expect(most).toBe(1);
    const trnuids = bank.received
      .slice(1)
      .map(({ file }) => file.ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID);
    expect(trnuids).toEqual([...trnuids].sort());
  });

  it('that the version cannot carry are refused before anything is sent', async () => {
    const bank = scriptedBank('1.0.3', profile());
    const session = openSession(bank.transport);
    const STMTRQ = {
      BANKACCTFROM: { BANKID: 'far too long a bank id', ACCTID: '1', ACCTTYPE: 'CHECKING' },
    } as const;
    const work = session.send({ BANKMSGSRQV1: { STMTTRNRQ: [{ TRNUID: '1', STMTRQ }] } });
    await expect(work).rejects.toMatchObject({
      code: 'codec/too-long',
      path: expect.stringContaining('BANKID'),
    });
    expect(bank.received).toHaveLength(1);
  });

  it('after close are refused, and what waited is told', async () => {
    const bank = scriptedBank('1.0.3', profile(), () => new Promise<never>(() => undefined));
    const session = openSession(bank.transport);
    const waiting = session.accounts();
    await vi.waitUntil(() => bank.received.length === 2);
    await session.close();
    await expect(waiting).rejects.toMatchObject({ code: 'session/closed' });
    await expect(session.accounts()).rejects.toMatchObject({ code: 'session/closed' });
    expect(session.actor.getSnapshot().value).toBe('closed');
  });

  it('abort the transport when the session is closed', async () => {
    let signal: AbortSignal | undefined;
    const session = openSession((_request, given) => {
      signal = given;
      return new Promise(() => undefined);
    });
    const waiting = session.profile().catch((error: unknown) => error);
    await vi.waitUntil(() => signal !== undefined);
    await session.close();
    expect(signal?.aborted).toBe(true);
    await expect(waiting).resolves.toMatchObject({ code: 'session/closed' });
  });
});

describe('credentials', () => {
  it('are asked for once in a session', async () => {
    const credentials = vi.fn(async () => ({ userId: 'jane', password: 'x' }));
    const bank = scriptedBank('1.0.3', profile(), accounts(), accounts());
    const session = openSession(bank.transport, { credentials });
    await session.accounts();
    await session.accounts();
    expect(credentials).toHaveBeenCalledOnce();
  });

  it('that cannot be had cancel the sign-on and keep the reason', async () => {
    const reason = new Error('no terminal');
    const bank = scriptedBank('1.0.3', profile());
    const session = openSession(bank.transport, { credentials: () => Promise.reject(reason) });
    await expect(session.accounts()).rejects.toMatchObject({ code: 'session/cancelled', cause: reason });
  });

  it.each([' lead', 'trail ', '<&>', 'pass\u00e9'])('are sent as they are: %j', async (password) => {
    for (const version of ['1.0.3', '2.1.1'] as const) {
      const bank = scriptedBank(version, profile(), accounts());
      const institution = { url: 'https://bank.test/ofx', version };
      await openSession(bank.transport, {
        institution,
        credentials: () => ({ userId: 'jane', password }),
      }).accounts();
      expect(bank.received[1]?.signon).toMatchObject({ USERPASS: password });
    }
  });
});
