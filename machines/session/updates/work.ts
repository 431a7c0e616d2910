import type { SessionContext } from '../context.ts';
import type { SessionEmitted } from '../events.ts';
import { type Failure, failure } from '../failure.ts';
import { outputOf } from '../guards.ts';
import { identificationFor, workDestination } from '../order.ts';
import { POLICY } from '../policy.ts';
import type { Delivery, InDoubt, Work, WorkOutcome } from '../work.ts';
import { PROFILE_WORK } from '../work.ts';
import type { Now, Update } from './now.ts';

/** Changes of what is to be done. */
export const workUpdates = {
  /** Adds the caller's work to the queue. */
  enqueue: ({ context, event }: Now): Update => {
    if (event.type !== 'REQUEST') return {};
    const { id, sets, sideEffects, syncable } = event;
    return { queue: [...context.queue, { id, sets, sideEffects, syncable }] };
  },

  /** The profile is asked for with the user's own sign-on, before anything else. */
  queueProfile: ({ context }: Now): Update => ({
    queue: [PROFILE_WORK, ...context.queue],
    refreshedFor: context.profileDue,
  }),

  /** Takes the next work, unless some is parked already. */
  takeWork: ({ context }: Now): Update => {
    const [next, ...queue] = context.queue;
    return context.work || !next ? {} : { work: next, queue, counts: { ...context.counts, lost: 0 } };
  },

  /**
   * The work goes to another realm, or to the first: nothing is known of the user there, and what another one
   * asked is not asked here.
   */
  enterRealm: ({ context }: Now): Update => {
    const { realm } = workDestination(context);
    const isAnother = context.realm !== '' && context.realm !== realm;
    return {
      realm,
      standing: null,
      signedOn: false,
      ...(isAnother ? { challenging: false, questions: [], answersHeld: false } : {}),
    };
  },

  /** Its answer was lost, and it may have been done. */
  doubtWork: ({ context }: Now): Update => {
    const { work, file, oldFileUid } = context;
    if (!work || !file || work.inDoubt) return {};
    const identification = identificationFor('work', context);
    return { work: { ...work, inDoubt: { fileUid: file.uid, oldFileUid, identification } } };
  },

  askAfterWork: ({ context }: Now): Update => ({ payload: 'recovery', work: doubted(context, {}) }),
  repeatWork: ({ context }: Now): Update => ({ payload: 'work', work: doubted(context, { asked: true }) }),

  countLost: ({ context }: Now): Update => ({
    counts: { ...context.counts, lost: context.counts.lost + 1 },
  }),

  /** A little longer each time, since a server that is down is not up again at once. */
  waitLost: ({ context, event }: Now): Update => ({
    expiresAt: later(outputOf(event).at, POLICY.lostWait * 2 ** context.counts.lost),
  }),

  workDone: (): Update => ({ work: null, payload: 'work' }),

  forgetWork: (): Update => ({ work: null, queue: [], passwordWanted: null }),
} as const;

/** Work in doubt, with what is known of that. */
const doubted = ({ work }: SessionContext, known: Pick<InDoubt, 'asked'>): Work | null => {
  if (!work?.inDoubt) return work;
  const { asked: _, ...inDoubt } = work.inDoubt;
  return { ...work, inDoubt: { ...inDoubt, ...known } };
};

/** A moment so many milliseconds after another. After one that nobody knows: long ago, so that nobody waits. */
export const later = (at: string | null, milliseconds: number): string =>
  new Date(at === null ? 0 : Date.parse(at) + milliseconds).toISOString();

/** How the response to the work in flight was come by. */
export const deliveryOf = ({ context, event }: Now): Delivery => {
  const output = outputOf(event);
  if (output.answered && output.found) return 'recovered';
  return context.work?.inDoubt && output.answered && output.duplicate ? 'duplicate' : 'answered';
};

/** What became of work that is given up. A file on its way may still be carried out. */
const outcomeOf = ({ work, file, payload, challenging }: SessionContext, lost: Work): WorkOutcome => {
  const isOnItsWay = lost === work && file !== null && payload === 'work' && !challenging;
  return lost.inDoubt || (isOnItsWay && lost.sideEffects) ? 'unknown' : 'notDone';
};

/** The news of work that was not done: the one in flight, or all there is. */
export const notDelivered = (context: SessionContext, which: 'current' | 'all'): SessionEmitted[] => {
  const lost = which === 'current' ? [context.work] : [context.work, ...context.queue];
  return lost.flatMap((work): SessionEmitted[] => {
    if (!work) return [];
    const reason: Failure = context.failure ?? failure('session/closed');
    if (work.own) return [{ type: 'NO_PROFILE', failure: reason }];
    const outcome = outcomeOf(context, work);
    return [{ type: 'NOT_DELIVERED', id: work.id, outcome, failure: reason }];
  });
};
