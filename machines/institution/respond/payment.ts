import { type Ofx, OfxDateTime, type OfxInput } from '../../../codecs/index.ts';
import { type Books, type PayeeEntry, withNewId } from '../books/books.ts';
import { accountKey, findBankAccount } from '../books/find-account.ts';
import { record } from '../books/history.ts';
import { isPositive } from '../books/money.ts';
import { carryOut, findOrder, isCovered, type OrderOf, withOrder } from '../books/order.ts';
import { status } from '../status.ts';
import { dueDate } from './due-date.ts';
import { type Desk, type Effect, refused, today } from './handler.ts';
import { whyClosed } from './order-state.ts';
import { extendedPayee, payeeAdded, withPayee } from './payee.ts';

type Payment = OrderOf<'PMT'>;

/** A payment, its change or its cancellation (sections 12.6.1 to 12.6.3). */
export const payment = (request: Ofx<'PMTTRNRQ'>, desk: Desk): Effect => {
  if (request.PMTRQ) return make(request.PMTRQ, desk);
  if (request.PMTMODRQ) return modify(request.PMTMODRQ, desk);
  // Reading is tolerant: there may be none of them.
  return request.PMTCANCRQ ? cancel(request.PMTCANCRQ, desk) : refused(2000);
};

/** Where a payment stands (section 12.6.4). */
export const paymentInquiry = ({ PMTINQRQ }: Ofx<'PMTINQTRNRQ'>, { books }: Desk): Effect => {
  const order = findOrder(books, 'PMT', PMTINQRQ.SRVRTID);
  if (!order) return refused(2018);
  const PMTINQRS = { SRVRTID: order.serverId, PMTPRCSTS: progressOf(order) };
  return { outcome: { code: 0, body: { PMTINQRS } } };
};

const make = ({ PMTINFO: info }: Ofx<'PMTRQ'>, desk: Desk): Effect => {
  const wanted = info ? wantedOf(info, desk) : 2000;
  if (typeof wanted === 'number') return refused(wanted);
  const { payee, books, currency, ...what } = wanted;
  const atOnce = wanted.due === today(desk);
  if (atOnce && !isCovered(books, wanted)) return refused(10504);
  const [serverId, counted] = withNewId(books, 'M');
  const order: Payment = {
    kind: 'PMT',
    serverId,
    ...what,
    to: undefined,
    payeeListId: payee.listId,
    payee: payee.payee.NAME,
    progress: 'waiting',
    on: wanted.due,
  };
  const [made, after] = atOnce
    ? carryOut(counted, order, wanted.due)
    : ([order, withOrder(counted, order)] as const);
  return {
    outcome: { code: 0, body: { PMTRS: paymentMade(made, payee, currency) } },
    done: { books: after, scope: made.from },
  };
};

const modify = ({ SRVRTID, PMTINFO: info }: Ofx<'PMTMODRQ'>, desk: Desk): Effect => {
  const order = findOrder(desk.books, 'PMT', SRVRTID);
  if (order?.progress !== 'waiting') return refused(whyClosed(order));
  const wanted = info ? wantedOf(info, desk) : 2000;
  if (typeof wanted === 'number') return refused(wanted);
  if (wanted.from !== order.from) return refused(10506);
  const { payee, books, currency: _, ...what } = wanted;
  const changed: Payment = {
    ...order,
    ...what,
    payeeListId: payee.listId,
    payee: payee.payee.NAME,
    on: wanted.due,
  };
  return {
    outcome: { code: 0, body: { PMTMODRS: paymentModified(changed) } },
    done: { books: withOrder(books, changed), scope: order.from },
  };
};

const cancel = ({ SRVRTID }: Ofx<'PMTCANCRQ'>, desk: Desk): Effect => {
  const order = findOrder(desk.books, 'PMT', SRVRTID);
  if (order?.progress !== 'waiting') return refused(whyClosed(order));
  const cancelled: Payment = { ...order, progress: 'cancelled', on: today(desk) };
  return {
    outcome: { code: 0, body: { PMTCANCRS: { SRVRTID: order.serverId } } },
    done: { books: withOrder(desk.books, cancelled), scope: order.from },
  };
};

/** What a payment is to be, and the books with its payee; or the code of what is wrong with it. */
const wantedOf = (info: Ofx<'PMTINFO'>, desk: Desk) => {
  const from = findBankAccount(desk.books.accounts, info.BANKACCTFROM);
  if (!from) return 2006;
  if (!isPositive(info.TRNAMT)) return 2012;
  const due = dueDate(info.DTDUE, desk);
  if (typeof due === 'number') return due;
  const payee = payeeOf(info, desk.books);
  if (typeof payee === 'number') return payee;
  return { from: accountKey(from), amount: info.TRNAMT, due, info, currency: from.currency, ...payee };
};

/** Whom a payment is for. A payee who is not in the list comes into it, and the client learns of that by sync. */
const payeeOf = (
  { PAYEEID, PAYEE, PAYEELSTID, BANKACCTTO, PAYACCT }: Ofx<'PMTINFO'>,
  books: Books,
): { readonly payee: PayeeEntry; readonly books: Books } | 10510 | 10519 => {
  if (PAYEELSTID !== undefined) {
    const listed = books.payees.find(({ listId }) => listId === PAYEELSTID);
    return listed ? { payee: listed, books } : 10519;
  }
  const known = books.payees.find(({ payeeId, payee }) =>
    PAYEE ? payee.NAME === PAYEE.NAME : payeeId === PAYEEID,
  );
  if (known) return { payee: known, books };
  if (!PAYEE) return 10510;
  const [payee, added] = withPayee(books, PAYEE, BANKACCTTO, [PAYACCT]);
  const told = { TRNUID: '0', STATUS: status(0), PAYEERS: payeeAdded(payee) };
  return { payee, books: record(added, 'PAYEE', '', told) };
};

const PROGRESS = {
  waiting: 'WILLPROCESSON',
  done: 'PROCESSEDON',
  noFunds: 'NOFUNDSON',
  cancelled: 'CANCELEDON',
} as const satisfies Record<Payment['progress'], string>;

const progressOf = ({ progress, on }: Payment): OfxInput<'PMTPRCSTS'> => ({
  PMTPRCCODE: PROGRESS[progress],
  DTPMTPRC: OfxDateTime.fromLocalDate(on),
});

/** PMTRS: a payment in its present state. */
export const paymentMade = (
  order: Payment,
  payee: PayeeEntry | undefined,
  currency: string,
): OfxInput<'PMTRS'> => ({
  SRVRTID: order.serverId,
  PAYEELSTID: order.payeeListId,
  CURDEF: currency,
  PMTINFO: order.info,
  EXTDPAYEE: payee && extendedPayee(payee),
  PMTPRCSTS: progressOf(order),
});

/** PMTMODRS: what a payment has become. */
export const paymentModified = (order: Payment): OfxInput<'PMTMODRS'> => ({
  SRVRTID: order.serverId,
  PMTINFO: order.info,
  PMTPRCSTS: progressOf(order),
});
