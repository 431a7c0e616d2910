import { A, amount, dateTime, rate } from '../datatypes/index.ts';
import { aggregate, choice, many, optional } from '../dsl/aggregate.ts';
import { V2SETS } from '../versions.ts';
import { ID, SHORT_MESSAGE } from './leaves.ts';

const INVOICE_NUMBER = A(32);
const DISCOUNT_REASON = { DSCDATE: optional(dateTime), DSCDESC: SHORT_MESSAGE } as const;

/** Less to pay. */
export class DISCOUNT extends aggregate('12.5.2.4', { DSCRATE: rate, DSCAMT: amount, ...DISCOUNT_REASON }) {}
/** Less to pay, by rate or amount (1.5.1 and 1.6). */
export class DISCOUNT2 extends aggregate(
  '12.5.2.4',
  choice({ DSCRATE: rate }, { DSCAMT: amount }),
  DISCOUNT_REASON,
) {}

/** A correction of an invoice. */
export class ADJUSTMENT extends aggregate('12.5.2.5', {
  ADJNO: optional(INVOICE_NUMBER),
  ADJDESC: SHORT_MESSAGE,
  ADJAMT: amount,
  ADJDATE: optional(dateTime),
}) {}

/** One line of an invoice. */
export class LINEITEM extends aggregate('12.5.2.6', {
  LITMAMT: amount,
  LITMDESC: SHORT_MESSAGE,
  LITMCODE: optional(ID, V2SETS),
}) {}

const INVOICED = {
  INVNO: INVOICE_NUMBER,
  INVTOTALAMT: amount,
  INVPAIDAMT: amount,
  INVDATE: dateTime,
  INVDESC: SHORT_MESSAGE,
} as const;

/** What a payment pays for. */
export class INVOICE extends aggregate('12.5.2.3', {
  ...INVOICED,
  DISCOUNT: optional(DISCOUNT),
  ADJUSTMENT: optional(ADJUSTMENT),
  LINEITEM: many(LINEITEM),
}) {}
/** What a payment pays for, with any number of adjustments (1.5.1 and 1.6). */
export class INVOICE2 extends aggregate('12.5.2.3', {
  ...INVOICED,
  DISCOUNT2: optional(DISCOUNT2),
  ADJUSTMENT: many(ADJUSTMENT),
  LINEITEM: many(LINEITEM),
}) {}
