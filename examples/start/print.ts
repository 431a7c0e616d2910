import type { Deviation, Statement, Transaction } from '../../codecs/index.ts';

/** Writes one line. */
export type Print = (line: string) => void;

/** A table with a rule below its head; the columns named are aligned to the right. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string[] => {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
};

/** Text from a file or an institution, without what could steer a terminal. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

const MAX_TEXT = 40;

const shorten = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);

const row = (transaction: Transaction): string[] => [
  transaction.postedAt?.localDate ?? '',
  transaction.type ?? '',
  shorten(printable([transaction.name, transaction.memo].filter(Boolean).join(' · '))),
  transaction.amount ?? '',
];

/** The account's name for a headline. The number is the user's own, on the user's own screen. */
const accountName = ({ account }: Statement): string => {
  if (!account) return 'Account unknown';
  return account.type === 'bank'
    ? `${account.accountType} ${account.accountId}`
    : `Credit card ${account.accountId}`;
};

/** A statement as a table, its balances below. */
export const printStatement = (statement: Statement, print: Print): void => {
  const { transactions, ledgerBalance, availableBalance, currency } = statement;
  const period = [statement.from?.localDate, statement.to?.localDate].filter(Boolean).join(' to ');
  print('');
  print(printable([accountName(statement), currency, period].filter(Boolean).join(' · ')));
  print('');
  for (const line of table(['Date', 'Type', 'Description', 'Amount'], transactions.map(row), [3]))
    print(line);
  print('');
  if (ledgerBalance)
    print(`Ledger balance     ${ledgerBalance.amount} ${currency} on ${ledgerBalance.asOf.localDate}`);
  if (availableBalance) {
    print(`Available balance  ${availableBalance.amount} ${currency} on ${availableBalance.asOf.localDate}`);
  }
};

const MOST = 10;

/** The departures from the standard that were read around. */
export const printDeviations = (deviations: readonly Deviation[], print: Print): void => {
  if (deviations.length === 0) return;
  print('');
  print(`${deviations.length} departure${deviations.length === 1 ? '' : 's'} from the standard:`);
  for (const { position, code, message } of deviations.slice(0, MOST)) {
    print(`  ${position.line}:${position.column}  ${code}  ${message}`);
  }
  if (deviations.length > MOST) print(`  and ${deviations.length - MOST} more`);
};
