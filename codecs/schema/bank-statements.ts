import { A, amount, boolean, currency, dateTime, listedIn, oneOf, rate } from '../datatypes/index.ts';
import { aggregate, group, many, optional, optionalChoice, required } from '../dsl/aggregate.ts';
import { REVISED_UNTIL_203, SINCE_22, SINCE_201, SINCE_210, SINCE_221, V2SETS, XML } from '../versions.ts';
import { BANKACCT, BANKACCTTO, CCACCT } from './accounts.ts';
import { PAYEE, PAYEE2 } from './addresses.ts';
import { BAL, IMAGEDATA, OWN_CURRENCY } from './common.ts';
import {
  CHECKNUM,
  FITID,
  INV401KSOURCE,
  MEMO,
  MKTGINFO,
  NAME,
  OPTIONAL_MEMO,
  PAYEEID,
  PAYEEID2,
  REFNUM,
  SERVER_ID,
  SIC,
  SPNAME,
} from './leaves.ts';
import { LOANPMTINFO } from './loan-parts.ts';
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
  listedIn(SINCE_22, 'HOLD'),
  'OTHER',
);

/** Which transactions to download: from DTSTART on, before DTEND. */
export class INCTRAN extends aggregate('11.4.2.1', {
  DTSTART: optional(dateTime),
  DTEND: optional(dateTime),
  INCLUDE: boolean,
}) {}

/** The id of a transaction that this one replaces or deletes. */
export const CORRECTION = group({
  CORRECTFITID: FITID,
  CORRECTACTION: oneOf('REPLACE', 'DELETE'),
});

/** Longer than NAME. */
export const EXTDNAME = A(100);

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
    FITID,
  },
  CORRECTION,
  group({ SPNAME: optional(SPNAME, REVISED_UNTIL_203) }, SERVER_ID),
  { CHECKNUM: optional(CHECKNUM), REFNUM: optional(REFNUM), SIC: optional(SIC) },
  optionalChoice({ PAYEEID }, { PAYEEID2 }),
  optionalChoice({ NAME }, { PAYEE }, { PAYEE2: required(PAYEE2, V2SETS) }),
  { EXTDNAME: optional(EXTDNAME, SINCE_22) },
  optionalChoice({ BANKACCTTO }, { CCACCTTO: CCACCT }),
  OPTIONAL_MEMO,
  { IMAGEDATA: many(IMAGEDATA, SINCE_210, 2) },
  OWN_CURRENCY,
  { INV401KSOURCE: optional(INV401KSOURCE, XML) },
) {}

/** A pending transaction (2.2 and later). */
export class STMTTRNP extends aggregate(
  '11.4.4.3',
  {
    TRNTYPE,
    DTTRAN: dateTime,
    DTEXPIRE: optional(dateTime),
    TRNAMT: amount,
    REFNUM: optional(REFNUM),
    NAME,
    EXTDNAME: optional(EXTDNAME),
    MEMO: optional(MEMO),
    IMAGEDATA: many(IMAGEDATA, undefined, 2),
  },
  OWN_CURRENCY,
) {}

/** The transactions of a period; DTEND is the next request's DTSTART. */
export class BANKTRANLIST extends aggregate('11.4.2.2', {
  DTSTART: dateTime,
  DTEND: dateTime,
  STMTTRN: many(STMTTRN),
}) {}

/** Pending transactions (2.2 and later). */
export class BANKTRANLISTP extends aggregate('11.4.2.2', { DTASOF: dateTime, STMTTRNP: many(STMTTRNP) }) {}

/** A balance at a time: LEDGERBAL and AVAILBAL. */
export class BALANCE extends aggregate('11.4.2.2', { BALAMT: amount, DTASOF: dateTime }) {}

/** Balances the standard has no elements for. */
export class BALLIST extends aggregate('11.4.2.2', { BAL: many(BAL) }) {}

const STATEMENT_OPTIONS = {
  INCTRAN: optional(INCTRAN),
  INCLUDEPENDING: optional(boolean, SINCE_22),
  INCTRANIMG: optional(boolean, SINCE_210),
} as const;

const TRANSACTIONS_AND_BALANCES = {
  BANKTRANLIST: optional(BANKTRANLIST),
  BANKTRANLISTP: optional(BANKTRANLISTP, SINCE_22),
  LEDGERBAL: BALANCE,
  AVAILBAL: optional(BALANCE),
  CASHADVBALAMT: optional(amount, SINCE_22),
} as const;

const STATEMENT_END = { BALLIST: optional(BALLIST, SINCE_201), MKTGINFO: optional(MKTGINFO) } as const;

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
  NAME,
  REWARDBAL: amount,
  REWARDEARNED: optional(amount),
}) {}

/** Interest rates of a credit card, by what they are charged on. */
export const CARD_RATES = {
  INTRATEPURCH: optional(rate, SINCE_22),
  INTRATECASH: optional(rate, SINCE_22),
  INTRATEXFER: optional(rate, SINCE_22),
} as const;

/** A credit-card statement. */
export class CCSTMTRS extends aggregate('11.4.3.2', {
  CURDEF: currency,
  CCACCTFROM: CCACCT,
  ...TRANSACTIONS_AND_BALANCES,
  CASHADVAVAILAMT: optional(amount, SINCE_221),
  CASHADVCREDITLIMIT: optional(amount, SINCE_221),
  ...CARD_RATES,
  REWARDINFO: optional(REWARDINFO, SINCE_22),
  ...STATEMENT_END,
}) {}

export class CCSTMTTRNRQ extends transactionRequest({ CCSTMTRQ }) {}
export class CCSTMTTRNRS extends transactionResponse({ CCSTMTRS: optional(CCSTMTRS) }) {}
