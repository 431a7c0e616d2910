import type { OfxFile } from '../decode.ts';
import type { AccountIdentification } from '../messages/accounts.ts';
import type { PendingTransaction } from '../messages/statements/bank-transactions.ts';
import type { StatementOf } from '../messages/statements/statements.ts';
import type { HeaderWords } from '../reading.ts';

type AccountType = AccountIdentification['type'];

/** Whose statement it is. As everywhere in reading: what the file lacks, or has not said yet, is not there. */
interface OfStatement<Type extends AccountType> {
  /**
   * Its place in the tree, which tells it from all others of the file: `OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS`.
   * Deviations have it at the start of their paths.
   */
  readonly path: string;
  /** Of which kind of account: tells the types of all other fields. */
  readonly accountType: Type;
  readonly account: StatementOf<Type>['account'];
  /** ISO 4217 code, CURDEF: what amounts are in. */
  readonly currency: string;
}

/**
 * What a header says, before anything else. In which syntax and character set the body is, only the body
 * tells: they are in the header of the last event.
 */
export interface HeaderEvent {
  readonly type: 'header';
  readonly header: HeaderWords;
}

/** A statement begins: comes before its first transaction, or before its balances if it has none. */
export type StatementEvent<Type extends AccountType = AccountType> = {
  [T in Type]: OfStatement<T> & { readonly type: 'statement' };
}[Type];

/**
 * One transaction, as `statementsOf` gives it. A file lists its securities behind its statements: `security`
 * of an investment transaction has the id alone, and `name` is not there; `securitiesOf` the last event has them.
 */
export type TransactionEvent<Type extends AccountType = AccountType> = {
  [T in Type]: OfStatement<T> & {
    readonly type: 'transaction';
    readonly transaction: StatementOf<T>['transactions'][number];
  };
}[Type];

/** One transaction that is not posted yet (BANKTRANLISTP; 2.2 and later). */
export type PendingEvent<Type extends 'bank' | 'creditCard' = 'bank' | 'creditCard'> = {
  [T in Type]: OfStatement<T> & { readonly type: 'pending'; readonly transaction: PendingTransaction };
}[Type];

/** A statement ends: its balances, period, positions and all else but its transactions. */
export type BalancesEvent<Type extends AccountType = AccountType> = {
  [T in Type]: OfStatement<T> & {
    readonly type: 'balances';
    readonly statement: Omit<StatementOf<T>, 'transactions' | 'pending'>;
  };
}[Type];

/**
 * The end of the file: the file itself as `decode` gives it, but that its trees have no transactions. Sign-on,
 * account list, profile, closing statements and securities are in it, and all deviations.
 */
export interface EndEvent extends OfxFile {
  readonly type: 'end';
}

/** What a stream gives, in the file's order. */
export type StreamEvent =
  | HeaderEvent
  | StatementEvent
  | TransactionEvent
  | PendingEvent
  | BalancesEvent
  | EndEvent;
