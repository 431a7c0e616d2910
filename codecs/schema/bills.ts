import { A, amount, boolean, dateTime, oneOf, orIn } from '../datatypes/index.ts';
import { aggregate, choice, many, optional, optionalMix } from '../dsl/aggregate.ts';
import { SINCE_16, V2SETS, XML } from '../versions.ts';
import { PRESACCT } from './accounts.ts';
import { INVOICE, INVOICE2 } from './invoices.ts';
import {
  BILLREFINFO,
  GENERIC_NAME,
  ID,
  LONG_PAYEEID,
  LONG_SRVRTID,
  MESSAGE,
  PAYEEID,
  SRVRTID,
  URL,
} from './leaves.ts';

/** A URL in bill presentment, whose message sets had the longer ones from the start. */
export const PRESENTMENT_URL = orIn(V2SETS, A(1024), URL);

/** Kinds of bills. */
export const BILLTYPE = oneOf('BILL', 'STATEMENT', 'NOTICE');
export const BILLSTATUSCODE = oneOf('NEW', 'DELIVERED', 'VIEWED', 'RETIRED', 'WITHDRAWN', 'UNDELIVERABLE');
export const BILLPMTSTATUSCODE = oneOf(
  'NONE',
  'SCHEDULED',
  'PROCESSED',
  'POSTED',
  'PAIDOUTOFBAND',
  'AUTOPAY',
  'CANCELLED',
  'UNPAYABLE',
);

const CHANGED = {
  DTEFF: dateTime,
  STATUSMODBY: optional(
    oneOf(
      'CUSTOMER',
      'CUSTAGENT',
      'BILLPUBLISHER',
      'BILLPUBLISHERSR',
      'PMTPROVIDER',
      'PMTPROVIDERSR',
      'BILLER',
      'BILLERSR',
    ),
  ),
} as const;

/** Where a bill is on its way to the user (1.6, and 2.0.0 and later). */
export class BILLSTATUS extends aggregate('14.3.2.3', { BILLSTATUSCODE, ...CHANGED }) {}

/** Where the payment of a bill is (1.6, and 2.0.0 and later). */
export class BILLPMTSTATUS extends aggregate('14.3.2.3', {
  SRVRTID2: optional(LONG_SRVRTID, V2SETS),
  SRVRTID: optional(SRVRTID, XML),
  BILLPMTSTATUSCODE,
  ...CHANGED,
}) {}

/** A picture of a bill. */
export class STMNTIMAGE extends aggregate('14.3.2.3', {
  IMAGEURL: PRESENTMENT_URL,
  PREFETCHURL: many(PRESENTMENT_URL),
  DTEXPIRE: optional(dateTime),
}) {}

/**
 * A row of a bill's details: texts (C) and numbers (N), one for each column of the table. Which column is of
 * which kind COLDEF says; here texts and numbers are apart, and are written so.
 */
export class BILLDETAILROW extends aggregate('14.3.3.2', optionalMix({ C: many(MESSAGE), N: many(A(1)) })) {}

/** Which of a publisher's tables details are in. */
export const BILLDETAILTABLETYPE = GENERIC_NAME;

/** Details of a bill, for instance the calls of a telephone bill. */
export class BILLDETAILTABLE extends aggregate('14.3.3.2', {
  TABLENAME: GENERIC_NAME,
  BILLDETAILTABLETYPE,
  BILLDETAILROW: many(BILLDETAILROW),
}) {}

/** One bill. */
export class PRESBILLINFO extends aggregate(
  '14.3.2.3',
  {
    BILLID: ID,
    PRESACCTFROM: PRESACCT,
    PAYEEID2: optional(LONG_PAYEEID, V2SETS),
    PAYEEID: optional(PAYEEID, XML),
    BILLREFINFO: optional(BILLREFINFO),
    AMTDUE: amount,
    MINAMTDUE: optional(amount),
    DTPMTDUE: dateTime,
    DTBILL: dateTime,
    DTOPEN: optional(dateTime),
    DTCLOSE: optional(dateTime),
    PREVBAL: optional(amount),
    ACTIVITY: optional(amount),
    ACCTBAL: optional(amount),
    INVOICE2: optional(INVOICE2, V2SETS),
    INVOICE: optional(INVOICE, XML),
    NOTIFYDESIRED: boolean,
    BILLTYPE: optional(BILLTYPE, SINCE_16),
    BILLSTATUS: many(BILLSTATUS, SINCE_16),
    BILLPMTSTATUS: many(BILLPMTSTATUS, SINCE_16),
    STMNTIMAGE: optional(STMNTIMAGE),
  },
  choice({ DETAILAVAILABLE: boolean }, { BILLDETAILTABLE }),
) {}
export class PRESLIST extends aggregate('14.3.2.2', { PRESBILLINFO: many(PRESBILLINFO) }) {}

/** How many bills there are of a status (1.6, and 2.0.0 and later). */
export class BILLSTATUSCOUNTS extends aggregate('14.3.2.2', { BILLSTATUSCODE, COUNT: ID }) {}
export class BILLPMTSTATUSCOUNTS extends aggregate('14.3.2.2', { BILLPMTSTATUSCODE, COUNT: ID }) {}
export class PRESCOUNTS extends aggregate('14.3.2.2', {
  BILLSTATUSCOUNTS: many(BILLSTATUSCOUNTS),
  BILLPMTSTATUSCOUNTS: many(BILLPMTSTATUSCOUNTS),
}) {}
