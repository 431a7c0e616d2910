import { boolean, dateTime, oneOf } from '../datatypes/index.ts';
import { aggregate, many, mix, optional, some } from '../dsl/aggregate.ts';
import { SINCE_151, SINCE_210, SINCE_211, TAX, V2SETS } from '../versions.ts';
import { ADDRESS_LINES, TOWN } from './addresses.ts';
import { BANKMSGSET } from './bank.ts';
import { PRESDLVMSGSET } from './bill-delivery.ts';
import { BILLPAYMSGSET } from './bill-pay.ts';
import { PRESDIRMSGSET } from './biller-directory.ts';
import { CREDITCARDMSGSET } from './credit-card.ts';
import { EMAILMSGSET } from './email.ts';
import { IMAGEMSGSET } from './images.ts';
import { INTERXFERMSGSET } from './interbank.ts';
import { INVSTMTMSGSET } from './investments.ts';
import { COUNTRY, EMAIL, GENERIC_NAME, OPTIONAL_URL_OR_URL2, PHONE } from './leaves.ts';
import { LOANMSGSET } from './loans.ts';
import { CORE_ONLY } from './message-set.ts';
import { SECLISTMSGSET } from './securities.ts';
import { SIGNONINFO } from './signon.ts';
import { SIGNUPMSGSET } from './signup.ts';
import { TAX1098MSGSET } from './tax-1098.ts';
import { TAX1099MSGSET } from './tax-1099.ts';
import { TAXW2MSGSET } from './tax-w2.ts';
import { WIREXFERMSGSET } from './wire.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** Sign-on and profile, in the profile. */
export class SIGNONMSGSET extends aggregate('2.5.5', {
  SIGNONMSGSETV1: CORE_ONLY,
  SIGNONMSGSETV2: optional(CORE_ONLY, V2SETS),
}) {}
export class PROFMSGSET extends aggregate('7.3', {
  PROFMSGSETV1: CORE_ONLY,
  PROFMSGSETV2: optional(CORE_ONLY, V2SETS),
}) {}

/** The message sets that the institution offers. */
export class MSGSETLIST extends aggregate(
  '7.2.1',
  // SIGNON and PROF are mandatory and stand anywhere; the standard's order is only a habit here.
  mix({
    SIGNONMSGSET: optional(SIGNONMSGSET),
    SIGNUPMSGSET: optional(SIGNUPMSGSET),
    BANKMSGSET: optional(BANKMSGSET),
    CREDITCARDMSGSET: optional(CREDITCARDMSGSET),
    LOANMSGSET: optional(LOANMSGSET, SINCE_210),
    IMAGEMSGSET: optional(IMAGEMSGSET, SINCE_211),
    INVSTMTMSGSET: optional(INVSTMTMSGSET),
    INTERXFERMSGSET: optional(INTERXFERMSGSET),
    WIREXFERMSGSET: optional(WIREXFERMSGSET),
    BILLPAYMSGSET: optional(BILLPAYMSGSET),
    EMAILMSGSET: optional(EMAILMSGSET),
    SECLISTMSGSET: optional(SECLISTMSGSET),
    PRESDIRMSGSET: optional(PRESDIRMSGSET, SINCE_151),
    PRESDLVMSGSET: optional(PRESDLVMSGSET, SINCE_151),
    TAX1099MSGSET: optional(TAX1099MSGSET, TAX),
    TAX1098MSGSET: optional(TAX1098MSGSET, TAX),
    TAXW2MSGSET: optional(TAXW2MSGSET, TAX),
    PROFMSGSET: optional(PROFMSGSET),
  }),
) {}

/** What the sign-on realms ask of their users. */
export class SIGNONINFOLIST extends aggregate('7.2.2', { SIGNONINFO: many(SIGNONINFO) }) {}

/** Request for the institution's profile, if it changed since DTPROFUP. */
export class PROFRQ extends aggregate('7.1.5', {
  CLIENTROUTING: oneOf('NONE', 'SERVICE', 'MSGSET'),
  DTPROFUP: dateTime,
}) {}

/** The institution's profile. */
export class PROFRS extends aggregate(
  '7.2',
  { MSGSETLIST, SIGNONINFOLIST, DTPROFUP: dateTime, FINAME: GENERIC_NAME },
  ...ADDRESS_LINES,
  {
    ...TOWN,
    COUNTRY,
    CSPHONE: optional(PHONE),
    TSPHONE: optional(PHONE),
    FAXPHONE: optional(PHONE),
  },
  OPTIONAL_URL_OR_URL2,
  { URLGETREDIRECT: optional(boolean, V2SETS), EMAIL: optional(EMAIL) },
) {}

export class PROFTRNRQ extends transactionRequest({ PROFRQ }) {}
export class PROFTRNRS extends transactionResponse({ PROFRS: optional(PROFRS) }) {}
export class PROFMSGSRQV1 extends aggregate('7.3', { PROFTRNRQ: some(PROFTRNRQ) }) {}
export class PROFMSGSRSV1 extends aggregate('7.3', { PROFTRNRS: some(PROFTRNRS) }) {}
