import { expect, it } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { createInstitution } from '../../../machines/institution/index.ts';
import { accessKeyOf, codeFor, type FileOptions, send } from './files.ts';

const USERPASS = 'canary-password';
const CANARIES = [
  USERPASS,
  'canary-wrong',
  'canary-answer',
  'canary-guess',
  'canary-label',
  'canary-new',
  'canary-client',
  'canary-token',
  'canary-access',
  'canary-credential',
  '0000-c0ffee',
];

it('keeps passwords, answers, questions and access keys out of snapshots and inspection events', () => {
  const seen: string[] = [];
  const bank = createInstitution({
    seed: '00000000-0000-4000-0000-c0ffee000000',
    users: [
      {
        userId: 'demo',
        password: USERPASS,
        answers: { Q1: 'canary-answer' },
        authTokens: ['canary-token'],
        accessToken: 'canary-access',
        credentials: ['canary-credential'],
        accounts: [],
      },
    ],
    passwordChange: true,
    clientUid: true,
    authToken: true,
    userKeyLifetime: 60,
    credentialLabels: ['Further'],
    challenge: { questions: [{ id: 'Q1', label: 'canary-label' }] },
    inspect: (event: InspectionEvent) =>
      seen.push(
        JSON.stringify(event, (key, value) => (key === 'actorRef' || key === 'rootId' ? undefined : value)),
      ),
  });
  const ALL = { USERPASS, CLIENTUID: 'canary-client', USERCRED1: 'canary-credential', GENUSERKEY: true };
  const say = (options: FileOptions) => {
    const answer = send(bank, { ...options, signon: { ...ALL, ...options.signon } });
    seen.push(JSON.stringify(bank.actor('demo').getPersistedSnapshot()));
    return answer;
  };

  say({ signon: { USERPASS: 'canary-wrong' } });
  say({});
  bank.registerClient('demo');
  say({});
  say({ challenge: 'C1' });
  say({ answers: { Q1: 'canary-guess' } });
  say({ challenge: 'C1' });
  const ACCESSKEY = accessKeyOf(say({ answers: { Q1: 'canary-answer' } })) ?? '';
  expect(ACCESSKEY).toContain('0000-c0ffee');
  say({ signon: { ACCESSKEY } });
  say({ signon: { ACCESSKEY, AUTHTOKEN: 'canary-token' }, newPassword: 'canary-new' });

  const everything = seen.join('\n');
  expect(seen.length).toBeGreaterThan(20);
  expect(everything).toContain('FILE');
  expect(everything).toContain('answersRejected');
  expect(everything).toContain('"passwordChanged":true');
  for (const canary of CANARIES) expect(everything).not.toContain(canary);
});

it('has snapshots of plain JSON', () => {
  const bank = createInstitution();
  codeFor(bank);
  const snapshot = bank.actor('demo').getPersistedSnapshot();
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
});

it('names no user in what it throws', () => {
  const bank = createInstitution();
  expect(() => bank.lockOut('somebody-else')).toThrow('no user with this id');
  expect(() => bank.lockOut('somebody-else')).not.toThrow('somebody-else');
});
