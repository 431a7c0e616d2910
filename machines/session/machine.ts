import { and, not, or } from 'xstate';
import { initialContext } from './context.ts';
import { ACCEPTED, CANCELLED, code, fail, GIVEN_UP, NEXT, refuse, transaction } from './edges/common.ts';
import { DONE, EXCHANGED, UNANSWERED } from './edges/exchanged.ts';
import { order } from './order.ts';
import { session } from './setup.ts';
import { passwordChange } from './states/password-change.ts';
import { profile } from './states/profile.ts';
import { recovery } from './states/recovery.ts';
import { signon } from './states/signon.ts';

/**
 * The client's side of an OFX sign-on: one user at one institution.
 *
 * The spine is profile, sign-on, challenge required (3000), challenge requested, answered, and then either
 * rejected (3001) or signed on. Every request file carries a sign-on, and any may be answered with anything:
 * what interrupts or ends it is said once, on the outermost state, and leads into the states within `signon` that
 * get what is missing; from there `planning` goes back to what was interrupted.
 */
export const sessionMachine = session.createMachine({
  id: 'session',
  context: ({ input }) => initialContext(input),
  initial: 'idle',
  on: {
    START: { guard: 'profileMissing', actions: 'queueProfile' },
    REQUEST: { actions: 'enqueue' },
    CHANGE_PASSWORD: [
      { guard: or(['changesPassword', 'passwordWanted']), actions: refuse('session/invalid-request') },
      { guard: not('passwordChangeable'), actions: refuse('password/unsupported') },
      { actions: 'wishPassword' },
    ],
    END: { target: '.closed', actions: 'forgetFailure' },
    CREDENTIALS: { actions: refuse('session/not-asked') },
    AUTHTOKEN: { actions: refuse('session/not-asked') },
    ACCESSTOKEN: { actions: refuse('session/not-asked') },
    ANSWERS: { actions: refuse('challenge/not-pending') },
    NEW_PASSWORD: { actions: refuse('session/not-asked') },
    RETRY: { actions: refuse('session/not-asked') },
    'xstate.done.actor.exchange': EXCHANGED,
    'xstate.error.actor.exchange': UNANSWERED,
  },
  states: {
    idle: {
      tags: 'spine',
      on: {
        START: { target: 'profile' },
        REQUEST: { target: 'profile', actions: 'enqueue' },
        CHANGE_PASSWORD: { target: 'profile', actions: 'wishPassword' },
      },
    },

    profile,

    signon,

    // 3000, or MFACHALLENGEFIRST: what the file carried is parked, nothing of it was done.
    challengeRequired: {
      tags: 'spine',
      always: [
        {
          guard: and([not('mfaApplicable'), 'mfaCandidateLeft']),
          target: '#session.signon.planning',
          actions: 'nextMfaCandidate',
        },
        { guard: not('mfaApplicable'), target: 'failed', actions: fail('challenge/unsupported') },
        { guard: not('challengesLeft'), target: 'failed', actions: fail('challenge/repeated') },
        { target: 'challengeRequested' },
      ],
    },

    challengeRequested: {
      tags: 'spine',
      entry: ['beginChallenge', 'beginFile'],
      invoke: {
        id: 'exchange',
        src: 'exchange',
        input: ({ context }) => order('challenge', context),
        onDone: [
          { guard: code(3000), target: 'failed', actions: ['noteStatus', fail('challenge/repeated')] },
          {
            guard: and([ACCEPTED, not(transaction(0)), not('transactionIsMissing')]),
            target: 'failed',
            actions: ['noteStatus', 'noteChallengeRefused'],
          },
          {
            guard: and([ACCEPTED, not('hasQuestions')]),
            target: 'failed',
            actions: ['noteStatus', fail('challenge/no-questions')],
          },
          {
            guard: and([ACCEPTED, 'unanswerable']),
            target: 'failed',
            actions: ['noteStatus', 'noteUnanswerable'],
          },
          {
            guard: and([ACCEPTED, 'questionsForPerson']),
            target: 'awaitingAnswers',
            actions: ['noteStatus', 'keepQuestions'],
          },
          { guard: ACCEPTED, target: 'answered', actions: ['noteStatus', 'keepQuestions', 'holdAnswers'] },
        ],
      },
    },

    awaitingAnswers: {
      tags: 'spine',
      invoke: {
        src: 'deadline',
        input: ({ context }) => ({ expiresAt: context.expiresAt }),
        onDone: {
          target: '#session.signon.awaitingWork',
          actions: [fail('challenge/expired'), ...GIVEN_UP],
        },
      },
      on: {
        ANSWERS: [
          {
            guard: and(['allAnswered', 'wereRejected', not('isChanged')]),
            target: 'failed',
            actions: fail('challenge/answers-rejected'),
          },
          { guard: 'allAnswered', target: 'answered', actions: 'holdAnswers' },
          { actions: refuse('challenge/invalid-answer') },
        ],
        CANCEL: CANCELLED,
      },
    },

    // The answers go into the sign-on of the next request file, together with what was parked.
    answered: {
      tags: 'spine',
      entry: 'beginFile',
      invoke: {
        id: 'exchange',
        src: 'exchange',
        input: ({ context }) => order(context.payload, context, true),
        onDone: [
          DONE,
          { guard: code(3001), target: 'answersRejected', actions: ['noteStatus', 'countRejection'] },
          {
            guard: code(3000),
            target: 'challengeRequired',
            actions: ['noteStatus', 'interrupted', 'countChallenge'],
          },
        ],
      },
    },

    // 3001: only a new challenge helps; institutions forget the old one, or change its questions.
    answersRejected: {
      tags: 'spine',
      always: [
        { guard: 'answersLeft', target: 'challengeRequested' },
        { target: 'failed', actions: fail('challenge/answers-rejected') },
      ],
    },

    passwordChange,

    // Work with side effects whose answer was lost: the institution is asked what became of it.
    recovery,

    // 2021, or a file that was not understood: nothing was counted as a log-in failure.
    versionFallback: {
      always: [
        { guard: not('candidatesLeft'), target: 'failed', actions: fail('signon/version-unsupported') },
        {
          guard: or(['hasProfile', 'skipsProfile']),
          target: '#session.signon.planning',
          actions: 'nextCandidate',
        },
        { target: '#session.profile.requesting', actions: 'nextCandidate' },
      ],
    },

    signedOn: {
      tags: 'spine',
      entry: 'signedOn',
      always: NEXT,
    },

    failed: { type: 'final', entry: ['passwordNotChanged', 'loseAll'] },
    closed: { type: 'final', entry: ['passwordNotChanged', 'loseAll'] },
  },
});

/** The type of {@link sessionMachine}, for declarations that name it. */
export type SessionMachine = typeof sessionMachine;
