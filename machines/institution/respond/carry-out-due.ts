import type { Books } from '../books/books.ts';
import { record } from '../books/history.ts';
import { carryOut } from '../books/order.ts';
import { status } from '../status.ts';
import { orderModified } from './live-orders.ts';

/** Does what has come due by a day, in the order it was given, and tells of it in the history. Pure. */
export const carryOutDue = (books: Books, day: string): Books =>
  books.orders
    .filter(({ progress, due }) => progress === 'waiting' && due <= day)
    .reduce((before, order) => {
      const [done, after] = carryOut(before, order, order.due);
      const told = { TRNUID: '0', STATUS: status(0), ...orderModified(done) };
      return record(after, done.kind, done.from, told);
    }, books);
