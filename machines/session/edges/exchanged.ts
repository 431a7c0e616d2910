import { and, not } from 'xstate';
import { ACCEPTED, code, DELIVERED, fail, NOT_SENT, transaction } from './common.ts';

/** No answer came, or the exchange failed. Whatever has no side effects is sent again; the rest is asked after first. */
export const UNANSWERED = [
  { guard: 'credentialsLost', target: '#session.signon.recalling', actions: 'noteError' },
  { guard: 'userKeyExpired', target: '#session.signon.checking', actions: ['noteError', 'dropUserKey'] },
  {
    guard: and(['answerLost', 'workInDoubt']),
    target: '#session.recovery',
    actions: ['doubtWork', 'waitLost', 'countLost', 'noteError'],
  },
  {
    guard: and(['answerLost', 'carriesPasswordChange', not('isChallenging')]),
    target: '#session.passwordChange.verifying',
    actions: ['noteError', 'doubtPassword'],
  },
  {
    guard: and(['notUnderstood', 'candidatesLeft']),
    target: '#session.versionFallback',
    actions: 'noteError',
  },
  { guard: 'mayResend', target: '#session.signon.waiting', actions: ['waitLost', 'countLost', 'noteError'] },
  {
    guard: and([not('isAnswered'), 'carriesVerification']),
    target: '#session.signon.awaitingWork',
    actions: ['noteError', fail('password/outcome-unknown'), ...NOT_SENT],
  },
  { guard: not('isAnswered'), target: '#session.signon.awaitingWork', actions: ['noteError', ...NOT_SENT] },
] as const;

/** The sign-on succeeded: what became of what it carried. */
const SUCCEEDED = [
  { guard: and([ACCEPTED, 'carriesRecovery', 'isFound']), target: '#session.signedOn', actions: DELIVERED },
  {
    guard: and([ACCEPTED, 'carriesRecovery']),
    target: '#session.signon.planning',
    actions: ['noteStatus', 'repeatWork'],
  },
  {
    guard: and([ACCEPTED, 'carriesPasswordChange', transaction(0)]),
    target: '#session.signedOn',
    actions: ['noteStatus', 'passwordChanged'],
  },
  {
    guard: and([ACCEPTED, 'carriesPasswordChange', 'passwordRequired']),
    target: '#session.failed',
    actions: ['notePasswordRefused', 'noteStatus', 'passwordNotChanged'],
  },
  {
    guard: and([ACCEPTED, 'carriesPasswordChange']),
    target: '#session.signedOn',
    actions: ['notePasswordRefused', 'noteStatus', 'passwordNotChanged'],
  },
  {
    guard: and([ACCEPTED, 'carriesVerification']),
    target: '#session.signedOn',
    actions: ['noteStatus', 'passwordSettled'],
  },
  { guard: ACCEPTED, target: '#session.signedOn', actions: DELIVERED },
] as const;

/**
 * The sign-on was answered with something that interrupts whatever the file was for, or ends it. A failed
 * sign-on ran nothing, so that the same is sent again as soon as the institution has what it wants.
 */
const INTERRUPTED = [
  { guard: code(3000), target: '#session.challengeRequired', actions: ['noteStatus', 'interrupted'] },
  {
    guard: and([code(3001), 'mfaApplicable']),
    target: '#session.answersRejected',
    actions: ['noteStatus', 'interrupted', 'countRejection'],
  },
  {
    guard: and([code(15500), 'carriesVerification', 'triesNewPassword']),
    target: '#session.passwordChange.verifying',
    actions: ['noteStatus', 'tryOldPassword'],
  },
  {
    guard: and([code(15500), 'carriesVerification']),
    target: '#session.signon.awaitingCredentials',
    actions: ['noteStatus', fail('password/outcome-unknown'), 'passwordNotChanged', 'rejectCredentials'],
  },
  {
    guard: and([code(15500), 'usesAccessToken']),
    target: '#session.signon.awaitingAccessToken',
    actions: ['noteStatus', 'rejectAccessToken'],
  },
  {
    guard: and([code(15500), 'usesUserKey']),
    target: '#session.signon.checking',
    actions: ['noteStatus', 'dropUserKey'],
  },
  {
    guard: code(15500),
    target: '#session.signon.awaitingCredentials',
    actions: ['noteStatus', 'rejectCredentials'],
  },
  {
    guard: and([code(15501), 'busyLeft']),
    target: '#session.signon.waiting',
    actions: ['waitBusy', 'countBusy', 'noteStatus'],
  },
  {
    guard: code(15501),
    target: '#session.signon.awaitingWork',
    actions: ['noteStatus', fail('signon/busy'), ...NOT_SENT],
  },
  { guard: code(15502), target: '#session.failed', actions: ['noteStatus', fail('signon/locked-out')] },
  {
    guard: and([code(15506), not('hasCompanion')]),
    target: '#session.signon.planning',
    actions: ['noteStatus', 'addCompanion'],
  },
  {
    guard: and([code(15507), 'asksNewPassword', not('carriesPasswordChange')]),
    target: '#session.signon.routing',
    actions: ['noteStatus', 'beginPasswordChange'],
  },
  { guard: code(15507), target: '#session.failed', actions: ['noteStatus', fail('password/required')] },
  // An installation that was not shown yet cannot be registered.
  {
    guard: and([code(15510), 'clientUidWithheld']),
    target: '#session.signon.planning',
    actions: ['noteStatus', 'showClientUid'],
  },
  {
    guard: and([code(15510), 'registrationsLeft']),
    target: '#session.signon.awaitingRegistration',
    actions: ['noteStatus', 'countRegistration'],
  },
  {
    guard: code(15510),
    target: '#session.signon.awaitingWork',
    actions: ['noteStatus', fail('signon/client-not-registered'), ...NOT_SENT],
  },
  {
    guard: code(15511),
    target: '#session.failed',
    actions: ['noteStatus', fail('signon/contact-institution')],
  },
  // Asked for again in answer to one, a token was no good.
  {
    guard: and([code(15512), 'tokenGiven', 'tokensLeft']),
    target: '#session.signon.awaitingAuthToken',
    actions: ['noteStatus', 'countToken'],
  },
  {
    guard: and([code(15512), 'tokenGiven']),
    target: '#session.failed',
    actions: ['noteStatus', fail('signon/auth-token-rejected')],
  },
  { guard: code(15512), target: '#session.signon.awaitingAuthToken', actions: 'noteStatus' },
  {
    guard: and([code(15513), 'tokensLeft']),
    target: '#session.signon.awaitingAuthToken',
    actions: ['noteStatus', 'countToken'],
  },
  {
    guard: code(15513),
    target: '#session.failed',
    actions: ['noteStatus', fail('signon/auth-token-rejected')],
  },
  { guard: code(13504), target: '#session.failed', actions: ['noteStatus', fail('signon/configuration')] },
  { guard: code(2021), target: '#session.versionFallback', actions: 'noteStatus' },
  { target: '#session.failed', actions: ['noteStatus', fail('signon/refused')] },
] as const;

/** Whatever can come of a file with a sign-on of the user. */
export const EXCHANGED = [...UNANSWERED, ...SUCCEEDED, ...INTERRUPTED] as const;

/** What the road shows where it is taken most. Everything else an answer can say is said once, for all states. */
export const DONE = {
  guard: and([ACCEPTED, 'carriesWork']),
  target: '#session.signedOn',
  actions: DELIVERED,
} as const;
