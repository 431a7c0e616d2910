import { A, amount, dateTime, integer, listedIn, oneOf, rate, spelt } from '../datatypes/index.ts';
import { aggregate, choice, many, mix, optional, some } from '../dsl/aggregate.ts';
import { SINCE_210, UNTIL_203 } from '../versions.ts';
import { BALLIST } from './bank-statements.ts';
import { FREQUENCIES, GENERIC_NAME, ID, LOANID } from './leaves.ts';
import { SECID } from './securities.ts';

// 401(k) accounts (2.0.0 and later).

/** Amounts by where the money came from. */
const BY_SOURCE = {
  PRETAX: optional(amount),
  AFTERTAX: optional(amount),
  MATCH: optional(amount),
  PROFITSHARING: optional(amount),
  ROLLOVER: optional(amount),
  OTHERVEST: optional(amount),
  OTHERNONVEST: optional(amount),
  TOTAL: amount,
} as const;

/** What the account is worth. */
export class INV401KBAL extends aggregate('13.9.2.9', {
  CASHBAL: optional(amount),
  ...BY_SOURCE,
  BALLIST: optional(BALLIST),
}) {}

/** How the employer matches contributions. */
export class MATCHINFO extends aggregate('13.9.3.1', {
  MATCHPCT: rate,
  MAXMATCHAMT: optional(amount),
  MAXMATCHPCT: optional(rate),
  STARTOFYEAR: optional(dateTime),
  BASEMATCHAMT: optional(amount),
  BASEMATCHPCT: optional(rate),
}) {}

/** What is contributed to one security: parts in per cent, or amounts. */
export class CONTRIBSECURITY extends aggregate(
  '13.9.3.2',
  { SECID },
  choice(
    mix({
      PRETAXCONTRIBPCT: many(rate),
      AFTERTAXCONTRIBPCT: many(rate),
      MATCHCONTRIBPCT: many(rate),
      PROFITSHARINGCONTRIBPCT: many(rate),
      ROLLOVERCONTRIBPCT: many(rate),
      OTHERVESTPCT: many(rate),
      OTHERNONVESTPCT: many(rate),
    }),
    mix({
      PRETAXCONTRIBAMT: many(amount),
      AFTERTAXCONTRIBAMT: many(amount),
      MATCHCONTRIBAMT: many(amount),
      PROFITSHARINGCONTRIBAMT: many(amount),
      ROLLOVERCONTRIBAMT: many(amount),
      OTHERVESTAMT: many(amount),
      OTHERNONVESTAMT: many(amount),
    }),
  ),
) {}
export class CONTRIBINFO extends aggregate('13.9.3.2', { CONTRIBSECURITY: some(CONTRIBSECURITY) }) {}

/** When how much is vested. */
export class VESTINFO extends aggregate('13.9.3.3', { VESTDATE: optional(dateTime), VESTPCT: rate }) {}

/** A loan from the account. */
export class LOANINFO extends aggregate('13.9.3.4', {
  LOANID,
  LOANDESC: optional(A(32)),
  INITIALLOANBAL: optional(amount),
  LOANSTARTDATE: optional(dateTime),
  CURRENTLOANBAL: amount,
  DTASOF: dateTime,
  LOANRATE: optional(rate),
  LOANPMTAMT: optional(amount),
  LOANPMTFREQ: optional(
    oneOf(
      ...FREQUENCIES,
      listedIn(UNTIL_203, 'TRIANNUALLY'),
      spelt('ANNUALLY', 'ANUALLY', UNTIL_203),
      listedIn(SINCE_210, 'OTHER'),
    ),
  ),
  LOANPMTSINITIAL: optional(integer(5)),
  LOANPMTSREMAINING: optional(integer(5)),
  LOANMATURITYDATE: optional(dateTime),
  LOANTOTALPROJINTEREST: optional(amount),
  LOANINTERESTTODATE: optional(amount),
  LOANNEXTPMTDATE: optional(dateTime),
}) {}

/** Amounts by source: CONTRIBUTIONS, WITHDRAWALS and EARNINGS. */
export class AMOUNTS401K extends aggregate('13.9.3.5', BY_SOURCE) {}

/** What happened in a period: YEARTODATE, INCEPTTODATE and PERIODTODATE. */
export class SUMMARY401K extends aggregate('13.9.3.5', {
  DTSTART: dateTime,
  DTEND: dateTime,
  CONTRIBUTIONS: optional(AMOUNTS401K),
  WITHDRAWALS: optional(AMOUNTS401K),
  EARNINGS: optional(AMOUNTS401K),
}) {}
export class INV401KSUMMARY extends aggregate('13.9.3.5', {
  YEARTODATE: SUMMARY401K,
  INCEPTTODATE: optional(SUMMARY401K),
  PERIODTODATE: optional(SUMMARY401K),
}) {}

const CONTACT = A(255);

/** What the plan says of the account. */
export class INV401K extends aggregate('13.9.3', {
  EMPLOYERNAME: GENERIC_NAME,
  PLANID: optional(ID),
  PLANJOINDATE: optional(dateTime),
  EMPLOYERCONTACTINFO: optional(CONTACT),
  BROKERCONTACTINFO: optional(CONTACT),
  DEFERPCTPRETAX: optional(rate),
  DEFERPCTAFTERTAX: optional(rate),
  MATCHINFO: optional(MATCHINFO),
  CONTRIBINFO: optional(CONTRIBINFO),
  CURRENTVESTPCT: optional(rate),
  VESTINFO: many(VESTINFO),
  LOANINFO: many(LOANINFO),
  INV401KSUMMARY: optional(INV401KSUMMARY),
}) {}
