import { A, amount, boolean, dateTime, oneOf, rate } from '../datatypes/index.ts';
import { aggregate, many, mix, optional, optionalChoice, some } from '../dsl/aggregate.ts';
import { ACCTID } from './accounts.ts';
import { ADDRESS_LINE, LOOSE_ADDRESS_LINES, OPTIONAL_TOWN, TOWN } from './addresses.ts';
import { GENERIC_NAME, PHONE, SHORT_MESSAGE } from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import { COUNTRYSTRING, FORM, STATE_CODE, TAX_ID, TAXYEAR, VOID, YEARS_SUPPORTED } from './tax.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

const TAXPAYER = { ACCTNUM: optional(ACCTID), RECID: optional(TAX_ID) } as const;

/** Request for forms 1099: income of several kinds. */
export class TAX1099RQ extends aggregate('Tax 1099', { ...TAXPAYER, TAXYEAR: many(TAXYEAR) }) {}

/** Who paid. */
export class PAYERADDR extends aggregate('Tax 1099', {
  PAYERNAME1: GENERIC_NAME,
  PAYERNAME2: optional(GENERIC_NAME),
  ...LOOSE_ADDRESS_LINES,
  ADDR1: ADDRESS_LINE,
  ...TOWN,
  PHONE: optional(PHONE),
}) {}

/** Who was paid. */
export class RECADDR extends aggregate('Tax 1099', {
  RECNAME1: GENERIC_NAME,
  RECNAME2: optional(GENERIC_NAME),
  ...LOOSE_ADDRESS_LINES,
  ADDR1: ADDRESS_LINE,
  ...OPTIONAL_TOWN,
  COUNTRYSTRING,
  PHONE: optional(PHONE),
}) {}

const BEGINNING = { ...FORM, ...VOID, CORRECTED: optional(boolean) } as const;
const FEDERAL_TAX = { FEDTAXWH: optional(amount) } as const;
const STATE_ID = { PAYERSTID: optional(TAX_ID) } as const;
/** Payer and recipient. */
const PARTIES = {
  PAYERADDR,
  PAYERID: GENERIC_NAME,
  RECADDR: optional(RECADDR),
  RECID: TAX_ID,
  RECACCT: optional(GENERIC_NAME),
} as const;
/** Whether the tax office said twice that the recipient's number is wrong. */
const NOTICE = { TINNOT: optional(boolean) } as const;
const INVESTMENT_EXPENSE = { INVESTEXP: optional(amount) } as const;
const FOREIGN_TAX = { FORTAXPD: optional(amount), FORCNT: optional(GENERIC_NAME) } as const;

/** State tax withheld, where there is more than one state. */
export class ADDLSTTAXWHAGG extends aggregate('Tax 1099', {
  STTAXWH: amount,
  PAYERSTATE: STATE_CODE,
  ...STATE_ID,
  STINCOME: optional(amount),
}) {}

/** Form 1099-MISC: miscellaneous income. */
export class TAX1099MISC_V100 extends aggregate(
  'Tax 1099',
  {
    ...BEGINNING,
    RENTS: optional(amount),
    ROYALTIES: optional(amount),
    OTHERINCOME: optional(amount),
    ...FEDERAL_TAX,
    FISHBOATPRO: optional(amount),
    MEDHEALTHPAY: optional(amount),
    NONEMPCOMP: optional(amount),
    SUBPMTS: optional(amount),
    PAYER5KSALES: optional(boolean),
    CROPINSPRO: optional(amount),
  },
  optionalChoice(
    {
      STTAXWH: optional(amount),
      PAYERSTATE: optional(STATE_CODE),
      ...STATE_ID,
      STINCOME: optional(amount),
    },
    { ADDLSTTAXWHAGG: many(ADDLSTTAXWHAGG) },
  ),
  { GROSSATTOR: optional(amount), EXCSGLDN: optional(amount), ...PARTIES, ...NOTICE },
) {}

/** State tax withheld from a distribution. */
export class STTAXWHAGG extends aggregate('Tax 1099', {
  AMOUNT: amount,
  PAYERSTATE: STATE_CODE,
  ...STATE_ID,
  STDIST: optional(amount),
}) {}
/** Local tax withheld from a distribution. */
export class LCLTAXWHAGG extends aggregate('Tax 1099', {
  AMOUNT: amount,
  NAMELCL: GENERIC_NAME,
  LCLDIST: optional(amount),
}) {}

/** Form 1099-R: distributions from pensions. */
export class TAX1099R_V100 extends aggregate('Tax 1099', {
  ...BEGINNING,
  GROSSDIST: optional(amount),
  TAXAMT: optional(amount),
  TAXAMTND: optional(boolean),
  TOTALDIST: optional(boolean),
  CAPGAIN: optional(amount),
  ...FEDERAL_TAX,
  EMPCONTINS: optional(amount),
  NETUNAPEMP: optional(amount),
  DISTCODE: some(A(1)),
  IRASEPSIMP: optional(boolean),
  ANNCTRCTDIST: optional(amount),
  ANNCTRCTPER: optional(rate),
  PERTOTDIST: optional(rate),
  TOTEMPCONT: optional(amount),
  STTAXWHAGG: many(STTAXWHAGG),
  LCLTAXWHAGG: many(LCLTAXWHAGG),
  ...PARTIES,
}) {}

/** What stocks and bonds were sold for, gross or less commission. */
export class STKBND extends aggregate('Tax 1099', {
  STKBNDAMT: amount,
  SBGROS: optional(boolean),
  SBGROSLESS: optional(boolean),
}) {}

/** One sale. */
export class PROCDET_V100 extends aggregate(
  'Tax 1099',
  optionalChoice({ DTAQD: dateTime }, { DTVAR: boolean }),
  {
    DTSALE: dateTime,
    SECNAME: A(120),
    NUMSHRS: optional(amount),
    COSTBASIS: optional(amount),
    SALESPR: amount,
    LONGSHORT: optional(oneOf('LONG', 'SHORT', 'QUAL5YEAR')),
    WASHSALE: optional(boolean),
    ...FEDERAL_TAX,
  },
) {}

/** More than form 1099-B has room for. */
export class EXTDBINFO_V100 extends aggregate('Tax 1099', {
  PROCDET_V100: many(PROCDET_V100),
  TEINTEREST: optional(amount),
  PABINTEREST: optional(amount),
  TEINTDIVIDEND: optional(amount),
  PABDIVIDEND: optional(amount),
}) {}

/** Form 1099-B: sales by a broker. */
export class TAX1099B_V100 extends aggregate('Tax 1099', {
  ...BEGINNING,
  DTSALE: optional(dateTime),
  CUSIPNUM: optional(A(32)),
  STKBND: optional(STKBND),
  BARTERING: optional(amount),
  ...FEDERAL_TAX,
  DSCR: optional(SHORT_MESSAGE),
  PROFIT: optional(amount),
  UNRELPROFITPREV: optional(amount),
  UNRELPROFIT: optional(amount),
  AGGPROFIT: optional(amount),
  EXTDBINFO_V100: optional(EXTDBINFO_V100),
  ...PARTIES,
  ...NOTICE,
}) {}

/** Form 1099-INT: interest. */
export class TAX1099INT_V100 extends aggregate('Tax 1099', {
  ...BEGINNING,
  PAYERRTN: optional(GENERIC_NAME),
  INTINCOME: optional(amount),
  ERLWITHPEN: optional(amount),
  INTUSBNDTRS: optional(amount),
  ...FEDERAL_TAX,
  ...INVESTMENT_EXPENSE,
  ...FOREIGN_TAX,
  ...PARTIES,
  ...NOTICE,
}) {}

/** Form 1099-DIV: dividends. */
export class TAX1099DIV_V100 extends aggregate('Tax 1099', {
  ...BEGINNING,
  ORDDIV: optional(amount),
  TOTCAPGAIN: optional(amount),
  P28GAIN: optional(amount),
  UNRECSEC1250: optional(amount),
  SEC1202: optional(amount),
  QUAL5YEAR: optional(amount),
  NONTAXDIST: optional(amount),
  ...FEDERAL_TAX,
  ...INVESTMENT_EXPENSE,
  ...FOREIGN_TAX,
  CASHLIQ: optional(amount),
  NONCASHLIQ: optional(amount),
  ...PARTIES,
  ...NOTICE,
}) {}

/** Form 1099-OID: original issue discount. */
export class TAX1099OID_V100 extends aggregate('Tax 1099', {
  ...BEGINNING,
  ORIGISDISC: optional(amount),
  OTHERPERINT: optional(amount),
  ERLWITHPEN: optional(amount),
  ...FEDERAL_TAX,
  DESCRIPTION: optional(A(2000)),
  OIDONUSTRES: optional(amount),
  ...INVESTMENT_EXPENSE,
  ...PARTIES,
  ...NOTICE,
}) {}

export class TAX1099RS extends aggregate(
  'Tax 1099',
  TAXPAYER,
  mix({
    TAX1099MISC_V100: many(TAX1099MISC_V100),
    TAX1099R_V100: many(TAX1099R_V100),
    TAX1099B_V100: many(TAX1099B_V100),
    TAX1099INT_V100: many(TAX1099INT_V100),
    TAX1099DIV_V100: many(TAX1099DIV_V100),
    TAX1099OID_V100: many(TAX1099OID_V100),
  }),
) {}
export class TAX1099TRNRQ extends transactionRequest({ TAX1099RQ }) {}
export class TAX1099TRNRS extends transactionResponse({ TAX1099RS: optional(TAX1099RS) }) {}
export class TAX1099MSGSRQV1 extends aggregate('Tax 1099', { TAX1099TRNRQ: some(TAX1099TRNRQ) }) {}
export class TAX1099MSGSRSV1 extends aggregate('Tax 1099', { TAX1099TRNRS: some(TAX1099TRNRS) }) {}

/** Forms 1099, in the profile. */
export class TAX1099MSGSETV1 extends aggregate('Tax 1099', {
  MSGSETCORE,
  TAX1099DNLD: boolean,
  EXTD1099B: boolean,
  ...YEARS_SUPPORTED,
}) {}
export class TAX1099MSGSET extends aggregate('Tax 1099', { TAX1099MSGSETV1 }) {}
