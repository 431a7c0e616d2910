import { A } from '../datatypes/index.ts';
import { aggregate, group, optional } from '../dsl/aggregate.ts';

import { COUNTRY, NAME, PHONE } from './leaves.ts';

/** A line of an address, and a city. */
export const ADDRESS_LINE = A(32);
export const STATE = A(5);
export const POSTALCODE = A(11);

/** Street lines: the third only with the second. */
export const ADDRESS_LINES = [
  { ADDR1: ADDRESS_LINE },
  group({ ADDR2: ADDRESS_LINE, ADDR3: optional(ADDRESS_LINE) }),
] as const;

/** Street lines that stand on their own. */
export const LOOSE_ADDRESS_LINES = {
  ADDR1: optional(ADDRESS_LINE),
  ADDR2: optional(ADDRESS_LINE),
  ADDR3: optional(ADDRESS_LINE),
} as const;

/** What follows the street lines. */
export const TOWN = { CITY: ADDRESS_LINE, STATE, POSTALCODE } as const;
export const OPTIONAL_TOWN = {
  CITY: optional(ADDRESS_LINE),
  STATE: optional(STATE),
  POSTALCODE: optional(POSTALCODE),
} as const;

/** Who is paid. */
export class PAYEE extends aggregate('12.5.2.1', { NAME }, ...ADDRESS_LINES, {
  ...TOWN,
  COUNTRY: optional(COUNTRY),
  PHONE,
}) {}

/** Who is paid, with nothing but the name required (V2 message sets of 1.5.1 and 1.6). */
export class PAYEE2 extends aggregate('12.5.2.1', { NAME }, group(...ADDRESS_LINES), {
  ...OPTIONAL_TOWN,
  COUNTRY: optional(COUNTRY),
  PHONE: optional(PHONE),
}) {}
