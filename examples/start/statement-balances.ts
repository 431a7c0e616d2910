import type { InvestmentStatement, NamedBalance, OfxDateTime, Statement } from '../../codecs/index.ts';
import { day } from './print.ts';

/** A line for each of a statement's balances. */
export const balances = (statement: Statement): string[] => {
  const { currency, ledgerBalance, availableBalance, furtherBalances = [] } = statement;
  const further401k = statement.type === 'investment' ? (statement.balances401k?.furtherBalances ?? []) : [];
  const money = (name: string, amount: string | undefined, asOf?: OfxDateTime): string[] =>
    amount === undefined ? [] : [balanceLine(name, [amount, currency], asOf)];
  return [
    ...money('Ledger balance', ledgerBalance?.amount, ledgerBalance?.asOf),
    ...(statement.type === 'loan'
      ? money('Principal owed', statement.principal?.amount, statement.principal?.asOf)
      : []),
    ...money('Available balance', availableBalance?.amount, availableBalance?.asOf),
    ...(statement.type === 'investment' ? investmentBalances(statement, money) : []),
    ...[...furtherBalances, ...further401k].map((entry) => namedBalance(entry, currency)),
  ];
};

const investmentBalances = (
  { balances: held, balances401k }: InvestmentStatement,
  money: (name: string, amount: string | undefined) => string[],
): string[] => [
  ...money('Available cash', held?.availableCash),
  ...money('Margin balance', held?.margin),
  ...money('Short balance', held?.short),
  ...money('Buying power', held?.buyingPower),
  ...money('401(k) balance', balances401k?.total),
];

const namedBalance = ({ name, type, value, asOf, currency }: NamedBalance, usual: string): string => {
  const unit = { DOLLAR: currency?.code ?? usual, PERCENT: '%', NUMBER: '' }[type];
  return balanceLine(name, [value, unit], asOf);
};

// A file that was read tolerantly can lack any of it.
const balanceLine = (
  name: string | undefined,
  value: readonly (string | undefined)[],
  asOf: OfxDateTime | undefined,
): string =>
  `${(name ?? '').padEnd(17)}  ${value.filter(Boolean).join(' ')}${asOf ? ` on ${day(asOf)}` : ''}`;
