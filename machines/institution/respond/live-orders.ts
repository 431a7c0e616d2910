import type { Books } from '../books/books.ts';
import { accountKey } from '../books/find-account.ts';
import type { Order } from '../books/order.ts';
import { paymentMade, paymentModified } from './payment.ts';
import { transferMade, transferModified } from './transfer.ts';

/** The orders of an account that are still to be carried out, as the responses that made them. */
export const liveOrders = (kind: Order['kind'], account: string, books: Books): object[] =>
  books.orders
    .filter((order) => order.kind === kind && order.from === account && order.progress === 'waiting')
    .map((order) => orderMade(order, books));

const orderMade = (order: Order, { accounts, payees }: Books): object => {
  const currency = accounts.find((one) => accountKey(one) === order.from)?.currency ?? '';
  if (order.kind === 'INTRA') return { INTRARS: transferMade(order, currency) };
  const payee = payees.find(({ listId }) => listId === order.payeeListId);
  return { PMTRS: paymentMade(order, payee, currency) };
};

/** What an order has become, as the response to its change. */
export const orderModified = (order: Order): object =>
  order.kind === 'INTRA' ? { INTRAMODRS: transferModified(order) } : { PMTMODRS: paymentModified(order) };
