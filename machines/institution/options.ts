import type { InspectionEvent } from 'xstate';
import { type CodecFor, codecFor, type Limits, type OfxInput } from '../../codecs/index.ts';
import { DEFAULT_POLICY, type SignonPolicy } from './policy.ts';
import { DEMO_USER, type InstitutionUser } from './user.ts';

/** A question of the challenge. */
export interface ChallengeQuestion {
  /** MFAPHRASEID. */
  readonly id: string;
  /** MFAPHRASELABEL; without it the client shows the standard's text for the id. */
  readonly label?: string;
}

/** The challenge: which questions, and when they are asked. */
export interface ChallengeOptions extends Partial<Pick<SignonPolicy, 'when' | 'wrongAnswersUntilLockout'>> {
  /** Default: one of the standard's, one with a label of its own, and one for the client itself. */
  readonly questions?: readonly ChallengeQuestion[];
  /** MFACHALLENGEFIRST: the profile tells clients to begin with the challenge. Default false. */
  readonly first?: boolean;
  /** Request files an access key is good for. Default: any number. */
  readonly accessKeyUses?: number;
}

/** SIGNONINFO's elements, by tag; those a version does not have are left out. */
export type SignonInfoOverrides = {
  readonly [Tag in keyof OfxInput<'SIGNONINFO'>]?: Exclude<OfxInput<'SIGNONINFO'>[Tag], undefined>;
};

/** What an institution is made of. Everything has a default, and every default is always the same. */
export interface InstitutionOptions {
  /** MSGSETCORE/URL in the profile. Default: the URL that a request came to. */
  readonly url?: string;
  /** Default `{ org: 'MACHINA', fid: '1001' }`. */
  readonly fi?: { readonly org: string; readonly fid?: string };
  /** FINAME. Default `'Machina Bank'`. */
  readonly name?: string;
  /** SIGNONREALM. Default `'MACHINA'`. */
  readonly realm?: string;
  /** Languages clients may ask for. Default English alone, in which everything is answered. */
  readonly languages?: readonly string[];
  /** The UUID that access keys are derived from. */
  readonly seed?: string;
  /** Default: always noon of 10 November 2026, in Greenwich. */
  readonly clock?: () => Date;
  /** Default: {@link DEMO_USER}. */
  readonly users?: readonly InstitutionUser[];
  readonly challenge?: ChallengeOptions;
  /** Default 5. */
  readonly wrongPasswordsUntilLockout?: number;
  /** What the profile says of signing on, where it is to say something else. */
  readonly signonInfo?: SignonInfoOverrides;
  /** DTPROFUP. Default `'20260901'`. */
  readonly profileUpdated?: string;
  /** DTACCTUP. Default `'20260901'`. */
  readonly accountsUpdated?: string;
  /** Bounds on request files. Default: 1 MiB and 10,000 elements. */
  readonly limits?: Partial<Limits>;
  readonly codecs?: CodecFor;
  /** XState's inspection of all users' statecharts: sees every transition, and no secret. */
  readonly inspect?: (event: InspectionEvent) => void;
}

const DEFAULT_QUESTIONS: readonly ChallengeQuestion[] = [
  { id: 'MFA1' },
  { id: '123', label: 'What is the name of your favourite teacher?' },
  { id: 'MFA107' },
];

/** The options with all defaults filled in. */
export type Settings = ReturnType<typeof settingsOf>;

/** Fills in the defaults. */
export const settingsOf = (options: InstitutionOptions) => {
  const { questions = DEFAULT_QUESTIONS, first = false, ...challenge } = options.challenge ?? {};
  const policy: SignonPolicy = {
    when: challenge.when ?? DEFAULT_POLICY.when,
    accessKeyUses: challenge.accessKeyUses ?? DEFAULT_POLICY.accessKeyUses,
    wrongAnswersUntilLockout: challenge.wrongAnswersUntilLockout ?? DEFAULT_POLICY.wrongAnswersUntilLockout,
    wrongPasswordsUntilLockout:
      options.wrongPasswordsUntilLockout ?? DEFAULT_POLICY.wrongPasswordsUntilLockout,
  };
  return {
    url: options.url,
    fi: options.fi ?? { org: 'MACHINA', fid: '1001' },
    name: options.name ?? 'Machina Bank',
    realm: options.realm ?? 'MACHINA',
    languages: options.languages ?? ['ENG'],
    seed: options.seed ?? '00000000-0000-4000-8000-000000000000',
    clock: options.clock ?? (() => new Date('2026-11-10T12:00:00Z')),
    users: options.users ?? [DEMO_USER],
    questions,
    challengeFirst: first,
    policy,
    signonInfo: options.signonInfo ?? {},
    profileUpdated: options.profileUpdated ?? '20260901',
    accountsUpdated: options.accountsUpdated ?? '20260901',
    limits: { bytes: 1024 * 1024, elements: 10_000, ...options.limits },
    codecs: options.codecs ?? codecFor,
    inspect: options.inspect,
  };
};
