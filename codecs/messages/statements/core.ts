import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Balance, NamedBalance } from './balance.ts';
import type { Currencies } from './currency.ts';

/**
 * What statements of all kinds of accounts have. Amounts are exact decimal strings in the major unit of
 * `currency`. Reading is tolerant: what a file lacks, the object lacks.
 */
export interface StatementCore {
  /** ISO 4217 code, CURDEF. */
  readonly currency: string;
  /** LEDGERBAL of bank accounts and credit cards. */
  readonly ledgerBalance?: Balance;
  /** AVAILBAL of bank accounts, credit cards and loans: what can be spent now. */
  readonly availableBalance?: Balance;
  /** BALLIST: balances the standard has no elements for. */
  readonly furtherBalances?: readonly NamedBalance[];
  /** Start of the period the transactions are from; inclusive. */
  readonly from?: OfxDateTime;
  /** End of the period; what to ask for as the next start. */
  readonly to?: OfxDateTime;
}

/** What transactions of all kinds of accounts have. */
export interface TransactionCore extends Currencies {
  /** FITID: unique within the account, for recognising what was downloaded before. */
  readonly id: string;
  /** When it happened; use `postedAt.localDate` for the date. */
  readonly postedAt: OfxDateTime;
  /** Exact decimal string; negative takes money away from the customer. */
  readonly amount: string;
  /** The other party, or the security. */
  readonly name?: string;
  readonly memo?: string;
}

/** CORRECTFITID and CORRECTACTION: the transaction corrects another that was downloaded before. */
export interface Correction {
  /** FITID of the other. */
  readonly id: string;
  /** Whether this transaction takes the other's place, or only says that the other is void. */
  readonly action: 'REPLACE' | 'DELETE';
}

interface WithCorrection {
  readonly CORRECTFITID?: string;
  readonly CORRECTACTION?: Correction['action'];
}

export const correction = ({ CORRECTFITID: id, CORRECTACTION: action }: WithCorrection) =>
  id !== undefined && action !== undefined ? { id, action } : undefined;
