import { and, not, or } from 'xstate';
import { initialContext } from './context.ts';
import {
  ACCEPTED,
  CANCELLED,
  code,
  fail,
  GIVEN_UP,
  NEXT,
  NOT_SENT,
  refuse,
  transaction,
} from './edges/common.ts';
import { DONE, EXCHANGED, UNANSWERED } from './edges/exchanged.ts';
import { PROFILE_EXCHANGED, PROFILE_UNANSWERED } from './edges/profile.ts';
import { order, userRecall } from './order.ts';
import { session } from './setup.ts';

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

    profile: {
      tags: 'spine',
      initial: 'recalling',
      // It is on its way.
      on: { START: {} },
      states: {
        recalling: {
          invoke: {
            id: 'recall',
            src: 'recall',
            input: { about: 'institution' },
            onDone: [
              { guard: 'skipsProfile', target: '#session.signon', actions: 'keepInstitution' },
              {
                guard: 'profileIsFresh',
                target: '#session.signon',
                actions: ['keepInstitution', 'tellProfile'],
              },
              { target: 'requesting', actions: 'keepInstitution' },
            ],
            onError: { target: 'requesting' },
          },
        },
        requesting: {
          entry: 'beginFile',
          invoke: {
            id: 'exchange',
            src: 'exchange',
            input: ({ context }) => order('profile', context),
            onDone: PROFILE_EXCHANGED,
            onError: PROFILE_UNANSWERED,
          },
        },
        waiting: {
          invoke: {
            src: 'deadline',
            input: ({ context }) => ({ expiresAt: context.expiresAt }),
            onDone: 'requesting',
            onError: 'requesting',
          },
        },
      },
    },

    signon: {
      tags: 'spine',
      initial: 'awaitingWork',
      states: {
        // A bare sign-on is refused by some (15506), so it always carries work.
        awaitingWork: {
          always: [...NEXT, { guard: 'isSignedOn', target: '#session.signedOn' }],
        },

        // Where the work goes, and who the user is there.
        routing: {
          entry: 'takeWork',
          always: [
            {
              guard: 'scattered',
              target: 'awaitingWork',
              actions: [fail('session/several-destinations'), 'loseWork'],
            },
            {
              guard: 'needsType1',
              target: 'awaitingWork',
              actions: [fail('signon/security-unsupported'), ...NOT_SENT],
            },
            {
              guard: 'untrusted',
              target: 'awaitingWork',
              actions: [fail('session/untrusted-url'), ...NOT_SENT],
            },
            { guard: 'isRecalled', target: 'checking' },
            { target: 'recalling', actions: 'enterRealm' },
          ],
        },
        recalling: {
          invoke: {
            id: 'recall',
            src: 'recall',
            input: ({ context }) => userRecall(context),
            onDone: { target: 'checking', actions: 'keepStanding' },
            onError: { target: 'awaitingWork', actions: ['noteRecallError', ...NOT_SENT] },
          },
        },

        // What the sign-on needs before it can be sent.
        checking: {
          always: [
            { guard: 'accessTokenMissing', target: 'awaitingAccessToken' },
            { guard: 'credentialsMissing', target: 'awaitingCredentials' },
            { guard: 'authTokenFirst', target: 'awaitingAuthToken' },
            { target: 'planning' },
          ],
        },
        awaitingAccessToken: {
          on: {
            ACCESSTOKEN: [
              {
                guard: and(['isRejected', not('isChanged')]),
                target: '#session.failed',
                actions: fail('signon/credentials-rejected'),
              },
              { target: 'checking', actions: 'keepAccessToken' },
            ],
            CANCEL: CANCELLED,
          },
        },
        awaitingCredentials: {
          on: {
            CREDENTIALS: [
              {
                guard: and(['isRejected', not('isChanged')]),
                target: '#session.failed',
                actions: fail('signon/credentials-rejected'),
              },
              { target: 'recalling', actions: 'trustCredentials' },
            ],
            CANCEL: CANCELLED,
          },
        },
        awaitingAuthToken: {
          on: {
            AUTHTOKEN: [
              {
                guard: and(['tokenRejected', not('isChanged')]),
                target: '#session.failed',
                actions: fail('signon/auth-token-rejected'),
              },
              { target: 'planning', actions: 'keepAuthToken' },
            ],
            CANCEL: CANCELLED,
          },
        },
        // 15510: the user approves this client at the institution, by telephone or in the browser.
        awaitingRegistration: {
          on: { RETRY: 'planning', CANCEL: CANCELLED },
        },
        waiting: {
          invoke: {
            src: 'deadline',
            input: ({ context }) => ({ expiresAt: context.expiresAt }),
            onDone: 'planning',
            onError: 'planning',
          },
          on: { CANCEL: CANCELLED },
        },

        // What the next file is: one that was interrupted, or what must come first, or the work.
        planning: {
          always: [
            // Without it, no file of the change leaves, also not the one with the answers.
            {
              guard: and(['carriesPasswordChange', not('hasNewPassword')]),
              target: '#session.passwordChange',
            },
            // Another process, and nobody knows the new password here: the user will know which one holds.
            {
              guard: and(['carriesVerification', not('canVerify')]),
              target: 'awaitingWork',
              actions: [fail('password/outcome-unknown'), 'passwordNotChanged'],
            },
            { guard: 'answersHeld', target: '#session.answered' },
            { guard: 'isChallenging', target: '#session.challengeRequested' },
            {
              guard: 'challengeFirst',
              target: '#session.challengeRequired',
              actions: 'wantPasswordAfterChallenge',
            },
            { guard: 'carriesPasswordChange', target: '#session.passwordChange' },
            { guard: 'carriesVerification', target: '#session.passwordChange.verifying' },
            { guard: 'carriesRecovery', target: '#session.recovery.synchronizing' },
            {
              guard: 'passwordChangeFirst',
              target: '#session.passwordChange',
              actions: 'beginPasswordChange',
            },
            { guard: 'isUnasked', target: '#session.recovery.synchronizing', actions: 'askAfterWork' },
            { guard: 'holdsWork', target: 'requesting' },
            { target: 'awaitingWork' },
          ],
        },
        requesting: {
          entry: 'beginFile',
          invoke: {
            id: 'exchange',
            src: 'exchange',
            input: ({ context }) => order('work', context),
            onDone: [
              DONE,
              {
                guard: code(3000),
                target: '#session.challengeRequired',
                actions: ['noteStatus', 'interrupted'],
              },
            ],
          },
        },
      },
    },

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

    passwordChange: {
      initial: 'checking',
      states: {
        checking: {
          always: [
            {
              guard: and([not('passwordChangeable'), 'passwordRequired']),
              target: '#session.failed',
              actions: [fail('password/unsupported'), 'passwordNotChanged'],
            },
            {
              guard: not('passwordChangeable'),
              target: '#session.signon.awaitingWork',
              actions: [fail('password/unsupported'), 'passwordNotChanged'],
            },
            { guard: 'hasNewPassword', target: 'requesting' },
            { target: 'awaitingNewPassword' },
          ],
        },
        awaitingNewPassword: {
          on: {
            NEW_PASSWORD: { target: '#session.signon.planning', actions: 'keepNewPassword' },
            CANCEL: [
              { guard: 'passwordRequired', ...CANCELLED },
              {
                target: '#session.signon.awaitingWork',
                actions: [fail('session/cancelled'), 'passwordNotChanged', 'forgetFailure'],
              },
            ],
          },
        },
        requesting: {
          entry: 'beginFile',
          invoke: {
            id: 'exchange',
            src: 'exchange',
            input: ({ context }) => order('passwordChange', context),
          },
        },
        // The answer was lost: either password may hold. The new one is tried first, and the old one once.
        verifying: {
          entry: 'beginFile',
          invoke: { id: 'exchange', src: 'exchange', input: ({ context }) => order('verification', context) },
        },
      },
    },

    // Work with side effects whose answer was lost: the institution is asked what became of it.
    recovery: {
      initial: 'choosing',
      states: {
        choosing: {
          always: [
            {
              guard: not('resendsLeft'),
              target: '#session.signon.awaitingWork',
              actions: NOT_SENT,
            },
            { guard: 'canRecoverFile', target: '#session.signon.waiting', actions: 'repeatWork' },
            { guard: 'canSynchronize', target: '#session.signon.waiting', actions: 'askAfterWork' },
            { target: '#session.signon.waiting', actions: 'repeatWork' },
          ],
        },
        synchronizing: {
          entry: 'beginFile',
          invoke: { id: 'exchange', src: 'exchange', input: ({ context }) => order('recovery', context) },
        },
      },
    },

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
