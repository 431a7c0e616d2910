import type { Ofx, OfxInput } from '../../../codecs/index.ts';
import { type Books, type PayeeEntry, withNewId } from '../books/books.ts';
import { type Desk, type Effect, refused } from './handler.ts';

/** An entry of the user's list of payees: added, changed, deleted (section 12.9). */
export const payee = (request: Ofx<'PAYEETRNRQ'>, desk: Desk): Effect => {
  if (request.PAYEERQ) return add(request.PAYEERQ, desk);
  if (request.PAYEEMODRQ) return modify(request.PAYEEMODRQ, desk);
  // Reading is tolerant: there may be none of them.
  return request.PAYEEDELRQ ? remove(request.PAYEEDELRQ, desk) : refused(2000);
};

const add = ({ PAYEEID, PAYEE, BANKACCTTO, PAYACCT = [] }: Ofx<'PAYEERQ'>, { books }: Desk): Effect => {
  const known = PAYEE ?? books.payees.find(({ payeeId }) => payeeId === PAYEEID)?.payee;
  if (!known) return refused(10510);
  const [entry, changed] = withPayee(books, known, BANKACCTTO, PAYACCT);
  return {
    outcome: { code: 0, body: { PAYEERS: payeeAdded(entry) } },
    done: { books: changed, scope: '' },
  };
};

const modify = (
  { PAYEELSTID, PAYEE, BANKACCTTO, PAYACCT = [] }: Ofx<'PAYEEMODRQ'>,
  { books }: Desk,
): Effect => {
  const entry = books.payees.find(({ listId }) => listId === PAYEELSTID);
  if (!entry) return refused(10519);
  const changed: PayeeEntry = {
    ...entry,
    payee: PAYEE ?? entry.payee,
    to: BANKACCTTO ?? entry.to,
    payAccounts: PAYACCT.length > 0 ? PAYACCT : entry.payAccounts,
  };
  const payees = books.payees.map((one) => (one === entry ? changed : one));
  return {
    outcome: { code: 0, body: { PAYEEMODRS: payeeAdded(changed) } },
    done: { books: { ...books, payees }, scope: '' },
  };
};

const remove = ({ PAYEELSTID }: Ofx<'PAYEEDELRQ'>, { books }: Desk): Effect => {
  const payees = books.payees.filter(({ listId }) => listId !== PAYEELSTID);
  if (payees.length === books.payees.length) return refused(10519);
  return {
    outcome: { code: 0, body: { PAYEEDELRS: { PAYEELSTID: PAYEELSTID ?? '' } } },
    done: { books: { ...books, payees }, scope: '' },
  };
};

/** The books with a payee more. */
export const withPayee = (
  books: Books,
  one: Ofx<'PAYEE'>,
  to: Ofx<'BANKACCTTO'> | undefined,
  payAccounts: readonly string[],
): readonly [PayeeEntry, Books] => {
  const [listId, counted] = withNewId(books, 'L');
  const [payeeId, twice] = withNewId(counted, 'P');
  const entry: PayeeEntry = { listId, payeeId, payee: one, to, payAccounts };
  return [entry, { ...twice, payees: [...books.payees, entry] }];
};

/** Days a payment takes. */
const DAYS_TO_PAY = 0;

/** EXTDPAYEE: how the payment system knows the payee. */
export const extendedPayee = ({ payeeId, payee: one }: PayeeEntry): OfxInput<'EXTDPAYEE'> => ({
  PAYEEID: payeeId,
  IDSCOPE: 'USER',
  NAME: one.NAME,
  DAYSTOPAY: DAYS_TO_PAY,
});

/** PAYEERS, which PAYEEMODRS is like. */
export const payeeAdded = (entry: PayeeEntry) => ({
  PAYEELSTID: entry.listId,
  PAYEE: entry.payee,
  BANKACCTTO: entry.to,
  EXTDPAYEE: extendedPayee(entry),
  PAYACCT: entry.payAccounts,
});
