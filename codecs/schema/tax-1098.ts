import { A, amount, boolean } from '../datatypes/index.ts';
import { aggregate, many, optional, some } from '../dsl/aggregate.ts';
import { ACCTID } from './accounts.ts';
import { GENERIC_NAME } from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import { FORM, OPTIONAL_ADDRESS, SSN, TAXYEAR, YEARS_SUPPORTED } from './tax.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

const TAXPAYER = { ACCTNUM: optional(ACCTID), SSN: optional(SSN) } as const;

/** Request for forms 1098: interest paid for a mortgage. */
export class TAX1098RQ extends aggregate('Tax 1098', { ...TAXPAYER, TAXYEAR: many(TAXYEAR) }) {}

/** Who lent. */
export class LENDERADDR extends aggregate('Tax 1098', { LENDERNAME: GENERIC_NAME, ...OPTIONAL_ADDRESS }) {}
/** Who borrowed. */
export class BORROWERADDR extends aggregate('Tax 1098', {
  BORROWERNAME: GENERIC_NAME,
  ...OPTIONAL_ADDRESS,
}) {}

/** Form 1098. */
export class TAX1098_V100 extends aggregate('Tax 1098', {
  ...FORM,
  MORTGAGEINTEREST: optional(amount),
  POINTS: optional(amount),
  OVERPAIDREFUND: optional(amount),
  OTHERLOANINFO: optional(A(32)),
  LENDERADDR: optional(LENDERADDR),
  LENDERID: optional(A(32)),
  BORROWERADDR: optional(BORROWERADDR),
  BORROWERID: optional(SSN),
}) {}
export class TAX1098RS extends aggregate('Tax 1098', { ...TAXPAYER, TAX1098_V100: some(TAX1098_V100) }) {}
export class TAX1098TRNRQ extends transactionRequest({ TAX1098RQ }) {}
export class TAX1098TRNRS extends transactionResponse({ TAX1098RS: optional(TAX1098RS) }) {}
export class TAX1098MSGSRQV1 extends aggregate('Tax 1098', { TAX1098TRNRQ: some(TAX1098TRNRQ) }) {}
export class TAX1098MSGSRSV1 extends aggregate('Tax 1098', { TAX1098TRNRS: some(TAX1098TRNRS) }) {}

/** Forms 1098, in the profile. */
export class TAX1098MSGSETV1 extends aggregate('Tax 1098', {
  MSGSETCORE,
  TAX1098DNLD: boolean,
  ...YEARS_SUPPORTED,
}) {}
export class TAX1098MSGSET extends aggregate('Tax 1098', { TAX1098MSGSETV1 }) {}
