import { amount, boolean, currency, dateTime, rate } from '../datatypes/index.ts';
import { aggregate, many, optional } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_210, SINCE_221 } from '../versions.ts';
import { BANKACCT, CCACCT } from './accounts.ts';
import { CARD_RATES, REWARDINFO } from './bank-statements.ts';
import { IMAGEDATA, OWN_CURRENCY } from './common.ts';
import { FITID, MKTGINFO } from './leaves.ts';
import { LASTPMTINFO, LOANDETAIL } from './loan-parts.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** What a closing statement begins with, of whatever kind of account. */
export const CLOSING_PERIOD = {
  FITID,
  DTOPEN: optional(dateTime),
  DTCLOSE: dateTime,
  DTNEXT: optional(dateTime),
  BALOPEN: optional(amount),
} as const;

/** The days whose transactions the closing statement is about. */
export const POSTED_PERIOD = { DTPOSTSTART: dateTime, DTPOSTEND: dateTime } as const;

/** What closing statements are asked for by, besides the account. */
export const CLOSING_OPTIONS = {
  DTSTART: optional(dateTime),
  DTEND: optional(dateTime),
} as const;

const CLOSING_IMAGE = { IMAGEDATA: optional(IMAGEDATA, SINCE_210) } as const;

/** What is due on a credit line (2.2 and later). */
export class CREDITLINEINFO extends aggregate('11.5.2', {
  CREDITLIMIT: optional(amount),
  DTPMTDUE: dateTime,
  MINPMTDUE: amount,
  INTAMT: optional(amount),
  PASTDUEAMT: optional(amount),
  LATEFEEAMT: optional(amount),
  AUTOPAY: optional(boolean),
  LASTPMTINFO: optional(LASTPMTINFO),
  LOANDETAIL: optional(LOANDETAIL),
}) {}

/** Request for the closing statements of a bank account. */
export class STMTENDRQ extends aggregate('11.5.1', {
  BANKACCTFROM: BANKACCT,
  ...CLOSING_OPTIONS,
  INCSTMTIMG: optional(boolean, SINCE_210),
}) {}

/** What a paper statement of a bank account says at its end. */
export class CLOSING extends aggregate(
  '11.5.2',
  {
    ...CLOSING_PERIOD,
    BALCLOSE: amount,
    BALMIN: optional(amount),
    DEPANDCREDIT: optional(amount),
    CHKANDDEB: optional(amount),
    TOTALFEES: optional(amount),
    TOTALINT: optional(amount),
    INTRATE: optional(rate, SINCE_22),
    INTYTD: optional(amount, SINCE_22),
    ...POSTED_PERIOD,
    CREDITLINEINFO: optional(CREDITLINEINFO, SINCE_22),
    MKTGINFO: optional(MKTGINFO),
    ...CLOSING_IMAGE,
  },
  OWN_CURRENCY,
) {}

export class STMTENDRS extends aggregate('11.5.2', {
  CURDEF: currency,
  BANKACCTFROM: BANKACCT,
  CLOSING: many(CLOSING),
}) {}
export class STMTENDTRNRQ extends transactionRequest({ STMTENDRQ }) {}
export class STMTENDTRNRS extends transactionResponse({ STMTENDRS: optional(STMTENDRS) }) {}

/** Request for the closing statements of a credit card. */
export class CCSTMTENDRQ extends aggregate('11.5.3', {
  CCACCTFROM: CCACCT,
  ...CLOSING_OPTIONS,
  INCSTMTIMG: optional(boolean, SINCE_210),
}) {}

/** What a paper statement of a credit card says at its end. */
export class CCCLOSING extends aggregate(
  '11.5.4',
  {
    ...CLOSING_PERIOD,
    BALCLOSE: amount,
    INTYTD: optional(amount, SINCE_22),
    DTPMTDUE: optional(dateTime),
    MINPMTDUE: optional(amount),
    PASTDUEAMT: optional(amount, SINCE_22),
    LATEFEEAMT: optional(amount, SINCE_22),
    FINCHG: optional(amount),
    ...CARD_RATES,
    PAYANDCREDIT: optional(amount),
    PURANDADV: optional(amount),
    DEBADJ: optional(amount),
    CREDITLIMIT: optional(amount),
    CASHADVBALAMT: optional(amount, SINCE_221),
    CASHADVAVAILAMT: optional(amount, SINCE_221),
    CASHADVCREDITLIMIT: optional(amount, SINCE_22),
    ...POSTED_PERIOD,
    AUTOPAY: optional(boolean, SINCE_22),
    LASTPMTINFO: optional(LASTPMTINFO, SINCE_22),
    REWARDINFO: optional(REWARDINFO, SINCE_22),
    MKTGINFO: optional(MKTGINFO),
    ...CLOSING_IMAGE,
  },
  OWN_CURRENCY,
) {}

export class CCSTMTENDRS extends aggregate('11.5.4', {
  CURDEF: currency,
  CCACCTFROM: CCACCT,
  CCCLOSING: many(CCCLOSING),
}) {}
export class CCSTMTENDTRNRQ extends transactionRequest({ CCSTMTENDRQ }) {}
export class CCSTMTENDTRNRS extends transactionResponse({ CCSTMTENDRS: optional(CCSTMTENDRS) }) {}
