import { amount, boolean, currency, dateTime } from '../datatypes/index.ts';
import { aggregate, choice, many, mix, optional, optionalChoice } from '../dsl/aggregate.ts';
import { V2SETS } from '../versions.ts';
import { BANKACCT, BANKACCTTO, BANKID } from './accounts.ts';
import { ADDRESS_LINES, TOWN } from './addresses.ts';
import { COUNTRY, MESSAGE, NAME, OPTIONAL_MEMO, PHONE, SERVER_ID } from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import { PROCESSING_TIMES, PROJECTED_OR_POSTED } from './processing.ts';
import { syncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

/** Who receives a wire transfer. */
export class WIREBENEFICIARY extends aggregate('11.9.1.1.1', { NAME, BANKACCTTO }, OPTIONAL_MEMO) {}

/** A bank by name and address. */
export class EXTBANKDESC extends aggregate('11.9.1.1.2', { NAME, BANKID }, ...ADDRESS_LINES, {
  ...TOWN,
  COUNTRY: optional(COUNTRY),
  PHONE: optional(PHONE),
}) {}

/** The bank that receives a wire transfer. */
export class WIREDESTBANK extends aggregate('11.9.1.1.2', { EXTBANKDESC }) {}

const WIRE = {
  BANKACCTFROM: BANKACCT,
  WIREBENEFICIARY,
  WIREDESTBANK: optional(WIREDESTBANK),
  TRNAMT: amount,
  DTDUE: optional(dateTime),
  PAYINSTRUCT: optional(MESSAGE),
} as const;

/** Wire transfer: make, cancel. */
export class WIRERQ extends aggregate('11.9.1.1', WIRE) {}
export class WIRERS extends aggregate(
  '11.9.1.2',
  { CURDEF: currency },
  SERVER_ID,
  WIRE,
  PROJECTED_OR_POSTED,
  { FEE: optional(amount), CONFMSG: optional(MESSAGE) },
) {}
export class WIRECANRQ extends aggregate('11.9.2.1', SERVER_ID) {}
export class WIRECANRS extends aggregate('11.9.2.2', SERVER_ID) {}
export class WIRETRNRQ extends transactionRequest(choice({ WIRERQ }, { WIRECANRQ })) {}
export class WIRETRNRS extends transactionResponse(optionalChoice({ WIRERS }, { WIRECANRS })) {}
export class WIRESYNCRQ extends syncRequest({ BANKACCTFROM: BANKACCT }, { WIRETRNRQ: many(WIRETRNRQ) }) {}
export class WIRESYNCRS extends syncResponse({ BANKACCTFROM: BANKACCT }, { WIRETRNRS: many(WIRETRNRS) }) {}

export class WIREXFERMSGSRQV1 extends aggregate(
  '11.13.5',
  mix({ WIRETRNRQ: many(WIRETRNRQ), WIRESYNCRQ: many(WIRESYNCRQ) }),
) {}
export class WIREXFERMSGSRSV1 extends aggregate(
  '11.13.5',
  mix({ WIRETRNRS: many(WIRETRNRS), WIRESYNCRS: many(WIRESYNCRS) }),
) {}

/** Wire transfers, in the profile. */
export class WIREXFERMSGSETV1 extends aggregate('11.13.5', {
  MSGSETCORE,
  ...PROCESSING_TIMES,
  CANSCHED: boolean,
  DOMXFERFEE: amount,
  INTLXFERFEE: amount,
}) {}
export class WIREXFERMSGSET extends aggregate('11.13.5', {
  WIREXFERMSGSETV1,
  WIREXFERMSGSETV2: many(WIREXFERMSGSETV1, V2SETS),
}) {}
