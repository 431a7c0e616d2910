import type { Ofx } from '../../../codecs/index.ts';
import { availableBalance, type InstitutionAccount, type InstitutionTransaction } from './account.ts';
import { type Books, withNewId } from './books.ts';
import { accountKey } from './find-account.ts';
import { covers, negative } from './money.ts';

interface Common {
  /** SRVRTID. */
  readonly serverId: string;
  /** The accounts money goes from and to; a payment leaves the institution. */
  readonly from: string;
  readonly to: string | undefined;
  /** A positive decimal. */
  readonly amount: string;
  /** Calendar date, `2026-10-01`. */
  readonly due: string;
  readonly progress: 'waiting' | 'done' | 'noFunds' | 'cancelled';
  /** When it came to that. */
  readonly on: string;
}

/** A transfer or a payment, as it was asked for. */
export type Order =
  | (Common & { readonly kind: 'INTRA'; readonly info: Ofx<'XFERINFO'> })
  | (Common & {
      readonly kind: 'PMT';
      readonly info: Ofx<'PMTINFO'>;
      readonly payeeListId: string;
      readonly payee: string;
    });

export type OrderOf<Kind extends Order['kind']> = Extract<Order, { readonly kind: Kind }>;

export const findOrder = <Kind extends Order['kind']>(
  { orders }: Books,
  kind: Kind,
  serverId: string | undefined,
): OrderOf<Kind> | undefined =>
  orders.find((one): one is OrderOf<Kind> => one.kind === kind && one.serverId === serverId);

/** The books with an order put in the place of the one with its id, or added. */
export const withOrder = (books: Books, order: Order): Books => {
  const others = books.orders.filter(({ serverId }) => serverId !== order.serverId);
  const isNew = others.length === books.orders.length;
  return {
    ...books,
    orders: isNew
      ? [...books.orders, order]
      : books.orders.map((one) => (one.serverId === order.serverId ? order : one)),
  };
};

/** Whether there is the money for an order. */
export const isCovered = ({ accounts }: Books, { from, amount }: Pick<Order, 'from' | 'amount'>): boolean => {
  const account = accounts.find((one) => accountKey(one) === from);
  return account !== undefined && covers(availableBalance(account), amount);
};

/** Does an order on a day: the money moves, or there is none. */
export const carryOut = <One extends Order>(
  books: Books,
  order: One,
  on: string,
): readonly [order: One, books: Books] => {
  if (!isCovered(books, order)) {
    const failed = { ...order, progress: 'noFunds', on } as const;
    return [failed, withOrder(books, failed)];
  }
  const [id, counted] = withNewId(books, 'W');
  const done = { ...order, progress: 'done', on } as const;
  const line = (amount: string, name: string): InstitutionTransaction => ({
    id,
    type: order.kind === 'INTRA' ? 'XFER' : 'PAYMENT',
    posted: on,
    amount,
    name,
  });
  const accounts = counted.accounts.map((account) => {
    const key = accountKey(account);
    if (key === order.from) return withLine(account, line(negative(order.amount), nameOf(order, 'to')));
    return key === order.to ? withLine(account, line(order.amount, nameOf(order, 'from'))) : account;
  });
  return [done, withOrder({ ...counted, accounts }, done)];
};

const withLine = (account: InstitutionAccount, line: InstitutionTransaction): InstitutionAccount => ({
  ...account,
  transactions: [...account.transactions, line],
});

const nameOf = (order: Order, direction: 'from' | 'to'): string =>
  order.kind === 'PMT' ? order.payee : `TRANSFER ${direction.toUpperCase()} ${lastDigits(order, direction)}`;

const lastDigits = ({ from, to = '' }: Order, direction: 'from' | 'to'): string =>
  (direction === 'from' ? from : to)
    .replace(/[^0-9 ]/g, '')
    .trim()
    .slice(-4);
