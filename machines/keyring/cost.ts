/** What it costs to get from a passphrase to a key (scrypt, RFC 7914): N is 2 to the power of `logN`. */
export interface ScryptCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** About a third of a second and 128 MiB for each guess of the passphrase. */
export const DEFAULT_COST: ScryptCost = { logN: 17, r: 8, p: 1 };

/**
 * What a file may demand before anything in it is known to be genuine: no more than 512 MiB, and work for some
 * seconds. Below 2^10 a passphrase is as good as written down.
 */
const LEAST_LOG_N = 10;
const MOST_LOG_N = 20;
const MOST_R = 32;
const MOST_P = 16;
const MOST_MEMORY = 512 * 1024 * 1024;

/** Bytes of memory that scrypt needs, as OpenSSL counts them. */
export const memoryOf = ({ logN, r, p }: ScryptCost): number => 128 * r * (2 ** logN + p + 2);

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Whether a cost is neither worthless nor a way to bring the machine to its knees. */
export const isSaneCost = (cost: ScryptCost): boolean =>
  within(cost.logN, LEAST_LOG_N, MOST_LOG_N) &&
  within(cost.r, 1, MOST_R) &&
  within(cost.p, 1, MOST_P) &&
  128 * cost.r * 2 ** cost.logN <= MOST_MEMORY;

export const isSameCost = (a: ScryptCost, b: ScryptCost): boolean =>
  a.logN === b.logN && a.r === b.r && a.p === b.p;
