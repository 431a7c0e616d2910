import type { Ofx, OfxInput } from '../ofx.ts';
import { known } from './known.ts';
import { type Address, addressElements, addressOf, type KnownAddress } from './postal-address.ts';

/** Who is paid, by name and address (PAYEE, section 12.5.2.1). */
export interface Payee {
  readonly name: string;
  readonly address: Address;
  readonly phone: string;
}

/** The PAYEE of a payee. */
export const payeeElement = ({ name, address, phone }: Payee): OfxInput<'PAYEE'> => ({
  NAME: name,
  ...addressElements(address),
  PHONE: phone,
});

/** What a response says of a payee; PAYEE2 of 1.5.1 and 1.6 says less. */
export interface KnownPayee {
  readonly name?: string;
  readonly address?: KnownAddress;
  readonly phone?: string;
}

/** The payee of a PAYEE or PAYEE2. */
export const payeeOf = (payee: Ofx<'PAYEE' | 'PAYEE2'>): KnownPayee =>
  known({ name: payee.NAME, address: addressOf(payee), phone: payee.PHONE });

/** How the payment system knows a payee (EXTDPAYEE, section 12.5.2.7). */
export interface ExtendedPayee {
  /** PAYEEID: name the payee by it instead of by address. */
  readonly payeeId?: string;
  /** Whether everybody can use that id, or this user alone. */
  readonly scope?: 'GLOBAL' | 'USER';
  readonly name?: string;
  /** DAYSTOPAY: days a payment takes. */
  readonly daysToPay?: number;
}

/** The extended payee of an EXTDPAYEE. */
export const extendedPayeeOf = (extended: Ofx<'EXTDPAYEE'>): ExtendedPayee =>
  known({
    payeeId: extended.PAYEEID ?? extended.PAYEEID2,
    scope: extended.IDSCOPE,
    name: extended.NAME,
    daysToPay: extended.DAYSTOPAY,
  });
