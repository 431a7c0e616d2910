import { A, boolean, dateTime, integer, language, N, oneOf, secret } from '../datatypes/index.ts';
import { aggregate, alias, choice, group, many, one, optional, required, some } from '../dsl/aggregate.ts';
import { MFA, SINCE_22, SINCE_221, V2SETS } from '../versions.ts';
import { EXTENSION, STATUS } from './common.ts';
import { COUNTRY, GENERIC_NAME, ID, URL, USERID } from './leaves.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** Which institution, within a service bureau. */
export class FI extends aggregate('2.5.1.8', { ORG: GENERIC_NAME, FID: optional(ID) }) {}

// 171 is the size of the Type-1 encrypted form; without that, 32 characters count.
const PASSWORD = secret(A(171));
const USERKEY = secret(A(64));
const SESSCOOKIE = optional(secret(A(1000)));
const ACCESSKEY = optional(secret(A(1000)), MFA);
const MFAPHRASEID = alias(one(ID), 'MFAPRHASEID');
/** A text that asks the user for something. */
const LABEL = A(64);

/** One answer to one challenge question. Prose and examples of the standard call it MFACHALLENGEA. */
export class MFACHALLENGEANSWER extends aggregate('2.5.4.5', {
  MFAPHRASEID,
  MFAPHRASEA: secret(A(64)),
}) {}

/** The sign-on every request file begins with. */
export class SONRQ extends aggregate(
  '2.5.1.5',
  { DTCLIENT: dateTime },
  choice(
    { USERID, USERPASS: PASSWORD, ONETIMEPASS: optional(secret(A(32)), V2SETS) },
    { USERKEY },
    { ACCESSTOKEN: required(secret(A(10000)), SINCE_22) },
  ),
  {
    GENUSERKEY: optional(boolean),
    LANGUAGE: language,
    COUNTRY: optional(COUNTRY, V2SETS),
    FI: optional(FI),
    SESSCOOKIE,
    APPID: A(5),
    APPVER: N(4),
    APPKEY: optional(secret(A(10000)), SINCE_22),
    CLIENTUID: optional(A(36), MFA),
  },
  group({ USERCRED1: required(PASSWORD, MFA), USERCRED2: optional(PASSWORD, MFA) }),
  {
    AUTHTOKEN: optional(PASSWORD, MFA),
    ACCESSKEY,
    MFACHALLENGEANSWER: alias(many(MFACHALLENGEANSWER, MFA), 'MFACHALLENGEA'),
    ...EXTENSION,
  },
) {}

/** The institution's answer to the sign-on. */
export class SONRS extends aggregate('2.5.1.6', {
  STATUS,
  DTSERVER: dateTime,
  USERKEY: optional(USERKEY),
  TSKEYEXPIRE: optional(dateTime),
  LANGUAGE: language,
  COUNTRY: optional(COUNTRY, V2SETS),
  DTPROFUP: optional(dateTime),
  DTUSERUP: optional(dateTime, SINCE_221),
  DTACCTUP: optional(dateTime),
  FI: optional(FI),
  SESSCOOKIE,
  ACCESSKEY,
  ...EXTENSION,
}) {}

/** Password change. */
export class PINCHRQ extends aggregate('2.5.2.1', { USERID, NEWUSERPASS: PASSWORD }) {}
export class PINCHRS extends aggregate('2.5.2.2', { USERID, DTCHANGED: optional(dateTime) }) {}
export class PINCHTRNRQ extends transactionRequest({ PINCHRQ }) {}
export class PINCHTRNRS extends transactionResponse({ PINCHRS: optional(PINCHRS) }) {}

const FICERTID = A(64);

/** Nonce for Type-1 application security. */
export class CHALLENGERQ extends aggregate('2.5.3.1', { USERID, FICERTID: optional(FICERTID) }) {}
export class CHALLENGERS extends aggregate('2.5.3.2', { USERID, NONCE: A(16), FICERTID }) {}
export class CHALLENGETRNRQ extends transactionRequest({ CHALLENGERQ }) {}
export class CHALLENGETRNRS extends transactionResponse({ CHALLENGERS: optional(CHALLENGERS) }) {}

/** Request for the multi-factor challenge questions. */
export class MFACHALLENGERQ extends aggregate('2.5.4.3', { DTCLIENT: dateTime }) {}

/** One question. Without a label the text of the id's phrase is shown, see `phraseOf`. */
export class MFACHALLENGE extends aggregate('2.5.4.4', {
  MFAPHRASEID,
  MFAPHRASELABEL: optional(LABEL),
}) {}
export class MFACHALLENGERS extends aggregate('2.5.4.4', { MFACHALLENGE: some(MFACHALLENGE) }) {}
export class MFACHALLENGETRNRQ extends transactionRequest({ MFACHALLENGERQ }) {}
export class MFACHALLENGETRNRS extends transactionResponse({ MFACHALLENGERS: optional(MFACHALLENGERS) }) {}

export class SIGNONMSGSRQV1 extends aggregate('2.5.1.1', {
  SONRQ,
  PINCHTRNRQ: optional(PINCHTRNRQ),
  CHALLENGETRNRQ: optional(CHALLENGETRNRQ),
  MFACHALLENGETRNRQ: optional(MFACHALLENGETRNRQ, MFA),
}) {}

export class SIGNONMSGSRSV1 extends aggregate('2.5.1.2', {
  SONRS,
  PINCHTRNRS: optional(PINCHTRNRS),
  CHALLENGETRNRS: optional(CHALLENGETRNRS),
  MFACHALLENGETRNRS: optional(MFACHALLENGETRNRS, MFA),
}) {}

/** What a sign-on realm asks of its users; one per realm in the profile. */
export class SIGNONINFO extends aggregate(
  '7.2.2',
  {
    SIGNONREALM: GENERIC_NAME,
    MIN: integer(2),
    MAX: integer(2),
    CHARTYPE: oneOf('ALPHAONLY', 'NUMERICONLY', 'ALPHAORNUMERIC', 'ALPHAANDNUMERIC'),
    CASESEN: boolean,
    SPECIAL: boolean,
    SPACES: boolean,
    PINCH: boolean,
    CHGPINFIRST: boolean,
    PWTYPE: optional(oneOf('FIXED', 'ONETIME', 'HWTOKEN'), V2SETS),
  },
  group({ USERCRED1LABEL: required(LABEL, MFA), USERCRED2LABEL: optional(LABEL, MFA) }),
  {
    CLIENTUIDREQ: optional(boolean, MFA),
    AUTHTOKENFIRST: optional(boolean, MFA),
    AUTHTOKENLABEL: optional(LABEL, MFA),
    AUTHTOKENINFOURL: optional(URL, MFA),
    MFACHALLENGESUPT: optional(boolean, MFA),
    MFACHALLENGEFIRST: optional(boolean, MFA),
    ACCESSTOKENREQ: optional(boolean, SINCE_22),
  },
) {}
