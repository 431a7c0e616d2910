import { and, not } from 'xstate';
import { CANCELLED, code, fail, NEXT, NOT_SENT } from '../edges/common.ts';
import { DONE } from '../edges/exchanged.ts';
import { order, userRecall } from '../order.ts';
import { session } from '../setup.ts';

/**
 * The user’s sign-on: where the work goes, who the user is there, what is still missing, and the file with the work.
 * Whatever interrupts a file leads into one of these states, and `planning` goes back to what was interrupted.
 */
export const signon = session.createStateConfig({
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
});
