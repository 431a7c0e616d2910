import { minutesOfZone } from './zone-names.ts';

/** A time zone as an OFX date-time carries it. */
export interface Zone {
  /** Minutes east of Greenwich: -300 for `[-5:EST]`. */
  readonly offsetMinutes: number;
  /** The name in the brackets, if there is one. */
  readonly name?: string;
}

/** `GMT-3` and `UTC-03:00` say of an offset what every offset is. */
const SUPERFLUOUS = /^(?:GMT|UTC)\s*(?=[+-])/i;
/** Offset, and after a colon a name, which may be anything: `America/New_York`, `MEZ (DST)`. */
const ZONE = /^([+-]?)([0-9]{0,4})(?:[.,]([0-9]+)|:([0-5][0-9]))?(?:\s*:\s*(.*)|\s*([A-Za-z].*))?$/s;
/** It is no name: behind whole hours, as it would be written, it would be read as minutes. */
const MINUTES = /^[0-5][0-9]/;

/**
 * Reads what stands between the brackets: `-5:EST`, `0`, `+5.30`, `-0500:EST`, `+05:30`, `-:EST`, `EST`, `GMT-3`.
 * A fraction counts hundredths of an hour, except `.30` and `.45`, which the field uses for minutes.
 * Gives undefined for what is no offset and no known name.
 */
export const readZone = (text: string): Zone | undefined => {
  const match = ZONE.exec(text.trim().replace(SUPERFLUOUS, ''));
  if (!match) return undefined;
  const [, sign = '', hours = '', fraction, sexagesimal, afterColon, bare] = match;
  const name = (afterColon ?? bare ?? '').trim();
  const minutes =
    hours === ''
      ? minutesOfZone(name)
      : signedMinutes(
          sign,
          hours,
          sexagesimal === undefined ? fractionMinutes(fraction) : Number(sexagesimal),
        );
  if (minutes === undefined || Math.abs(minutes) > 14 * 60) return undefined;
  return name && !MINUTES.test(name) ? { offsetMinutes: minutes, name } : { offsetMinutes: minutes };
};

const signedMinutes = (sign: string, hours: string, minutes: number): number => {
  const size =
    hours.length > 2
      ? Number(hours.slice(0, -2)) * 60 + Number(hours.slice(-2))
      : Number(hours) * 60 + minutes;
  return sign === '-' && size !== 0 ? -size : size;
};

const fractionMinutes = (fraction: string | undefined): number => {
  if (!fraction) return 0;
  const hundredths = Number(fraction.slice(0, 2).padEnd(2, '0'));
  // `.30` and `.45` as hundredths would be 18 and 27 minutes, which no zone has.
  return hundredths === 30 || hundredths === 45 ? hundredths : Math.round(hundredths * 0.6);
};

/** Writes the bracketed form: `[-5:EST]`, `[5.50]` for five and a half hours. */
export const writeZone = ({ offsetMinutes, name }: Zone): string => {
  const size = Math.abs(offsetMinutes);
  const hundredths = Math.round(((size % 60) / 60) * 100);
  const fraction = hundredths === 0 ? '' : `.${String(hundredths).padStart(2, '0')}`;
  return `[${offsetMinutes < 0 ? '-' : ''}${Math.floor(size / 60)}${fraction}${name ? `:${name}` : ''}]`;
};
