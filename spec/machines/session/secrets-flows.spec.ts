import { afterEach, describe, expect, it, vi } from 'vitest';
import { accountsRequest, transferRequest } from '../../../codecs/index.ts';
import {
  type InstitutionOptions,
  SAMPLE_ACCOUNTS,
  type Session,
  type SessionOptions,
} from '../../../machines/index.ts';
import { printed } from './printed.ts';
import { world } from './process.ts';

/** Canaries: each stands for one secret, and comes out nowhere but on the wire, in the keyring and in the outbox. */
const CANARY = {
  password: 'CANARY-Password-1',
  newPassword: 'CANARY-NewPassword-2',
  otherPassword: 'CANARY-Wrong-3',
  userCredential: 'CANARY-UserCred-4',
  answer: 'CANARY-Answer-5',
  otherAnswer: 'CANARY-Wrong-6',
  authToken: 'CANARY-AuthToken-7',
  accessToken: 'CANARY-AccessToken-8',
  account: 'CANARYACCT-9',
} as const;

const USER = {
  userId: 'jane',
  password: CANARY.password,
  answers: { MFA1: CANARY.answer, '123': CANARY.answer },
  userCredentials: [CANARY.userCredential] as const,
  accounts: SAMPLE_ACCOUNTS.map((account, index) =>
    index === 0 ? { ...account, accountId: CANARY.account } : account,
  ),
};

/** What the institution makes up itself is found on the wire. */
const MADE_UP = /<(ACCESSKEY|USERKEY|SESSCOOKIE|CLIENTUID)>([^<\r\n]+)/g;

type World = ReturnType<typeof world>;

/** Runs a flow and gives everything that came out of the session, and every secret that was on the wire. */
const watch = async (
  options: InstitutionOptions,
  flow: (there: World, own: Partial<SessionOptions>) => Promise<unknown>,
): Promise<{ seen: string; secrets: ReadonlySet<string> }> => {
  const seen: string[] = [];
  const log = vi
    .spyOn(console, 'log')
    .mockImplementation((...args) => void seen.push(args.map((arg) => printed(arg)).join()));
  const warn = vi
    .spyOn(console, 'warn')
    .mockImplementation((...args) => void seen.push(args.map((arg) => printed(arg)).join()));
  const there = world({ users: [USER], ...options });
  const responses: string[] = [];
  const transport = there.transport;
  const own: Partial<SessionOptions> = {
    credentials: () => ({ userId: USER.userId, password: USER.password }),
    answer: () => USER.answers,
    transport: async (request, signal) => {
      const response = await transport(request, signal);
      responses.push(new TextDecoder().decode(response.body));
      return response;
    },
    inspect: (event) => {
      seen.push(
        printed(event, new Set([event.rootId === undefined ? event : event.actorRef])).slice(0, 20_000),
      );
      if (event.type === '@xstate.snapshot') seen.push(JSON.stringify(event.snapshot));
      if (event.type === '@xstate.event') seen.push(JSON.stringify(event.event), printed(event.event));
      if (event.type === '@xstate.action') seen.push(printed(event.action.params));
    },
  };
  const outcome = await flow(there, own).catch((error: unknown) => error);
  if (outcome instanceof Error) seen.push(`flow: ${printed(outcome)} ${outcome.stack}`);
  log.mockRestore();
  warn.mockRestore();
  const wire = [...there.files, ...responses].join('\n');
  const made = [...wire.matchAll(MADE_UP)].map(([, , secret]) => secret ?? '');
  const given = Object.values(CANARY).filter((canary) => wire.includes(canary));
  return { seen: seen.join('\n'), secrets: new Set([...given, ...made]) };
};

/** Everything a session tells, at every step: events, errors, snapshots. */
const listen = (session: Session, seen: string[]): Session => {
  session.actor.on('*', (event) => seen.push(printed(event)));
  session.actor.subscribe(() => seen.push(JSON.stringify(session.snapshot())));
  return session;
};

const tell = async (seen: string[], promise: Promise<unknown>): Promise<void> => {
  const outcome = await promise.then(
    () => 'done',
    (error: unknown) => error,
  );
  for (let error: unknown = outcome; error instanceof Error; error = error.cause) {
    seen.push(printed(error), String(error), String(error.stack));
  }
};

const [from, to] = USER.accounts;
if (from?.type !== 'bank' || to?.type !== 'bank') throw new Error('the samples begin with two bank accounts');
const transfer = (trnuid: string) => transferRequest({ trnuid, from, to, amount: '25.00' });
const never = () => new Promise<never>(() => {});
const twice = <T, U>(first: T, then: U) => {
  let calls = 0;
  return () => (calls++ === 0 ? first : then);
};

interface Flow {
  readonly name: string;
  readonly institution: InstitutionOptions;
  /** The secrets that must have been on the wire, or the flow proves nothing. */
  readonly uses: readonly (keyof typeof CANARY | 'ACCESSKEY' | 'USERKEY' | 'CLIENTUID')[];
  readonly run: (there: World, own: Partial<SessionOptions>, seen: string[]) => Promise<void>;
}

const credentials = (password: string, more = {}) => ({ userId: USER.userId, password, ...more });

const FLOWS: readonly Flow[] = [
  {
    name: 'a challenge, answered wrong and right',
    institution: {},
    uses: ['password', 'answer', 'otherAnswer', 'ACCESSKEY'],
    run: async (there, own, seen) => {
      const wrong = { MFA1: CANARY.otherAnswer, '123': CANARY.otherAnswer };
      const session = listen(there.open({ ...own, answer: twice(wrong, USER.answers) }), seen);
      await tell(seen, session.accounts());
      await tell(seen, session.statement({ account: from }));
    },
  },
  {
    name: 'a wrong password, and a lock-out',
    institution: { wrongPasswordsUntilLockout: 2 },
    uses: ['otherPassword'],
    run: async (there, own, seen) => {
      const give = twice(credentials(CANARY.otherPassword), credentials(`${CANARY.otherPassword}!`));
      await tell(seen, listen(there.open({ ...own, credentials: give }), seen).accounts());
    },
  },
  {
    name: 'a one-time token, wrong and right',
    institution: { authToken: true, challenge: { when: 'never' } },
    uses: ['authToken', 'ACCESSKEY'],
    run: async (there, own, seen) => {
      there.institution.issueAuthToken(USER.userId, CANARY.authToken);
      const authToken = twice(`${CANARY.authToken}-wrong`, CANARY.authToken);
      await tell(seen, listen(there.open({ ...own, authToken }), seen).accounts());
    },
  },
  {
    name: 'an access token, wrong and right',
    institution: { accessToken: true, challenge: { when: 'never' } },
    uses: ['accessToken'],
    run: async (there, own, seen) => {
      there.institution.issueAccessToken(USER.userId, CANARY.accessToken);
      const accessToken = twice(`${CANARY.accessToken}-wrong`, CANARY.accessToken);
      const institution = { url: 'https://bank.test/ofx', ...there.institution.fi, version: '2.2' } as const;
      await tell(seen, listen(there.open({ ...own, institution, accessToken }), seen).accounts());
    },
  },
  {
    name: 'credentials asked for by label, and a client to be approved',
    institution: { credentialLabels: ['Branch password'], clientUid: true, challenge: { when: 'never' } },
    uses: ['userCredential', 'CLIENTUID'],
    run: async (there, own, seen) => {
      const given = credentials(CANARY.password, { userCredentials: [CANARY.userCredential] });
      const registration = async () => there.institution.registerClient(USER.userId);
      const session = there.open({ ...own, credentials: () => given, registration });
      await tell(seen, listen(session, seen).accounts());
    },
  },
  {
    name: 'a user key',
    institution: { userKeyLifetime: 60, challenge: { when: 'never' } },
    uses: ['USERKEY', 'password'],
    run: async (there, own, seen) => {
      const institution = {
        url: 'https://bank.test/ofx',
        ...there.institution.fi,
        version: '1.0.3',
        userKey: true,
        userId: USER.userId,
      } as const;
      const session = listen(there.open({ ...own, institution }), seen);
      await tell(seen, session.accounts());
      await tell(seen, session.accounts());
      await tell(seen, listen(there.open({ ...own, institution }), seen).accounts());
    },
  },
  ...(['answered', 'answerLost', 'neverArrives'] as const).map(
    (fate): Flow => ({
      name: `a change of the password (${fate})`,
      institution: { passwordChange: true, challenge: { when: 'never' } },
      uses: ['password', 'newPassword'],
      run: async (there, own, seen) => {
        const session = listen(there.open(own), seen);
        await tell(seen, session.accounts());
        there.fates.push(fate);
        await tell(seen, session.changePassword(CANARY.newPassword));
        await tell(seen, session.accounts());
        await tell(seen, session.changePassword('CANARY-Password-1 that is much too long to be one'));
      },
    }),
  ),
  ...([{ fileRecovery: true }, { syncMode: 'FULL' }, {}] as const).map(
    (options): Flow => ({
      name: `a transfer whose answer is lost (${JSON.stringify(options)})`,
      institution: { ...options, services: ['transfers'] },
      uses: ['account', 'password', 'ACCESSKEY'],
      run: async (there, own, seen) => {
        const session = listen(there.open(own), seen);
        await tell(seen, session.accounts());
        there.fates.push('answerLost');
        await tell(seen, session.send(transfer('T-1')));
        there.fates.push('answerLost', 'answerLost', 'answerLost', 'neverArrives');
        await tell(seen, session.send(transfer('T-2')));
      },
    }),
  ),
  {
    name: 'a process that ends while a transfer waits for answers',
    institution: { services: ['transfers'] },
    uses: ['account', 'answer', 'password'],
    run: async (there, own, seen) => {
      const first = listen(there.open({ ...own, answer: never }), seen);
      void first.send(transfer('T-1'), { id: 'mine' }).catch(() => undefined);
      await vi.waitUntil(() => first.actor.getSnapshot().matches('awaitingAnswers'));
      const second = listen(there.goOn(first, own), seen);
      await tell(seen, second.response('mine'));
    },
  },
  {
    name: 'a request that cannot be written',
    institution: { challenge: { when: 'never' } },
    uses: ['password'],
    run: async (there, own, seen) => {
      const account = { ...from, accountId: `${CANARY.account}-which-is-much-too-long-to-be-a-number` };
      await tell(seen, listen(there.open(own), seen).statement({ account }));
      const session = listen(there.open(own), seen);
      await tell(seen, session.accounts());
      await tell(seen, session.send(accountsRequest(CANARY.account.repeat(9))));
    },
  },
];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('no secret and no account number comes out', () => {
  it.each(FLOWS)('in $name', async ({ institution, uses, run }) => {
    const told: string[] = [];
    const { seen, secrets } = await watch(institution, (there, own) => run(there, own, told));
    const everything = [seen, ...told].join('\n');
    expect(everything.length).toBeGreaterThan(5000);
    for (const use of uses) {
      if (use in CANARY) expect([...secrets], use).toContain(CANARY[use as keyof typeof CANARY]);
    }
    expect(secrets.size).toBeGreaterThanOrEqual(uses.length);
    for (const secret of secrets) {
      const at = everything.indexOf(secret);
      expect(at < 0 ? '' : everything.slice(Math.max(0, at - 200), at + 60)).toBe('');
    }
    expect(everything).not.toContain('CANARY');
  });
});
