import { OfxDateTime } from '../datatypes/date-time.ts';

/** A date in a request: a calendar date `YYYY-MM-DD`, OFX's own text, an instant, or an OfxDateTime. */
export type RequestDate = string | Date | OfxDateTime;

const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** The element's value for a date in any of its forms; what is no date is left for the writer to refuse. */
export const requestDate = <T extends RequestDate | undefined>(
  date: T,
): OfxDateTime | string | Extract<T, undefined> => {
  if (date instanceof Date) return OfxDateTime.fromInstant(date);
  // OFX's own text has hyphens too, in its zone.
  return typeof date === 'string' && ISO_DATE.test(date)
    ? OfxDateTime.fromLocalDate(date)
    : (date as OfxDateTime | string | Extract<T, undefined>);
};
