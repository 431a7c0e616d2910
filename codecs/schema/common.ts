import { A, amount, boolean, currency, dateTime, integer, oneOf, rate } from '../datatypes/index.ts';
import { aggregate, choice, optional, optionalChoice, some } from '../dsl/aggregate.ts';
import { SINCE_22 } from '../versions.ts';
import { NAME, OPTIONAL_MESSAGE_OR_MESSAGE2, SHORT_MESSAGE } from './leaves.ts';

/** What an institution says of one request. */
export class STATUS extends aggregate(
  '3.1.5',
  { CODE: integer(6), SEVERITY: oneOf('INFO', 'WARN', 'ERROR') },
  OPTIONAL_MESSAGE_OR_MESSAGE2,
) {}

/** One extension element, by name. */
export class OFXELEMENT extends aggregate('2.7.2', {
  TAGNAME: A(32),
  NAME: optional(NAME),
  TAGTYPE: optional(A(20)),
  TAGVALUE: A(10000),
}) {}

/** Elements beyond the standard, in the standard's own wrapping (2.2 and later). */
export class OFXEXTENSION extends aggregate('2.7.2', { OFXELEMENT: some(OFXELEMENT) }) {}

/** `OFXEXTENSION?` where 2.2 put it. */
export const EXTENSION = { OFXEXTENSION: optional(OFXEXTENSION, SINCE_22) } as const;

/** The currency an amount is in, or was converted from. */
export class CURRENCY extends aggregate('5.2', {
  CURRATE: rate,
  CURSYM: currency,
}) {}

/** At most one of the two ways to say that amounts are not in the statement's currency. */
export const OWN_CURRENCY = optionalChoice({ CURRENCY }, { ORIGCURRENCY: CURRENCY });

/** A balance the standard has no element for. */
export class BAL extends aggregate('3.1.4', {
  NAME,
  DESC: SHORT_MESSAGE,
  BALTYPE: oneOf('DOLLAR', 'PERCENT', 'NUMBER'),
  VALUE: amount,
  DTASOF: optional(dateTime),
  CURRENCY: optional(CURRENCY),
}) {}

/** A pointer to an image (2.1.0 and later). */
export class IMAGEDATA extends aggregate(
  '3.1.6.1',
  { IMAGETYPE: oneOf('STATEMENT', 'TRANSACTION', 'TAX'), IMAGEREF: A(1024) },
  { IMAGEREFTYPE: oneOf('OPAQUE', 'URL', 'FORMURL') },
  choice({ IMAGEDELAY: integer(5) }, { DTIMAGEAVAIL: dateTime }),
  { IMAGETTL: optional(integer(5)), CHECKSUP: optional(oneOf('FRONTONLY', 'BACKONLY', 'FRONTANDBACK')) },
) {}

/** Which image kinds an institution offers, in its profile. */
export class IMAGEPROF extends aggregate('7.2.1', { CLOSINGIMGAVAIL: boolean, TRANIMGAVAIL: boolean }) {}

/** Mail and notifications, in the profile. */
export class EMAILPROF extends aggregate('11.13.2.4', { CANEMAIL: boolean, CANNOTIFY: boolean }) {}
