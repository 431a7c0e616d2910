import { A, amount, boolean, dateTime, oneOf } from '../datatypes/index.ts';
import { aggregate, many, mix, optional } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_221 } from '../versions.ts';
import { BANKACCT, CCACCT } from './common.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

const SVCSTATUS = oneOf('AVAIL', 'PEND', 'ACTIVE');
const ACCTCLASSIFICATION = optional(oneOf('PERSONAL', 'BUSINESS', 'CORPORATE', 'OTHER'), SINCE_221);

/** Another identification of the same account (2.2.1 and later). */
export class OTHERACCTINFO extends aggregate('8.5.3', {
  BANKID: optional(A(9)),
  ACCTID: A(22),
  ACCTUSAGE: optional(A(22)),
}) {}

const TRANSFERS = { SUPTXDL: boolean, XFERSRC: boolean, XFERDEST: boolean };

/** A bank account the user has. */
export class BANKACCTINFO extends aggregate('11.3.4', {
  BANKACCTFROM: BANKACCT,
  OTHERACCTINFO: optional(OTHERACCTINFO, SINCE_221),
  ...TRANSFERS,
  MATURITYDATE: optional(dateTime, SINCE_22),
  MATURITYAMT: optional(amount, SINCE_22),
  MINBALREQ: optional(amount, SINCE_22),
  ACCTCLASSIFICATION,
  OVERDRAFTLIMIT: optional(amount, SINCE_22),
  SVCSTATUS,
}) {}

/** A credit card the user has. */
export class CCACCTINFO extends aggregate('11.3.5', {
  CCACCTFROM: CCACCT,
  OTHERACCTINFO: optional(OTHERACCTINFO, SINCE_221),
  PARENTACCTID: optional(A(22), SINCE_221),
  ...TRANSFERS,
  ACCTCLASSIFICATION,
  SVCSTATUS,
}) {}

/** One account, with every service it has. */
export class ACCTINFO extends aggregate(
  '8.5.3',
  { NAME: optional(A(32), SINCE_22), DESC: optional(A(80)), PHONE: optional(A(32)) },
  mix({ BANKACCTINFO: many(BANKACCTINFO), CCACCTINFO: many(CCACCTINFO) }),
) {}

/** Request for the user's accounts, if they changed since DTACCTUP. */
export class ACCTINFORQ extends aggregate('8.5.1', { DTACCTUP: dateTime }) {}
export class ACCTINFORS extends aggregate('8.5.2', { DTACCTUP: dateTime, ACCTINFO: many(ACCTINFO) }) {}
export class ACCTINFOTRNRQ extends transactionRequest({ ACCTINFORQ }) {}
export class ACCTINFOTRNRS extends transactionResponse({ ACCTINFORS: optional(ACCTINFORS) }) {}

export class SIGNUPMSGSRQV1 extends aggregate('8.1', mix({ ACCTINFOTRNRQ: many(ACCTINFOTRNRQ) })) {}
export class SIGNUPMSGSRSV1 extends aggregate('8.1', mix({ ACCTINFOTRNRS: many(ACCTINFOTRNRS) })) {}

/** How a user enrols: through the client ... */
export class CLIENTENROLL extends aggregate('8.8', { ACCTREQUIRED: boolean }) {}
/** ... on a web page ... */
export class WEBENROLL extends aggregate('8.8', { URL: A(255) }) {}
/** ... or as the message says. */
export class OTHERENROLL extends aggregate('8.8', { MESSAGE: A(255) }) {}
