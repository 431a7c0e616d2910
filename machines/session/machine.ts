import { assign, emit, enqueueActions, fromPromise, not, setup } from 'xstate';
import type { OfxErrorCode } from '../../errors.ts';
import { initialContext, type SessionContext, type SessionInput } from './context.ts';
import type { SessionEmitted, SessionEvent } from './events.ts';
import type { ExchangeInput, ExchangeOutput } from './exchange/contract.ts';
import { guards, outputOf } from './guards.ts';
import { order } from './order.ts';
import { notDelivered, updates } from './updates.ts';

/** Stands for the actor that does input and output until one is provided, see `createExchange`. */
const exchange = fromPromise<ExchangeOutput, ExchangeInput>(() =>
  Promise.reject(new Error('Provide the exchange actor: sessionMachine.provide({ actors: { exchange } })')),
);

const session = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    emitted: {} as SessionEmitted,
    input: {} as SessionInput,
    tags: {} as 'spine',
  },
  actors: { exchange },
  guards,
  actions: {
    enqueue: assign(updates.enqueue),
    takeWork: assign(updates.takeWork),
    beginFile: assign(updates.beginFile),
    noteStatus: enqueueActions(({ event, enqueue }) => {
      enqueue.assign(updates.noteStatus);
      for (const message of outputOf(event).warnings) enqueue.emit({ type: 'WARNING', message });
    }),
    keepProfile: assign(updates.keepProfile),
    keepCredentials: assign(updates.keepCredentials),
    keepQuestions: assign(updates.keepQuestions),
    countChallenge: assign(updates.countChallenge),
    countRejection: assign(updates.countRejection),
    signedOn: assign(updates.signedOn),
    startOver: assign(updates.startOver),
    forgetFailure: assign(updates.forgetFailure),
    noteError: assign(updates.noteError),
    noteFailure: assign(updates.noteFailure),
    noteUnanswerable: assign(updates.noteUnanswerable),
    noteChallengeRefused: assign(updates.noteChallengeRefused),
    noteProfileRefused: assign(updates.noteProfileRefused),
    tellProfile: emit({ type: 'PROFILE' }),
    tellNoProfile: emit(({ context }) => ({ type: 'NO_PROFILE', failure: context.failure })),
    deliver: enqueueActions(({ context, enqueue }) => {
      if (context.work) enqueue.emit({ type: 'DELIVERED', id: context.work.id });
      enqueue.assign(updates.workDone);
    }),
    loseWork: enqueueActions(({ context, enqueue }) => {
      for (const news of notDelivered(context, 'current')) enqueue.emit(news);
      enqueue.assign(updates.workDone);
    }),
    loseAll: enqueueActions(({ context, enqueue }) => {
      for (const news of notDelivered(context, 'all')) enqueue.emit(news);
      enqueue.assign(updates.forgetWork);
    }),
  },
});

/** The sign-on succeeded; 15000 adds that the password must be changed. */
const SIGNED_ON = { type: 'status', params: { codes: [0, 15000] } } as const;
/** More is needed than the password. */
const CHALLENGE = { type: 'status', params: { codes: [3000] } } as const;
/** The answers were wrong. */
const REJECTED = { type: 'status', params: { codes: [3001] } } as const;
/** The challenge's own wrapper was answered with success; a missing wrapper is a missing list. */
const CHALLENGE_SENT = { type: 'transactionStatus', params: { codes: [0] } } as const;
const WRONG_CREDENTIALS = { type: 'status', params: { codes: [15500] } } as const;
const LOCKED_OUT = { type: 'status', params: { codes: [15502] } } as const;

const DELIVERED = ['noteStatus', 'keepProfile', 'deliver'] as const;

const fail = <const Code extends OfxErrorCode>(code: Code) =>
  ({ type: 'noteFailure', params: { failure: code } }) as const;

/** What ends a session wherever a sign-on is answered with it. None is tried again. Other codes only warn. */
const REFUSALS = [
  {
    guard: WRONG_CREDENTIALS,
    target: '#session.failed',
    actions: ['noteStatus', fail('signon/credentials-rejected')],
  },
  { guard: LOCKED_OUT, target: '#session.failed', actions: ['noteStatus', fail('signon/locked-out')] },
  { guard: 'statusIsError', target: '#session.failed', actions: ['noteStatus', fail('signon/refused')] },
] as const;

/** What becomes of a file with work, on the first sign-on and on any later one: done, challenged or refused. */
const workDone = <const Target extends string>(target: Target) =>
  [
    { guard: SIGNED_ON, target, actions: DELIVERED },
    { guard: CHALLENGE, target: '#session.challengeRequired', actions: 'noteStatus' },
    ...REFUSALS,
    { target, actions: DELIVERED },
  ] as const;

/** A lost exchange fails the work in flight; whatever comes next signs on anew. */
const LOST = { target: '#session.signon', actions: ['noteError', 'loseWork', 'startOver'] } as const;

/** The person gave up: what was asked for is not done, and whatever comes next signs on anew. */
const CANCELLED = {
  target: '#session.signon',
  actions: [fail('session/cancelled'), 'loseAll', 'startOver'],
} as const;

/**
 * The client's side of an OFX sign-on: one user at one institution and realm.
 *
 * The spine is profile, sign-on, challenge required (3000), challenge requested, answered, and then either
 * rejected (3001) or signed on. The one actor, `exchange`, sends a request file and says what came of it;
 * all decisions are edges here.
 */
export const sessionMachine = session.createMachine({
  id: 'session',
  context: ({ input }) => initialContext(input),
  initial: 'idle',
  on: {
    REQUEST: { actions: 'enqueue' },
    END: { target: '.closed', actions: 'forgetFailure' },
  },
  states: {
    idle: {
      tags: 'spine',
      on: {
        START: { target: 'profile' },
        REQUEST: { target: 'profile', actions: 'enqueue' },
      },
    },

    profile: {
      tags: 'spine',
      entry: 'beginFile',
      invoke: {
        src: 'exchange',
        input: ({ context }) => order('profile', context),
        onDone: [
          {
            guard: 'profileSent',
            target: 'signon',
            actions: ['noteStatus', 'keepProfile', 'tellProfile'],
          },
          // Some institutions show their profile to nobody unknown; one can sign on without it.
          {
            target: 'signon',
            actions: ['noteStatus', 'noteProfileRefused', 'tellNoProfile'],
          },
        ],
        onError: { target: 'idle', actions: ['noteError', 'tellNoProfile', 'loseAll'] },
      },
    },

    signon: {
      tags: 'spine',
      initial: 'awaitingWork',
      states: {
        // A bare sign-on is refused by some (15506), so it always carries work.
        awaitingWork: {
          always: { guard: 'hasWork', target: 'checkingCredentials' },
        },
        checkingCredentials: {
          always: [
            { guard: not('hasCredentials'), target: 'awaitingCredentials' },
            { guard: 'challengeFirst', target: '#session.challengeRequired', actions: 'takeWork' },
            { target: 'requesting' },
          ],
        },
        awaitingCredentials: {
          on: {
            CREDENTIALS: { target: 'checkingCredentials', actions: 'keepCredentials' },
            CANCEL: CANCELLED,
          },
        },
        requesting: {
          entry: ['takeWork', 'beginFile'],
          invoke: {
            src: 'exchange',
            input: ({ context }) => order('work', context),
            onDone: workDone('#session.signedOn'),
            onError: LOST,
          },
        },
      },
    },

    // 3000, or MFACHALLENGEFIRST: the work in flight is parked, nothing of it was done.
    challengeRequired: {
      tags: 'spine',
      always: [
        { guard: not('mfaApplicable'), target: 'failed', actions: fail('challenge/unsupported') },
        { guard: not('challengesLeft'), target: 'failed', actions: fail('challenge/repeated') },
        { target: 'challengeRequested' },
      ],
    },

    challengeRequested: {
      tags: 'spine',
      entry: 'beginFile',
      invoke: {
        src: 'exchange',
        input: ({ context }) => order('challenge', context),
        onDone: [
          { guard: CHALLENGE, target: 'failed', actions: ['noteStatus', fail('challenge/repeated')] },
          ...REFUSALS,
          { guard: not(CHALLENGE_SENT), target: 'failed', actions: ['noteStatus', 'noteChallengeRefused'] },
          {
            guard: not('hasQuestions'),
            target: 'failed',
            actions: ['noteStatus', fail('challenge/no-questions')],
          },
          { guard: 'unanswerable', target: 'failed', actions: ['noteStatus', 'noteUnanswerable'] },
          {
            guard: 'questionsForPerson',
            target: 'awaitingAnswers',
            actions: ['noteStatus', 'keepQuestions'],
          },
          { target: 'answered', actions: ['noteStatus', 'keepQuestions'] },
        ],
        onError: LOST,
      },
    },

    awaitingAnswers: {
      tags: 'spine',
      on: {
        ANSWERS: { guard: 'allAnswered', target: 'answered' },
        CANCEL: CANCELLED,
      },
    },

    // The answers go into the sign-on of the next request file, together with the work that was parked.
    answered: {
      tags: 'spine',
      entry: ['takeWork', 'beginFile'],
      invoke: {
        src: 'exchange',
        input: ({ context }) => order('answers', context),
        onDone: [
          { guard: SIGNED_ON, target: 'signedOn', actions: DELIVERED },
          { guard: REJECTED, target: 'answersRejected', actions: 'noteStatus' },
          { guard: CHALLENGE, target: 'challengeRequired', actions: ['noteStatus', 'countChallenge'] },
          ...REFUSALS,
          { target: 'signedOn', actions: DELIVERED },
        ],
        onError: LOST,
      },
    },

    // 3001: only a new challenge helps; institutions forget the old one, or change its questions.
    answersRejected: {
      tags: 'spine',
      entry: 'countRejection',
      always: [
        { guard: 'answersLeft', target: 'challengeRequested' },
        { target: 'failed', actions: fail('challenge/answers-rejected') },
      ],
    },

    signedOn: {
      tags: 'spine',
      entry: 'signedOn',
      initial: 'ready',
      states: {
        ready: {
          always: { guard: 'hasWork', target: 'requesting' },
        },
        requesting: {
          entry: ['takeWork', 'beginFile'],
          invoke: {
            src: 'exchange',
            input: ({ context }) => order('work', context),
            onDone: workDone('ready'),
            onError: { target: 'ready', actions: ['noteError', 'loseWork'] },
          },
        },
      },
    },

    failed: { type: 'final', entry: 'loseAll' },
    closed: { type: 'final', entry: 'loseAll' },
  },
});

/** The type of {@link sessionMachine}, for declarations that name it. */
export type SessionMachine = typeof sessionMachine;
