import type { OfxErrorCode } from '../../../errors.ts';
import type { SessionContext } from '../context.ts';
import { NO_COUNTS, type Standing } from '../context.ts';
import { failure } from '../failure.ts';
import { outputOf, recalledOf } from '../guards.ts';
import { POLICY } from '../policy.ts';
import type { Now, Update } from './now.ts';
import { later } from './work.ts';

/** Changes of what is known of the user, and of how the sign-on stands. */
export const signonUpdates = {
  keepStanding: ({ context, event }: Now): Update => {
    const recalled = recalledOf(event);
    if (recalled.about !== 'user') return {};
    const { about: _about, ...held } = recalled;
    const { realm, rejectedAt, work } = context;
    return {
      standing: { ...held, rejected: rejectedAt.includes(realm) },
      work: work?.inDoubt ? { ...work, inDoubt: { ...work.inDoubt, credentialsGiven: true } } : work,
    };
  },

  dropUserKey: (now: Now): Update => standing(now, { userKey: false }),
  rejectCredentials: (now: Now): Update => ({ ...standing(now, { rejected: true }), ...rejected(now) }),
  rejectAccessToken: (now: Now): Update => ({
    ...standing(now, { accessToken: false, rejected: true }),
    ...rejected(now),
  }),
  keepAccessToken: (now: Now): Update => ({
    ...standing(now, { accessToken: true, rejected: false }),
    ...forgiven(now),
  }),
  /** Others than those that were rejected. */
  trustCredentials: (now: Now): Update => forgiven(now),
  keepAuthToken: (now: Now): Update => standing(now, { authToken: true }),

  countToken: ({ context }: Now): Update => ({
    counts: { ...context.counts, tokens: context.counts.tokens + 1 },
  }),
  countRegistration: ({ context }: Now): Update => ({
    counts: { ...context.counts, registrations: context.counts.registrations + 1 },
  }),
  countBusy: ({ context }: Now): Update => ({
    counts: { ...context.counts, busy: context.counts.busy + 1 },
  }),
  waitBusy: ({ event }: Now): Update => ({ expiresAt: later(outputOf(event).at, POLICY.busyWait) }),
  showClientUid: (): Update => ({ clientUidShown: true }),
  addCompanion: (): Update => ({ companion: true }),

  /** A sign-on succeeded: the counts begin anew. */
  signedOn: ({ context }: Now): Update => ({
    ...standing({ context }, { signedOnBefore: true }),
    signedOn: true,
    counts: NO_COUNTS,
    questions: [],
    companion: false,
    expiresAt: null,
    failure: null,
  }),

  /** What was going on is given up: nothing of it counts any more. */
  settle: ({ context }: Now): Update => settled(context),

  /** And whatever comes next has to sign on anew. */
  startOver: ({ context }: Now): Update => ({ ...settled(context), signedOn: false }),

  /** A challenge interrupts whatever was going on. */
  interrupted: (): Update => ({ signedOn: false }),

  noteFailure: ({ context }: Now, { failure: code }: { failure: OfxErrorCode }): Update => ({
    failure: failure(code, statusFor(code, context)),
  }),
} as const;

const settled = ({ counts }: SessionContext): Update => ({
  counts: { ...NO_COUNTS, tokens: counts.tokens },
  questions: [],
  answersHeld: false,
  challenging: false,
  payload: 'work',
  passwordChange: null,
  expiresAt: null,
});

const standing = ({ context }: Pick<Now, 'context'>, change: Partial<Standing>): Update =>
  context.standing ? { standing: { ...context.standing, ...change } } : {};

const rejected = ({ context: { realm, rejectedAt } }: Now): Update => ({
  rejectedAt: [...rejectedAt.filter((name) => name !== realm), realm],
});

const forgiven = ({ context: { realm, rejectedAt } }: Now): Update => ({
  rejectedAt: rejectedAt.filter((name) => name !== realm),
});

/** Failures that no status of the institution led to do not show the last one. */
const statusFor = (code: OfxErrorCode, context: SessionContext) =>
  WITHOUT_STATUS.test(code) ? undefined : (context.status ?? undefined);

const WITHOUT_STATUS =
  /^session\/|^challenge\/(no-questions|expired)$|^password\/(unsupported|outcome-unknown)$/;
