import { A, boolean, dateTime, time } from '../datatypes/index.ts';
import { aggregate, many, mix, optional, optionalChoice, some } from '../dsl/aggregate.ts';
import { SINCE_16 } from '../versions.ts';
import { PRESACCT } from './accounts.ts';
import {
  BILLDETAILTABLE,
  BILLDETAILTABLETYPE,
  BILLPMTSTATUS,
  BILLPMTSTATUSCODE,
  BILLSTATUS,
  BILLSTATUSCODE,
  BILLTYPE,
  PRESCOUNTS,
  PRESLIST,
} from './bills.ts';
import { EMAILPROF } from './common.ts';
import { BILLPUB, GENERIC_NAME, ID, USERID } from './leaves.ts';
import { MAIL } from './mail.ts';
import { MSGSETCORE } from './message-set.ts';
import { WEEKDAY } from './processing.ts';
import { ACCTINFORQ, ACCTINFORS } from './signup.ts';
import {
  mailSyncRequest,
  syncResponse,
  transactionRequest,
  transactionRequestWith,
  transactionResponse,
} from './wrappers.ts';

// Delivery of bills (1.5.1, 1.6, and 2.0.0 and later).

/** Whose bills: one user's, or a group's. */
const USER_OR_GROUP = optionalChoice({ USERID }, { GROUPID: ID });

/** Request for bills. */
export class PRESLISTRQ extends aggregate('14.3.2.1', {
  BILLPUB,
  DTSTART: optional(dateTime),
  DTEND: optional(dateTime),
  DTDUEBY: optional(dateTime, SINCE_16),
  BILLERID: optional(ID, SINCE_16),
  BILLID: optional(ID),
  BILLTYPE: many(BILLTYPE, SINCE_16),
  BILLSTATUSCODE: many(BILLSTATUSCODE, SINCE_16),
  BILLPMTSTATUSCODE: many(BILLPMTSTATUSCODE, SINCE_16),
  NOTIFYWILLING: boolean,
  INCLUDEDETAIL: boolean,
  INCLUDEBILLSTATUS: optional(boolean, SINCE_16),
  INCLUDEBILLPMTSTATUS: optional(boolean, SINCE_16),
  INCLUDESTATUSHIST: optional(boolean, SINCE_16),
  INCLUDECOUNTS: optional(boolean, SINCE_16),
  INCLUDESUMMARY: optional(boolean, SINCE_16),
}) {}

/** The bills of a period. */
export class PRESLISTRS extends aggregate('14.3.2.2', {
  BILLPUB,
  USERID,
  DTSTART: dateTime,
  DTEND: dateTime,
  PRESLIST: optional(PRESLIST),
  PRESCOUNTS: optional(PRESCOUNTS, SINCE_16),
}) {}
export class PRESLISTTRNRQ extends transactionRequestWith(USER_OR_GROUP, { PRESLISTRQ }) {}
export class PRESLISTTRNRS extends transactionResponse({ PRESLISTRS: optional(PRESLISTRS) }) {}

/** The account information of a group's users. */
export class PRESGRPACCTINFOTRNRQ extends transactionRequestWith(USER_OR_GROUP, { ACCTINFORQ }) {}
export class PRESGRPACCTINFOTRNRS extends transactionResponse({ ACCTINFORS: optional(ACCTINFORS) }) {}

/** Request for a bill's details. */
export class PRESDETAILRQ extends aggregate('14.3.3.1', {
  BILLID: ID,
  BILLDETAILTABLETYPE: optional(BILLDETAILTABLETYPE),
}) {}
export class PRESDETAIL extends aggregate('14.3.3.2', {
  BILLID: ID,
  PRESACCTFROM: optional(PRESACCT),
  BILLDETAILTABLE: many(BILLDETAILTABLE),
}) {}
export class PRESDETAILRS extends aggregate('14.3.3.2', { PRESDETAIL: many(PRESDETAIL) }) {}
export class PRESDETAILTRNRQ extends transactionRequest({ PRESDETAILRQ }) {}
export class PRESDETAILTRNRS extends transactionResponse({ PRESDETAILRS: optional(PRESDETAILRS) }) {}

const TABLE = { BILLID: ID, BILLDETAILTABLETYPE } as const;

/** A column of a table of details: its name, and whether it holds texts or numbers. */
export class COLDEF extends aggregate('14.3.4.2', { COLNAME: GENERIC_NAME, COLTYPE: A(8) }) {}

/** Request for the columns of a table of details. */
export class BILLTBLSTRUCTRQ extends aggregate('14.3.4.1', TABLE) {}
export class BILLTBLSTRUCTRS extends aggregate('14.3.4.2', { ...TABLE, COLDEF: many(COLDEF) }) {}
export class BILLTBLSTRUCTTRNRQ extends transactionRequest({ BILLTBLSTRUCTRQ }) {}
export class BILLTBLSTRUCTTRNRS extends transactionResponse({ BILLTBLSTRUCTRS: optional(BILLTBLSTRUCTRS) }) {}

/** A bill that the user has seen, and when. */
export class PRESDELIVERYID extends aggregate('14.3.5.1', {
  PRESACCTFROM: PRESACCT,
  BILLID: ID,
  DTSEEN: dateTime,
}) {}

/** Notice that the user has seen a bill. */
export class PRESNOTIFYRQ extends aggregate('14.3.5.1', { PRESDELIVERYID }) {}
export class PRESNOTIFYRS extends aggregate('14.3.5.2', { PRESDELIVERYID }) {}
export class PRESNOTIFYTRNRQ extends transactionRequest({ PRESNOTIFYRQ }) {}
export class PRESNOTIFYTRNRS extends transactionResponse({ PRESNOTIFYRS: optional(PRESNOTIFYRS) }) {}

const STATUSES = {
  BILLID: optional(ID),
  BILLSTATUS: optional(BILLSTATUS),
  BILLPMTSTATUS: optional(BILLPMTSTATUS),
} as const;

/** Change of a bill's status (1.6, and 2.0.0 and later). */
export class BILLSTATUSMODRQ extends aggregate('14.3.6.1', STATUSES) {}
export class BILLSTATUSMODRS extends aggregate('14.3.6.2', STATUSES) {}
export class BILLSTATUSMODTRNRQ extends transactionRequest({ BILLSTATUSMODRQ }) {}
export class BILLSTATUSMODTRNRS extends transactionResponse({ BILLSTATUSMODRS: optional(BILLSTATUSMODRS) }) {}

const ACCOUNT = { PRESACCTFROM: PRESACCT } as const;

/** Mail about a biller's account. */
export class PRESMAILRQ extends aggregate('14.4.1', { ...ACCOUNT, MAIL }) {}
export class PRESMAILRS extends aggregate('14.4.2', { ...ACCOUNT, MAIL }) {}
export class PRESMAILTRNRQ extends transactionRequest({ PRESMAILRQ }) {}
export class PRESMAILTRNRS extends transactionResponse({ PRESMAILRS: optional(PRESMAILRS) }) {}
export class PRESMAILSYNCRQ extends mailSyncRequest(ACCOUNT, { PRESMAILTRNRQ: many(PRESMAILTRNRQ) }) {}
export class PRESMAILSYNCRS extends syncResponse(ACCOUNT, { PRESMAILTRNRS: many(PRESMAILTRNRS) }) {}

export class PRESDLVMSGSRQV1 extends aggregate(
  '14.3',
  mix({
    PRESLISTTRNRQ: many(PRESLISTTRNRQ),
    PRESGRPACCTINFOTRNRQ: many(PRESGRPACCTINFOTRNRQ),
    PRESDETAILTRNRQ: many(PRESDETAILTRNRQ),
    BILLTBLSTRUCTTRNRQ: many(BILLTBLSTRUCTTRNRQ),
    PRESNOTIFYTRNRQ: many(PRESNOTIFYTRNRQ),
    BILLSTATUSMODTRNRQ: many(BILLSTATUSMODTRNRQ, SINCE_16),
    PRESMAILSYNCRQ: many(PRESMAILSYNCRQ),
    PRESMAILTRNRQ: many(PRESMAILTRNRQ),
  }),
) {}
export class PRESDLVMSGSRSV1 extends aggregate(
  '14.3',
  mix({
    PRESLISTTRNRS: many(PRESLISTTRNRS),
    PRESGRPACCTINFOTRNRS: many(PRESGRPACCTINFOTRNRS),
    PRESDETAILTRNRS: many(PRESDETAILTRNRS),
    BILLTBLSTRUCTTRNRS: many(BILLTBLSTRUCTTRNRS),
    PRESNOTIFYTRNRS: many(PRESNOTIFYTRNRS),
    BILLSTATUSMODTRNRS: many(BILLSTATUSMODTRNRS, SINCE_16),
    PRESMAILSYNCRS: many(PRESMAILSYNCRS),
    PRESMAILTRNRS: many(PRESMAILTRNRS),
  }),
) {}

/** Delivery of bills, in the profile. */
export class PRESDLVPROF extends aggregate('14.5.2', {
  CANSUPPORTGROUPID: boolean,
  PROCDAYSOFF: many(WEEKDAY),
  CANSUPPORTIMAGES: boolean,
  PROCENDTM: time,
  CANUPDATEPRESNAMEADDRESS: boolean,
}) {}
export class PRESDLVMSGSETV1 extends aggregate('14.5.2', {
  MSGSETCORE,
  PRESDLVPROF: optional(PRESDLVPROF),
  EMAILPROF,
}) {}
export class PRESDLVMSGSET extends aggregate('14.5.2', { PRESDLVMSGSETV1: some(PRESDLVMSGSETV1) }) {}
