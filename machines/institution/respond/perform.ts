import type { Books } from '../books/books.ts';
import { record } from '../books/history.ts';
import type { InstitutionUser } from '../user.ts';
import type { Desk } from './handler.ts';
import { handlerOf } from './handlers.ts';
import { respondTo, type TransactionRequest } from './transaction.ts';

/** A response, and what is different after it. */
export interface Performed {
  readonly response: object;
  readonly books: Books;
  readonly enrolled?: InstitutionUser | undefined;
}

/**
 * Carries out a request of a kind, once: one that was carried out before is answered 2019, for a repeated TRNUID is
 * a response that was lost. 2000 for what the institution does not do. Pure.
 */
export const perform = (kind: string, request: TransactionRequest, desk: Desk): Performed => {
  const { books } = desk;
  const handle = handlerOf(kind, desk);
  if (!handle) return { response: respondTo(request, { code: 2000 }), books };
  if (books.executed.some(({ trnuid }) => trnuid === request.TRNUID)) {
    return { response: respondTo(request, { code: 2019 }), books };
  }
  const { outcome, done } = handle(request, desk);
  const response = respondTo(request, outcome);
  if (!done) return { response, books };
  const executed = [...done.books.executed, { trnuid: request.TRNUID, kind }];
  const after = { ...done.books, executed };
  // LITE: a client that lost the response to its own request does not find it in the history.
  const isKept = desk.settings.syncMode === 'FULL';
  return {
    response,
    books: isKept ? record(after, kind, done.scope, response) : after,
    enrolled: done.enrolled,
  };
};
