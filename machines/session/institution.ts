import type { Dialect, Version } from '../../codecs/index.ts';

/** The institution to talk to. */
export interface SessionInstitution {
  readonly url: string;
  /** FI/ORG and FI/FID; most institutions want both. */
  readonly org?: string;
  readonly fid?: string;
  /** Default `'1.0.3'`, the oldest version with the challenge exchange. */
  readonly version?: Version;
  /** What the institution wants differently from the standard. */
  readonly dialect?: Dialect;
  /** ISO 639-2 code of the language of messages. Default `'ENG'`. */
  readonly language?: string;
  /**
   * Whether to forget the access key when a sign-on with it was answered 3000. Default false: the last key is
   * always sent. The standard can be read either way (PROTOCOL 5.3).
   */
  readonly dropRejectedAccessKey?: boolean;
  /** Further versions to try where the institution does not understand this one, in this order. Default none. */
  readonly fallback?: readonly FallbackVersion[];
  /** Other origins (`https://sub.bank.example`) that the profile may lead to. Default none. */
  readonly trustedOrigins?: readonly string[];
  /** Ask for a USERKEY and sign on with it instead of the password while it lasts (GENUSERKEY). Default false. */
  readonly userKey?: boolean;
  /** The user id, where it is known before credentials are asked for: needed to use a USERKEY or ACCESSTOKEN. */
  readonly userId?: string;
  /** APPKEY, as agreed with the institution: goes with every sign-on in versions that have it (2.2 and later). */
  readonly appKey?: string;
  /** APPID. Default `'QWIN'`: institutions let known programs in. */
  readonly appId?: string;
  /** APPVER, four digits. Default `'2700'`. */
  readonly appVersion?: string;
}

/** A version to fall back to, and how the institution wants it written. */
export interface FallbackVersion {
  readonly version: Version;
  readonly dialect?: Dialect;
}

/** An institution with the defaults filled in. */
export type KnownSessionInstitution = SessionInstitution &
  Required<Omit<SessionInstitution, 'org' | 'fid' | 'userId' | 'appKey'>>;

/** The versions to speak, the configured one first. */
export const versionsOf = (institution: KnownSessionInstitution): readonly Required<FallbackVersion>[] =>
  [institution, ...institution.fallback].map(({ version, dialect = {} }) => ({ version, dialect }));

/** Fills in the defaults. */
export const knownSessionInstitution = (institution: SessionInstitution): KnownSessionInstitution => ({
  version: '1.0.3',
  dialect: {},
  dropRejectedAccessKey: false,
  fallback: [],
  trustedOrigins: [],
  userKey: false,
  language: 'ENG',
  appId: 'QWIN',
  appVersion: '2700',
  ...institution,
});
