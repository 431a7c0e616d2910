/**
 * Identifiers for NEWFILEUID and TRNUID, derived from one random seed by counting: the statechart stays pure,
 * its snapshot says which ids were used, and two runs with one seed send the same bytes.
 */
export interface UidSource {
  /** A random UUID, from outside. */
  readonly seed: string;
  /** How many ids were taken. */
  readonly taken: number;
}

/** Hexadecimal digits at the end of the seed that count: 48 bits, so that seeds stay far apart. */
const COUNTED = 12;

/** The id number `n` of a seed: the seed's last twelve digits plus `n`, in UUID form. */
export const uidAt = (seed: string, n: number): string => {
  const head = seed.slice(0, -COUNTED);
  const tail = Number.parseInt(seed.slice(-COUNTED), 16);
  const counted = (tail + n) % 16 ** COUNTED;
  return `${head}${counted.toString(16).padStart(COUNTED, '0')}`;
};

/** Whether a text can be a seed: any UUID. */
export const isSeed = (text: string): boolean =>
  /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/.test(text);
