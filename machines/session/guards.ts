import type { AnyEventObject } from 'xstate';
import {
  canChangePassword,
  changesPasswordFirst,
  realmOf,
  type SessionContext,
  sendsClientUid,
  signonRealm,
} from './context.ts';
import type { Answered, ExchangeOutput } from './exchange/contract.ts';
import { type Failure, failureOf } from './failure.ts';
import { identificationFor, isRecoverable, workDestination } from './order.ts';
import { POLICY } from './policy.ts';
import type { RecallOutput } from './recall/contract.ts';
import { destinationOf, isTrusted } from './routing.ts';

interface Now {
  readonly context: SessionContext;
  readonly event: AnyEventObject;
}

/** What came of an exchange, in the transitions its completion takes. An exchange that threw sent a file, maybe. */
export const outputOf = (event: AnyEventObject): ExchangeOutput =>
  event.type.startsWith('xstate.error.')
    ? { answered: false, failure: failureOf(event.error), sent: true, at: null }
    : (event.output as ExchangeOutput);

const answered = (event: AnyEventObject): Answered | undefined => {
  const output = outputOf(event);
  return output.answered ? output : undefined;
};

/** What was looked up, in the transitions its completion takes. */
export const recalledOf = (event: AnyEventObject): RecallOutput => event.output as RecallOutput;

/** The status codes an edge is for; the chart shows them. */
export interface Codes {
  readonly codes: readonly number[];
  readonly orNoError?: boolean;
}

const failureIs =
  (holds: (failure: Failure, output: { sent: boolean }, now: Now) => boolean) =>
  (now: Now): boolean => {
    const output = outputOf(now.event);
    return !output.answered && holds(output.failure, output, now);
  };

/** The file was not understood: nothing ran, and another version may be understood. What was cut off was. */
const isNotUnderstood = ({ code, retryable, httpStatus = 0 }: Failure): boolean =>
  (httpStatus >= 400 && httpStatus < 500) || (httpStatus < 400 && !retryable && code.startsWith('codec/'));

/** Something of this program failed, with the answer in hand: the institution has nothing to do with it. */
const isOwn = (code: string): boolean => code.startsWith('session/');

/** A file was sent and may have been carried out. HTTP 4xx says that it was not even read. */
const isLost = ({ httpStatus = 0 }: Failure, sent: boolean): boolean =>
  sent && !(httpStatus >= 400 && httpStatus < 500);

/** The conditions of the session's statechart, by name. All are pure. */
export const guards = {
  // What an exchange came to.

  /** The sign-on was answered with one of these codes, or, where that will do, with anything that is no error. */
  status: ({ event }: Now, { codes, orNoError = false }: Codes) => {
    const signon = answered(event)?.signon;
    return (
      signon !== undefined && (codes.includes(signon.code) || (orNoError && signon.severity !== 'ERROR'))
    );
  },
  isAnswered: ({ event }: Now) => outputOf(event).answered,
  /** The wrapper of the transaction that the exchange added was answered with one of these codes. */
  transactionStatus: ({ event }: Now, { codes }: Codes) =>
    codes.includes(answered(event)?.transaction?.code ?? -1),
  transactionIsMissing: ({ event }: Now) => answered(event)?.transaction === null,
  /** The file left and no answer came. */
  answerLost: failureIs((failure, { sent }) => isLost(failure, sent)),
  /** It can be sent again without harm: it changes nothing there, and another attempt can help. */
  mayResend: failureIs(
    ({ code, retryable }, { sent }, { context }) =>
      sent && retryable && !isOwn(code) && context.counts.lost < POLICY.lost,
  ),
  notUnderstood: failureIs(
    (failure, { sent }, { context }) => sent && isNotUnderstood(failure) && !context.versionProven,
  ),
  /** Credentials were at hand once; another process has them no more. Nothing was sent. */
  credentialsLost: failureIs(({ code }) => code === 'signon/credentials-unavailable'),
  userKeyExpired: failureIs(({ code }) => code === 'signon/user-key-expired'),
  /** The work has side effects, and the file that was lost carried it. */
  workInDoubt: ({ context }: Now) =>
    context.payload === 'work' && !context.challenging && (context.work?.sideEffects ?? false),
  /** Asked when the last loss was counted. */
  resendsLeft: ({ context }: Now) => context.counts.lost <= POLICY.lost,

  // The profile.

  skipsProfile: ({ context }: Now) => context.skipProfile,
  profileIsFresh: ({ event }: Now) => {
    const recalled = recalledOf(event);
    return recalled.about === 'institution' && recalled.profile !== null && recalled.isFresh;
  },
  profileSent: ({ event }: Now) => (answered(event)?.profile ?? null) !== null,
  /** There is none, although it is wanted, and nobody is about to ask for it. */
  profileMissing: ({ context }: Now) =>
    context.profile === null &&
    !context.skipProfile &&
    ![context.work, ...context.queue].some((work) => work?.own),
  hasProfile: ({ context }: Now) => context.profile !== null,
  profileReset: ({ context }: Now) => context.profileReset,
  /**
   * The institution has a later profile than the one at hand, which was not asked for yet. Only in the realm where
   * profiles are had: nobody is asked for another realm's password for it.
   */
  profileOutdated: ({ context }: Now) =>
    context.profileDue !== null &&
    context.profileDue !== context.refreshedFor &&
    context.realm === signonRealm(context.profile),

  // Work, and where it goes.

  hasWork: ({ context }: Now) => context.queue.length > 0 || context.work !== null,
  /** The work in flight, or parked; what waits in the queue has to find its way first. */
  holdsWork: ({ context }: Now) => context.work !== null,
  isSignedOn: ({ context }: Now) => context.signedOn,
  scattered: ({ context }: Now) => context.work !== null && !destinationOf(context, context.work),
  needsType1: ({ context }: Now) => workDestination(context).security === 'TYPE1',
  untrusted: ({ context }: Now) => !isTrusted(workDestination(context).url, context.origins),
  isRecalled: ({ context }: Now) =>
    context.standing !== null && context.realm === workDestination(context).realm,
  canRecoverFile: ({ context }: Now) => isRecoverable(context),
  canSynchronize: ({ context }: Now) => canSynchronize(context),
  /** Something came between the loss of the work's answer and the question what became of it. */
  isUnasked: ({ context }: Now) =>
    context.work?.inDoubt !== undefined &&
    !context.work.inDoubt.asked &&
    !isRecoverable(context) &&
    canSynchronize(context),
  isFound: ({ event }: Now) => answered(event)?.found ?? false,
  // What the file carries besides its sign-on.

  carriesWork: ({ context }: Now) => context.payload === 'work',
  carriesPasswordChange: ({ context }: Now) => context.payload === 'passwordChange',
  carriesVerification: ({ context }: Now) => context.payload === 'verification',
  carriesRecovery: ({ context }: Now) => context.payload === 'recovery',

  // What the sign-on needs.

  accessTokenMissing: ({ context }: Now) =>
    (realmOf(context)?.accessTokenRequired ?? false) && !context.standing?.accessToken,
  /** Neither credentials, with all that the realm asks for by label, nor what stands for them. */
  credentialsMissing: ({ context }: Now) => {
    const { standing, payload } = context;
    if (standing?.credentials && !standing.rejected && !lacksLabelled(context)) return false;
    return ['password', 'newPassword'].includes(identificationFor(payload, context));
  },
  /** AUTHTOKENFIRST=Y, this user never signed on, and there is no token yet. */
  authTokenFirst: ({ context }: Now) =>
    isFirst(context) && (realmOf(context)?.authTokenFirst ?? false) && !context.standing?.authToken,
  usesAccessToken: ({ context }: Now) => realmOf(context)?.accessTokenRequired ?? false,
  /** The file that was answered was signed on to with it. */
  usesUserKey: ({ context }: Now) =>
    identificationFor(context.challenging ? 'challenge' : context.payload, context) === 'userKey',
  /** The version has CLIENTUID, and none was sent since the profile asks for none. */
  clientUidWithheld: ({ context }: Now) => mfa(context) && !sendsClientUid(context),
  isChanged: ({ event }: Now) => event.changed === true,
  /** What is sent was rejected before. */
  isRejected: ({ context }: Now) => context.standing?.rejected ?? false,
  tokenGiven: ({ context }: Now) => context.standing?.authToken ?? false,
  registrationsLeft: ({ context }: Now) => context.counts.registrations < POLICY.registrations,
  tokensLeft: ({ context }: Now) => context.counts.tokens < POLICY.tokensRejected,
  tokenRejected: ({ context }: Now) => context.counts.tokens > 0,
  busyLeft: ({ context }: Now) => context.counts.busy < POLICY.busy,
  hasCompanion: ({ context }: Now) => context.companion,
  candidatesLeft: ({ context }: Now) => context.candidate + 1 < context.candidates.length,

  // The challenge.

  /** MFACHALLENGEFIRST=Y, and this user never signed on. */
  challengeFirst: ({ context }: Now) =>
    mfa(context) && isFirst(context) && (realmOf(context)?.challengeFirst ?? false),
  isChallenging: ({ context }: Now) => context.challenging,
  answersHeld: ({ context }: Now) => context.answersHeld,
  mfaApplicable: ({ context }: Now) => mfa(context),
  mfaCandidateLeft: ({ context }: Now) =>
    context.candidates.slice(context.candidate + 1).some((candidate) => candidate.mfa),
  challengesLeft: ({ context }: Now) => context.counts.challenges < POLICY.challengesRepeated,
  answersLeft: ({ context }: Now) => context.counts.rejections <= POLICY.answersRejected,
  hasQuestions: ({ event }: Now) => (answered(event)?.questions.length ?? 0) > 0,
  unanswerable: ({ event }: Now) => (answered(event)?.unanswerable.length ?? 0) > 0,
  questionsForPerson: ({ event }: Now) =>
    answered(event)?.questions.some((question) => question.answeredBy === 'person') ?? false,
  wereRejected: ({ context }: Now) => context.counts.rejections > 0,
  /** The answers are exactly those that were asked for. */
  allAnswered: ({ context, event }: Now) => {
    const ids: readonly string[] = event.type === 'ANSWERS' ? event.ids : [];
    const asked = context.questions.filter(({ answeredBy }) => answeredBy === 'person');
    return asked.every(({ id }) => ids.includes(id)) && ids.every((id) => asked.some((q) => q.id === id));
  },

  // The password.

  passwordChangeable: ({ context }: Now) => canChangePassword(context),
  asksNewPassword: ({ context }: Now) => context.asksNewPassword,
  /** CHGPINFIRST=Y, and this user never signed on; not before a challenge that comes first, too. */
  passwordChangeFirst: ({ context }: Now) =>
    context.passwordChange === null && isFirst(context) && changesPasswordFirst(context),
  changesPassword: ({ context }: Now) => context.passwordChange !== null,
  passwordWanted: ({ context }: Now) => context.passwordWanted !== null,
  hasNewPassword: ({ context }: Now) => context.standing?.newPassword ?? false,
  /** The password that is to be tried is at hand. */
  canVerify: ({ context }: Now) =>
    context.passwordChange?.trying !== 'newPassword' || (context.standing?.newPassword ?? false),
  /** Nothing goes on without a new password. */
  passwordRequired: ({ context }: Now) => context.passwordChange?.cause === 'required',
  /** The new password was tried after its change was lost, and the old one was not yet. */
  triesNewPassword: ({ context }: Now) => context.passwordChange?.trying === 'newPassword',
};

const canSynchronize = (context: SessionContext): boolean =>
  (context.work?.syncable ?? false) && workDestination(context).fullSync;

const mfa = ({ candidates, candidate }: SessionContext): boolean => candidates[candidate]?.mfa ?? false;

/** USERCRED1 or USERCRED2 is wanted, in a version that has them, and not at hand. */
const lacksLabelled = (context: SessionContext): boolean =>
  mfa(context) && (context.standing?.userCredentials ?? 0) < (realmOf(context)?.credentialLabels.length ?? 0);

/** No sign-on of this user succeeded yet; a key from a challenge or a token says that one did. */
const isFirst = ({ standing }: SessionContext): boolean =>
  standing !== null && !standing.signedOnBefore && !standing.accessKey;
