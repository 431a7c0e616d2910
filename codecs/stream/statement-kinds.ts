import {
  bankStatement,
  bankTransactions,
  creditCardStatement,
  pendingTransactions,
} from '../messages/statements/bank.ts';
import { investmentStatement } from '../messages/statements/investment.ts';
import { investmentTransactions } from '../messages/statements/investment-transactions.ts';
import { loanStatement, loanTransactions } from '../messages/statements/loan.ts';
import { type FindSecurity, securityFinder } from '../messages/statements/securities.ts';
import type { Statement } from '../messages/statements/statements.ts';
import type { Ofx } from '../ofx.ts';

/** A list of transactions within a statement. */
interface List {
  readonly event: 'transaction' | 'pending';
  /** Reads its transactions; of anything else that stands in it, none. */
  readonly read: (list: object) => readonly unknown[];
}

/** How the response of one kind of account is read. */
export interface StatementKind {
  /** Reads a response, also one of which not all has come yet. */
  readonly read: (response: unknown) => Statement;
  /** By tag. */
  readonly lists: Readonly<Record<string, List>>;
}

/** The list of securities comes behind the statements. */
const bySecurityId: FindSecurity = securityFinder({ ofx: {} as Ofx });

const BANK_LISTS = {
  BANKTRANLIST: { event: 'transaction', read: bankTransactions },
  BANKTRANLISTP: { event: 'pending', read: pendingTransactions },
} as const;

/** By the tag of the response. */
export const STATEMENT_KINDS: ReadonlyMap<string, StatementKind> = new Map<string, StatementKind>([
  ['STMTRS', { read: (response) => bankStatement(response as Ofx<'STMTRS'>), lists: BANK_LISTS }],
  ['CCSTMTRS', { read: (response) => creditCardStatement(response as Ofx<'CCSTMTRS'>), lists: BANK_LISTS }],
  [
    'LOANSTMTRS',
    {
      read: (response) => loanStatement(response as Ofx<'LOANSTMTRS'>),
      lists: { LOANTRANLIST: { event: 'transaction', read: loanTransactions } },
    },
  ],
  [
    'INVSTMTRS',
    {
      read: (response) => investmentStatement(response as Ofx<'INVSTMTRS'>, bySecurityId),
      lists: {
        INVTRANLIST: { event: 'transaction', read: (list) => investmentTransactions(list, bySecurityId) },
      },
    },
  ],
]);
