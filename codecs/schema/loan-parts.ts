import { A, amount, dateTime, oneOf, rate } from '../datatypes/index.ts';
import { aggregate, choice, optional } from '../dsl/aggregate.ts';
import { FREQUENCIES } from './leaves.ts';

// What loans share with credit lines, bank statements and transfers (all 2.1.0 and later).

/** How often a loan is paid back. */
export const LOANFREQ = oneOf(...FREQUENCIES, 'ANNUALLY', 'MATURITY');
/** A number of payments. */
export const PAYMENTS = A(5);

/** What an escrow payment is made of. */
export class ESCRWAMT extends aggregate('11.4.4.2', {
  ESCRWTOTAL: amount,
  ESCRWTAX: optional(amount),
  ESCRWINS: optional(amount),
  ESCRWPMI: optional(amount),
  ESCRWFEES: optional(amount),
  ESCRWOTHER: optional(amount),
}) {}

const PRINCIPAL_AND_INTEREST = {
  PRINAMT: amount,
  INTAMT: amount,
  ESCRWAMT: optional(ESCRWAMT),
  INSURANCE: optional(amount),
} as const;

/** What a loan payment in a bank statement is made of. */
export class LOANPMTINFO extends aggregate('11.4.4.2', {
  ...PRINCIPAL_AND_INTEREST,
  LATEFEEAMT: optional(amount),
  OTHERAMT: optional(amount),
}) {}

/** What a transaction of a loan, or a transfer to one, is made of. */
export class LOANTRNAMT extends aggregate('11.4.4.4', PRINCIPAL_AND_INTEREST) {}

/** The last payment that was received. */
export class LASTPMTINFO extends aggregate('11.3.10', { LASTPMTDATE: dateTime, LASTPMTAMT: amount }) {}

/** A loan taken from a credit line. */
export class LOANDETAIL extends aggregate('11.3.10', {
  LOANINITNUMPMTS: optional(PAYMENTS),
  LOANRMNPMTS: PAYMENTS,
  LOANFREQ: optional(LOANFREQ),
  ESCROWBAL: optional(amount),
  PRINCIPALBAL: amount,
  DTLOANSTART: optional(dateTime),
  LOANINITBAL: optional(amount),
  DTLOANMATURITY: optional(dateTime),
}) {}

/** What is still owed. */
export class PRINBAL extends aggregate('11.4.4.5', {
  BALAMT: amount,
  PRINYTD: optional(amount),
  PRINLTD: optional(amount),
  DTASOF: dateTime,
}) {}

/** Interest this year, over the loan's life or projected. */
export class LOANINT extends aggregate(
  '11.4.4.5',
  choice({ LOANINTYTD: amount }, { LOANINTLTD: amount }, { LOANINTPRJ: amount }),
  { DTASOF: dateTime },
) {}

/** The interest rate: LOANIRATE, and LOANRATE in closing statements. */
export class LOANIRATE extends aggregate('11.4.4.5', {
  LOANINTRATE: rate,
  RATETYPE: oneOf('FIXED', 'FLOATING', 'ARM'),
  DTASOF: dateTime,
}) {}

/** The next payment. */
export class LOANPMT extends aggregate('11.4.4.5', {
  PMTAMT: amount,
  DTPMTDUE: dateTime,
  LATEFEEAMT: optional(amount),
  ESCRWAMT: optional(ESCRWAMT),
  LOANPMTTYPE: optional(oneOf('INTONLY', 'PRNANDINT', 'PRNPLUSINT')),
}) {}
