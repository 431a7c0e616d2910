import { dateTime, integer, oneOf, time } from '../datatypes/index.ts';
import { many, optionalChoice } from '../dsl/aggregate.ts';

// When institutions process transfers, payments and stopped checks.

/** A day of the week. */
export const WEEKDAY = oneOf('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');

/** When the institution does not process. */
export const PROCESSING_TIMES = { PROCDAYSOFF: many(WEEKDAY), PROCENDTM: time } as const;
/** A number of days. */
export const DAYS = integer(3);

/** When a transfer will happen, or happened. */
export const PROJECTED_OR_POSTED = optionalChoice({ DTXFERPRJ: dateTime }, { DTPOSTED: dateTime });
