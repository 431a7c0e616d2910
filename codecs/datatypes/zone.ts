/** Hours east of Greenwich of the zone names that stand alone in files (`[-:EST]`, `20261001 GMT`). */
const ZONE_NAMES: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  CET: 1,
  CEST: 2,
};

/** A time zone as an OFX date-time carries it. */
export interface Zone {
  /** Minutes east of Greenwich: -300 for `[-5:EST]`. */
  readonly offsetMinutes: number;
  /** The name in the brackets, if there is one. */
  readonly name?: string;
}

/** Offset, and after a colon a name, which may be anything: `America/New_York`, `MEZ (DST)`. */
const ZONE = /^([+-]?)([0-9]{0,4})(?:[.,]([0-9]+)|:([0-5][0-9]))?(?::\s*(.*)|\s*([A-Za-z].*))?$/s;

/**
 * Reads what stands between the brackets: `-5:EST`, `0`, `+5.30`, `-0500:EST`, `+05:30`, `-:EST`, `EST`.
 * A fraction counts hundredths of an hour, except `.30` and `.45`, which the field uses for minutes.
 * Gives undefined for what is no offset and no known name.
 */
export const readZone = (text: string): Zone | undefined => {
  const match = ZONE.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', hours = '', fraction, sexagesimal, afterColon, bare] = match;
  const name = (afterColon ?? bare)?.trim();
  const minutes =
    hours === ''
      ? namedMinutes(name)
      : signedMinutes(
          sign,
          hours,
          sexagesimal === undefined ? fractionMinutes(fraction) : Number(sexagesimal),
        );
  if (minutes === undefined || Math.abs(minutes) > 14 * 60) return undefined;
  return name ? { offsetMinutes: minutes, name } : { offsetMinutes: minutes };
};

const namedMinutes = (name: string | undefined): number | undefined => {
  const hours = ZONE_NAMES[name?.toUpperCase() ?? ''];
  return hours === undefined ? undefined : hours * 60;
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
