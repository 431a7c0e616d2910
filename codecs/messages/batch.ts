import { OfxError } from '../../errors.ts';
import type { Ofx } from '../ofx.ts';
import { type Branch, branchesOf } from './branches.ts';
import { known } from './known.ts';
import type { RequestMessages } from './requests.ts';
import { type Outcome, outcomeOf } from './transactions.ts';

/** Any response of a file, whatever its kind. */
export interface ResponseTransaction extends Outcome {
  /** The message set's tag: `BANKMSGSRSV1`. */
  readonly set: string;
  /** The response's tag: `INTRATRNRS`. */
  readonly tag: string;
  /** The tag of the synchronisation it stands in: `INTRASYNCRS`. */
  readonly sync?: string;
  /** The response itself, as it was read. */
  readonly response: Branch;
}

/**
 * Many requests as one, to be sent under one sign-on (section 2.4.5): each message set once, with the requests
 * in the order given. The writer puts the sets in the standard's order.
 *
 * @throws OfxError `codec/conflict` where two requests have the same TRNUID: their responses could not be told
 * apart
 */
export const batch = (...requests: readonly RequestMessages[]): RequestMessages => {
  const merged: Record<string, unknown> = {};
  for (const request of requests) {
    for (const [set, content] of Object.entries(request)) merged[set] = together(merged[set], content);
  }
  const messages = merged as RequestMessages;
  const seen = new Set<string>();
  for (const trnuid of trnuidsOf(messages)) {
    if (seen.has(trnuid)) {
      throw new OfxError('codec/conflict', `Two requests of the batch have the same TRNUID ${trnuid}.`);
    }
    seen.add(trnuid);
  }
  return messages;
};

/** Two contents of one element: lists one after the other, aggregates merged, of two values the later. */
const together = (first: unknown, second: unknown): unknown => {
  if (first === undefined || second === undefined) return first ?? second;
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  if (typeof first !== 'object' || typeof second !== 'object') return second;
  const merged: Record<string, unknown> = { ...first };
  for (const [tag, content] of Object.entries(second ?? {})) merged[tag] = together(merged[tag], content);
  return merged;
};

/** The TRNUIDs of all requests, also of those embedded in synchronisations. */
export const trnuidsOf = (messages: RequestMessages): string[] =>
  transactionsIn(messages as Branch, 'RQ').map(({ transaction }) => String(transaction.TRNUID));

/**
 * The responses by the TRNUIDs of their requests, in whatever message set or synchronisation they stand. A
 * response that came twice, on its own and in a synchronisation, is there once: the first. What answers no
 * request is in {@link serverInitiated}.
 */
export const responsesByTrnuid = (ofx: Ofx): Map<string, ResponseTransaction> => {
  const responses = new Map<string, ResponseTransaction>();
  for (const response of responseTransactions(ofx)) {
    const { trnuid } = response;
    if (!isServers(response) && !responses.has(trnuid)) responses.set(trnuid, response);
  }
  return responses;
};

/**
 * What the institution sends without having been asked: the responses with TRNUID 0 (section 6.3), and those
 * of institutions that do not say what they answer.
 */
export const serverInitiated = (ofx: Ofx): ResponseTransaction[] =>
  responseTransactions(ofx).filter(isServers);

const isServers = ({ trnuid }: ResponseTransaction): boolean => trnuid === '0' || trnuid === '';

const responseTransactions = (ofx: Ofx): ResponseTransaction[] =>
  transactionsIn(ofx as Branch, 'RS').map(({ transaction, ...where }) =>
    known({ ...outcomeOf(transaction), ...where, response: transaction }),
  );

interface FoundTransaction {
  readonly set: string;
  readonly tag: string;
  readonly sync: string | undefined;
  readonly transaction: Branch;
}

/** Every transaction of a file; the standard names them all alike. */
const transactionsIn = (ofx: Branch, direction: 'RQ' | 'RS'): FoundTransaction[] =>
  branchesOf(ofx).flatMap(([set, content]) =>
    branchesOf(content).flatMap(([tag, branch]): FoundTransaction[] => {
      if (tag.endsWith(`TRN${direction}`)) return [{ set, tag, sync: undefined, transaction: branch }];
      if (!tag.endsWith(`SYNC${direction}`)) return [];
      return branchesOf(branch)
        .filter(([inner]) => inner.endsWith(`TRN${direction}`))
        .map(([inner, transaction]) => ({ set, tag: inner, sync: tag, transaction }));
    }),
  );
