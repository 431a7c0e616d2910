import type { Move } from './model.ts';
import type { Joint } from './world.ts';

/** What may never be; gives what is wrong with a move, or undefined. */
export type Invariant = (move: Move) => string | undefined;

/** Every request that was accepted is told of exactly once, as done or as not done, at the latest at the end. */
const noRequestIsLost: Invariant = ({ before, after, told }) => {
  const news = told.flatMap((one) =>
    one.type === 'DELIVERED' || one.type === 'NOT_DELIVERED' ? [one.id] : [],
  );
  const asked = new Set([...Object.keys(before.ledger.works), ...newlyAsked(before, after)]);
  const stranger = news.find((id, index) => !asked.has(id) || news.indexOf(id) !== index);
  if (stranger) return `${stranger} is told of twice`;
  const pending = pendingIn(after);
  const forgotten = Object.keys(after.ledger.works).find((id) => !pending.includes(id));
  return forgotten && `${forgotten} was dropped without a word`;
};

const newlyAsked = (before: Joint, after: Joint): string[] =>
  after.asked > before.asked ? [`pay${before.asked}`, `read${before.asked}`] : [];

const pendingIn = ({ session: { context, isFinal } }: Joint): string[] =>
  isFinal ? [] : [context.work, ...context.queue].flatMap((work) => (work && !work.own ? [work.id] : []));

const nothingIsDoneTwice: Invariant = ({ after }) => {
  const twice = Object.entries(after.bank.executed).find(([, times]) => times > 1);
  return twice && `${twice[0]} was carried out ${twice[1]} times`;
};

/** `notDone` was not done, what is delivered was. */
const outcomesAreTrue: Invariant = ({ before, after, told }) => {
  for (const news of told) {
    if (news.type === 'NOT_DELIVERED' && news.outcome === 'notDone') {
      if ((after.bank.executed[news.id] ?? 0) > 0) return `${news.id} is said not to be done, and was`;
      const { wire } = before;
      const isOnItsWay =
        (wire?.phase === 'out' || wire?.phase === 'interrupted') &&
        wire.order.input.purpose === 'work' &&
        wire.order.input.work?.id === news.id &&
        news.id.startsWith('pay') &&
        after.session.at === 'closed';
      if (isOnItsWay) return `${news.id} is said not to be done, and may still be`;
    }
    if (news.type === 'DELIVERED') {
      if (news.id.startsWith('pay') && !(after.bank.executed[news.id] ?? 0)) {
        return `${news.id} is said to be done, and was not`;
      }
      const { works } = before.ledger;
      const work = works[news.id];
      if (!work?.isFound && !work?.isAnswered && !isAnswered(news.id)(before)) {
        return `${news.id} is delivered without an answer`;
      }
    }
  }
  return undefined;
};

/** The answer that is being read. */
const isAnswered =
  (id: string) =>
  ({ wire }: Joint): boolean =>
    wire?.phase === 'back' &&
    wire.order.input.work?.id === id &&
    (wire.response.done === true || wire.response.found === true);

const noSignonAfterLockOut: Invariant = ({ before, sent }) =>
  before.ledger.isLockedOut && sent && sent.user !== 'anonymous' ? 'a sign-on after 15502' : undefined;

/** What was rejected is not sent again, in the process that knows it. */
const nothingRejectedIsSentAgain: Invariant = ({ after, sent }) => {
  const rejected = after.ledger.rejected[sent?.realm ?? 0];
  if (!sent || !rejected) return undefined;
  if (sent.password && sent.password === rejected.password) return 'a rejected password is sent again';
  if (sent.accessToken && sent.accessToken === rejected.accessToken)
    return 'a rejected ACCESSTOKEN is sent again';
  if (sent.authToken && sent.authToken === rejected.authToken) return 'a rejected AUTHTOKEN is sent again';
  if (sent.answers?.person && sent.answers.person === rejected.answers)
    return 'rejected answers are sent again';
  return undefined;
};

const oneRequestAtATime: Invariant = ({ isCrossed }) =>
  isCrossed ? 'a file is sent while another is on its way' : undefined;

const answersAreSentOnce: Invariant = ({ before, sent, received, label }) =>
  sent?.answers && before.ledger.answersSent && !received?.response.questions && !label.startsWith('ANSWERS')
    ? 'answers are in a second file'
    : undefined;

const theLastAccessKeyIsSent: Invariant = ({ after, sent }) => {
  if (!sent?.mfa || sent.user === 'anonymous') return undefined;
  const last = after.ledger.accessKey[sent.realm];
  return sent.accessKey === last
    ? undefined
    : `access key ${sent.accessKey} is sent, and the last one is ${last}`;
};

const theClientUidStays: Invariant = ({ before, sent }) =>
  sent?.clientUid !== undefined &&
  before.ledger.clientUid !== undefined &&
  sent.clientUid !== before.ledger.clientUid
    ? 'another CLIENTUID is sent'
    : undefined;

const whatIsFoundIsNotResent: Invariant = ({ before, after, sent }) =>
  sent?.purpose === 'work' &&
  (after.ledger.works[sent.work ?? '']?.isFound || before.ledger.works[sent.work ?? '']?.isFound)
    ? `${sent.work} was found by synchronising, and is sent again`
    : undefined;

/** A wish for another password is answered, or still being followed. */
const noWishIsLost: Invariant = ({ after: { ledger, session } }) => {
  const { passwordWanted, passwordChange } = session.context;
  return ledger.isWishing && !session.isFinal && !passwordWanted && !passwordChange
    ? 'the wish for another password was dropped without a word'
    : undefined;
};

/** The new password is said to hold only if it does, and not to hold, without a doubt, only if it does not. */
const passwordNewsIsTrue: Invariant = ({ before, after, told }) => {
  const { newPassword } = before.ledger;
  const { password, realm } = newPassword ?? {};
  const holds = realm !== undefined && after.bank.logins[realm]?.password === password;
  for (const news of told) {
    if (news.type === 'PASSWORD_CHANGED' && !holds) return `${password} is said to hold, and does not`;
    if (news.type !== 'PASSWORD_NOT_CHANGED' || news.failure.code === 'password/outcome-unknown') continue;
    if (holds) return `${password} is said not to hold, and does (${news.failure.code})`;
  }
  return undefined;
};

/** Nothing was sent, for a reason of the client's own that a person could help with: no reason to give up. */
const nothingIsGivenUpLightly: Invariant = ({ before: { wire }, told, kind }) =>
  kind === 'automatic' &&
  wire?.phase === 'failed' &&
  !wire.sent &&
  told.some(({ type }) => type === 'NOT_DELIVERED')
    ? `work is given up since ${wire.failure.code}`
    : undefined;

/** Every one of them is checked on every move. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  noRequestIsLost,
  nothingIsDoneTwice,
  outcomesAreTrue,
  noSignonAfterLockOut,
  nothingRejectedIsSentAgain,
  oneRequestAtATime,
  answersAreSentOnce,
  theLastAccessKeyIsSent,
  theClientUidStays,
  whatIsFoundIsNotResent,
  noWishIsLost,
  passwordNewsIsTrue,
  nothingIsGivenUpLightly,
};
