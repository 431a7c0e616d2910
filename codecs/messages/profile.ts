import type { Ofx } from '../ofx.ts';

/** An institution's profile in plain, JSON-able terms (chapter 7). */
export interface Profile {
  /** FINAME. */
  readonly name: string;
  /** DTPROFUP, as text: what to send with the next profile request. */
  readonly updated: string;
  /** What each sign-on realm asks of its users. */
  readonly realms: readonly SignonRealm[];
  /** The message sets the institution offers. */
  readonly messageSets: readonly MessageSet[];
}

/** SIGNONINFO (section 7.2.2). */
export interface SignonRealm {
  readonly name: string;
  /** Rules for passwords; check new ones, never existing ones. */
  readonly password: {
    readonly min: number;
    readonly max: number;
    readonly characters: Ofx<'SIGNONINFO'>['CHARTYPE'];
    readonly caseSensitive: boolean;
    readonly special: boolean;
    readonly spaces: boolean;
    /** PINCH: can be changed by OFX. */
    readonly changeable: boolean;
    /** CHGPINFIRST: must be changed in the first sign-on. */
    readonly changeFirst: boolean;
  };
  /** USERCRED1LABEL and USERCRED2LABEL: further credentials to ask for, by these labels. */
  readonly credentialLabels: readonly string[];
  /** CLIENTUIDREQ. */
  readonly clientUidRequired: boolean;
  /** MFACHALLENGESUPT: 3000 is to be expected. */
  readonly challengeSupported: boolean;
  /** MFACHALLENGEFIRST: the first sign-on must already be a request for the challenge. */
  readonly challengeFirst: boolean;
  /** AUTHTOKENFIRST. */
  readonly authTokenFirst: boolean;
  readonly authTokenLabel?: string;
  readonly authTokenInfoUrl?: string;
  /** ACCESSTOKENREQ. */
  readonly accessTokenRequired: boolean;
}

/** MSGSETCORE (section 7.2.1). */
export interface MessageSet {
  /** `SIGNON`, `BANK`, `CREDITCARD` ... */
  readonly name: string;
  readonly version: string;
  readonly url: string;
  /** OFXSEC: `TYPE1` means application-level encryption of passwords. */
  readonly security: 'NONE' | 'TYPE1';
  readonly realm: string;
  readonly languages: readonly string[];
  readonly syncMode: 'FULL' | 'LITE';
  /** RESPFILEER: a lost response can be had again with the same NEWFILEUID. */
  readonly fileRecovery: boolean;
}

/** The profile of a response, if there is one. */
export const profileOf = (ofx: Ofx): Profile | undefined => {
  const response = ofx.PROFMSGSRSV1?.PROFTRNRS?.find(({ PROFRS }) => PROFRS !== undefined)?.PROFRS;
  return response && profile(response);
};

const profile = (response: Ofx<'PROFRS'>): Profile => ({
  name: response.FINAME ?? '',
  updated: response.DTPROFUP?.text ?? '',
  realms: (response.SIGNONINFOLIST?.SIGNONINFO ?? []).map(realm),
  messageSets: Object.entries(response.MSGSETLIST ?? {}).flatMap(([tag, set]) => messageSets(tag, set)),
});

const realm = (info: Ofx<'SIGNONINFO'>): SignonRealm => ({
  name: info.SIGNONREALM,
  password: {
    min: info.MIN,
    max: info.MAX,
    characters: info.CHARTYPE,
    caseSensitive: info.CASESEN,
    special: info.SPECIAL,
    spaces: info.SPACES,
    changeable: info.PINCH,
    changeFirst: info.CHGPINFIRST ?? false,
  },
  credentialLabels: [info.USERCRED1LABEL, info.USERCRED2LABEL].filter((label) => label !== undefined),
  clientUidRequired: info.CLIENTUIDREQ ?? false,
  challengeSupported: info.MFACHALLENGESUPT ?? false,
  challengeFirst: info.MFACHALLENGEFIRST ?? false,
  authTokenFirst: info.AUTHTOKENFIRST ?? false,
  ...(info.AUTHTOKENLABEL === undefined ? {} : { authTokenLabel: info.AUTHTOKENLABEL }),
  ...(info.AUTHTOKENINFOURL === undefined ? {} : { authTokenInfoUrl: info.AUTHTOKENINFOURL }),
  accessTokenRequired: info.ACCESSTOKENREQ ?? false,
});

/** Every version of one message set: xxxMSGSET holds xxxMSGSETV1, which holds MSGSETCORE. */
const messageSets = (tag: string, set: unknown): MessageSet[] =>
  Object.values(Object(set) as Record<string, { MSGSETCORE?: Ofx<'MSGSETCORE'> }>).flatMap(
    ({ MSGSETCORE: core }) =>
      core
        ? [
            {
              name: tag.replace(/MSGSET$/, ''),
              version: core.VER,
              url: core.URL ?? core.URL2,
              security: core.OFXSEC,
              realm: core.SIGNONREALM,
              languages: core.LANGUAGE ?? [],
              syncMode: core.SYNCMODE,
              fileRecovery: core.RESPFILEER,
            },
          ]
        : [],
  );
