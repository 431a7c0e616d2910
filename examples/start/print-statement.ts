import type { AccountIdentification, Statement } from '../../codecs/index.ts';
import { day, type Print, printable } from './print.ts';
import { balances } from './statement-balances.ts';
import { tables } from './statement-tables.ts';

/** A statement as tables, its balances below. */
export const printStatement = (statement: Statement, print: Print): void => {
  const period = [day(statement.from), day(statement.to)].filter(Boolean).join(' to ');
  const headline = [accountName(statement), statement.currency, period].filter(Boolean).join(' · ');
  const lines = ['', headline, ...tables(statement), '', ...balances(statement)];
  for (const line of lines) print(printable(line));
};

/** The account's name for a headline. The number is the user's own, on the user's own screen. */
const accountName = ({ account }: Statement): string =>
  // A file that was read tolerantly can lack the account or a part of it.
  account ? [accountKind(account), account.accountId].filter(Boolean).join(' ') : 'Account unknown';

const accountKind = (account: AccountIdentification): string => {
  switch (account.type) {
    case 'bank':
      return account.accountType;
    case 'creditCard':
      return 'Credit card';
    case 'loan':
      return [account.loanType, 'loan'].filter(Boolean).join(' ');
    case 'investment':
      return 'Investments';
  }
};
