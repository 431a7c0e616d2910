import type { BankAccountIdentification, CreditCardIdentification, Ofx } from '../../../codecs/index.ts';
import { sumOf } from './money.ts';

/** An account at the institution, with everything that was posted to it. */
export type InstitutionAccount = (BankAccountIdentification | CreditCardIdentification) & {
  readonly description: string;
  /** ISO 4217 code. */
  readonly currency: string;
  /** The balance before the first transaction: an exact decimal, negative for a debt. */
  readonly openingBalance: string;
  /** What can be spent beyond the balance. Default `'0.00'`. */
  readonly creditLimit?: string;
  /** Oldest first. */
  readonly transactions: readonly InstitutionTransaction[];
};

/** A posted transaction. */
export interface InstitutionTransaction {
  /** FITID, unique within the account. */
  readonly id: string;
  readonly type: Ofx<'STMTTRN'>['TRNTYPE'];
  /** Calendar date, `2026-10-01`. */
  readonly posted: string;
  /** Exact decimal; negative takes money away from the customer. */
  readonly amount: string;
  readonly name: string;
  readonly memo?: string;
  readonly checkNumber?: string;
}

/** What the account holds: the opening balance and every transaction. */
export const ledgerBalance = ({ openingBalance, transactions }: InstitutionAccount): string =>
  sumOf([openingBalance, ...transactions.map(({ amount }) => amount)]);

/** What can be spent. */
export const availableBalance = (account: InstitutionAccount): string =>
  sumOf([ledgerBalance(account), account.creditLimit ?? '0.00']);
