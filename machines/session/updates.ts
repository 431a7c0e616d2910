import type { AnyEventObject } from 'xstate';
import type { Profile } from '../../codecs/index.ts';
import type { OfxErrorCode } from '../../errors.ts';
import { uidAt } from '../uid.ts';
import type { SessionContext } from './context.ts';
import type { SessionEmitted } from './events.ts';
import { type Failure, failure, failureOf } from './failure.ts';
import { outputOf } from './guards.ts';

type Update = Partial<SessionContext>;

interface Now {
  readonly context: SessionContext;
  readonly event: AnyEventObject;
}

/** The changes of context, by name. All are pure. */
export const updates = {
  /** Adds the caller's work to the queue. */
  enqueue: ({ context, event }: Now): Update =>
    event.type === 'REQUEST' ? { queue: [...context.queue, { id: event.id }] } : {},

  /** Takes the next work, unless some is parked already. */
  takeWork: ({ context }: Now): Update => {
    const [next, ...queue] = context.queue;
    return context.work || !next ? {} : { work: next, queue };
  },

  /** Names the next request file, before it is sent. */
  beginFile: ({ context: { uids } }: Now): Update => ({
    file: { uid: uidAt(uids.seed, uids.taken), trnuid: uidAt(uids.seed, uids.taken + 1) },
    uids: { ...uids, taken: uids.taken + 2 },
  }),

  noteStatus: ({ event }: Now): Update => ({ status: outputOf(event).signon }),

  keepProfile: ({ context, event }: Now): Update => {
    const profile = outputOf(event).profile ?? context.profile;
    // Once a user is known, the realm stays: the keys of the session are kept under it.
    return { profile, realm: context.credentials || !profile ? context.realm : signonRealm(profile) };
  },

  keepCredentials: ({ event }: Now): Update =>
    event.type === 'CREDENTIALS' ? { credentials: true, signedOnBefore: event.signedOnBefore } : {},

  keepQuestions: ({ event }: Now): Update => ({ questions: outputOf(event).questions }),

  countChallenge: ({ context }: Now): Update => ({ challenges: context.challenges + 1 }),

  countRejection: ({ context }: Now): Update => ({ rejections: context.rejections + 1 }),

  /** A sign-on succeeded: the counts begin anew. */
  signedOn: (): Update => ({
    signedOnBefore: true,
    rejections: 0,
    challenges: 0,
    questions: [],
    failure: null,
  }),

  /** The sign-on has to begin anew: nothing of the last attempt counts any more. */
  startOver: (): Update => ({ rejections: 0, challenges: 0, questions: [] }),

  workDone: (): Update => ({ work: null }),

  forgetFailure: (): Update => ({ failure: null }),

  noteError: ({ event }: Now): Update => ({ failure: failureOf(event.error) }),

  noteFailure: ({ context }: Now, { failure: code }: { failure: OfxErrorCode }): Update => ({
    failure: failure(code, statusFor(code, context)),
  }),

  noteUnanswerable: ({ event }: Now): Update => ({
    failure: failure(
      'challenge/unanswerable',
      undefined,
      `Provide clientFacts for ${outputOf(event).unanswerable.join(', ')}.`,
    ),
  }),

  /** The challenge's own wrapper was refused; its status says more than the sign-on's. */
  noteChallengeRefused: ({ event }: Now): Update => ({
    failure: failure('challenge/refused', outputOf(event).transaction ?? undefined),
  }),

  noteProfileRefused: ({ event }: Now): Update => {
    const { signon, transaction } = outputOf(event);
    return { failure: failure('profile/refused', signon.code === 0 ? (transaction ?? undefined) : signon) };
  },

  forgetWork: (): Update => ({ work: null, queue: [] }),
} as const;

/** The realm that the sign-on message set belongs to; with no match, the only or first one. */
const signonRealm = ({ messageSets, realms }: Profile): string => {
  const named = messageSets.find(({ name }) => name === 'SIGNON')?.realm;
  return (realms.find(({ name }) => name === named) ?? realms[0])?.name ?? '';
};

/** Failures that no status of the institution led to do not show the last one. */
const statusFor = (code: OfxErrorCode, context: SessionContext) =>
  code.startsWith('session/') || code === 'challenge/no-questions'
    ? undefined
    : (context.status ?? undefined);

/** The news of work that was not done: the one in flight, or all there is. */
export const notDelivered = (context: SessionContext, which: 'current' | 'all'): SessionEmitted[] => {
  const lost = which === 'current' ? [context.work] : [context.work, ...context.queue];
  const reason: Failure = context.failure ?? failure('session/closed');
  return lost.flatMap((work) => (work ? [{ type: 'NOT_DELIVERED', id: work.id, failure: reason }] : []));
};
