import { boolean, currency, dateTime } from '../datatypes/index.ts';
import { aggregate, many, mix, optional } from '../dsl/aggregate.ts';
import { SINCE_210, SINCE_211, UNTIL_203, V2SETS, XML, XML_UNTIL_203 } from '../versions.ts';
import { INVACCT } from './accounts.ts';
import { CLOSING_OPTIONS } from './bank-closings.ts';
import { INCTRAN } from './bank-statements.ts';
import { IMAGEDATA, IMAGEPROF } from './common.ts';
import { INV401K, INV401KBAL } from './investment-401k.ts';
import { INVBAL, INVOOLIST, INVPOSLIST } from './investment-holdings.ts';
import { INVTRANLIST } from './investment-transactions.ts';
import { FITID, MKTGINFO } from './leaves.ts';
import { MAIL } from './mail.ts';
import { MSGSETCORE } from './message-set.ts';
import { mailSyncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

const ACCOUNT = { INVACCTFROM: INVACCT } as const;

/** Which positions to download. */
export class INCPOS extends aggregate('13.9.1.2', { DTASOF: optional(dateTime), INCLUDE: boolean }) {}

/** Request for an investment statement. */
export class INVSTMTRQ extends aggregate('13.9.1.1', {
  ...ACCOUNT,
  INCTRAN,
  INCOO: boolean,
  INCPOS,
  INCBAL: boolean,
  INC401K: optional(boolean, XML),
  INC401KBAL: optional(boolean, XML),
  INCTRANIMG: optional(boolean, SINCE_210),
}) {}

/** An investment statement. The securities it names are in the SECLIST of the file. */
export class INVSTMTRS extends aggregate(
  '13.9.2.1',
  {
    DTASOF: dateTime,
    CURDEF: currency,
    ...ACCOUNT,
    INVTRANLIST: optional(INVTRANLIST),
    INVPOSLIST: optional(INVPOSLIST),
    INVBAL: optional(INVBAL),
    INVOOLIST: optional(INVOOLIST),
    MKTGINFO: optional(MKTGINFO, SINCE_210),
    INV401K: optional(INV401K, XML),
    INV401KBAL: optional(INV401KBAL, XML),
  },
  {
    // The DTDs have it at the end.
    MKTGINFO: optional(MKTGINFO, UNTIL_203),
  },
) {}
export class INVSTMTTRNRQ extends transactionRequest({ INVSTMTRQ }) {}
export class INVSTMTTRNRS extends transactionResponse({ INVSTMTRS: optional(INVSTMTRS) }) {}

/** Request for images of closing statements (2.1.1 and later). */
export class INVSTMTENDRQ extends aggregate('13.9.4.1', {
  ...ACCOUNT,
  ...CLOSING_OPTIONS,
  INCSTMTIMG: optional(boolean),
}) {}

/** The image of one closing statement (2.1.1 and later). */
export class INVCLOSING extends aggregate('13.9.4.2', { FITID, IMAGEDATA: optional(IMAGEDATA) }) {}
export class INVSTMTENDRS extends aggregate('13.9.4.2', {
  CURDEF: currency,
  ...ACCOUNT,
  INVCLOSING: many(INVCLOSING),
}) {}
export class INVSTMTENDTRNRQ extends transactionRequest({ INVSTMTENDRQ }) {}
export class INVSTMTENDTRNRS extends transactionResponse({ INVSTMTENDRS: optional(INVSTMTENDRS) }) {}

/** Mail about an investment account. */
export class INVMAILRQ extends aggregate('13.10.1.1', { ...ACCOUNT, MAIL }) {}
export class INVMAILRS extends aggregate('13.10.1.2', { ...ACCOUNT, MAIL }) {}
export class INVMAILTRNRQ extends transactionRequest({ INVMAILRQ }) {}
export class INVMAILTRNRS extends transactionResponse({ INVMAILRS: optional(INVMAILRS) }) {}
export class INVMAILSYNCRQ extends mailSyncRequest(ACCOUNT, { INVMAILTRNRQ: many(INVMAILTRNRQ) }) {}
export class INVMAILSYNCRS extends syncResponse(ACCOUNT, { INVMAILTRNRS: many(INVMAILTRNRS) }) {}

export class INVSTMTMSGSRQV1 extends aggregate(
  '13.7.1.2.1',
  mix({
    INVSTMTTRNRQ: many(INVSTMTTRNRQ),
    INVSTMTENDTRNRQ: many(INVSTMTENDTRNRQ, SINCE_211),
    INVMAILTRNRQ: many(INVMAILTRNRQ),
    INVMAILSYNCRQ: many(INVMAILSYNCRQ),
  }),
) {}
export class INVSTMTMSGSRSV1 extends aggregate(
  '13.7.1.2.2',
  mix({
    INVSTMTTRNRS: many(INVSTMTTRNRS),
    INVSTMTENDTRNRS: many(INVSTMTENDTRNRS, SINCE_211),
    INVMAILTRNRS: many(INVMAILTRNRS),
    INVMAILSYNCRS: many(INVMAILSYNCRS),
  }),
) {}

/** Investment accounts, in the profile. */
export class INVSTMTMSGSETV1 extends aggregate(
  '13.7.1.1',
  {
    MSGSETCORE,
    TRANDNLD: boolean,
    OODNLD: boolean,
    POSDNLD: boolean,
    BALDNLD: boolean,
    // The DTDs have it before CANEMAIL.
    INV401KDNLD: optional(boolean, XML_UNTIL_203),
    CANEMAIL: boolean,
  },
  {
    INV401KDNLD: optional(boolean, SINCE_210),
    CLOSINGAVAIL: optional(boolean, SINCE_211),
    IMAGEPROF: optional(IMAGEPROF, SINCE_210),
  },
) {}
export class INVSTMTMSGSET extends aggregate('13.7.1.1', {
  INVSTMTMSGSETV1,
  INVSTMTMSGSETV2: many(INVSTMTMSGSETV1, V2SETS),
}) {}
