import { type Ofx, OfxDateTime, type OfxInput } from '../../../codecs/index.ts';
import { withNewId } from '../books/books.ts';
import { accountKey, findAccount } from '../books/find-account.ts';
import { isPositive } from '../books/money.ts';
import { carryOut, findOrder, isCovered, type OrderOf, withOrder } from '../books/order.ts';
import { dueDate } from './due-date.ts';
import { type Desk, type Effect, refused, today } from './handler.ts';
import { whyClosed } from './order-state.ts';

type Transfer = OrderOf<'INTRA'>;
type Wanted = Pick<Transfer, 'from' | 'to' | 'amount' | 'due' | 'info'> & { readonly currency: string };

/** A transfer within the institution, its change or its cancellation (section 11.7). */
export const transfer = (request: Ofx<'INTRATRNRQ'>, desk: Desk): Effect => {
  if (request.INTRARQ) return make(request.INTRARQ.XFERINFO, desk);
  if (request.INTRAMODRQ) return modify(request.INTRAMODRQ, desk);
  // Reading is tolerant: there may be none of them.
  return request.INTRACANRQ ? cancel(request.INTRACANRQ, desk) : refused(2000);
};

const make = (info: Ofx<'XFERINFO'>, desk: Desk): Effect => {
  const wanted = wantedOf(info, desk);
  if (typeof wanted === 'number') return refused(wanted);
  const { currency, ...what } = wanted;
  const atOnce = wanted.due === today(desk);
  if (atOnce && !isCovered(desk.books, wanted)) return refused(10504);
  const [serverId, counted] = withNewId(desk.books, 'X');
  const order: Transfer = { kind: 'INTRA', serverId, ...what, progress: 'waiting', on: wanted.due };
  const [made, books] = atOnce
    ? carryOut(counted, order, wanted.due)
    : ([order, withOrder(counted, order)] as const);
  return {
    outcome: { code: 0, body: { INTRARS: transferMade(made, currency) } },
    done: { books, scope: made.from },
  };
};

const modify = ({ SRVRTID, XFERINFO }: Ofx<'INTRAMODRQ'>, desk: Desk): Effect => {
  const order = findOrder(desk.books, 'INTRA', SRVRTID);
  if (order?.progress !== 'waiting') return refused(whyClosed(order));
  const wanted = wantedOf(XFERINFO, desk);
  if (typeof wanted === 'number') return refused(wanted);
  if (wanted.from !== order.from) return refused(10506);
  const { currency: _, ...what } = wanted;
  const changed: Transfer = { ...order, ...what, on: wanted.due };
  return {
    outcome: { code: 0, body: { INTRAMODRS: transferModified(changed) } },
    done: { books: withOrder(desk.books, changed), scope: order.from },
  };
};

const cancel = ({ SRVRTID }: Ofx<'INTRACANRQ'>, desk: Desk): Effect => {
  const order = findOrder(desk.books, 'INTRA', SRVRTID);
  if (order?.progress !== 'waiting') return refused(whyClosed(order));
  const cancelled: Transfer = { ...order, progress: 'cancelled', on: today(desk) };
  return {
    outcome: { code: 0, body: { INTRACANRS: { SRVRTID: order.serverId } } },
    done: { books: withOrder(desk.books, cancelled), scope: order.from },
  };
};

/** What a transfer is to be, or the code of what is wrong with it. */
const wantedOf = (info: Ofx<'XFERINFO'>, desk: Desk): Wanted | number => {
  const { accounts } = desk.books;
  const from = findAccount(accounts, { bank: info.BANKACCTFROM, card: info.CCACCTFROM });
  if (!from) return 2006;
  const to = findAccount(accounts, { bank: info.BANKACCTTO, card: info.CCACCTTO });
  if (!to || to === from) return 2009;
  if (!isPositive(info.TRNAMT)) return 2012;
  const due = dueDate(info.DTDUE, desk);
  if (typeof due === 'number') return due;
  return {
    from: accountKey(from),
    to: accountKey(to),
    amount: info.TRNAMT,
    due,
    info,
    currency: from.currency,
  };
};

const PROGRESS = {
  waiting: 'WILLPROCESSON',
  done: 'POSTEDON',
  noFunds: 'NOFUNDSON',
  cancelled: 'CANCELEDON',
} as const satisfies Record<Transfer['progress'], string>;

const progressOf = ({ progress, on }: Transfer): OfxInput<'XFERPRCSTS'> => ({
  XFERPRCCODE: PROGRESS[progress],
  DTXFERPRC: OfxDateTime.fromLocalDate(on),
});

/** INTRARS: a transfer in its present state. */
export const transferMade = (order: Transfer, currency: string): OfxInput<'INTRARS'> => ({
  CURDEF: currency,
  SRVRTID: order.serverId,
  XFERINFO: order.info,
  ...(order.progress === 'done'
    ? { DTPOSTED: OfxDateTime.fromLocalDate(order.on) }
    : { DTXFERPRJ: OfxDateTime.fromLocalDate(order.due) }),
  XFERPRCSTS: progressOf(order),
});

/** INTRAMODRS: what a transfer has become. */
export const transferModified = (order: Transfer): OfxInput<'INTRAMODRS'> => ({
  SRVRTID: order.serverId,
  XFERINFO: order.info,
  XFERPRCSTS: progressOf(order),
});
