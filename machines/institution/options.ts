import type { InspectionEvent } from 'xstate';
import type { CodecFor, Limits, OfxInput, Version } from '../../codecs/index.ts';
import type { SignonPolicy } from './policy.ts';
import type { InstitutionUser } from './user.ts';

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

/** The one-time token that is had outside OFX: demanded with 15512, and 15513 for a wrong one. */
export interface AuthTokenOptions {
  /** AUTHTOKENFIRST: the profile tells clients to begin with the token. Default false. */
  readonly first?: boolean;
  /** AUTHTOKENLABEL. Default `'Token'`. */
  readonly label?: string;
  /** AUTHTOKENINFOURL. Default an address that does not exist. */
  readonly infoUrl?: string;
}

/** SIGNONINFO's elements, by tag; those a version does not have are left out. */
export type SignonInfoOverrides = {
  readonly [Tag in keyof OfxInput<'SIGNONINFO'>]?: Exclude<OfxInput<'SIGNONINFO'>[Tag], undefined>;
};

/** What signing on takes. All of it is off by default but the challenge. */
export interface SignonOptions {
  readonly challenge?: ChallengeOptions;
  /** Default 5. */
  readonly wrongPasswordsUntilLockout?: number;
  /**
   * PINCH: whether passwords can be changed; `'first'` is CHGPINFIRST, which refuses all work with 15507 until
   * the first change. Default false: a change is answered 15503.
   */
  readonly passwordChange?: boolean | 'first';
  /** Passwords are out of date: 15000 until they are changed. Default false. */
  readonly passwordExpired?: boolean;
  /** CLIENTUIDREQ: installations are to be registered; until then 15510. Default false. */
  readonly clientUid?: boolean;
  /**
   * Sign-ons need a token, or an access key that was earned with one. Default false. Where every sign-on needs
   * answers, the token has to come with them.
   */
  readonly authToken?: boolean | AuthTokenOptions;
  /** Seconds a USERKEY is good for. Default none: GENUSERKEY=Y is not met. */
  readonly userKeyLifetime?: number;
  /** ACCESSTOKENREQ: everything but the profile needs the user's ACCESSTOKEN. Default false. */
  readonly accessToken?: boolean;
  /** The APPKEYs that are accepted, in versions that have the element. Default: nobody looks at it. */
  readonly appKeys?: readonly string[];
  /** USERCRED1LABEL and USERCRED2LABEL: further credentials that every sign-on needs. Default none. */
  readonly credentialLabels?: readonly [first: string, second?: string];
  /** Whether files with nothing but a sign-on message set are answered 15506. Default false. */
  readonly refusesBareSignon?: boolean;
  /** Who may see the profile; with `'users'` the anonymous are answered 15500. Default `'anyone'`. */
  readonly profileFor?: SignonPolicy['profileFor'];
  /**
   * What the profile says of signing on, where it is to say something else. The rules for passwords are kept to
   * as they are said; the rest is only words.
   */
  readonly signonInfo?: SignonInfoOverrides;
}

/** Work with side effects. */
export type InstitutionService = 'transfers' | 'payments' | 'stopChecks' | 'mail' | 'enrolment';

/** The message sets that can be assigned to realms; the sign-on's and the profile's are in the first. */
export type InstitutionMessageSet = 'SIGNUP' | 'BANK' | 'CREDITCARD' | 'BILLPAY';

/**
 * A sign-on realm (section 7.2.2): users sign on to each on its own, with what it takes there. What a realm does
 * not say of signing on, the institution does.
 */
export interface RealmOptions extends SignonOptions {
  /** SIGNONREALM. */
  readonly name: string;
  /** The message sets that are signed on to with it; a file's others are answered 15500. */
  readonly messageSets: readonly InstitutionMessageSet[];
  /** MSGSETCORE/URL of its message sets. Default the institution's. */
  readonly url?: string;
  /** The passwords there, by user id. Default the users' own. */
  readonly passwords?: Readonly<Record<string, string>>;
}

/** What an institution is made of. Everything has a default, and every default is always the same. */
export interface InstitutionOptions extends SignonOptions {
  /** MSGSETCORE/URL in the profile. Default: the URL that a request came to. */
  readonly url?: string;
  /** Default `{ org: 'MACHINA', fid: '1001' }`. */
  readonly fi?: { readonly org: string; readonly fid?: string };
  /** FINAME. Default `'Machina Bank'`. */
  readonly name?: string;
  /** SIGNONREALM, where there is one realm. Default `'MACHINA'`. */
  readonly realm?: string;
  /** Several realms. Default: one, with all message sets. */
  readonly realms?: readonly [RealmOptions, ...RealmOptions[]];
  /** The versions it speaks. Default all. */
  readonly versions?: readonly Version[];
  /** How files in another version are answered: with 2021 or, with `'400'`, as no OFX at all. Default 2021. */
  readonly unparsable?: '400';
  /** Languages clients may ask for. Default English alone, in which everything is answered. */
  readonly languages?: readonly string[];
  /** COUNTRY values it serves (1.5.1 and 1.6 have the element); others are answered 15505. Default all. */
  readonly countries?: readonly string[];
  /** The UUID that access keys are derived from. */
  readonly seed?: string;
  /** Default: always noon of 10 November 2026, in Greenwich. */
  readonly clock?: () => Date;
  /** Default: {@link DEMO_USER}. */
  readonly users?: readonly InstitutionUser[];
  /**
   * What it does beside statements, and announces in its profile. Default nothing; what is not offered is answered
   * 2000.
   */
  readonly services?: readonly InstitutionService[];
  /**
   * SYNCMODE: with `'FULL'` everything that was carried out can be synchronised. Default `'LITE'`: there is no
   * history of what clients did.
   */
  readonly syncMode?: 'FULL' | 'LITE';
  /** RESPFILEER: a file with a NEWFILEUID that was answered gets the same answer again. Default false. */
  readonly fileRecovery?: boolean;
  /** What users who enrol start with. Default the sample accounts, and no answers. */
  readonly newUsers?: Pick<InstitutionUser, 'answers' | 'accounts'>;
  /** DTPROFUP. Default `'20260901'`. */
  readonly profileUpdated?: string;
  /** DTACCTUP. Default `'20260901'`. */
  readonly accountsUpdated?: string;
  /** DTUSERUP (2.2.1 and later). Default `'20260901'`. */
  readonly userUpdated?: string;
  /** Bounds on request files. Default: 1 MiB and 10,000 elements. */
  readonly limits?: Partial<Limits>;
  readonly codecs?: CodecFor;
  /** XState's inspection of all users' statecharts: sees every transition, and no secret. */
  readonly inspect?: (event: InspectionEvent) => void;
}
