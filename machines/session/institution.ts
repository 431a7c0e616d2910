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
  /** APPID. Default `'QWIN'`: institutions let known programs in. */
  readonly appId?: string;
  /** APPVER, four digits. Default `'2700'`. */
  readonly appVersion?: string;
}

/** An institution with the defaults filled in. */
export type KnownSessionInstitution = SessionInstitution & Required<Omit<SessionInstitution, 'org' | 'fid'>>;

/** Fills in the defaults. */
export const knownSessionInstitution = (institution: SessionInstitution): KnownSessionInstitution => ({
  version: '1.0.3',
  dialect: {},
  dropRejectedAccessKey: false,
  language: 'ENG',
  appId: 'QWIN',
  appVersion: '2700',
  ...institution,
});
