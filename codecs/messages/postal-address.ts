import type { Ofx } from '../ofx.ts';
import { known } from './known.ts';

/** A postal address. */
export interface Address {
  /** ADDR1 to ADDR3: street and house, up to 32 characters each. */
  readonly lines: readonly [string, string?, string?];
  readonly city: string;
  /** STATE, up to 5 characters. */
  readonly state: string;
  readonly postalCode: string;
  /** ISO 3166 alpha-3 code, `USA`. */
  readonly country?: string | undefined;
}

/** ADDR1 to COUNTRY of an address. */
export const addressElements = ({ lines: [ADDR1, ADDR2, ADDR3], ...town }: Address) => ({
  ADDR1,
  // The third line only stands with the second.
  ...(ADDR2 === undefined ? {} : { ADDR2, ADDR3 }),
  CITY: town.city,
  STATE: town.state,
  POSTALCODE: town.postalCode,
  COUNTRY: town.country,
});

/** What a response says of an address. */
export type KnownAddress = Omit<Partial<Address>, 'lines'> & { readonly lines: readonly string[] };

/** The address among an aggregate's elements, if any of it is there. */
export const addressOf = (
  elements: Partial<
    Pick<Ofx<'PAYEE'>, 'ADDR1' | 'ADDR2' | 'ADDR3' | 'CITY' | 'STATE' | 'POSTALCODE' | 'COUNTRY'>
  >,
): KnownAddress | undefined => {
  const { ADDR1, ADDR2, ADDR3, CITY, STATE, POSTALCODE, COUNTRY } = elements;
  const address = known({
    lines: [ADDR1, ADDR2, ADDR3].filter((line) => line !== undefined),
    city: CITY,
    state: STATE,
    postalCode: POSTALCODE,
    country: COUNTRY,
  });
  return address.lines.length > 0 || Object.keys(address).length > 1 ? address : undefined;
};
