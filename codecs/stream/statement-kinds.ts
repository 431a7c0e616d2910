import { bankStatement, creditCardStatement } from '../messages/statements/bank.ts';
import { pendingTransaction, transaction } from '../messages/statements/bank-transactions.ts';
import { investmentStatement } from '../messages/statements/investment.ts';
import { investmentTransactions } from '../messages/statements/investment-transactions.ts';
import { loanStatement, loanTransaction } from '../messages/statements/loan.ts';
import { type FindSecurity, securityFinder } from '../messages/statements/securities.ts';
import type { Statement } from '../messages/statements/statements.ts';
import type { Ofx } from '../ofx.ts';

/** A list of transactions within a statement. */
interface List {
  readonly event: 'transaction' | 'pending';
  /** Reads an element of it; undefined for one that is no transaction. */
  readonly read: (tag: string, value: object) => unknown;
}

const only =
  <Source extends object>(tag: string, read: (source: Source) => unknown): List['read'] =>
  (name, value) =>
    name === tag ? read(value as Source) : undefined;

/** How the response of one kind of account is read. */
export interface StatementKind {
  /** Tag of its account. */
  readonly account: string;
  /** Reads a response, also one of which not all has come yet. */
  readonly read: (response: unknown) => Statement;
  /** By tag. */
  readonly lists: Readonly<Record<string, List>>;
}

/** The list of securities comes behind the statements. */
const bySecurityId: FindSecurity = securityFinder({ ofx: {} as Ofx });

const BANK_LISTS = {
  BANKTRANLIST: { event: 'transaction', read: only('STMTTRN', transaction) },
  BANKTRANLISTP: { event: 'pending', read: only('STMTTRNP', pendingTransaction) },
} as const;

/**
 * What a response says of whose it is. Nothing else of it is looked at: this may be asked for each of its transactions,
 * behind ever so many balances and positions.
 */
export const readHead = (
  { account, read }: StatementKind,
  response: object,
): Pick<Statement, 'type' | 'account' | 'currency'> => {
  const { CURDEF, [account]: from } = response as Readonly<Record<string, unknown>>;
  return read({ CURDEF, [account]: from });
};

/** By the tag of the response. */
export const STATEMENT_KINDS: ReadonlyMap<string, StatementKind> = new Map<string, StatementKind>([
  [
    'STMTRS',
    {
      account: 'BANKACCTFROM',
      read: (response) => bankStatement(response as Ofx<'STMTRS'>),
      lists: BANK_LISTS,
    },
  ],
  [
    'CCSTMTRS',
    {
      account: 'CCACCTFROM',
      read: (response) => creditCardStatement(response as Ofx<'CCSTMTRS'>),
      lists: BANK_LISTS,
    },
  ],
  [
    'LOANSTMTRS',
    {
      account: 'LOANACCTFROM',
      read: (response) => loanStatement(response as Ofx<'LOANSTMTRS'>),
      lists: { LOANTRANLIST: { event: 'transaction', read: only('LOANSTMTTRN', loanTransaction) } },
    },
  ],
  [
    'INVSTMTRS',
    {
      account: 'INVACCTFROM',
      read: (response) => investmentStatement(response as Ofx<'INVSTMTRS'>, bySecurityId),
      lists: {
        INVTRANLIST: {
          event: 'transaction',
          read: (tag, value) => investmentTransactions({ [tag]: [value] }, bySecurityId)[0],
        },
      },
    },
  ],
]);
