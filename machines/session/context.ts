import type { Profile, SignonRealm } from '../../codecs/index.ts';
import type { OfxStatus } from '../../errors.ts';
import type { UidSource } from '../uid.ts';
import type { Held, KnownDates, Purpose } from './exchange/contract.ts';
import type { Failure } from './failure.ts';
import type { Question, Work } from './work.ts';

/** A version to speak with the institution. */
export interface Candidate {
  /** The OFX version, for people. */
  readonly version: string;
  /** Whether it has the challenge exchange: from the version table, see `hasMfa`. */
  readonly mfa: boolean;
}

/** What a session starts with. Plain JSON. */
export interface SessionInput {
  /** A random UUID all ids of the session are derived from. */
  readonly seed: string;
  /** The configured version, and those to fall back to, in this order. At least one. */
  readonly candidates: readonly Candidate[];
  /** Where files may be sent to, `https://bank.example`; the configured URL’s among them. */
  readonly origins: readonly string[];
  /** Go without the institution's profile. Default false. */
  readonly skipProfile?: boolean;
  /** There is somebody who gives a new password when the institution asks for one. Default false. */
  readonly asksNewPassword?: boolean;
  /** Milliseconds a person has to answer a challenge; null (the default) for as long as it takes. */
  readonly answerWithin?: number | null;
}

/** What a file carries besides the sign-on, and what an interrupted one is to carry when it is repeated. */
export type Payload = Exclude<Purpose, 'profile' | 'challenge'>;

/** What is known of the user at the current realm. */
export interface Standing extends Held {
  /** Credentials are at hand. */
  readonly credentials: boolean;
  /** How many of USERCRED1 and USERCRED2 are at hand with them. */
  readonly userCredentials: number;
  /** The credentials at hand were rejected (15500); other ones are needed. */
  readonly rejected: boolean;
  /** A sign-on succeeded before, in this session or an earlier one. */
  readonly signedOnBefore: boolean;
  /** A new password is at hand. */
  readonly newPassword: boolean;
  /** A password change of an earlier process was sent, and nobody knows what came of it. */
  readonly passwordInDoubt: boolean;
}

/** A password change under way. */
export interface PasswordChange {
  /**
   * - `wish`: of the user
   * - `expired`: 15000; the sign-on succeeded, work goes on without it
   * - `required`: 15507 or CHGPINFIRST; nothing goes on without it
   */
  readonly cause: 'wish' | 'expired' | 'required';
  /** Its answer was lost: which password is tried now. */
  readonly trying?: 'newPassword' | 'password';
}

/** What the statechart remembers. Plain JSON without a secret, so that every snapshot may be stored. */
export interface SessionContext {
  readonly candidates: readonly Candidate[];
  /** Index of the version spoken now. */
  readonly candidate: number;
  /** The institution answered a sign-on of the user in this version, so that no other is tried but for 2021. */
  readonly versionProven: boolean;
  readonly origins: readonly string[];
  readonly skipProfile: boolean;
  readonly asksNewPassword: boolean;
  readonly answerWithin: number | null;
  readonly uids: UidSource;
  /** The request file on its way: set before it leaves, null once it is known what came of it. */
  readonly file: { readonly uid: string; readonly trnuid: string } | null;
  /** NEWFILEUID of the last file that was answered: the next one's OLDFILEUID. */
  readonly oldFileUid: string | null;
  readonly profile: Profile | null;
  /** DTPROFUP of the last sign-on, where the profile at hand is older. */
  readonly profileDue: string | null;
  /** The one that the profile was refreshed for. */
  readonly refreshedFor: string | null;
  /** The institution said "unchanged" to a client without a profile, and is asked once more. */
  readonly profileReset: boolean;
  readonly known: KnownDates;
  /** Sign-on realm that keys and cookies are kept under; empty while no profile was seen. */
  readonly realm: string;
  /** What is known of the user there; null before it was looked up. */
  readonly standing: Standing | null;
  /** The realms whose credentials or token were rejected, until other ones are given. */
  readonly rejectedAt: readonly string[];
  /** Work that waits for its turn. */
  readonly queue: readonly Work[];
  /** The work of the request file in flight, or parked while a challenge is answered. */
  readonly work: Work | null;
  readonly payload: Payload;
  /** The file that was interrupted asked for a challenge. */
  readonly challenging: boolean;
  /** The questions of the pending challenge, in the institution's order. */
  readonly questions: readonly Question[];
  /** Answers to them are in the keyring, and were not sent yet. */
  readonly answersHeld: boolean;
  readonly passwordChange: PasswordChange | null;
  /** The password is to be changed before the next work. */
  readonly passwordWanted: PasswordChange['cause'] | null;
  /** The user did not want to, after 15000. */
  readonly passwordDeclined: boolean;
  readonly companion: boolean;
  /** 15510 asked for a CLIENTUID that the profile does not. */
  readonly clientUidShown: boolean;
  /** Times in a row that something was answered so; each bounded in the policy. */
  readonly counts: Counts;
  /** The sign-on succeeded, and nothing has ended it since. */
  readonly signedOn: boolean;
  /** Until when to wait: ISO 8601, UTC; null for as long as it takes. */
  readonly expiresAt: string | null;
  /** The last status of a sign-on. */
  readonly status: OfxStatus | null;
  readonly failure: Failure | null;
}

export interface Counts {
  /** 3001: answers were rejected. */
  readonly rejections: number;
  /** 3000 again, right after answers. */
  readonly challenges: number;
  /** 15501. */
  readonly busy: number;
  /** 15513. */
  readonly tokens: number;
  /** 15510, after somebody said that the client was registered. */
  readonly registrations: number;
  /** Files lost, of the same work. */
  readonly lost: number;
}

export const NO_COUNTS: Counts = {
  rejections: 0,
  challenges: 0,
  busy: 0,
  tokens: 0,
  registrations: 0,
  lost: 0,
};

/** The context of a new session. */
export const initialContext = (input: SessionInput): SessionContext => ({
  candidates: input.candidates,
  candidate: 0,
  versionProven: false,
  origins: input.origins,
  skipProfile: input.skipProfile ?? false,
  asksNewPassword: input.asksNewPassword ?? false,
  answerWithin: input.answerWithin ?? null,
  uids: { seed: input.seed, taken: 0 },
  file: null,
  oldFileUid: null,
  profile: null,
  profileDue: null,
  refreshedFor: null,
  profileReset: false,
  known: {},
  realm: '',
  standing: null,
  rejectedAt: [],
  queue: [],
  work: null,
  payload: 'work',
  challenging: false,
  questions: [],
  answersHeld: false,
  passwordChange: null,
  passwordWanted: null,
  passwordDeclined: false,
  companion: false,
  clientUidShown: false,
  counts: NO_COUNTS,
  signedOn: false,
  expiresAt: null,
  status: null,
  failure: null,
});

/** What the profile says of signing on at a realm; with no match, the only or first one. */
export const realmOf = ({ profile, realm }: SessionContext): SignonRealm | undefined =>
  profile?.realms.find(({ name }) => name === realm) ?? profile?.realms[0];

/** CLIENTUIDREQ=Y, or the institution said so with 15510. */
export const sendsClientUid = (context: SessionContext): boolean =>
  context.clientUidShown || (realmOf(context)?.clientUidRequired ?? false);

/** PINCH=Y. Without a profile nobody knows, and asking does no harm. A token that stands for it changes no password. */
export const canChangePassword = (context: SessionContext): boolean => {
  const realm = realmOf(context);
  return !realm || (realm.password.changeable && !realm.accessTokenRequired);
};

/** CHGPINFIRST=Y, and there is somebody to ask. */
export const changesPasswordFirst = (context: SessionContext): boolean => {
  const realm = realmOf(context);
  return context.asksNewPassword && !!realm?.password.changeFirst && !realm.accessTokenRequired;
};

/** The realm that the sign-on message set belongs to; empty while nobody knows. */
export const signonRealm = (profile: Profile | null): string => {
  const named = profile?.messageSets.find(({ name }) => name === 'SIGNON')?.realm;
  return (profile?.realms.find(({ name }) => name === named) ?? profile?.realms[0])?.name ?? '';
};
