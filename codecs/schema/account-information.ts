import { A, amount, boolean, dateTime, listedIn, oneOf } from '../datatypes/index.ts';
import { aggregate, choice, optional, required } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_210, SINCE_221, V2SETS, XML } from '../versions.ts';
import { ACCTID, BANKACCT, BANKID, CCACCT, INVACCT, LOANACCT, LOANACCTTYPE, PRESACCT } from './accounts.ts';
import { MESSAGE } from './leaves.ts';
import { LOANFREQ, LOANINT, LOANIRATE, LOANPMT, PAYMENTS, PRINBAL } from './loan-parts.ts';

/** Whether a service can be used. */
const SVCSTATUS = oneOf('AVAIL', 'PEND', 'ACTIVE');
const SVCSTATUS2 = oneOf('AVAIL', 'PEND', 'ACTIVE', 'REJECTED');

/** The status of a service, and in the V2 message sets the reason for it. */
export const SERVICE_STATUS = [
  choice({ SVCSTATUS }, { SVCSTATUS2: required(SVCSTATUS2, V2SETS) }),
  { REASON: optional(MESSAGE, V2SETS) },
] as const;

/** Another identification of the same account (2.2.1 and later). */
export class OTHERACCTINFO extends aggregate('8.5.3', {
  BANKID: optional(BANKID),
  ACCTID,
  ACCTUSAGE: optional(ACCTID),
}) {}

const OTHER_IDENTIFICATION = { OTHERACCTINFO: optional(OTHERACCTINFO, SINCE_221) } as const;
const TRANSFERS = { SUPTXDL: boolean, XFERSRC: boolean, XFERDEST: boolean } as const;
const CLASSIFICATION = {
  ACCTCLASSIFICATION: optional(oneOf('PERSONAL', 'BUSINESS', 'CORPORATE', 'OTHER'), SINCE_22),
} as const;

/** A bank account the user has. */
export class BANKACCTINFO extends aggregate(
  '11.3.4',
  {
    BANKACCTFROM: BANKACCT,
    ...OTHER_IDENTIFICATION,
    ...TRANSFERS,
    LOANACCTTYPE: optional(LOANACCTTYPE, SINCE_22),
    MATURITYDATE: optional(dateTime, SINCE_22),
    MATURITYAMT: optional(amount, SINCE_22),
    MINBALREQ: optional(amount, SINCE_22),
    ...CLASSIFICATION,
    OVERDRAFTLIMIT: optional(amount, SINCE_22),
  },
  ...SERVICE_STATUS,
) {}

/** A credit card the user has. */
export class CCACCTINFO extends aggregate(
  '11.3.5',
  {
    CCACCTFROM: CCACCT,
    ...OTHER_IDENTIFICATION,
    PARENTACCTID: optional(ACCTID, SINCE_221),
    ...TRANSFERS,
    ...CLASSIFICATION,
  },
  ...SERVICE_STATUS,
) {}

/** A loan the user has (2.1.0 and later). */
export class LOANACCTINFO extends aggregate('11.3.6', {
  LOANACCTFROM: LOANACCT,
  ...OTHER_IDENTIFICATION,
  LOANTYPE: optional(oneOf('FIXED', 'REVOLVE', 'OPEN', 'COMBO')),
  LOANINITNUMPMTS: optional(PAYMENTS),
  LOANINITBAL: amount,
  LOANFREQ,
  DTLOANSTART: dateTime,
  DTLOANMATURITY: optional(dateTime),
  PRINBAL,
  BALLOONAMT: optional(amount),
  LOANINT: optional(LOANINT),
  LOANIRATE,
  LOANPMT,
  LOANRMNPMTS: PAYMENTS,
  ...TRANSFERS,
  ...CLASSIFICATION,
  SVCSTATUS,
}) {}

/** A bank account bills can be paid from. */
export class BPACCTINFO extends aggregate(
  '12.5.1',
  { BANKACCTFROM: BANKACCT, ...OTHER_IDENTIFICATION },
  ...SERVICE_STATUS,
) {}

/** An investment account the user has. */
export class INVACCTINFO extends aggregate(
  '13.6.2',
  {
    INVACCTFROM: INVACCT,
    ...OTHER_IDENTIFICATION,
    USPRODUCTTYPE: oneOf(
      '401K',
      '403B',
      'IRA',
      'KEOGH',
      'OTHER',
      'SARSEP',
      'SIMPLE',
      'NORMAL',
      'TDA',
      'TRUST',
      'UGMA',
    ),
    CHECKING: boolean,
  },
  ...SERVICE_STATUS,
  {
    INVACCTTYPE: optional(oneOf('INDIVIDUAL', 'JOINT', 'TRUST', 'CORPORATE')),
    OPTIONLEVEL: optional(A(40)),
  },
) {}

/** A biller whose bills the user gets. */
export class PRESACCTINFO extends aggregate('14.2.3', {
  PRESACCTFROM: PRESACCT,
  SVCSTATUS2: required(SVCSTATUS2, V2SETS),
  SVCSTATUS: required(oneOf('AVAIL', 'PEND', 'ACTIVE', listedIn(SINCE_210, 'REJECTED')), XML),
  REASON: optional(MESSAGE),
}) {}
