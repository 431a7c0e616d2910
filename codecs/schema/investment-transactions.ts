import { amount, boolean, dateTime, oneOf, positiveAmount, quantity, unitPrice } from '../datatypes/index.ts';
import { aggregate, group, many, optional, optionalMix, required } from '../dsl/aggregate.ts';
import { SINCE_201, V2SETS, V2SETS_AND_200, XML } from '../versions.ts';
import { INVACCT } from './accounts.ts';
import { STMTTRN } from './bank-statements.ts';
import { CURRENCY } from './common.ts';
import { FITID, INV401KSOURCE, LOANID, OPTIONAL_MEMO, OPTIONAL_SERVER_ID } from './leaves.ts';
import { SECID, SHPERCTRCT } from './securities.ts';

/** The part of an account that securities or cash are in. */
export const SUBACCOUNT = oneOf('CASH', 'MARGIN', 'SHORT', 'OTHER');
export const POSTYPE = oneOf('LONG', 'SHORT');
export const BUYTYPE = oneOf('BUY', 'BUYTOCOVER');
export const SELLTYPE = oneOf('SELL', 'SELLSHORT');
export const OPTBUYTYPE = oneOf('BUYTOOPEN', 'BUYTOCLOSE');
export const OPTSELLTYPE = oneOf('SELLTOOPEN', 'SELLTOCLOSE');
export const SECURED = oneOf('NAKED', 'COVERED');
const INCOMETYPE = oneOf('CGLONG', 'CGSHORT', 'DIV', 'INTEREST', 'MISC');

/** Where the money came from, in 401(k) accounts (2.0.0 and later). */
export const SOURCE = { INV401KSOURCE: optional(INV401KSOURCE, XML) } as const;
/** Here the standard allows both. */
const CURRENCIES = { CURRENCY: optional(CURRENCY), ORIGCURRENCY: optional(CURRENCY) } as const;
const SUBACCOUNTS = { SUBACCTSEC: SUBACCOUNT, SUBACCTFUND: SUBACCOUNT } as const;
const COSTS = {
  COMMISSION: optional(positiveAmount),
  TAXES: optional(positiveAmount),
  FEES: optional(positiveAmount),
  LOAD: optional(positiveAmount),
} as const;
const TAXEXEMPT = { TAXEXEMPT: optional(boolean) } as const;
/** In the V2 message sets: what a reversal cost, and what it reverses. */
const REVERSAL = {
  REVERSALFEES: optional(amount, V2SETS),
  REVERSALFITID: optional(FITID, V2SETS),
} as const;

/** What every investment transaction has. */
export class INVTRAN extends aggregate(
  '13.9.2.4.1',
  { FITID },
  OPTIONAL_SERVER_ID,
  { DTTRADE: dateTime, DTSETTLE: optional(dateTime), REVERSALFITID: optional(FITID, SINCE_201) },
  OPTIONAL_MEMO,
) {}

/** What every purchase has. */
export class INVBUY extends aggregate(
  '13.9.2.4.3',
  {
    INVTRAN,
    SECID,
    UNITS: quantity,
    UNITPRICE: unitPrice,
    MARKUP: optional(unitPrice),
    ...COSTS,
    TOTAL: amount,
    ...REVERSAL,
    ...CURRENCIES,
    ...SUBACCOUNTS,
  },
  group({
    LOANID: required(LOANID, XML),
    LOANPRINCIPAL: required(amount, XML),
    LOANINTEREST: required(amount, XML),
  }),
  { ...SOURCE, DTPAYROLL: optional(dateTime, XML), PRIORYEARCONTRIB: optional(boolean, XML) },
) {}

/** What every sale has. */
export class INVSELL extends aggregate('13.9.2.4.3', {
  INVTRAN,
  SECID,
  UNITS: quantity,
  UNITPRICE: unitPrice,
  MARKDOWN: optional(unitPrice),
  ...COSTS,
  WITHHOLDING: optional(positiveAmount),
  ...TAXEXEMPT,
  TOTAL: amount,
  ...REVERSAL,
  GAIN: optional(amount),
  ...CURRENCIES,
  ...SUBACCOUNTS,
  LOANID: optional(LOANID, XML),
  STATEWITHHOLDING: optional(positiveAmount, XML),
  PENALTY: optional(positiveAmount, XML),
  ...SOURCE,
}) {}

const RELFITID = { RELFITID: optional(FITID) } as const;
const ACCRDINT = { ACCRDINT: optional(amount) } as const;

/** Purchases: of a bond, ... */
export class BUYDEBT extends aggregate('13.9.2.4.4', { INVBUY, ...ACCRDINT }) {}
/** ... a mutual fund, ... */
export class BUYMF extends aggregate('13.9.2.4.4', { INVBUY, BUYTYPE, ...RELFITID }) {}
/** ... an option, ... */
export class BUYOPT extends aggregate('13.9.2.4.4', { INVBUY, OPTBUYTYPE, SHPERCTRCT }) {}
/** ... another security, ... */
export class BUYOTHER extends aggregate('13.9.2.4.4', {
  INVBUY,
  BUYTYPE: optional(BUYTYPE, V2SETS_AND_200),
}) {}
/** ... a stock. */
export class BUYSTOCK extends aggregate('13.9.2.4.4', { INVBUY, BUYTYPE }) {}

/** The end of an option: exercised, assigned or expired. */
export class CLOSUREOPT extends aggregate('13.9.2.4.4', {
  INVTRAN,
  SECID,
  OPTACTION: oneOf('EXERCISE', 'ASSIGN', 'EXPIRE'),
  UNITS: quantity,
  SHPERCTRCT,
  SUBACCTSEC: SUBACCOUNT,
  ...RELFITID,
  GAIN: optional(amount),
}) {}

/** Income from a security, paid out. */
export class INCOME extends aggregate('13.9.2.4.4', {
  INVTRAN,
  SECID,
  INCOMETYPE,
  TOTAL: amount,
  ...SUBACCOUNTS,
  ...TAXEXEMPT,
  WITHHOLDING: optional(positiveAmount),
  ...CURRENCIES,
  ...SOURCE,
}) {}

const PAID_FOR_SECURITY = {
  INVTRAN,
  SECID,
  TOTAL: amount,
  ...SUBACCOUNTS,
  ...CURRENCIES,
  ...SOURCE,
} as const;

/** An expense for a security. */
export class INVEXPENSE extends aggregate('13.9.2.4.4', PAID_FOR_SECURITY) {}
/** Capital given back. */
export class RETOFCAP extends aggregate('13.9.2.4.4', PAID_FOR_SECURITY) {}

const BETWEEN_SUBACCOUNTS = { SUBACCTTO: SUBACCOUNT, SUBACCTFROM: SUBACCOUNT } as const;

/** Cash moved between parts of the account. */
export class JRNLFUND extends aggregate('13.9.2.4.4', { INVTRAN, ...BETWEEN_SUBACCOUNTS, TOTAL: amount }) {}
/** Securities moved between parts of the account. */
export class JRNLSEC extends aggregate('13.9.2.4.4', {
  INVTRAN,
  SECID,
  ...BETWEEN_SUBACCOUNTS,
  UNITS: quantity,
}) {}

/** Interest on what was borrowed. */
export class MARGININTEREST extends aggregate('13.9.2.4.4', {
  INVTRAN,
  TOTAL: amount,
  SUBACCTFUND: SUBACCOUNT,
  ...CURRENCIES,
}) {}

/** Income from a security that bought more of it. */
export class REINVEST extends aggregate('13.9.2.4.4', {
  INVTRAN,
  SECID,
  INCOMETYPE,
  TOTAL: amount,
  SUBACCTSEC: SUBACCOUNT,
  UNITS: quantity,
  UNITPRICE: unitPrice,
  ...COSTS,
  ...TAXEXEMPT,
  ...CURRENCIES,
  ...SOURCE,
}) {}

/** Sales: of a bond, ... */
export class SELLDEBT extends aggregate('13.9.2.4.4', {
  INVSELL,
  SELLREASON: oneOf('CALL', 'MATURITY', 'SELL'),
  ...ACCRDINT,
}) {}
/** ... a mutual fund, ... */
export class SELLMF extends aggregate('13.9.2.4.4', {
  INVSELL,
  SELLTYPE,
  AVGCOSTBASIS: optional(amount),
  ...RELFITID,
}) {}
/** ... an option, ... */
export class SELLOPT extends aggregate('13.9.2.4.4', {
  INVSELL,
  OPTSELLTYPE,
  SHPERCTRCT,
  ...RELFITID,
  RELTYPE: optional(oneOf('SPREAD', 'STRADDLE', 'NONE', 'OTHER')),
  SECURED: optional(SECURED),
}) {}
/** ... another security, ... */
export class SELLOTHER extends aggregate('13.9.2.4.4', {
  INVSELL,
  SELLTYPE: optional(SELLTYPE, V2SETS_AND_200),
}) {}
/** ... a stock. */
export class SELLSTOCK extends aggregate('13.9.2.4.4', { INVSELL, SELLTYPE }) {}

/** A split: OLDUNITS become NEWUNITS. */
export class SPLIT extends aggregate('13.9.2.4.4', {
  INVTRAN,
  SECID,
  SUBACCTSEC: SUBACCOUNT,
  OLDUNITS: quantity,
  NEWUNITS: quantity,
  NUMERATOR: quantity,
  DENOMINATOR: quantity,
  ...CURRENCIES,
  FRACCASH: optional(amount),
  SUBACCTFUND: optional(SUBACCOUNT),
  ...SOURCE,
}) {}

/** Securities moved into the account or out of it. */
export class TRANSFER extends aggregate('13.9.2.4.4', {
  INVTRAN,
  SECID,
  SUBACCTSEC: SUBACCOUNT,
  UNITS: quantity,
  TFERACTION: oneOf('IN', 'OUT'),
  POSTYPE,
  INVACCTFROM: optional(INVACCT),
  AVGCOSTBASIS: optional(amount),
  UNITPRICE: optional(unitPrice),
  DTPURCHASE: optional(dateTime),
  ...SOURCE,
}) {}

/** A transaction of the account's cash, as in a bank statement. */
export class INVBANKTRAN extends aggregate('13.9.2.3', { STMTTRN, SUBACCTFUND: SUBACCOUNT }) {}

/** The transactions of a period. */
export class INVTRANLIST extends aggregate(
  '13.9.2.2',
  { DTSTART: dateTime, DTEND: dateTime },
  optionalMix({
    BUYDEBT: many(BUYDEBT),
    BUYMF: many(BUYMF),
    BUYOPT: many(BUYOPT),
    BUYOTHER: many(BUYOTHER),
    BUYSTOCK: many(BUYSTOCK),
    CLOSUREOPT: many(CLOSUREOPT),
    INCOME: many(INCOME),
    INVEXPENSE: many(INVEXPENSE),
    JRNLFUND: many(JRNLFUND),
    JRNLSEC: many(JRNLSEC),
    MARGININTEREST: many(MARGININTEREST),
    REINVEST: many(REINVEST),
    RETOFCAP: many(RETOFCAP),
    SELLDEBT: many(SELLDEBT),
    SELLMF: many(SELLMF),
    SELLOPT: many(SELLOPT),
    SELLOTHER: many(SELLOTHER),
    SELLSTOCK: many(SELLSTOCK),
    SPLIT: many(SPLIT),
    TRANSFER: many(TRANSFER),
  }),
  { INVBANKTRAN: many(INVBANKTRAN) },
) {}
