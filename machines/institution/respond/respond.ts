import {
  type AggregateName,
  elementsOf,
  type OfxInput,
  schema,
  type Version,
} from '../../../codecs/index.ts';
import type { Books } from '../books/books.ts';
import { isServed } from '../choose-realm.ts';
import type { RequestFile } from '../read-request.ts';
import type { Realm } from '../realm.ts';
import type { InstitutionUser } from '../user.ts';
import { carryOutDue } from './carry-out-due.ts';
import { type Desk, today } from './handler.ts';
import { type Performed, perform } from './perform.ts';
import { type Signon, signonResponse } from './signon.ts';
import { notSynchronised, type SyncRequest, synchronise } from './sync.ts';
import { NOT_EXECUTED, respondTo, type TransactionRequest } from './transaction.ts';

/** What the answer to a request file is made from. */
export interface Materials {
  readonly file: RequestFile;
  readonly realm: Realm;
  readonly signon: Signon;
  readonly desk: Desk;
}

/** The answer to a request file, and what is different after it. */
export interface Answered {
  readonly response: OfxInput;
  readonly books: Books;
  readonly enrolled: readonly InstitutionUser[];
}

type Content = Readonly<Record<string, readonly object[]>>;

const TRANSACTION = /^([A-Z0-9]+)TRNRQ$/;
const SYNC = /^([A-Z0-9]+)SYNCRQ$/;
const MESSAGE_SET = /^([A-Z0-9]+MSGS)RQ(V[0-9])$/;

/**
 * Builds the response file: the sign-on's answer, and an answer to every request. Message by message follows the
 * standard's own pattern, xxxTRNRQ to xxxTRNRS and xxxSYNCRQ to xxxSYNCRS, so that nothing stays unanswered. Pure.
 */
export const respond = ({ file, realm, signon, desk }: Materials): Answered => {
  const sets: Record<string, object> = {};
  const enrolled: InstitutionUser[] = [];
  const works = signon.answer.gives === 'work';
  const isTaken = (userId: string): boolean =>
    desk.isTaken(userId) || enrolled.some((user) => user.userId === userId);
  let books = before(file, signon, desk);

  for (const [tag, content] of Object.entries(file.request)) {
    const [, name, version] = MESSAGE_SET.exec(tag) ?? [];
    const responseTag = `${name}RS${version}`;
    if (tag.startsWith('SIGNONMSGS')) continue;
    const answerable = answersOf(responseTag, file.version);
    const executes = works && isServed(realm, tag, desk.settings);
    const responses: Record<string, object[]> = {};
    for (const [message, requests] of Object.entries(content as Content)) {
      for (const request of [requests].flat()) {
        const done = answerMessage(message, request, { ...desk, books, isTaken }, executes);
        if (!done || !answerable.has(done.tag)) continue;
        responses[done.tag] = [...(responses[done.tag] ?? []), done.response];
        books = done.books;
        if (done.enrolled) enrolled.push(done.enrolled);
      }
    }
    // A message set with nothing in it may not be sent.
    if (Object.keys(responses).length > 0) sets[responseTag] = responses;
  }

  const response = {
    SIGNONMSGSRSV1: signonResponse(file, signon, realm, desk),
    ...sets,
  } as OfxInput;
  return { response, books, enrolled };
};

/** The books when the file's messages are come to: what was due is done, and so is a password change. */
const before = ({ request }: RequestFile, { answer }: Signon, desk: Desk): Books => {
  const books = answer.gives === 'work' ? carryOutDue(desk.books, today(desk)) : desk.books;
  const { PINCHTRNRQ } = request.SIGNONMSGSRQV1;
  return answer.passwordChanged && PINCHTRNRQ
    ? { ...books, executed: [...books.executed, { trnuid: PINCHTRNRQ.TRNUID, kind: 'PINCH' }] }
    : books;
};

/** The answers that a message set can hold: none, where the set has none (images), or nobody knows it. */
const answersOf = (set: string, version: Version): ReadonlySet<string> => {
  const exists = elementsOf(schema.OFX, version).includes(set);
  return new Set(exists ? elementsOf(schema[set as AggregateName], version) : []);
};

/** The answer to one message of a message set, or to what is none undefined. */
const answerMessage = (
  message: string,
  request: object,
  desk: Desk,
  executes: boolean,
): (Performed & { readonly tag: string }) | undefined => {
  const [, transaction] = TRANSACTION.exec(message) ?? [];
  if (transaction !== undefined) {
    const one = request as TransactionRequest;
    const done = executes
      ? perform(transaction, one, desk)
      : { response: respondTo(one, NOT_EXECUTED), books: desk.books };
    return { ...done, tag: `${transaction}TRNRS` };
  }
  const [, kind] = SYNC.exec(message) ?? [];
  if (kind === undefined) return undefined;
  const sync = request as SyncRequest;
  const done = executes
    ? synchronise(kind, sync, desk)
    : { response: notSynchronised(kind, sync), books: desk.books };
  return { ...done, tag: `${kind}SYNCRS` };
};
