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

/** A file that nothing is wrong with but, maybe, the proof of who sends it. */
const isAdmitted = ({ language, fi, user, password }: FileFacts): boolean =>
  language === 'supported' && fi === 'right' && user === 'known' && password === 'right';

/** Answers count only in a sign-on that is right otherwise, and does not ask for new questions. */
const answered = (answers: FileFacts['answers']) =>
  file((facts) => isAdmitted(facts) && !facts.asksChallenge && facts.answers === answers);

const keyIsGood = (facts: FileFacts, { accessKeyUses, challengeDemanded, policy }: StandingContext) =>
  facts.accessKey === 'valid' &&
  accessKeyUses !== null &&
  accessKeyUses < (policy.accessKeyUses ?? Number.POSITIVE_INFINITY) &&
  policy.when !== 'everySignon' &&
  !challengeDemanded;

const wrongPassword = file(({ password }) => password === 'wrong');
const wrongAnswers = answered('wrong');

/** The conditions of the institution's statechart, by name. All are pure. */
export const guards = {
  unknownLanguage: file(({ language }) => language === 'unsupported'),
  wrongInstitution: file(({ fi }) => fi !== 'right'),
  /** Anybody may see the profile. */
  anonymousProfile: file(({ user, profileOnly }) => user === 'anonymous' && profileOnly),
  stranger: file(({ user }) => user !== 'known'),
  wrongPassword,
  /** One wrong password too many. */
  lastWrongPassword: (now: Now) =>
    wrongPassword(now) && now.context.wrongPasswords + 1 >= now.context.policy.wrongPasswordsUntilLockout,
  asksChallenge: file((facts) => isAdmitted(facts) && facts.asksChallenge),
  rightAnswers: answered('right'),
  wrongAnswers,
  /** Wrong answers once too often. */
  lastWrongAnswers: (now: Now) =>
    wrongAnswers(now) && now.context.wrongAnswers + 1 >= now.context.policy.wrongAnswersUntilLockout,
  goodAccessKey: file(keyIsGood),
  /** The policy, or a tester, wants answers. */
  challengeDue: ({ context }: Now) => context.policy.when !== 'never' || context.challengeDemanded,
};
