import type {
  InvestmentStatement,
  LoanStatement,
  Security,
  Statement,
  TransactionCore,
} from '../../codecs/index.ts';
import { day, table } from './print.ts';

/** What a statement lists: transactions, and of investments positions and open orders too. */
export const tables = (statement: Statement): string[] => {
  switch (statement.type) {
    case 'loan':
      return loanTransactions(statement);
    case 'investment':
      return [...trades(statement), ...positions(statement), ...openOrders(statement)];
    default:
      return section(
        ['Date', 'Type', 'Description', 'Amount'],
        statement.transactions.map((line) => [...beginning(line), line.amount]),
      );
  }
};

const loanTransactions = ({ transactions }: LoanStatement): string[] =>
  section(
    ['Date', 'Type', 'Description', 'Principal', 'Interest', 'Escrow', 'Amount'],
    transactions.map((line) => [
      ...beginning(line),
      line.principal,
      line.interest,
      line.escrow?.total,
      line.amount,
    ]),
  );

const trades = ({ transactions }: InvestmentStatement): string[] =>
  section(
    ['Date', 'Type', 'Description', 'Units', 'Price', 'Amount'],
    // They come grouped by kind.
    transactions
      .toSorted((a, b) => day(a.postedAt).localeCompare(day(b.postedAt)))
      .map((line) => [
        day(line.postedAt),
        line.type,
        shorten([securityName(line.security) || line.name, line.memo].filter(Boolean).join(' · ')),
        line.units,
        line.unitPrice,
        line.amount,
      ]),
  );

const positions = (statement: InvestmentStatement): string[] =>
  titled('Positions', ['Security', 'Date', 'Units', 'Price', 'Value'], 2, statement.positions, (held) => [
    securityName(held.security),
    day(held.asOf),
    held.units,
    held.unitPrice,
    held.marketValue,
  ]);

const openOrders = (statement: InvestmentStatement): string[] =>
  titled('Open orders', ['Security', 'Date', 'Type', 'Units', 'Limit'], 3, statement.openOrders, (order) => [
    securityName(order.security),
    day(order.placedAt),
    order.type,
    order.units,
    order.limitPrice,
  ]);

type Cells = readonly (string | undefined)[];

/** A table after a blank line; the columns from `firstNumber` on are numbers. */
const section = (head: readonly string[], rows: readonly Cells[], firstNumber = 3): string[] => {
  const numbers = head.map((_, i) => i).filter((i) => i >= firstNumber);
  return [
    '',
    ...table(
      head,
      rows.map((row) => row.map((cell) => cell ?? '')),
      numbers,
    ),
  ];
};

const titled = <T>(
  title: string,
  head: readonly string[],
  firstNumber: number,
  entries: readonly T[],
  row: (entry: T) => Cells,
): string[] => (entries.length === 0 ? [] : ['', title, ...section(head, entries.map(row), firstNumber)]);

/** What the lines of most statements begin with: date, type and description. */
const beginning = (line: TransactionCore & { readonly type: string }): string[] => [
  day(line.postedAt),
  line.type,
  shorten([line.name, line.memo].filter(Boolean).join(' · ')),
];

const MAX_TEXT = 40;

const shorten = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);

const securityName = (security: Security | undefined): string =>
  shorten([security?.ticker, security?.name ?? security?.id].filter(Boolean).join(' '));
