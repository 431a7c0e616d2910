import { type Shape, writingOf } from './shapes.ts';
import { amountOf, easternTime, type Generated, transactions } from './transactions.ts';

/** What a reader must find: how many transactions, and their sum in cents. */
export interface Contents {
  readonly count: number;
  readonly cents: number;
}

/** A generated statement. */
export interface Statement extends Contents {
  readonly bytes: Uint8Array;
}

/** Transactions that are written at once: pieces of 20 to 70 kB, about what a network gives. */
const TRANSACTIONS_PER_PIECE = 256;
const NOW = easternTime(Date.UTC(2040, 0, 1, 12));

const beginning = (shape: Shape): string => {
  const { header, open, leaf, close } = writingOf(shape);
  const status = open('STATUS') + leaf('CODE', '0') + leaf('SEVERITY', 'INFO') + close('STATUS');
  return [
    header,
    open('OFX'),
    open('SIGNONMSGSRSV1'),
    open('SONRS'),
    status,
    leaf('DTSERVER', NOW),
    leaf('LANGUAGE', 'ENG'),
    open('FI'),
    leaf('ORG', 'FIRSTBANK'),
    leaf('FID', '1234'),
    close('FI'),
    close('SONRS'),
    close('SIGNONMSGSRSV1'),
    open('BANKMSGSRSV1'),
    open('STMTTRNRS'),
    leaf('TRNUID', '1001'),
    status,
    open('STMTRS'),
    leaf('CURDEF', 'USD'),
    open('BANKACCTFROM'),
    leaf('BANKID', '121099999'),
    leaf('ACCTID', '999988'),
    leaf('ACCTTYPE', 'CHECKING'),
    close('BANKACCTFROM'),
    open('BANKTRANLIST'),
    leaf('DTSTART', '20200101'),
    leaf('DTEND', '20391231'),
  ].join('');
};

const lineOf = (shape: Shape, transaction: Generated): string => {
  const { open, leaf, close } = writingOf(shape);
  return (
    open('STMTTRN') +
    leaf('TRNTYPE', transaction.type) +
    leaf('DTPOSTED', transaction.posted) +
    leaf('TRNAMT', amountOf(transaction.cents)) +
    leaf('FITID', transaction.id) +
    (transaction.check === undefined ? '' : leaf('CHECKNUM', transaction.check)) +
    leaf('NAME', transaction.name) +
    (transaction.memo === undefined ? '' : leaf('MEMO', transaction.memo)) +
    close('STMTTRN')
  );
};

const ending = (shape: Shape, cents: number): string => {
  const { open, leaf, close } = writingOf(shape);
  const balance = (tag: string): string =>
    open(tag) + leaf('BALAMT', amountOf(cents)) + leaf('DTASOF', NOW) + close(tag);
  return [
    close('BANKTRANLIST'),
    balance('LEDGERBAL'),
    balance('AVAILBAL'),
    close('STMTRS'),
    close('STMTTRNRS'),
    close('BANKMSGSRSV1'),
    close('OFX'),
  ].join('');
};

/** A bank statement of `count` transactions, in pieces: no more than one piece is ever in memory. */
export function* pieces(shape: Shape, count: number): Generator<string, Contents> {
  let piece = beginning(shape);
  let held = 0;
  let cents = 0;
  for (const transaction of transactions(count)) {
    piece += lineOf(shape, transaction);
    cents += transaction.cents;
    held += 1;
    if (held === TRANSACTIONS_PER_PIECE) {
      yield piece;
      piece = '';
      held = 0;
    }
  }
  yield piece + ending(shape, cents);
  return { count, cents };
}

/** The same as one array of bytes. */
export const statement = (shape: Shape, count: number): Statement => {
  const buffers: Buffer[] = [];
  const source = pieces(shape, count);
  let next = source.next();
  while (!next.done) {
    buffers.push(Buffer.from(next.value, 'latin1'));
    next = source.next();
  }
  return { bytes: Buffer.concat(buffers), ...next.value };
};

/** How many transactions make a statement of about `bytes` bytes. */
export const transactionsIn = (shape: Shape, bytes: number): number => {
  const sample = 1000;
  return Math.max(1, Math.round((bytes * sample) / statement(shape, sample).bytes.length));
};
