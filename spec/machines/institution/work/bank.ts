import type { CreditCardIdentification, OfxFile, Payee, RequestMessages } from '../../../../codecs/index.ts';
import {
  createInstitution,
  type Institution,
  type InstitutionOptions,
} from '../../../../machines/institution/index.ts';
import { CHECKING, type FileOptions, NO_CHALLENGE, send } from '../files.ts';

export { CHECKING } from '../files.ts';

export const SAVINGS = { ...CHECKING, accountId: '1000002', accountType: 'SAVINGS' } as const;
export const CARD: CreditCardIdentification = { type: 'creditCard', accountId: '4000000000000002' };

export const PAYEE: Payee = {
  name: 'City Power',
  address: { lines: ['1 Volt Street'], city: 'Springfield', state: 'NY', postalCode: '10001' },
  phone: '555-0100',
};

/** A bank that does everything, and knows what it did. */
export const bankWith = (options: InstitutionOptions = {}): Institution =>
  createInstitution({
    ...NO_CHALLENGE,
    services: ['transfers', 'payments', 'stopChecks', 'mail', 'enrolment'],
    syncMode: 'FULL',
    ...options,
  });

/** The answer to messages. */
export const ask = (
  bank: Institution,
  messages: RequestMessages,
  options: Omit<FileOptions, 'messages'> = {},
): OfxFile['ofx'] => send(bank, { ...options, messages }).ofx;

/** What is in an account. */
export const balanceOf = (bank: Institution, accountId: string): string => {
  const account = bank.accounts('demo').find((one) => one.accountId === accountId);
  const cents = (amount: string) => BigInt(amount.replace('.', ''));
  const sum = (account?.transactions ?? []).reduce(
    (total, { amount }) => total + cents(amount),
    cents(account?.openingBalance ?? '0.00'),
  );
  const digits = String(sum < 0n ? -sum : sum).padStart(3, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** A clock that can be put forward. */
export const clockAt = (start: string) => {
  let now = new Date(start);
  return {
    clock: () => now,
    set: (to: string) => {
      now = new Date(to);
    },
  };
};
