import type { Ofx } from '../../../codecs/index.ts';
import type { InstitutionAccount } from './account.ts';
import type { HistoryEntry } from './history.ts';
import type { Order } from './order.ts';

/** An entry of the user's list of payees. */
export interface PayeeEntry {
  /** PAYEELSTID. */
  readonly listId: string;
  /** PAYEEID: how the payment system knows the payee. */
  readonly payeeId: string;
  readonly payee: Ofx<'PAYEE'>;
  readonly to: Ofx<'BANKACCTTO'> | undefined;
  readonly payAccounts: readonly string[];
}

/** A request that was carried out: it had an effect, and would have another one if it were done again. */
export interface ExecutedRequest {
  readonly trnuid: string;
  /** The prefix of its tags: `INTRA`, `PMT`, `PAYEE`, `STPCHK`, `BANKMAIL`, `ENROLL`, `PINCH`. */
  readonly kind: string;
}

/** All that work reads and changes for one user. It is replaced, never changed in place. */
export interface Books {
  readonly accounts: readonly InstitutionAccount[];
  /** Transfers and payments, in the order they were given. */
  readonly orders: readonly Order[];
  readonly payees: readonly PayeeEntry[];
  readonly history: readonly HistoryEntry[];
  /** In order. */
  readonly executed: readonly ExecutedRequest[];
  /** Ids that were given out. */
  readonly ids: number;
}

export const openBooks = (accounts: readonly InstitutionAccount[]): Books => ({
  accounts,
  orders: [],
  payees: [],
  history: [],
  executed: [],
  ids: 0,
});

/** The books with an id more, and the id; its prefix says what of. */
export const withNewId = (books: Books, prefix: string): readonly [id: string, books: Books] => [
  `${prefix}${books.ids + 1}`,
  { ...books, ids: books.ids + 1 },
];
