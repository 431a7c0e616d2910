import { boolean, dateTime, oneOf, time } from '../datatypes/index.ts';
import { aggregate, many, optional, some } from '../dsl/aggregate.ts';
import { ADDRESS_LINE, LOOSE_ADDRESS_LINES, OPTIONAL_TOWN, POSTALCODE, TOWN } from './addresses.ts';
import { PRESENTMENT_URL } from './bills.ts';
import { BILLPUB, COUNTRY, GENERIC_NAME, ID, MESSAGE, NAME, PHONE, SIC } from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import { WEEKDAY } from './processing.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

// The biller directory (1.5.1, 1.6, and 2.0.0 and later).

/** One way to pay a biller. */
export class PAYMENTINSTRUMENT extends aggregate('14.2.2', {
  PMTINSTRUMENTTYPE: oneOf('CONCENTRATOR', 'CHECKINGACCOUNT', 'CREDITCARD', 'ECOIN'),
  BRAND: optional(GENERIC_NAME),
}) {}
export class PAYMENTINSTRUMENTS extends aggregate('14.2.2', { PAYMENTINSTRUMENT: some(PAYMENTINSTRUMENT) }) {}

/** Who sends bills. */
export class BILLERINFO extends aggregate('14.2.2', {
  BILLPUB,
  BILLERID: ID,
  NAME,
  ...LOOSE_ADDRESS_LINES,
  ADDR1: ADDRESS_LINE,
  ...TOWN,
  COUNTRY,
  SIC,
  PHONE,
  PAYMENTINSTRUMENTS: optional(PAYMENTINSTRUMENTS),
  ACCTFORMAT: optional(MESSAGE),
  ACCTEDITMASK: optional(MESSAGE),
  HELPMESSAGE: optional(MESSAGE),
  RESTRICT: optional(MESSAGE),
  LOGO: optional(PRESENTMENT_URL),
  VALIDATE: optional(PRESENTMENT_URL),
  BILLERINFOURL: optional(PRESENTMENT_URL),
}) {}

/** Request for billers by what is known of them. */
export class FINDBILLERRQ extends aggregate('14.2.1', {
  DTUPDATE: optional(dateTime),
  BILLERID: optional(ID),
  NAME: optional(NAME),
  ...LOOSE_ADDRESS_LINES,
  ...OPTIONAL_TOWN,
  COUNTRY: optional(COUNTRY),
  SIC: optional(SIC),
  CONSUPOSTALCODE: optional(POSTALCODE),
  INCIMAGES: boolean,
}) {}
export class FINDBILLERRS extends aggregate('14.2.2', { DTUPDATE: dateTime, BILLERINFO: many(BILLERINFO) }) {}
export class FINDBILLERTRNRQ extends transactionRequest({ FINDBILLERRQ }) {}
export class FINDBILLERTRNRS extends transactionResponse({ FINDBILLERRS: optional(FINDBILLERRS) }) {}
export class PRESDIRMSGSRQV1 extends aggregate('14.2', { FINDBILLERTRNRQ }) {}
export class PRESDIRMSGSRSV1 extends aggregate('14.2', { FINDBILLERTRNRS }) {}

/** The biller directory, in the profile. */
export class PRESDIRPROF extends aggregate('14.5.1', {
  PROCDAYSOFF: many(WEEKDAY),
  CANSUPPORTIMAGES: boolean,
  PROCENDTM: time,
}) {}
export class PRESDIRMSGSETV1 extends aggregate('14.5.1', {
  MSGSETCORE,
  PRESDIRPROF: optional(PRESDIRPROF),
}) {}
export class PRESDIRMSGSET extends aggregate('14.5.1', { PRESDIRMSGSETV1: some(PRESDIRMSGSETV1) }) {}
