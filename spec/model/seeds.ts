import { assign, emit } from 'xstate';
import { failure } from '../../machines/session/failure.ts';
import { guards } from '../../machines/session/guards.ts';
import { sessionMachine } from '../../machines/session/machine.ts';
import { session } from '../../machines/session/setup.ts';
import { fileUpdates } from '../../machines/session/updates/file.ts';
import { passwordUpdates } from '../../machines/session/updates/password.ts';
import { workUpdates } from '../../machines/session/updates/work.ts';
import type { ClientModel } from './client.ts';
import type { INVARIANTS } from './invariants.ts';
import type { LIVENESS } from './liveness.ts';
import type { Seeded } from './model.ts';

type Named = keyof typeof INVARIANTS | (typeof LIVENESS)[number];

/** A bug, in a scenario that shows it. */
export interface Seed {
  readonly breaks: Named;
  readonly bug: string;
  readonly scenario: string;
  /** What the finding says of it. */
  readonly says: RegExp;
  readonly seeded: Seeded;
}

const always = () => true;
const never = () => false;

/** Bugs that anybody could make. Each breaks what it is listed for; the check must say so. */
export const SEEDS: readonly Seed[] = [
  {
    breaks: 'noRequestIsLost',
    bug: 'work that is given up is not told of',
    scenario: 'the network is down',
    says: /was dropped without a word/,
    seeded: { machine: sessionMachine.provide({ actions: { loseWork: assign(workUpdates.workDone) } }) },
  },
  {
    breaks: 'nothingIsDoneTwice',
    bug: 'a payment is sent again like a statement',
    scenario: 'SYNCMODE=FULL',
    says: /was carried out 2 times/,
    seeded: { machine: sessionMachine.provide({ guards: { workInDoubt: never } }) },
  },
  {
    breaks: 'outcomesAreTrue',
    bug: 'a lost payment is not remembered as one that may have been made',
    scenario: 'the network is down',
    says: /is said not to be done, and was/,
    seeded: { machine: sessionMachine.provide({ actions: { doubtWork: () => {} } }) },
  },
  {
    breaks: 'noSignonAfterLockOut',
    bug: '15502 is waited out like 15501',
    scenario: 'no challenge',
    says: /after 15502/,
    seeded: {
      machine: sessionMachine.provide({
        guards: {
          status: (now, { codes, ...more }) =>
            guards.status(now, { codes: codes.includes(15501) ? [...codes, 15502] : codes, ...more }),
        },
      }),
    },
  },
  {
    breaks: 'nothingRejectedIsSentAgain',
    bug: 'a password that was rejected may come again',
    scenario: 'no challenge',
    says: /a rejected password/,
    seeded: { machine: sessionMachine.provide({ guards: { isRejected: never } }) },
  },
  {
    breaks: 'nothingRejectedIsSentAgain',
    bug: 'an ACCESSTOKEN that was rejected may come again',
    scenario: 'ACCESSTOKENREQ',
    says: /a rejected ACCESSTOKEN/,
    seeded: { machine: sessionMachine.provide({ guards: { isRejected: never } }) },
  },
  {
    breaks: 'nothingRejectedIsSentAgain',
    bug: 'an AUTHTOKEN that was rejected may come again',
    scenario: 'AUTHTOKEN',
    says: /a rejected AUTHTOKEN/,
    seeded: { machine: sessionMachine.provide({ guards: { tokenRejected: never } }) },
  },
  {
    breaks: 'nothingRejectedIsSentAgain',
    bug: 'answers that were rejected may come again',
    scenario: 'a challenge unless there is an access key',
    says: /rejected answers/,
    seeded: { machine: sessionMachine.provide({ guards: { wereRejected: never } }) },
  },
  {
    breaks: 'oneRequestAtATime',
    bug: 'a request is sent as soon as it is made',
    scenario: 'no challenge',
    says: /while another is on its way/,
    seeded: {
      machine: session.createMachine({
        ...sessionMachine.config,
        on: { ...sessionMachine.config.on, REQUEST: { target: '.signon.routing', actions: 'enqueue' } },
      } as never) as unknown as typeof sessionMachine,
    },
  },
  {
    breaks: 'answersAreSentOnce',
    bug: 'answers in a lost file are kept for the next',
    scenario: 'a challenge unless there is an access key',
    says: /in a second file/,
    seeded: {
      machine: sessionMachine.provide({
        actions: {
          noteError: assign((now) => ({
            ...fileUpdates.noteError(now),
            answersHeld: now.context.answersHeld,
          })),
        },
      }),
      client: (client) => ({ ...client, send: keepingAnswers(client) }),
    },
  },
  {
    breaks: 'theLastAccessKeyIsSent',
    bug: 'the first access key is kept, not the last',
    scenario: 'a challenge at every sign-on',
    says: /the last one is/,
    seeded: {
      client: (client) => ({
        ...client,
        read: (own, input, { accessKey, ...response }) => {
          const isKnown = Object.values(own.kept.keyring).some((entry) => entry.accessKey !== undefined);
          const isKept = accessKey !== undefined && !isKnown;
          return client.read(own, input, isKept ? { accessKey, ...response } : response);
        },
      }),
    },
  },
  {
    breaks: 'theClientUidStays',
    bug: 'a CLIENTUID is made for every file',
    scenario: 'CLIENTUIDREQ',
    says: /another CLIENTUID/,
    seeded: {
      client: (client) => ({
        ...client,
        send: (own, input) => {
          const [after, file] = client.send(own, input);
          const isFile = !('code' in file) && file.clientUid !== undefined;
          return [after, isFile ? { ...file, clientUid: Number(input.fileUid.slice(-1)) + 1 } : file];
        },
      }),
    },
  },
  {
    breaks: 'whatIsFoundIsNotResent',
    bug: 'nobody looks at what a synchronisation found',
    scenario: 'SYNCMODE=FULL',
    says: /was found by synchronising/,
    seeded: { machine: sessionMachine.provide({ guards: { isFound: never } }) },
  },
  {
    breaks: 'noWishIsLost',
    bug: 'a change of the password that is given up is not told of',
    scenario: 'a wish for another password',
    says: /dropped without a word/,
    seeded: {
      machine: sessionMachine.provide({
        actions: { passwordNotChanged: assign(passwordUpdates.passwordDone) },
      }),
    },
  },
  {
    breaks: 'passwordNewsIsTrue',
    bug: 'nobody looks at the status of PINCHTRNRS',
    scenario: 'a wish for another password',
    says: /is said to hold, and does not/,
    seeded: { machine: sessionMachine.provide({ guards: { transactionStatus: always } }) },
  },
  {
    breaks: 'passwordNewsIsTrue',
    bug: 'the old password is taken to hold since the answer was lost',
    scenario: 'a wish for another password',
    says: /is said not to hold, and does/,
    seeded: {
      machine: sessionMachine.provide({
        actions: {
          passwordSettled: emit({ type: 'PASSWORD_NOT_CHANGED', failure: failure('password/refused') }),
        },
      }),
    },
  },
  {
    breaks: 'nothingIsGivenUpLightly',
    bug: 'another process does not ask for the password again',
    scenario: 'no challenge',
    says: /credentials-unavailable/,
    seeded: { machine: sessionMachine.provide({ guards: { credentialsLost: never } }) },
  },
  {
    breaks: 'everythingComesToAnEnd',
    bug: 'nobody looks into the queue',
    scenario: 'no challenge',
    says: /never ends/,
    seeded: { machine: sessionMachine.provide({ guards: { hasWork: never } }) },
  },
  {
    breaks: 'nothingGoesRoundForEver',
    bug: 'losses are not counted',
    scenario: 'the network is down',
    says: /goes round/,
    seeded: { machine: sessionMachine.provide({ actions: { countLost: () => {} } }) },
  },
];

/** Sends as the client does, and leaves the answers in the keyring. */
const keepingAnswers =
  ({ send }: ClientModel): ClientModel['send'] =>
  (own, input) => {
    const [after, file] = send(own, input);
    const keyring = Object.fromEntries(
      Object.entries(after.kept.keyring).map(([scope, entry]) => {
        const answers = own.kept.keyring[scope]?.answers;
        return [scope, answers ? { ...entry, answers } : entry];
      }),
    );
    return [{ ...after, kept: { ...after.kept, keyring } }, file];
  };
