import { type SessionContext, signonRealm } from '../context.ts';
import type { SessionEmitted } from '../events.ts';
import { type Failure, failure } from '../failure.ts';
import { outputOf, recalledOf } from '../guards.ts';
import type { Now, Update } from './now.ts';

/** Changes of what is known of the institution. */
export const profileUpdates = {
  keepInstitution: ({ context, event }: Now): Update => {
    const recalled = recalledOf(event);
    if (recalled.about !== 'institution') return {};
    const candidate = recalled.candidate ?? context.candidate;
    return {
      profile: context.skipProfile ? null : recalled.profile,
      candidate: Math.min(candidate, context.candidates.length - 1),
    };
  },

  keepProfile: ({ context, event }: Now): Update => {
    const output = outputOf(event);
    if (!output.answered || !output.profile) return {};
    const { profile } = output;
    return { profile, ...renamed(context, signonRealm(profile)) };
  },

  /** The institution says that nothing changed to a client that has nothing. */
  resetProfile: (): Update => ({ profileReset: true }),

  noteProfileRefused: ({ event }: Now): Update => ({ failure: profileRefused(event) }),

  nextCandidate: ({ context }: Now): Update => ({
    candidate: context.candidate + 1,
    versionProven: false,
  }),

  /** The first of the versions left that has the challenge exchange. */
  nextMfaCandidate: ({ context }: Now): Update => ({
    candidate: context.candidates.findIndex(({ mfa }, index) => mfa && index > context.candidate),
    versionProven: false,
  }),
} as const;

/** Why there is no profile: the sign-on's status, or that of the profile's own wrapper. */
const profileRefused = (event: Now['event']): Failure => {
  const output = outputOf(event);
  if (!output.answered) return output.failure;
  const { signon, transaction } = output;
  return failure('profile/refused', signon.code === 0 ? (transaction ?? undefined) : signon);
};

/** What came of the request for the profile with the user's own sign-on. */
export const profileNews = ({ context, event }: Now): SessionEmitted =>
  context.profile ? { type: 'PROFILE' } : { type: 'NO_PROFILE', failure: profileRefused(event) };

/** A user who signed on before the realm had a name is looked up anew under it: the keys move there. */
const renamed = ({ realm }: SessionContext, name: string): Update =>
  realm === '' && name !== '' ? { standing: null } : {};
