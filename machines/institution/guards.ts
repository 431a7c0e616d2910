import type { StandingContext } from './context.ts';
import type { FileFacts, StandingEvent } from './events.ts';

interface Now {
  readonly context: StandingContext;
  readonly event: StandingEvent;
}

/** A condition on what is known of the request file. */
const file =
  (holds: (facts: FileFacts, context: StandingContext) => boolean) =>
  ({ context, event }: Now): boolean =>
    event.type === 'FILE' && holds(event, context);

const isWrong = (facts: FileFacts, { previousPassword }: StandingContext): boolean =>
  facts.password === 'wrong' ||
  (facts.password === 'previous' && !previousPassword) ||
  facts.userCredentials === 'wrong';

const isLast = (count: number, limit: number): boolean => count + 1 >= limit;

/** Answers count only while questions are pending. */
const answered = (answers: FileFacts['answers']) =>
  file((facts, { checking }) => checking.questionsPending && facts.answers === answers);

/** An access key stands for an AUTHTOKEN if one was shown for it. */
const tokenDue = ({ policy, tokenProven, checking }: StandingContext): boolean =>
  policy.authToken && !(tokenProven && checking.proof !== 'none');

const wrongPassword = file(isWrong);
const wrongAnswers = answered('wrong');

/** The conditions of the institution's statechart, by name, in the order they are asked. All are pure. */
export const guards = {
  scriptedError: ({ context }: Now) => context.script?.severity === 'ERROR',
  unknownVersion: file(({ version }) => version === 'unsupported'),
  unknownLanguage: file(({ language }) => language === 'unsupported'),
  unknownCountry: file(({ country }) => country === 'unsupported'),
  wrongInstitution: file(({ fi }) => fi !== 'right'),
  wrongApplication: file(({ application }) => application === 'refused'),
  /** Anybody may see the profile, unless the institution shows it to its users alone. */
  anonymousProfile: file(
    ({ user, asksFor }, { policy }) =>
      user === 'anonymous' && asksFor === 'profile' && policy.profileFor === 'anyone',
  ),
  /** Who wants to become a user has no name yet. */
  enrolment: file(
    ({ user, asksFor }, { policy }) => user === 'anonymous' && asksFor === 'enrolment' && policy.enrolment,
  ),
  stranger: file(({ user }) => user !== 'known'),
  busy: ({ context }: Now) => context.busyFiles > 0,

  wrongPassword,
  /** One wrong password too many. */
  lastWrongPassword: (now: Now) =>
    wrongPassword(now) && isLast(now.context.wrongPasswords, now.context.policy.wrongPasswordsUntilLockout),
  credentialMissing: file(({ userCredentials }) => userCredentials === 'missing'),
  /** An old one, or any beside a new password, for which the old password itself is wanted. */
  uselessUserKey: file(
    ({ userKey, newPassword }) => userKey === 'invalid' || (userKey === 'valid' && newPassword !== 'none'),
  ),
  uselessAccessToken: file(({ accessToken }) => accessToken === 'invalid'),
  accessTokenMissing: file(
    ({ accessToken, asksFor }, { policy }) =>
      policy.accessToken && accessToken === 'none' && asksFor !== 'profile',
  ),
  mustContact: ({ context }: Now) => context.mustContact,
  unknownClient: file(({ clientUid }, { policy }) => policy.clientUid && clientUid !== 'registered'),
  bareSignon: file(({ asksFor }, { policy }) => policy.refusesBareSignon && asksFor === 'nothing'),

  asksChallenge: file(({ asksChallenge }) => asksChallenge),
  rightAnswers: answered('right'),
  wrongAnswers,
  /** Wrong answers once too often. */
  lastWrongAnswers: (now: Now) =>
    wrongAnswers(now) && isLast(now.context.wrongAnswers, now.context.policy.wrongAnswersUntilLockout),
  goodAccessKey: file(
    ({ accessKey }, { accessKeyUses, challengeDemanded, policy }) =>
      accessKey === 'valid' &&
      accessKeyUses !== null &&
      accessKeyUses < (policy.accessKeyUses ?? Number.POSITIVE_INFINITY) &&
      policy.when !== 'everySignon' &&
      !challengeDemanded,
  ),
  /** The policy, or a tester, wants answers. */
  challengeDue: ({ context }: Now) => context.policy.when !== 'never' || context.challengeDemanded,

  tokenMissing: file(({ authToken }, context) => authToken === 'none' && tokenDue(context)),
  wrongToken: file(({ authToken }, context) => authToken === 'wrong' && tokenDue(context)),
  rightToken: file(({ authToken }, context) => authToken === 'right' && tokenDue(context)),

  newPassword: file(({ newPassword }) => newPassword === 'acceptable'),
  /** CHGPINFIRST. The file that answers the challenge may do without; the one after it may not. */
  passwordChangeMissing: file(
    ({ newPassword }, { passwordDue, checking }) =>
      passwordDue === 'first' && newPassword === 'none' && checking.proof !== 'answers',
  ),
  passwordDue: ({ context }: Now) => context.passwordDue !== 'no',
  scriptedNotice: ({ context }: Now) => context.script !== null,
};
