import type { OfxInput } from '../../codecs/index.ts';
import type { ChallengeQuestion, InstitutionMessageSet, RealmOptions, SignonOptions } from './options.ts';
import { DEFAULT_SIGNON_POLICY, type SignonPolicy } from './policy.ts';

/** A sign-on realm: what signing on takes there, with all defaults filled in (section 7.2.2). */
export interface Realm {
  readonly name: string;
  readonly messageSets: readonly InstitutionMessageSet[];
  /** Where its message sets are to be reached, if not where the institution is. */
  readonly url: string | undefined;
  /** The passwords there that are not the users' own, by user id. */
  readonly passwords: Readonly<Record<string, string>>;
  readonly policy: SignonPolicy;
  readonly questions: readonly ChallengeQuestion[];
  /** Every element the profile says of it, those of all versions. */
  readonly signonInfo: OfxInput<'SIGNONINFO'>;
  /** How many of USERCRED1 and USERCRED2 a sign-on needs. */
  readonly userCredentials: number;
  /** Seconds. */
  readonly userKeyLifetime: number;
  /** Undefined where nobody looks at APPKEY. */
  readonly appKeys: readonly string[] | undefined;
}

const DEFAULT_QUESTIONS: readonly ChallengeQuestion[] = [
  { id: 'MFA1' },
  { id: '123', label: 'What is the name of your favourite teacher?' },
  { id: 'MFA107' },
];

/** Fills in the defaults. */
export const realmOf = (
  { name, messageSets, url, passwords = {}, ...options }: RealmOptions,
  enrolment = false,
): Realm => ({
  name,
  messageSets,
  url,
  passwords,
  policy: { ...policyOf(options), enrolment: enrolment && messageSets.includes('SIGNUP') },
  questions: options.challenge?.questions ?? DEFAULT_QUESTIONS,
  signonInfo: signonInfoOf(name, options),
  userCredentials: options.credentialLabels?.filter((label) => label !== undefined).length ?? 0,
  userKeyLifetime: options.userKeyLifetime ?? 0,
  appKeys: options.appKeys,
});

const policyOf = ({ challenge = {}, ...options }: SignonOptions): Omit<SignonPolicy, 'enrolment'> => ({
  when: challenge.when ?? DEFAULT_SIGNON_POLICY.when,
  accessKeyUses: challenge.accessKeyUses ?? DEFAULT_SIGNON_POLICY.accessKeyUses,
  wrongAnswersUntilLockout:
    challenge.wrongAnswersUntilLockout ?? DEFAULT_SIGNON_POLICY.wrongAnswersUntilLockout,
  wrongPasswordsUntilLockout:
    options.wrongPasswordsUntilLockout ?? DEFAULT_SIGNON_POLICY.wrongPasswordsUntilLockout,
  profileFor: options.profileFor ?? DEFAULT_SIGNON_POLICY.profileFor,
  authToken: Boolean(options.authToken),
  clientUid: options.clientUid ?? DEFAULT_SIGNON_POLICY.clientUid,
  accessToken: options.accessToken ?? DEFAULT_SIGNON_POLICY.accessToken,
  userKeys: options.userKeyLifetime !== undefined,
  passwordDue: options.passwordChange === 'first' ? 'first' : options.passwordExpired ? 'expired' : 'no',
  refusesBareSignon: options.refusesBareSignon ?? DEFAULT_SIGNON_POLICY.refusesBareSignon,
});

const signonInfoOf = (name: string, options: SignonOptions): OfxInput<'SIGNONINFO'> => {
  const [USERCRED1LABEL, USERCRED2LABEL] = options.credentialLabels ?? [];
  const token = typeof options.authToken === 'object' ? options.authToken : {};
  const all = {
    SIGNONREALM: name,
    MIN: 4,
    MAX: 32,
    CHARTYPE: 'ALPHAORNUMERIC',
    CASESEN: true,
    SPECIAL: true,
    SPACES: true,
    PINCH: Boolean(options.passwordChange),
    CHGPINFIRST: options.passwordChange === 'first',
    USERCRED1LABEL,
    USERCRED2LABEL,
    CLIENTUIDREQ: options.clientUid ?? false,
    AUTHTOKENFIRST: token.first ?? false,
    // Who asks for a token says what for, and where it is to be had.
    AUTHTOKENLABEL: options.authToken ? (token.label ?? 'Token') : undefined,
    AUTHTOKENINFOURL: options.authToken ? (token.infoUrl ?? 'https://bank.example/token') : undefined,
    MFACHALLENGESUPT: true,
    MFACHALLENGEFIRST: options.challenge?.first ?? false,
    ACCESSTOKENREQ: options.accessToken ?? false,
    ...options.signonInfo,
  };
  // The types of pairs and groups of optional elements are stricter than what a profile may say.
  return all as unknown as OfxInput<'SIGNONINFO'>;
};
