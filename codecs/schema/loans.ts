import { A, amount, boolean, currency, dateTime, oneOf } from '../datatypes/index.ts';
import { aggregate, many, mix, optional, optionalChoice } from '../dsl/aggregate.ts';
import { SINCE_22 } from '../versions.ts';
import { BANKACCTTO, LOANACCT } from './accounts.ts';
import { CLOSING_OPTIONS, CLOSING_PERIOD, POSTED_PERIOD } from './bank-closings.ts';
import { BALANCE, BALLIST, CORRECTION, EXTDNAME, INCTRAN } from './bank-statements.ts';
import { IMAGEDATA, IMAGEPROF, OWN_CURRENCY } from './common.ts';
import { CHECKNUM, FITID, MEMO, MKTGINFO, NAME, REFNUM, SRVRTID } from './leaves.ts';
import { LASTPMTINFO, LOANINT, LOANIRATE, LOANPMT, LOANTRNAMT, PAYMENTS, PRINBAL } from './loan-parts.ts';
import { MAIL } from './mail.ts';
import { MSGSETCORE } from './message-set.ts';
import { mailSyncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

// The loan message set (2.1.0 and later).

const ACCOUNT = { LOANACCTFROM: LOANACCT } as const;

/** Request for a loan statement. */
export class LOANSTMTRQ extends aggregate('11.4.5.1', {
  ...ACCOUNT,
  INCTRAN: optional(INCTRAN),
  INCTRANIMG: optional(boolean),
}) {}

/** One transaction of a loan statement. */
export class LOANSTMTTRN extends aggregate(
  '11.4.4.4',
  {
    LOANTRNTYPE: oneOf('PAYMENT', 'FEE', 'LATE', 'INT', 'ADVANCE', 'XFER', 'BALLOON', 'OTHER'),
    DTPOSTED: dateTime,
    DTUSER: optional(dateTime),
    TRNAMT: amount,
    LOANTRNAMT: optional(LOANTRNAMT),
    FITID,
  },
  CORRECTION,
  {
    SRVRTID: optional(SRVRTID),
    CHECKNUM: optional(CHECKNUM),
    REFNUM: optional(REFNUM),
    NAME: optional(NAME),
    EXTDNAME: optional(EXTDNAME, SINCE_22),
  },
  optionalChoice({ LOANACCTTO: LOANACCT }, { BANKACCTTO }),
  { MEMO: optional(MEMO), IMAGEDATA: optional(IMAGEDATA) },
  OWN_CURRENCY,
) {}

/** The transactions of a period. */
export class LOANTRANLIST extends aggregate('11.4.5.2', {
  DTSTART: dateTime,
  DTEND: dateTime,
  LOANSTMTTRN: many(LOANSTMTTRN),
}) {}

/** A loan statement. */
export class LOANSTMTRS extends aggregate('11.4.5.2', {
  CURDEF: currency,
  ...ACCOUNT,
  LOANTRANLIST: optional(LOANTRANLIST),
  PRINBAL,
  AVAILBAL: optional(BALANCE),
  MKTGINFO: optional(MKTGINFO),
}) {}
export class LOANSTMTTRNRQ extends transactionRequest({ LOANSTMTRQ }) {}
export class LOANSTMTTRNRS extends transactionResponse({ LOANSTMTRS: optional(LOANSTMTRS) }) {}

/** Request for a loan's amortisation table. */
export class AMRTSTMTRQ extends aggregate('11.4.6.1', {
  ...ACCOUNT,
  DTSTART: optional(dateTime),
  DTEND: optional(dateTime),
}) {}

/** One payment of an amortisation table. */
export class AMRTSTMTTRN extends aggregate('11.4.6.2', {
  PMTNUMBER: optional(A(3)),
  LOANINITBAL: optional(amount),
  PRINBAL,
  LOANTRNAMT,
  LOANIRATE: optional(LOANIRATE),
  AMRTTYPE: oneOf('ORIGINAL', 'ADJUSTED', 'PROJECTED'),
}) {}

/** An amortisation table. */
export class AMRTTRANLIST extends aggregate('11.4.6.2', {
  DTSTART: dateTime,
  DTEND: dateTime,
  AMRTSTMTTRN: many(AMRTSTMTTRN),
}) {}
export class AMRTSTMTRS extends aggregate('11.4.6.2', {
  CURDEF: currency,
  ...ACCOUNT,
  AMRTTRANLIST: optional(AMRTTRANLIST),
  MKTGINFO: optional(MKTGINFO),
}) {}
export class AMRTSTMTTRNRQ extends transactionRequest({ AMRTSTMTRQ }) {}
export class AMRTSTMTTRNRS extends transactionResponse({ AMRTSTMTRS: optional(AMRTSTMTRS) }) {}

/** What it takes to pay a loan off at a time. */
export class ESTPAYOFF extends aggregate('11.5.6', { ESTPAYOFFBAL: amount, DTASOF: dateTime }) {}

/** What is in escrow. */
export class ESCRWBAL extends aggregate('11.5.6', {
  BALAMT: amount,
  ESCRWTAXBAL: optional(amount),
  ESCRWINSBAL: optional(amount),
  ESCRWPMIBAL: optional(amount),
  ESCRWFEESBAL: optional(amount),
  ESCRWOTHERBAL: optional(amount),
  DTASOF: dateTime,
}) {}

/** Request for the closing statements of a loan. */
export class LOANSTMTENDRQ extends aggregate('11.5.5', { ...ACCOUNT, ...CLOSING_OPTIONS }) {}

/** What a paper statement of a loan says at its end. */
export class LOANCLOSING extends aggregate(
  '11.5.6',
  {
    ...CLOSING_PERIOD,
    PRINBAL,
    LOANINT,
    LOANRATE: LOANIRATE,
    ESTPAYOFF: optional(ESTPAYOFF),
    BALLOONAMT: optional(amount),
    LOANPMT: optional(LOANPMT),
    LOANRMNPMTS: optional(PAYMENTS),
    BALLIST: optional(BALLIST),
    TAXYTD: optional(amount),
    ESCRWBAL: optional(ESCRWBAL),
    ...POSTED_PERIOD,
    AUTOPAY: optional(boolean, SINCE_22),
    LASTPMTINFO: optional(LASTPMTINFO, SINCE_22),
    MKTGINFO: optional(MKTGINFO),
    IMAGEDATA: optional(IMAGEDATA),
  },
  OWN_CURRENCY,
) {}
export class LOANSTMTENDRS extends aggregate('11.5.6', {
  CURDEF: currency,
  ...ACCOUNT,
  LOANCLOSING: many(LOANCLOSING),
}) {}
export class LOANSTMTENDTRNRQ extends transactionRequest({ LOANSTMTENDRQ }) {}
export class LOANSTMTENDTRNRS extends transactionResponse({ LOANSTMTENDRS: optional(LOANSTMTENDRS) }) {}

/** Mail about a loan. */
export class LOANMAILRQ extends aggregate('11.11.2.1', { ...ACCOUNT, MAIL }) {}
export class LOANMAILRS extends aggregate('11.11.2.2', { ...ACCOUNT, MAIL }) {}
export class LOANMAILTRNRQ extends transactionRequest({ LOANMAILRQ }) {}
export class LOANMAILTRNRS extends transactionResponse({ LOANMAILRS: optional(LOANMAILRS) }) {}
export class LOANMAILSYNCRQ extends mailSyncRequest(ACCOUNT, { LOANMAILTRNRQ: many(LOANMAILTRNRQ) }) {}
export class LOANMAILSYNCRS extends syncResponse(ACCOUNT, { LOANMAILTRNRS: many(LOANMAILTRNRS) }) {}

export class LOANMSGSRQV1 extends aggregate(
  '11.13.6',
  mix({
    LOANSTMTTRNRQ: many(LOANSTMTTRNRQ),
    AMRTSTMTTRNRQ: many(AMRTSTMTTRNRQ),
    LOANSTMTENDTRNRQ: many(LOANSTMTENDTRNRQ),
    LOANMAILTRNRQ: many(LOANMAILTRNRQ),
    LOANMAILSYNCRQ: many(LOANMAILSYNCRQ),
  }),
) {}
export class LOANMSGSRSV1 extends aggregate(
  '11.13.6',
  mix({
    LOANSTMTTRNRS: many(LOANSTMTTRNRS),
    AMRTSTMTTRNRS: many(AMRTSTMTTRNRS),
    LOANSTMTENDTRNRS: many(LOANSTMTENDTRNRS),
    LOANMAILTRNRS: many(LOANMAILTRNRS),
    LOANMAILSYNCRS: many(LOANMAILSYNCRS),
  }),
) {}

/** Loans, in the profile. */
export class LOANMSGSETV1 extends aggregate('11.13.6', {
  MSGSETCORE,
  TRANDNLD: boolean,
  CLOSINGAVAIL: boolean,
  AMRTAVAIL: boolean,
  CANEMAIL: boolean,
  IMAGEPROF: optional(IMAGEPROF),
}) {}
export class LOANMSGSET extends aggregate('11.13.6', { LOANMSGSETV1 }) {}
