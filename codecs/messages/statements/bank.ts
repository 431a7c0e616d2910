import type { Ofx } from '../../ofx.ts';
import {
  type BankAccountIdentification,
  bankAccount,
  type CreditCardIdentification,
  creditCard,
} from '../accounts.ts';
import { known } from '../known.ts';
import { balance, namedBalances } from './balance.ts';
import {
  type PendingTransaction,
  pendingTransaction,
  type Transaction,
  transaction,
} from './bank-transactions.ts';
import type { StatementCore } from './core.ts';

/** A statement of a bank account (section 11.4.2.2). */
export interface BankStatement extends BankStatementCore {
  readonly type: 'bank';
  readonly account: BankAccountIdentification;
}

/** A statement of a credit card (section 11.4.3.2). */
export interface CreditCardStatement extends BankStatementCore {
  readonly type: 'creditCard';
  readonly account: CreditCardIdentification;
}

interface BankStatementCore extends StatementCore {
  readonly transactions: readonly Transaction[];
  /** BANKTRANLISTP: what is not posted yet, if it was asked for (2.2 and later). */
  readonly pending?: readonly PendingTransaction[];
}

export const bankStatement = (response: Ofx<'STMTRS'>): BankStatement =>
  known({
    type: 'bank',
    account: response.BANKACCTFROM && bankAccount(response.BANKACCTFROM),
    ...statement(response),
  });

export const creditCardStatement = (response: Ofx<'CCSTMTRS'>): CreditCardStatement =>
  known({
    type: 'creditCard',
    account: response.CCACCTFROM && creditCard(response.CCACCTFROM),
    ...statement(response),
  });

const statement = (response: Ofx<'STMTRS'> | Ofx<'CCSTMTRS'>): BankStatementCore => {
  const { BANKTRANLIST: list, LEDGERBAL: ledger, AVAILBAL: available } = response;
  return known({
    currency: response.CURDEF,
    ledgerBalance: ledger && balance(ledger),
    availableBalance: available && balance(available),
    furtherBalances: namedBalances(response.BALLIST),
    from: list?.DTSTART,
    to: list?.DTEND,
    transactions: (list?.STMTTRN ?? []).map(transaction),
    pending: response.BANKTRANLISTP && (response.BANKTRANLISTP.STMTTRNP ?? []).map(pendingTransaction),
  });
};
