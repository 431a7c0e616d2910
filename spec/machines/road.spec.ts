import { afterEach, describe, expect, it } from 'vitest';
import { accountsOf, type Version } from '../../codecs/index.ts';
import {
  createInstitution,
  createSession,
  DEMO_USER,
  type InstitutionOptions,
  memoryKeyring,
  type SessionOptions,
} from '../../machines/index.ts';
import { http, loopback, type Served, serve, type Transport } from '../../transport/index.ts';

/** Both sides of the protocol, against each other: the session's statechart and the institution's. */
const roads: { close(): Promise<void> }[] = [];

const overHttp = async (
  version: Version,
  options: InstitutionOptions = {},
  more: Partial<SessionOptions> = {},
) => {
  const institution = createInstitution(options);
  const served: Served = await serve(institution);
  roads.push(served);
  const open = (changed: Partial<SessionOptions> = {}) =>
    createSession({
      institution: { url: served.url, ...institution.fi, version },
      credentials: () => DEMO_USER,
      transport: http(),
      answer: () => DEMO_USER.answers,
      ...more,
      ...changed,
    });
  return { institution, open, served };
};

afterEach(async () => {
  await Promise.all(roads.splice(0).map((road) => road.close()));
});

describe.each(['1.0.3', '2.0.3', '2.1.1', '2.2'] as const)(
  'the whole road over HTTP in OFX %s',
  (version) => {
    it('signs on, answers the challenge, downloads accounts and statements', async () => {
      const { open, institution } = await overHttp(version);
      const session = open();
      expect(await session.profile()).toMatchObject({
        name: 'Machina Bank',
        realms: [{ challengeSupported: true }],
      });
      const { accounts } = await session.accounts();
      expect(accounts.map(({ type }) => type)).toEqual(['bank', 'bank', 'creditCard']);
      for (const account of accounts) {
        const statement = await session.statement({ account, from: '2026-09-01' });
        expect(statement.transactions.length).toBeGreaterThan(0);
        expect(statement).toMatchObject({ currency: 'USD', account: { accountId: account.accountId } });
      }
      expect(institution.standing(DEMO_USER.userId)).toEqual({ open: 'signedOn' });
    });

    it('is challenged again when the access key expires in the middle of the session', async () => {
      const { open, institution } = await overHttp(version);
      let asked = 0;
      const session = open({
        answer: () => {
          asked++;
          return DEMO_USER.answers;
        },
      });
      await session.accounts();
      institution.expireAccessKeys();
      const { accounts } = await session.accounts();
      expect(accounts).toHaveLength(3);
      expect(asked).toBe(2);
    });

    it('is not challenged in a later session with the same keyring', async () => {
      const { open } = await overHttp(version);
      const keyring = memoryKeyring();
      await open({ keyring }).accounts();
      const never = () => Promise.reject(new Error('asked again'));
      await expect(open({ keyring, answer: never }).accounts()).resolves.toBeDefined();
    });

    it('with MFACHALLENGEFIRST begins with the challenge', async () => {
      const { open } = await overHttp(version, { challenge: { first: true } });
      await expect(open().accounts()).resolves.toBeDefined();
    });

    it('is locked out after three wrong answers, and tries no more', async () => {
      const { open, institution } = await overHttp(version);
      let asked = 0;
      const wrong = open({
        answer: () => {
          asked++;
          return { ...DEMO_USER.answers, MFA1: `wrong ${asked}` };
        },
      });
      await expect(wrong.accounts()).rejects.toMatchObject({
        code: 'signon/locked-out',
        status: { code: 15502 },
      });
      expect(asked).toBe(3);
      expect(institution.standing(DEMO_USER.userId)).toBe('lockedOut');
      await expect(open().accounts()).rejects.toMatchObject({ code: 'signon/locked-out' });
    });

    it('with a wrong password is refused, once', async () => {
      const { open } = await overHttp(version);
      const session = open({ credentials: () => ({ ...DEMO_USER, password: 'wrong' }) });
      await expect(session.accounts()).rejects.toMatchObject({ code: 'signon/credentials-rejected' });
    });

    it('asks only about what exists: a foreign account is refused, the session goes on', async () => {
      const { open } = await overHttp(version);
      const session = open();
      const account = { type: 'bank', bankId: '1', accountId: '2', accountType: 'CHECKING' } as const;
      await expect(session.statement({ account })).rejects.toMatchObject({
        code: 'transaction/refused',
        status: { code: 2003 },
      });
      await expect(session.accounts()).resolves.toBeDefined();
    });
  },
);

describe('one institution', () => {
  it('answers in memory as it does over HTTP', async () => {
    const run = async (
      transport: (institution: ReturnType<typeof createInstitution>) => Promise<Transport>,
    ) => {
      const bodies: string[] = [];
      const institution = createInstitution({ url: 'https://bank.test/ofx' });
      const inner = await transport(institution);
      const session = createSession({
        institution: { url: 'https://bank.test/ofx', ...institution.fi, version: '1.0.3' },
        credentials: () => DEMO_USER,
        answer: () => DEMO_USER.answers,
        clock: () => new Date('2026-10-01T00:00:00Z'),
        ids: (() => {
          let n = 0;
          return () => `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`;
        })(),
        transport: async (request, signal) => {
          const response = await inner(request, signal);
          bodies.push(new TextDecoder('windows-1252').decode(response.body));
          return response;
        },
      });
      await session.accounts();
      return bodies;
    };
    const inMemory = await run(async (institution) => loopback(institution));
    const real = await run(async (institution) => {
      const served = await serve(institution);
      roads.push(served);
      return (request, signal) => http()({ ...request, url: served.url }, signal);
    });
    expect(real).toEqual(inMemory);
    expect(inMemory).toHaveLength(4);
  });

  it('serves versions that have no challenge when its policy demands none', async () => {
    const { open } = await overHttp('1.0.2', { challenge: { when: 'never' } });
    const response = await open().send({
      SIGNUPMSGSRQV1: { ACCTINFOTRNRQ: [{ TRNUID: 'x', ACCTINFORQ: { DTACCTUP: '19900101' } }] },
    });
    expect(accountsOf(response.ofx)).toHaveLength(3);
  });

  it('in a version that has no challenge makes clear that another is needed', async () => {
    const { open } = await overHttp('1.0.2');
    await expect(open().accounts()).rejects.toMatchObject({ code: 'challenge/unsupported' });
  });
});
