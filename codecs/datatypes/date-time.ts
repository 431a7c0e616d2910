import { type Datatype, Refusal } from './datatype.ts';
import { type Precision, readDateTime } from './date-time-parts.ts';
import { writeZone, type Zone } from './zone.ts';

/**
 * The forms the 2.3 schema allows (section 3.2.8.2), with the offsets that exist: no zone is beyond 14 hours, and what
 * follows a colon is no name when it looks like minutes.
 */
const STRICT =
  /^(?!00)[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9]|60)(\.[0-9]{3}(\[[+-]?(14(\.00?)?|(1[0-3]|0?[0-9])(\.[0-9]{1,2})?)(:(?![0-5][0-9])[^\]]+)?\])?)?)?$/;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * A date-time (section 3.2.8.2): keeps the text as it was written, its precision and its zone, and gives
 * both an instant and a calendar date.
 *
 * Use {@link localDate} for posting dates: `20261001` means the first of October wherever the reader is,
 * while its {@link instant} is midnight in Greenwich, still September in New York.
 *
 * @example
 * const posted = new OfxDateTime('20261001120000.000[-5:EST]');
 * posted.localDate; // '2026-10-01'
 * posted.instant.toISOString(); // '2026-10-01T17:00:00.000Z'
 */
export class OfxDateTime {
  /** The value as it stood in the file. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * The date-time of an instant, in GMT with milliseconds: `20261001170000.000[0:GMT]`. An Invalid Date gives
   * a date-time that is not {@link isValid}, which cannot be written.
   */
  static fromInstant(instant: Date): OfxDateTime {
    if (Number.isNaN(instant.getTime())) return new OfxDateTime(String(instant));
    return new OfxDateTime(`${instant.toISOString().replace(/[-:TZ]/g, '')}[0:GMT]`);
  }

  /** A calendar date, from `2026-10-01`. */
  static fromLocalDate(date: string): OfxDateTime {
    return new OfxDateTime(date.replaceAll('-', ''));
  }

  /** Whether the text is a date-time. When it is not, `instant` is an Invalid Date and `localDate` empty. */
  get isValid(): boolean {
    return readDateTime(this.text) !== undefined;
  }

  /** How much of the date-time was written; `'day'` for a date alone. */
  get precision(): Precision {
    return readDateTime(this.text)?.precision ?? 'day';
  }

  /** The zone that was written; undefined means GMT by the standard. */
  get zone(): Zone | undefined {
    return readDateTime(this.text)?.zone;
  }

  /** Whether a zone was written that cannot be understood; the moment is then given as if in GMT. */
  get zoneIsUnknown(): boolean {
    return readDateTime(this.text)?.zoneIsUnknown ?? false;
  }

  /** The moment, where a missing time is midnight and a missing zone GMT. */
  get instant(): Date {
    const parts = readDateTime(this.text);
    if (!parts) return new Date(Number.NaN);
    const { year, month, day, hour, minute, second, millisecond, zone } = parts;
    const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
    return new Date(local - (zone?.offsetMinutes ?? 0) * 60_000);
  }

  /** The calendar date as written, `2026-10-01`, whatever the zone. */
  get localDate(): string {
    const parts = readDateTime(this.text);
    return parts ? `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}` : '';
  }

  /** The same moment in exactly the form the standard allows; undefined when the text is no date-time. */
  get canonical(): string | undefined {
    const parts = readDateTime(this.text);
    if (!parts) return undefined;
    if (STRICT.test(this.text)) return this.text;
    const date = `${pad(parts.year, 4)}${pad(parts.month, 2)}${pad(parts.day, 2)}`;
    if (parts.precision === 'day' && !parts.zone) return date;
    const time = `${pad(parts.hour, 2)}${pad(parts.minute, 2)}${pad(parts.second, 2)}`;
    if (parts.precision !== 'millisecond' && !parts.zone) return `${date}${time}`;
    const zone = parts.zone ? writeZone(parts.zone) : '';
    return `${date}${time}.${pad(parts.millisecond, 3)}${zone}`;
  }

  toJSON(): string {
    return this.text;
  }

  toString(): string {
    return this.text;
  }
}

/** What {@link STRICT} allows, but for leap days of whole centuries and offsets that only a few zones have. */
const PLAIN =
  '(?:(?:0[1-9]|[1-9][0-9])[0-9]{2}' +
  '(?:(?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])(?:29|30)|(?:0[13578]|1[02])31)' +
  '|(?:0[1-9]|[1-9][0-9])(?:0[48]|[2468][048]|[13579][26])0229)' +
  '(?:(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9]|60)(?:\\.[0-9]{3}(?:\\[[+-]?[0-9](?::[A-Za-z]{1,32})?\\])?)?)?';

/** Datetime. Writing takes an {@link OfxDateTime} or its text. */
export const dateTime: Datatype<OfxDateTime, OfxDateTime | string> = {
  kind: 'datatype',
  name: 'Datetime',
  plain: { pattern: PLAIN, read: (text) => new OfxDateTime(text) },
  parse(text, deviate) {
    const value = new OfxDateTime(text);
    const isStrict = STRICT.test(text);
    // The pattern settles all but the days that some months lack; only those are worth parsing now.
    if (isStrict && text.slice(6, 8) <= '28') return value;
    const parts = readDateTime(text);
    if (!parts) deviate('type', 'not a date-time');
    else if (parts.zoneIsUnknown) deviate('type', 'a time zone nobody knows, read as GMT');
    else if (!isStrict) deviate('type', 'not written YYYYMMDD or YYYYMMDDHHMMSS.XXX[offset:zone]');
    return value;
  },
  format(value) {
    const canonical = (typeof value === 'string' ? new OfxDateTime(value) : value)?.canonical;
    if (canonical === undefined) {
      throw new Refusal(
        'type',
        'the value must be a date-time such as 20261001 or 20261001120000.000[-5:EST]',
      );
    }
    return canonical;
  },
};

const TIME = /^([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9]|60)(\.[0-9]{3})?(\[[+-]?[^\]]+\])?$/;

/** Time (section 3.2.8.3): `HHMMSS`, optionally milliseconds and zone; kept as text. */
export const time: Datatype<string> = {
  kind: 'datatype',
  name: 'Time',
  parse(text, deviate) {
    if (!TIME.test(text)) deviate('type', 'a time is written HHMMSS');
    return text;
  },
  format(value) {
    if (typeof value !== 'string' || !TIME.test(value)) {
      throw new Refusal('type', 'the value must be a time such as 235959[0:GMT]');
    }
    return value;
  },
};
