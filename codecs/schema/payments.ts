import { A, amount, currency, dateTime, endTagRequired, N, oneOf } from '../datatypes/index.ts';
import {
  aggregate,
  choice,
  group,
  many,
  optional,
  optionalChoice,
  required,
  run,
  some,
} from '../dsl/aggregate.ts';
import { ONLY_16, SINCE_201, V2SETS } from '../versions.ts';
import { BANKACCT, BANKACCTTO, CCACCT } from './accounts.ts';
import { ADDRESS_LINES, OPTIONAL_TOWN, PAYEE, PAYEE2 } from './addresses.ts';
import { INVOICE, INVOICE2 } from './invoices.ts';
import {
  BILLPUB,
  BILLREFINFO,
  CHECKNUM,
  COUNTRY,
  GENERIC_NAME,
  ID,
  LONG_PAYEEID,
  MEMO,
  MESSAGE,
  MODEL_ID,
  OPTIONAL_MODEL_ID,
  PAYEE_LIST_ID,
  PAYEEID,
  PAYEELSTID,
  SERVER_ID,
  SPNAME,
} from './leaves.ts';
import { MAIL } from './mail.ts';
import { EXTDPAYEE } from './payees.ts';
import { CANPENDING, MODPENDING, RECURRINST } from './recurring.ts';
import {
  mailSyncRequest,
  syncRequest,
  syncResponse,
  transactionRequest,
  transactionResponse,
} from './wrappers.ts';

/** The invoices that a payment pays. */
export class EXTDPMTINV extends aggregate(
  '12.5.2.2',
  choice({ INVOICE: some(INVOICE) }, { INVOICE2: some(INVOICE2, V2SETS) }),
) {}

/** What a payment is for, beyond a memo. */
export class EXTDPMT extends aggregate(
  '12.5.2.2',
  { EXTDPMTFOR: optional(oneOf('INDIVIDUAL', 'BUSINESS')) },
  optionalChoice({ EXTDPMTCHK: N(10) }, { EXTDPMTCHK2: required(CHECKNUM, V2SETS) }),
  choice(
    run(choice({ EXTDPMTDSC: endTagRequired(MESSAGE) }, { EXTDPMTDSC2: required(A(1280), V2SETS) }), {
      EXTDPMTINV: optional(EXTDPMTINV),
    }),
    { EXTDPMTINV },
  ),
) {}

/** The bill that a payment pays (2.0.1 and later). */
export class BILLPUBINFO extends aggregate('12.5.2', { BILLPUB, BILLID: ID }) {}

/** A payment: from which account, to whom, how much, when. */
export class PMTINFO extends aggregate(
  '12.5.2',
  { BANKACCTFROM: BANKACCT, TRNAMT: amount },
  choice({ PAYEEID }, { PAYEE }),
  {
    PAYEELSTID: optional(PAYEELSTID),
    BANKACCTTO: optional(BANKACCTTO),
    EXTDPMT: many(EXTDPMT),
    PAYACCT: ID,
    DTDUE: dateTime,
    MEMO: optional(MEMO),
    BILLREFINFO: optional(BILLREFINFO),
    BILLPUBINFO: optional(BILLPUBINFO, SINCE_201),
  },
) {}

/** A credit card that pays (1.6). */
export class CCMOTOACCT extends aggregate(
  '12.5.2',
  {
    CCACCTFROM: CCACCT,
    DTEXPIRE: dateTime,
    BRAND: optional(GENERIC_NAME),
    NAMEACCTHELD: optional(A(96)),
  },
  group(...ADDRESS_LINES),
  { ...OPTIONAL_TOWN, COUNTRY: optional(COUNTRY) },
) {}

/** A payment in the V2 message sets (1.5.1 and 1.6). */
export class PMTINFO2 extends aggregate(
  '12.5.2',
  { PMTTYPE: optional(A(32)) },
  choice({ BANKACCTFROM: BANKACCT }, { CCMOTOACCT: required(CCMOTOACCT, ONLY_16) }),
  { TRNAMT: amount },
  choice(
    { PAYEELSTID2: LONG_PAYEEID },
    run(choice({ PAYEEID2: LONG_PAYEEID }, { PAYEE2 }), { PAYEELSTID2: optional(LONG_PAYEEID) }),
  ),
  {
    BANKACCTTO: optional(BANKACCTTO),
    EXTDPMT: optional(EXTDPMT),
    PAYACCT: optional(ID),
    DTDUE: dateTime,
    DTAVAIL: optional(dateTime),
    'ITA.CAUSALE': optional(N(2)),
    PMTFOR: optional(GENERIC_NAME),
    BOOKINGTEXT: optional(A(40)),
    MEMO2: optional(A(390)),
    BILLREFINFO: optional(BILLREFINFO),
  },
  group({ SPNAME: optional(SPNAME), BILLID: ID }),
) {}

/** Either form of a payment. */
const PAYMENT = choice({ PMTINFO }, { PMTINFO2: required(PMTINFO2, V2SETS) });

/** What became of a payment. */
export class PMTPRCSTS extends aggregate('12.5.2.8', {
  PMTPRCCODE: oneOf('WILLPROCESSON', 'PROCESSEDON', 'NOFUNDSON', 'FAILEDON', 'CANCELEDON'),
  DTPMTPRC: dateTime,
}) {}

const EXTENDED = { EXTDPAYEE: optional(EXTDPAYEE) } as const;

/** Payment: make, change, cancel, ask for its status. */
export class PMTRQ extends aggregate('12.6.1.1', PAYMENT) {}
export class PMTRS extends aggregate(
  '12.6.1.2',
  SERVER_ID,
  PAYEE_LIST_ID,
  { CURDEF: currency },
  PAYMENT,
  { ...EXTENDED, CHECKNUM: optional(CHECKNUM), PMTPRCSTS },
  OPTIONAL_MODEL_ID,
) {}
export class PMTMODRQ extends aggregate('12.6.2.1', SERVER_ID, PAYMENT) {}
export class PMTMODRS extends aggregate('12.6.2.2', SERVER_ID, PAYMENT, { PMTPRCSTS: optional(PMTPRCSTS) }) {}
export class PMTCANCRQ extends aggregate('12.6.3.1', SERVER_ID) {}
export class PMTCANCRS extends aggregate('12.6.3.2', SERVER_ID) {}
export class PMTTRNRQ extends transactionRequest(choice({ PMTRQ }, { PMTMODRQ }, { PMTCANCRQ })) {}
export class PMTTRNRS extends transactionResponse(optionalChoice({ PMTRS }, { PMTMODRS }, { PMTCANCRS })) {}
export class PMTSYNCRQ extends syncRequest({ BANKACCTFROM: BANKACCT }, { PMTTRNRQ: many(PMTTRNRQ) }) {}
export class PMTSYNCRS extends syncResponse({ BANKACCTFROM: BANKACCT }, { PMTTRNRS: many(PMTTRNRS) }) {}

export class PMTINQRQ extends aggregate('12.6.4.1', SERVER_ID) {}
export class PMTINQRS extends aggregate('12.6.4.2', SERVER_ID, {
  PMTPRCSTS,
  CHECKNUM: optional(CHECKNUM),
}) {}
export class PMTINQTRNRQ extends transactionRequest({ PMTINQRQ }) {}
export class PMTINQTRNRS extends transactionResponse({ PMTINQRS: optional(PMTINQRS) }) {}

const FIRST_AND_LAST = { INITIALAMT: optional(amount), FINALAMT: optional(amount) } as const;

/** Model of recurring payments: make, change, cancel. */
export class RECPMTRQ extends aggregate('12.7.1.1', { RECURRINST }, PAYMENT, FIRST_AND_LAST) {}
export class RECPMTRS extends aggregate(
  '12.7.1.2',
  MODEL_ID,
  PAYEE_LIST_ID,
  { CURDEF: currency, RECURRINST },
  PAYMENT,
  { ...FIRST_AND_LAST, ...EXTENDED },
) {}
export class RECPMTMODRQ extends aggregate('12.7.2.1', MODEL_ID, { RECURRINST }, PAYMENT, {
  ...FIRST_AND_LAST,
  ...MODPENDING,
}) {}
export class RECPMTMODRS extends aggregate('12.7.2.2', MODEL_ID, { RECURRINST }, PAYMENT, {
  ...FIRST_AND_LAST,
  ...MODPENDING,
}) {}
export class RECPMTCANCRQ extends aggregate('12.7.3.1', MODEL_ID, CANPENDING) {}
export class RECPMTCANCRS extends aggregate('12.7.3.2', MODEL_ID, CANPENDING) {}
export class RECPMTTRNRQ extends transactionRequest(
  choice({ RECPMTRQ }, { RECPMTMODRQ }, { RECPMTCANCRQ }),
) {}
export class RECPMTTRNRS extends transactionResponse(
  optionalChoice({ RECPMTRS }, { RECPMTMODRS }, { RECPMTCANCRS }),
) {}
export class RECPMTSYNCRQ extends syncRequest(
  { BANKACCTFROM: BANKACCT },
  { RECPMTTRNRQ: many(RECPMTTRNRQ) },
) {}
export class RECPMTSYNCRS extends syncResponse(
  { BANKACCTFROM: BANKACCT },
  { RECPMTTRNRS: many(RECPMTTRNRS) },
) {}

/** Mail about payments, or one of them. */
export class PMTMAILRQ extends aggregate('12.8.1', { MAIL }, group(SERVER_ID, PAYMENT)) {}
export class PMTMAILRS extends aggregate('12.8.2', { MAIL }, group(SERVER_ID, PAYMENT)) {}
export class PMTMAILTRNRQ extends transactionRequest({ PMTMAILRQ }) {}
export class PMTMAILTRNRS extends transactionResponse({ PMTMAILRS: optional(PMTMAILRS) }) {}
export class PMTMAILSYNCRQ extends mailSyncRequest({}, { PMTMAILTRNRQ: many(PMTMAILTRNRQ) }) {}
export class PMTMAILSYNCRS extends syncResponse({}, { PMTMAILTRNRS: many(PMTMAILTRNRS) }) {}
