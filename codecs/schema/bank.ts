import { A, amount, boolean, currency, dateTime, integer, oneOf, rate, time } from '../datatypes/index.ts';
import { aggregate, group, many, mix, optional, optionalChoice } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_201, SINCE_210, XML } from '../versions.ts';
import { BAL, BANKACCT, CCACCT, IMAGEDATA, OWN_CURRENCY, PAYEE } from './common.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** Kinds of statement transactions. */
export const TRNTYPE = oneOf(
  'CREDIT',
  'DEBIT',
  'INT',
  'DIV',
  'FEE',
  'SRVCHG',
  'DEP',
  'ATM',
  'POS',
  'XFER',
  'CHECK',
  'PAYMENT',
  'CASH',
  'DIRECTDEP',
  'DIRECTDEBIT',
  'REPEATPMT',
  'HOLD',
  'OTHER',
);

/** Which transactions to download: from DTSTART on, before DTEND. */
export class INCTRAN extends aggregate('11.4.2.1', {
  DTSTART: optional(dateTime),
  DTEND: optional(dateTime),
  INCLUDE: boolean,
}) {}

/** What an escrow payment is made of (2.1.0 and later). */
export class ESCRWAMT extends aggregate('11.4.4.2', {
  ESCRWTOTAL: amount,
  ESCRWTAX: optional(amount),
  ESCRWINS: optional(amount),
  ESCRWPMI: optional(amount),
  ESCRWFEES: optional(amount),
  ESCRWOTHER: optional(amount),
}) {}

/** What a loan payment is made of (2.1.0 and later). */
export class LOANPMTINFO extends aggregate('11.4.4.2', {
  PRINAMT: amount,
  INTAMT: amount,
  ESCRWAMT: optional(ESCRWAMT),
  INSURANCE: optional(amount),
  LATEFEEAMT: optional(amount),
  OTHERAMT: optional(amount),
}) {}

const OWN_NAME = optionalChoice({ NAME: A(32) }, { PAYEE });

/** One transaction of a statement. */
export class STMTTRN extends aggregate(
  '11.4.4.1',
  {
    TRNTYPE,
    DTPOSTED: dateTime,
    DTUSER: optional(dateTime),
    DTAVAIL: optional(dateTime),
    TRNAMT: amount,
    LOANPMTINFO: optional(LOANPMTINFO, SINCE_210),
    FITID: A(255),
  },
  group({ CORRECTFITID: A(255), CORRECTACTION: oneOf('REPLACE', 'DELETE') }),
  {
    // Absent from the 2.3 schema, present in 1.0.3, 1.6 and 2.0.1; 1.0.2 has it in no statement.
    SPNAME: optional(A(32)),
    SRVRTID: optional(A(10)),
    CHECKNUM: optional(A(12)),
    REFNUM: optional(A(32)),
    SIC: optional(A(6)),
    PAYEEID: optional(A(12)),
  },
  OWN_NAME,
  { EXTDNAME: optional(A(100), SINCE_22) },
  optionalChoice({ BANKACCTTO: BANKACCT }, { CCACCTTO: CCACCT }),
  { MEMO: optional(A(255)), IMAGEDATA: many(IMAGEDATA, SINCE_210, 2) },
  OWN_CURRENCY,
  {
    INV401KSOURCE: optional(
      oneOf('PRETAX', 'AFTERTAX', 'MATCH', 'PROFITSHARING', 'ROLLOVER', 'OTHERVEST', 'OTHERNONVEST'),
      SINCE_201,
    ),
  },
) {}

/** A pending transaction (2.2 and later). */
export class STMTTRNP extends aggregate(
  '11.4.4.3',
  {
    TRNTYPE,
    DTTRAN: dateTime,
    DTEXPIRE: optional(dateTime),
    TRNAMT: amount,
    REFNUM: optional(A(32)),
    NAME: A(32),
    EXTDNAME: optional(A(100)),
    MEMO: optional(A(255)),
    IMAGEDATA: many(IMAGEDATA, undefined, 2),
  },
  OWN_CURRENCY,
) {}

export class BANKTRANLIST extends aggregate('11.4.2.2', {
  DTSTART: dateTime,
  DTEND: dateTime,
  STMTTRN: many(STMTTRN),
}) {}

export class BANKTRANLISTP extends aggregate('11.4.2.2', { DTASOF: dateTime, STMTTRNP: many(STMTTRNP) }) {}

/** A balance at a time: LEDGERBAL and AVAILBAL. */
export class BALANCE extends aggregate('11.4.2.2', { BALAMT: amount, DTASOF: dateTime }) {}

export class BALLIST extends aggregate('11.4.2.2', { BAL: many(BAL) }) {}

const STATEMENT_OPTIONS = {
  INCTRAN: optional(INCTRAN),
  INCLUDEPENDING: optional(boolean, SINCE_22),
  INCTRANIMG: optional(boolean, SINCE_210),
};

const TRANSACTIONS_AND_BALANCES = {
  BANKTRANLIST: optional(BANKTRANLIST),
  BANKTRANLISTP: optional(BANKTRANLISTP, SINCE_22),
  LEDGERBAL: BALANCE,
  AVAILBAL: optional(BALANCE),
  CASHADVBALAMT: optional(amount, SINCE_22),
};

const STATEMENT_END = { BALLIST: optional(BALLIST, XML), MKTGINFO: optional(A(360)) };

/** Request for a bank statement. */
export class STMTRQ extends aggregate('11.4.2.1', { BANKACCTFROM: BANKACCT, ...STATEMENT_OPTIONS }) {}

/** A bank statement. */
export class STMTRS extends aggregate('11.4.2.2', {
  CURDEF: currency,
  BANKACCTFROM: BANKACCT,
  ...TRANSACTIONS_AND_BALANCES,
  INTRATE: optional(rate, SINCE_22),
  ...STATEMENT_END,
}) {}

export class STMTTRNRQ extends transactionRequest({ STMTRQ }) {}
export class STMTTRNRS extends transactionResponse({ STMTRS: optional(STMTRS) }) {}

/** Request for a credit-card statement. */
export class CCSTMTRQ extends aggregate('11.4.3.1', { CCACCTFROM: CCACCT, ...STATEMENT_OPTIONS }) {}

/** Bonus points, miles and the like (2.2 and later). */
export class REWARDINFO extends aggregate('11.4.3.2', {
  NAME: A(32),
  REWARDBAL: amount,
  REWARDEARNED: optional(amount),
}) {}

/** A credit-card statement. */
export class CCSTMTRS extends aggregate('11.4.3.2', {
  CURDEF: currency,
  CCACCTFROM: CCACCT,
  ...TRANSACTIONS_AND_BALANCES,
  CASHADVAVAILAMT: optional(amount, SINCE_22),
  CASHADVCREDITLIMIT: optional(amount, SINCE_22),
  INTRATEPURCH: optional(rate, SINCE_22),
  INTRATECASH: optional(rate, SINCE_22),
  INTRATEXFER: optional(rate, SINCE_22),
  REWARDINFO: optional(REWARDINFO, SINCE_22),
  ...STATEMENT_END,
}) {}

export class CCSTMTTRNRQ extends transactionRequest({ CCSTMTRQ }) {}
export class CCSTMTTRNRS extends transactionResponse({ CCSTMTRS: optional(CCSTMTRS) }) {}

export class BANKMSGSRQV1 extends aggregate('11.13.1', mix({ STMTTRNRQ: many(STMTTRNRQ) })) {}
export class BANKMSGSRSV1 extends aggregate('11.13.1', mix({ STMTTRNRS: many(STMTTRNRS) })) {}
export class CREDITCARDMSGSRQV1 extends aggregate('11.13.2', mix({ CCSTMTTRNRQ: many(CCSTMTTRNRQ) })) {}
export class CREDITCARDMSGSRSV1 extends aggregate('11.13.2', mix({ CCSTMTTRNRS: many(CCSTMTTRNRS) })) {}

const WEEKDAY = oneOf('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');

/** How transfers are processed, in the profile. */
export class XFERPROF extends aggregate('11.13.2.2', {
  PROCDAYSOFF: many(WEEKDAY),
  PROCENDTM: time,
  CANSCHED: boolean,
  CANRECUR: boolean,
  CANLOAN: optional(boolean, SINCE_210),
  CANSCHEDLOAN: optional(boolean, SINCE_210),
  CANRECURLOAN: optional(boolean, SINCE_210),
  CANMODXFERS: boolean,
  CANMODMDLS: boolean,
  MODELWND: integer(3),
  DAYSWITH: integer(3),
  DFLTDAYSTOPAY: integer(3),
}) {}

/** How stop checks are processed, in the profile. */
export class STPCHKPROF extends aggregate('11.13.2.3', {
  PROCDAYSOFF: many(WEEKDAY),
  PROCENDTM: time,
  CANUSERANGE: boolean,
  CANUSEDESC: boolean,
  STPCHKFEE: amount,
}) {}

/** Mail and notifications, in the profile. */
export class EMAILPROF extends aggregate('11.13.2.4', { CANEMAIL: boolean, CANNOTIFY: boolean }) {}
