import { type Rewriting, rewrite } from './rewrite.ts';
import { readZone, type Zone } from './zone.ts';

/** How much of a date-time was written. */
export type Precision = 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

/** What a date-time says, in its own zone. */
export interface DateTimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly precision: Precision;
  readonly zone: Zone | undefined;
  /** A zone was written that cannot be understood; the moment counts as GMT. */
  readonly zoneIsUnknown: boolean;
}

/** By how many digits there are of date and time. */
const PRECISIONS: Readonly<Record<number, Precision>> = { 8: 'day', 10: 'hour', 12: 'minute', 14: 'second' };

/**
 * Fractions also without their point (`2026100112000000`), an offset also without its brackets, and anything behind
 * the zone's bracket: some write the time a second time there. AM and PM are no zones.
 */
const DATE_TIME =
  /^([0-9]{8}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}([.,][0-9]{1,9}|[0-9]{1,6})?)?)?)?)\s*(?:\[([^\]]*)(?:\].*)?|(?::\s*)?((?![AaPp][Mm]$)[A-Za-z]{1,5}|[+-][0-9]{2}(?::?[0-9]{2})?))?$/s;

/** How others write the beginning of a date-time: most of all ISO 8601, `2026-10-01T12:00:00-03:00`. */
const OTHER_ORDERS: readonly Rewriting[] = [
  [/^([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])/, '$1$2$3'],
  [/^([0-9]{4})\/([0-9]{2})\/([0-9]{2})(?![0-9])/, '$1$2$3'],
  [/^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/, '$3$2$1'],
  [/^([0-9]{8})[T ]([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2}))?)?(?![0-9])/i, '$1$2$3$4'],
];

/** Midnight at the end of a day, 24:00 in ISO 8601: as one second more than the day has, it stays on that day. */
const END_OF_DAY = { hour: 23, minute: 59, second: 60 };

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (year: number, month: number): number => {
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeap ? 29 : (DAYS[month - 1] ?? 0);
};

/** What a date-time says; undefined for what is none, or no day of the calendar. */
export const readDateTime = (text: string): DateTimeParts | undefined => {
  const match = DATE_TIME.exec(text) ?? DATE_TIME.exec(rewrite(text, OTHER_ORDERS));
  if (!match) return undefined;
  const [, digits = '', fraction, bracketed, named] = match;
  const zoneText = bracketed ?? named;
  const zone = zoneText === undefined ? undefined : readZone(zoneText);
  const written: DateTimeParts = {
    year: numberIn(digits, 0, 4),
    month: numberIn(digits, 4, 6),
    day: numberIn(digits, 6, 8),
    hour: numberIn(digits, 8, 10),
    minute: numberIn(digits, 10, 12),
    second: numberIn(digits, 12, 14),
    millisecond:
      fraction === undefined ? 0 : Number(fraction.replace(/^[.,]/, '').slice(0, 3).padEnd(3, '0')),
    precision: fraction === undefined ? (PRECISIONS[digits.length] ?? 'second') : 'millisecond',
    zone,
    zoneIsUnknown: zoneText !== undefined && zone === undefined,
  };
  const parts = isEndOfDay(written) ? { ...written, ...END_OF_DAY } : written;
  return isInCalendar(parts) ? parts : undefined;
};

/** 0 where there are no digits. */
const numberIn = (digits: string, from: number, to: number): number => Number(digits.slice(from, to));

const isEndOfDay = ({ hour, minute, second, millisecond }: DateTimeParts): boolean =>
  hour === 24 && minute === 0 && second === 0 && millisecond === 0;

/** No statement is from the first century: such a year is a mistake. */
const isInCalendar = ({ year, month, day, hour, minute, second }: DateTimeParts): boolean =>
  year >= 100 && day >= 1 && day <= daysIn(year, month) && hour <= 23 && minute <= 59 && second <= 60;
