import type { Profile } from '../../codecs/index.ts';
import type { StandingEvent } from '../../machines/institution/events.ts';
import { DEFAULT_SIGNON_POLICY, type SignonPolicy } from '../../machines/institution/policy.ts';
import type { Candidate } from '../../machines/session/context.ts';

/** A piece of work that the caller may ask for. */
export type Kind = 'read' | 'pay';

/** What one run of the check is about: an institution, a client's settings, and how much may go wrong. */
export interface Scenario {
  readonly name: string;
  /** What the institution wants of a sign-on. */
  readonly policy: SignonPolicy;
  /** What its profile says of its realms; the first is the sign-on message set's. */
  readonly realms: readonly RealmFacts[];
  readonly fileRecovery: boolean;
  readonly syncMode: 'FULL' | 'LITE';
  /** A repeated TRNUID is answered 2019. Where the institution has better ways of recovery, it has not this one. */
  readonly detectsDuplicates: boolean;
  readonly questions: 'person' | 'client' | 'both';
  /** Versions the client knows, and those of them that the institution does not: by HTTP 400, or 2021. */
  readonly candidates: readonly Candidate[];
  readonly unsupported: Readonly<Record<number, 'http' | 'status'>>;
  readonly skipProfile: boolean;
  readonly asksNewPassword: boolean;
  /** The client asks for a USERKEY, and knows the user's id before anybody is asked. */
  readonly userKey: boolean;
  readonly userIdKnown: boolean;
  readonly answerWithin: number | null;
  /** What an earlier session left behind. */
  readonly start: 'new' | 'known';
  /** Work that is asked for, one after the other: its kind, and the realm whose message set it is of. */
  readonly requests: readonly (readonly [Kind, number])[];
  readonly wishesPassword: boolean;
  /** Things that go wrong in one run: a loss, a crash, a wrong secret, the institution's whims. */
  readonly troubles: number;
  /** Only these things go wrong; by default whatever can. */
  readonly only?: readonly Trouble[];
  /** Whims of the institution that are tried. */
  readonly whims: readonly Whim[];
  /** These are tried without counting: the network is down for good, or the institution gone mad. */
  readonly alwaysLost: boolean;
  readonly scripts: readonly number[];
  /** DTPROFUP is always now. */
  readonly movingProfile: boolean;
}

/** What an institution may do between two files. */
export type Whim =
  | StandingEvent
  /** It changes its profile. */
  | { readonly type: 'CHANGE_PROFILE' }
  /** It forgets the USERKEY, or the client's clock says that it has expired. */
  | { readonly type: 'FORGET_USERKEY' }
  | { readonly type: 'EXPIRE_USERKEY' };

export type Trouble = 'network' | 'crash' | 'secret' | 'whim' | 'person';

export interface RealmFacts {
  readonly name: string;
  readonly pinch: boolean;
  readonly changeFirst: boolean;
  readonly clientUid: boolean;
  readonly challengeFirst: boolean;
  readonly authTokenFirst: boolean;
  readonly accessToken: boolean;
  /** How many of USERCRED1 and USERCRED2 the profile has labels for. */
  readonly labels: number;
}

const REALM: RealmFacts = {
  name: 'A',
  pinch: false,
  changeFirst: false,
  clientUid: false,
  challengeFirst: false,
  authTokenFirst: false,
  accessToken: false,
  labels: 0,
};

interface Differences extends Omit<Partial<Scenario>, 'policy' | 'realms'> {
  readonly name: string;
  readonly policy?: Partial<SignonPolicy>;
  readonly realms?: readonly Partial<RealmFacts>[];
}

/** A scenario that differs from the plainest one. */
export const scenario = ({ policy, realms, ...more }: Differences): Scenario => ({
  policy: { ...DEFAULT_SIGNON_POLICY, when: 'never', ...policy },
  realms: (realms ?? [{}]).map((realm) => ({ ...REALM, ...realm })),
  fileRecovery: false,
  syncMode: 'LITE',
  detectsDuplicates: !(more.fileRecovery || more.syncMode === 'FULL'),
  questions: 'person',
  candidates: [{ version: '1.0.3', mfa: true }],
  unsupported: {},
  skipProfile: false,
  asksNewPassword: false,
  userKey: false,
  userIdKnown: false,
  answerWithin: null,
  start: 'new',
  requests: [
    ['pay', 0],
    ['read', 0],
  ],
  wishesPassword: false,
  troubles: 2,
  whims: [],
  alwaysLost: false,
  scripts: [],
  movingProfile: false,
  ...more,
});

export const setOf = (realm: number): string => `WORK${realm}`;
export const ORIGIN = 'https://bank.example';
export const urlOf = (realm: number): string => `${ORIGIN}/${realm}`;

/** DTPROFUP by the number of the profile. */
export const dateOf = (version: number): string => `2026010${version}`;

const profiles = new WeakMap<Scenario, Map<number, Profile>>();

/** The institution's profile. */
export const profileIn = (scenario: Scenario, version: number): Profile => {
  const known = profiles.get(scenario) ?? new Map<number, Profile>();
  profiles.set(scenario, known);
  const profile = known.get(version) ?? makeProfile(scenario, version);
  known.set(version, profile);
  return profile;
};

const LABELS = ['Memorable word', 'Branch number'];

const makeProfile = ({ realms, fileRecovery, syncMode }: Scenario, version: number): Profile => {
  const set = (name: string, realm: number) => ({
    name,
    version: '1',
    url: urlOf(realm),
    security: 'NONE' as const,
    realm: realms[realm]?.name ?? '',
    languages: ['ENG'],
    syncMode,
    fileRecovery,
  });
  return {
    name: 'Bank',
    updated: dateOf(version),
    realms: realms.map(({ name, pinch, changeFirst, clientUid, challengeFirst, ...realm }) => ({
      name,
      password: {
        min: 4,
        max: 32,
        characters: 'ALPHAORNUMERIC' as const,
        caseSensitive: true,
        special: true,
        spaces: true,
        changeable: pinch,
        changeFirst,
      },
      credentialLabels: LABELS.slice(0, realm.labels),
      clientUidRequired: clientUid,
      challengeSupported: true,
      challengeFirst,
      authTokenFirst: realm.authTokenFirst,
      accessTokenRequired: realm.accessToken,
    })),
    messageSets: [set('SIGNON', 0), set('PROF', 0), ...realms.map((_, index) => set(setOf(index), index))],
  };
};
