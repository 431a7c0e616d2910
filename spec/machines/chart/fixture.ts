import { and, fromPromise, not, setup } from 'xstate';

const never = fromPromise(async (): Promise<never> => new Promise(() => {}));

/**
 * A machine in the shape of an OFX sign-on, with everything a chart has to show. It never runs: only its form
 * matters here.
 */
export const signOn = setup({
  actors: { exchange: never },
  actions: { park: () => {}, remember: () => {} },
  delays: { patience: 1000 },
  guards: {
    status: (_, _codes: { code: number } | { codes: number[] }) => true,
    attemptsLeft: () => true,
    profileIsFresh: () => true,
    questionsForThePerson: () => true,
  },
}).createMachine({
  id: 'session',
  initial: 'idle',
  states: {
    idle: {
      tags: 'spine',
      on: { START: [{ guard: 'profileIsFresh', target: 'signon' }, { target: 'profile' }] },
    },
    profile: {
      tags: 'spine',
      description: 'What the institution can do is asked for without a name.',
      invoke: {
        id: 'exchange',
        src: 'exchange',
        onDone: [
          { guard: { type: 'status', params: { codes: [0, 15000] } }, target: 'signon', actions: 'remember' },
          { guard: { type: 'status', params: { code: 15500 } }, target: 'signon' },
          { target: 'failed' },
        ],
        onError: 'failed',
      },
    },
    signon: {
      tags: 'spine',
      initial: 'awaitingCredentials',
      on: { CANCEL: 'closed' },
      states: {
        awaitingCredentials: {
          description: 'The person is asked for user id and password.\nNothing of it is stored.',
          on: { CREDENTIALS: 'requesting' },
          after: { patience: '#session.closed' },
        },
        requesting: {
          invoke: {
            id: 'exchange',
            src: 'exchange',
            onDone: [
              { guard: { type: 'status', params: { codes: [0, 15000] } }, target: '#session.signedOn' },
              {
                guard: { type: 'status', params: { code: 3000 } },
                target: '#session.challengeRequired',
                actions: 'park',
              },
              {
                guard: and([{ type: 'status', params: { code: 3001 } }, 'attemptsLeft']),
                target: '#session.answersRejected',
              },
              { guard: { type: 'status', params: { code: 3001 } }, target: '#session.failed' },
              {
                guard: and([{ type: 'status', params: { code: 15500 } }, not('attemptsLeft')]),
                target: '#session.failed',
              },
              { guard: { type: 'status', params: { code: 15500 } }, target: 'awaitingCredentials' },
              { guard: { type: 'status', params: { code: 15502 } }, target: '#session.failed' },
              { target: '#session.failed' },
            ],
            onError: [
              { guard: 'attemptsLeft', target: 'requesting', reenter: true },
              { target: '#session.failed' },
            ],
          },
        },
      },
    },
    challengeRequired: { tags: 'spine', always: 'challengeRequested' },
    challengeRequested: {
      tags: 'spine',
      invoke: {
        id: 'exchange',
        src: 'exchange',
        onDone: [
          {
            guard: and([{ type: 'status', params: { codes: [0, 15000] } }, 'questionsForThePerson']),
            target: 'awaitingAnswers',
          },
          { guard: { type: 'status', params: { codes: [0, 15000] } }, target: 'answered' },
          { target: 'failed' },
        ],
        onError: 'failed',
      },
    },
    awaitingAnswers: {
      tags: 'spine',
      on: { ANSWERS: 'answered', CANCEL: 'closed' },
      after: { 600000: 'closed' },
    },
    answered: { tags: 'spine', always: '#session.signon.requesting' },
    answersRejected: {
      tags: 'spine',
      always: [{ guard: 'attemptsLeft', target: 'challengeRequested' }, { target: 'failed' }],
    },
    signedOn: {
      tags: 'spine',
      initial: 'ready',
      on: { CLOSE: 'closed' },
      states: {
        ready: { on: { REQUEST: 'requesting' } },
        requesting: {
          invoke: {
            id: 'exchange',
            src: 'exchange',
            onDone: [
              {
                guard: { type: 'status', params: { code: 3000 } },
                target: '#session.challengeRequired',
                actions: 'park',
              },
              { target: 'ready' },
            ],
            onError: 'ready',
          },
        },
      },
    },
    failed: { tags: 'spine', type: 'final' },
    closed: { tags: 'spine', type: 'final' },
  },
});
