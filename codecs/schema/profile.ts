import { A, boolean, dateTime, language, N, oneOf } from '../datatypes/index.ts';
import { aggregate, choice, many, mix, optional, some } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_210, SINCE_221 } from '../versions.ts';
import { EMAILPROF, STPCHKPROF, XFERPROF } from './bank.ts';
import { ADDRESS_LINES, EXTENSION, IMAGEPROF } from './common.ts';
import { SIGNONINFO } from './signon.ts';
import { CLIENTENROLL, OTHERENROLL, WEBENROLL } from './signup.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** What every message set says of itself: version, URL, security, realm, synchronisation. */
export class MSGSETCORE extends aggregate('7.2.1', {
  VER: N(5),
  URL: A(255),
  OFXSEC: oneOf('NONE', 'TYPE1'),
  TRANSPSEC: boolean,
  SIGNONREALM: A(32),
  LANGUAGE: some(language),
  SYNCMODE: oneOf('FULL', 'LITE'),
  REFRESHSUPT: optional(boolean),
  RESPFILEER: boolean,
  SPNAME: optional(A(32)),
  ...EXTENSION,
}) {}

/** A message set with nothing but its core. */
export class CORE_ONLY extends aggregate('7.2.1', { MSGSETCORE }) {}
export class SIGNONMSGSET extends aggregate('2.5.5', { SIGNONMSGSETV1: CORE_ONLY }) {}
export class PROFMSGSET extends aggregate('7.3', { PROFMSGSETV1: CORE_ONLY }) {}

export class SIGNUPMSGSETV1 extends aggregate(
  '8.8',
  { MSGSETCORE },
  choice({ CLIENTENROLL }, { WEBENROLL }, { OTHERENROLL }),
  {
    CHGUSERINFO: boolean,
    AVAILACCTS: boolean,
    CLIENTACTREQ: boolean,
    USERINFOAVAIL: optional(boolean, SINCE_221),
  },
) {}
export class SIGNUPMSGSET extends aggregate('8.8', { SIGNUPMSGSETV1 }) {}

export class BANKMSGSETV1 extends aggregate('11.13.2.1', {
  MSGSETCORE,
  INVALIDACCTTYPE: many(oneOf('CHECKING', 'SAVINGS', 'MONEYMRKT', 'CREDITLINE', 'CD')),
  CLOSINGAVAIL: boolean,
  PENDINGAVAIL: optional(boolean, SINCE_22),
  XFERPROF: optional(XFERPROF),
  STPCHKPROF: optional(STPCHKPROF),
  EMAILPROF,
  IMAGEPROF: optional(IMAGEPROF, SINCE_210),
}) {}
export class BANKMSGSET extends aggregate('11.13.2', { BANKMSGSETV1 }) {}

export class CREDITCARDMSGSETV1 extends aggregate('11.13.3', {
  MSGSETCORE,
  CLOSINGAVAIL: boolean,
  PENDINGAVAIL: optional(boolean, SINCE_22),
  IMAGEPROF: optional(IMAGEPROF, SINCE_210),
}) {}
export class CREDITCARDMSGSET extends aggregate('11.13.3', { CREDITCARDMSGSETV1 }) {}

export class MSGSETLIST extends aggregate(
  '7.2.1',
  // SIGNON and PROF are mandatory and stand anywhere; the standard's order is only a habit here.
  mix({
    SIGNONMSGSET: optional(SIGNONMSGSET),
    SIGNUPMSGSET: optional(SIGNUPMSGSET),
    BANKMSGSET: optional(BANKMSGSET),
    CREDITCARDMSGSET: optional(CREDITCARDMSGSET),
    PROFMSGSET: optional(PROFMSGSET),
  }),
) {}

export class SIGNONINFOLIST extends aggregate('7.2.2', { SIGNONINFO: many(SIGNONINFO) }) {}

/** Request for the institution's profile, if it changed since DTPROFUP. */
export class PROFRQ extends aggregate('7.1.5', {
  CLIENTROUTING: oneOf('NONE', 'SERVICE', 'MSGSET'),
  DTPROFUP: dateTime,
}) {}

/** The institution's profile. */
export class PROFRS extends aggregate(
  '7.2',
  { MSGSETLIST, SIGNONINFOLIST, DTPROFUP: dateTime, FINAME: A(32) },
  ...ADDRESS_LINES,
  {
    CITY: A(32),
    STATE: A(5),
    POSTALCODE: A(11),
    COUNTRY: A(3),
    CSPHONE: optional(A(32)),
    TSPHONE: optional(A(32)),
    FAXPHONE: optional(A(32)),
    URL: optional(A(255)),
    EMAIL: optional(A(80)),
  },
) {}

export class PROFTRNRQ extends transactionRequest({ PROFRQ }) {}
export class PROFTRNRS extends transactionResponse({ PROFRS: optional(PROFRS) }) {}
export class PROFMSGSRQV1 extends aggregate('7.3', { PROFTRNRQ: some(PROFTRNRQ) }) {}
export class PROFMSGSRSV1 extends aggregate('7.3', { PROFTRNRS: some(PROFTRNRS) }) {}
