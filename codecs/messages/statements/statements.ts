import type { AccountIdentification } from '../accounts.ts';
import { type BankStatement, bankStatement, type CreditCardStatement, creditCardStatement } from './bank.ts';
import { blocksOf, type StatementFile } from './blocks.ts';
import { type InvestmentStatement, investmentStatement } from './investment.ts';
import { type LoanStatement, loanStatement } from './loan.ts';
import { securityFinder } from './securities.ts';

/**
 * A statement in plain terms; `type` says of which kind of account. Account, currency, period and each
 * transaction's `id`, `type`, `postedAt`, `amount`, `name` and `memo` are the same for all kinds.
 */
export type Statement = BankStatement | CreditCardStatement | LoanStatement | InvestmentStatement;

/** The statement of one kind of account: `StatementOf<'investment'>`. */
export type StatementOf<Type extends AccountIdentification['type']> = Extract<Statement, { type: Type }>;

/**
 * The statements of a file that was read: bank, credit card, investment, loan, in the standard's order of
 * message sets, and within each in the file's. Securities are joined from the file's list. Never throws: what
 * the file lacks, the statements lack.
 *
 * @example
 * for (const statement of statementsOf(decode(bytes))) {
 *   if (statement.type === 'investment') console.log(statement.positions);
 * }
 */
export const statementsOf = (file: StatementFile): Statement[] => {
  const security = securityFinder(file);
  return blocksOf(file).flatMap((ofx) => [
    ...((ofx.BANKMSGSRSV1 ?? ofx.BANKMSGSRSV2)?.STMTTRNRS ?? []).flatMap(({ STMTRS }) =>
      STMTRS ? [bankStatement(STMTRS)] : [],
    ),
    ...((ofx.CREDITCARDMSGSRSV1 ?? ofx.CREDITCARDMSGSRSV2)?.CCSTMTTRNRS ?? []).flatMap(({ CCSTMTRS }) =>
      CCSTMTRS ? [creditCardStatement(CCSTMTRS)] : [],
    ),
    ...((ofx.INVSTMTMSGSRSV1 ?? ofx.INVSTMTMSGSRSV2)?.INVSTMTTRNRS ?? []).flatMap(({ INVSTMTRS }) =>
      INVSTMTRS ? [investmentStatement(INVSTMTRS, security)] : [],
    ),
    ...(ofx.LOANMSGSRSV1?.LOANSTMTTRNRS ?? []).flatMap(({ LOANSTMTRS }) =>
      LOANSTMTRS ? [loanStatement(LOANSTMTRS)] : [],
    ),
  ]);
};
