import { A, boolean, integer, secret } from '../datatypes/index.ts';
import { optional, some } from '../dsl/aggregate.ts';
import { LOOSE_ADDRESS_LINES, OPTIONAL_TOWN } from './addresses.ts';
import { GENERIC_NAME, ID, SRVRTID } from './leaves.ts';

// What the tax message sets have in common (2.0.0 to 2.2.1; 2.3 left them to a standard of their own). Only
// the forms of 2.0.1 are public, so later versions are taken to have the same.

/** A year, as the form has it. */
export const TAXYEAR = integer(4);
export const YEARS_SUPPORTED = { TAXYEARSUPPORTED: some(TAXYEAR) } as const;

/** What every form begins with. */
export const FORM = { SRVRTID, TAXYEAR } as const;
/** The social security number. */
export const SSN = secret(GENERIC_NAME);
/** A tax identification number. */
export const TAX_ID = secret(ID);
/** A state of the United States. */
export const STATE_CODE = A(2);

export const OPTIONAL_ADDRESS = { ...LOOSE_ADDRESS_LINES, ...OPTIONAL_TOWN } as const;
export const COUNTRYSTRING = optional(A(32));
export const VOID = { VOID: optional(boolean) } as const;
