import { A, amount, boolean } from '../datatypes/index.ts';
import { aggregate, many, mix, optional, some } from '../dsl/aggregate.ts';
import { ADDRESS_LINE, LOOSE_ADDRESS_LINES, TOWN } from './addresses.ts';
import { GENERIC_NAME } from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import {
  COUNTRYSTRING,
  OPTIONAL_ADDRESS,
  SSN,
  STATE_CODE,
  TAX_ID,
  TAXYEAR,
  VOID,
  YEARS_SUPPORTED,
} from './tax.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** Request for forms W-2: wages. */
export class TAXW2RQ extends aggregate('Tax W2', { SSN, TAXYEAR: many(TAXYEAR) }) {}

/** Who paid the wages. */
export class EMPLOYER extends aggregate('Tax W2', {
  FEDIDNUMBER: GENERIC_NAME,
  NAME1: GENERIC_NAME,
  NAME2: optional(GENERIC_NAME),
  ...LOOSE_ADDRESS_LINES,
  ADDR1: ADDRESS_LINE,
  ...TOWN,
  COUNTRYSTRING,
}) {}

/** Who earned them. */
export class EMPLOYEE extends aggregate('Tax W2', {
  SSN,
  FIRSTNAME: GENERIC_NAME,
  MIDDLENAME: optional(GENERIC_NAME),
  LASTNAME: GENERIC_NAME,
  ...OPTIONAL_ADDRESS,
  COUNTRYSTRING,
}) {}

/** An amount by the form's code for it. */
export class CODES extends aggregate('Tax W2', { CODE: A(6), CODEAMOUNT: amount }) {}
/** An amount by a description. */
export class OTHER extends aggregate('Tax W2', { OTHERDESC: A(32), OTHERAMOUNT: amount }) {}

/** Wages and tax by state. */
export class STATEINFO extends aggregate('Tax W2', {
  STATECODE: STATE_CODE,
  EMPLOYERSTID: optional(TAX_ID),
  STATEWAGES: optional(amount),
  STATETAXWH: optional(amount),
}) {}
/** Wages and tax by locality. */
export class LOCALINFO extends aggregate('Tax W2', {
  LOCALITY: GENERIC_NAME,
  LOCALWAGES: optional(amount),
  LOCALTAXWH: optional(amount),
}) {}

const WAGES_AND_TAXES = {
  TAXYEAR,
  CNTRLNO: optional(A(32)),
  ...VOID,
  EMPLOYER,
  EMPLOYEE,
  WAGES: optional(amount),
  FEDTAXWH: optional(amount),
  SSWAGES: optional(amount),
  SSTAXWH: optional(amount),
  MEDICAREWAGES: optional(amount),
  MEDICARETAXWH: optional(amount),
  SSTIPS: optional(amount),
  ALLOCATEDTIPS: optional(amount),
  ADVANCEDEIC: optional(amount),
  DEPCAREBENEFIT: optional(amount),
  NONQUALPLAN: optional(amount),
} as const;
const FURTHER_AMOUNTS = { CODES: many(CODES), OTHER: many(OTHER), STATUTORY: optional(boolean) } as const;
const BY_PLACE = {
  DEFERREDCOMP: optional(boolean),
  STATEINFO: many(STATEINFO),
  LOCALINFO: many(LOCALINFO),
} as const;

/** Form W-2 up to the year 2000. */
export class TAXW2_V100 extends aggregate('Tax W2', {
  ...WAGES_AND_TAXES,
  BENEFITSBOX1: optional(amount),
  ...FURTHER_AMOUNTS,
  DECEASED: optional(boolean),
  PENSIONPLAN: optional(boolean),
  LEGALREP: optional(boolean),
  ...BY_PLACE,
}) {}
/** Form W-2 from the year 2001 on. */
export class TAXW2_V200 extends aggregate('Tax W2', {
  ...WAGES_AND_TAXES,
  ...FURTHER_AMOUNTS,
  RETIREMENTPLAN: optional(boolean),
  THIRDPARTYSICKPAY: optional(boolean),
  ...BY_PLACE,
}) {}

export class TAXW2RS extends aggregate(
  'Tax W2',
  { SSN: optional(SSN) },
  mix({ TAXW2_V100: many(TAXW2_V100), TAXW2_V200: many(TAXW2_V200) }),
) {}
export class TAXW2TRNRQ extends transactionRequest({ TAXW2RQ }) {}
export class TAXW2TRNRS extends transactionResponse({ TAXW2RS: optional(TAXW2RS) }) {}
export class TAXW2MSGSRQV1 extends aggregate('Tax W2', { TAXW2TRNRQ: some(TAXW2TRNRQ) }) {}
export class TAXW2MSGSRSV1 extends aggregate('Tax W2', { TAXW2TRNRS: some(TAXW2TRNRS) }) {}

/** Forms W-2, in the profile. */
export class TAXW2MSGSETV1 extends aggregate('Tax W2', {
  MSGSETCORE,
  TAXW2DNLD: boolean,
  ...YEARS_SUPPORTED,
}) {}
export class TAXW2MSGSET extends aggregate('Tax W2', { TAXW2MSGSETV1 }) {}
