import type { Ofx } from '../../../codecs/index.ts';
import { everything, since, tokenOf } from '../books/history.ts';
import { status } from '../status.ts';
import type { Desk } from './handler.ts';
import { liveOrders } from './live-orders.ts';
import { payeeAdded } from './payee.ts';
import { type Performed, perform } from './perform.ts';
import { scopeOf } from './scope.ts';
import { NOT_EXECUTED, respondTo, type TransactionRequest } from './transaction.ts';

/** A synchronisation of any kind (section 6.2). */
export type SyncRequest = Readonly<Record<string, unknown>> & {
  readonly BANKACCTFROM?: Ofx<'BANKACCT'>;
  readonly CCACCTFROM?: Ofx<'CCACCT'>;
  readonly TOKEN?: string;
  readonly REFRESH?: boolean;
  readonly REJECTIFMISSING?: boolean;
};

/** The kinds that have a history here. */
const KINDS: ReadonlySet<string> = new Set(['INTRA', 'PMT', 'PAYEE', 'STPCHK', 'BANKMAIL']);

const embeddedIn = (kind: string, request: SyncRequest): readonly TransactionRequest[] =>
  (request[`${kind}TRNRQ`] ?? []) as readonly TransactionRequest[];

/** What is synchronised goes back as it came. */
const echoed = (request: SyncRequest) =>
  Object.fromEntries(Object.entries(request).filter(([tag]) => tag.endsWith('ACCTFROM')));

/** What a synchronisation gets whose sign-on failed: nothing happened, and the token does not advance. */
export const notSynchronised = (kind: string, request: SyncRequest): object => ({
  TOKEN: request.TOKEN ?? '0',
  ...echoed(request),
  [`${kind}TRNRS`]: embeddedIn(kind, request).map((one) => respondTo(one, NOT_EXECUTED)),
});

/** Says what happened since the client's token, carries out the embedded requests, and gives the new token. Pure. */
export const synchronise = (kind: string, request: SyncRequest, desk: Desk): Performed => {
  const scope = scopeOf(request, desk.books.accounts);
  const past = pastOf(kind, scope, request, desk);
  const rejection = rejectionOf(kind, scope, request, desk);
  const responses: object[] = [...past.responses];
  let { books } = desk;
  for (const one of embeddedIn(kind, request)) {
    const performed: Performed = rejection
      ? { response: respondTo(one, { code: rejection }), books }
      : perform(kind, one, { ...desk, books });
    responses.push(performed.response);
    books = performed.books;
  }
  return {
    response: {
      TOKEN: tokenOf(books, kind, scope),
      LOSTSYNC: past.lost ? true : undefined,
      ...echoed(request),
      [`${kind}TRNRS`]: responses,
    },
    books,
  };
};

/** Why embedded requests are not carried out, if they are not. */
const rejectionOf = (
  kind: string,
  scope: string,
  { TOKEN, REJECTIFMISSING }: SyncRequest,
  { books }: Desk,
): 6500 | 6502 | undefined => {
  if (!REJECTIFMISSING) return undefined;
  if (TOKEN === undefined) return 6500;
  return TOKEN === tokenOf(books, kind, scope) ? undefined : 6502;
};

const pastOf = (kind: string, scope: string, { TOKEN, REFRESH }: SyncRequest, { books }: Desk) => {
  if (!KINDS.has(kind)) return { responses: [], lost: false };
  if (TOKEN !== undefined) return since(books, kind, scope, TOKEN);
  return { responses: REFRESH ? live(kind, scope, books) : [], lost: false };
};

/** Every live object of a kind, in its present state, as if the institution had just made it. */
const live = (kind: string, scope: string, books: Desk['books']): readonly object[] => {
  const own = { TRNUID: '0', STATUS: status(0) };
  if (kind === 'PAYEE') return books.payees.map((entry) => ({ ...own, PAYEERS: payeeAdded(entry) }));
  if (kind === 'INTRA' || kind === 'PMT') {
    return liveOrders(kind, scope, books).map((made) => ({ ...own, ...made }));
  }
  return everything(books, kind, scope);
};
