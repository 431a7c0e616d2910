import {
  type BalancesEvent,
  type DecodeOptions,
  decode,
  decodeStream,
  type EndEvent,
  type OfxFile,
  type Statement,
  type StreamEvent,
  statementsOf,
} from '../../../codecs/index.ts';
import { TRADES } from '../messages/statements/investment-file.ts';

/** Bytes in chunks of a length; the last may be shorter. */
export const chunksOf = (bytes: Uint8Array, length: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );

/** All events of a stream, and the error it ended in, if it did. */
export const eventsOf = async (
  source: Parameters<typeof decodeStream>[0],
  options?: DecodeOptions,
): Promise<{ readonly events: StreamEvent[]; readonly error?: unknown }> => {
  const events: StreamEvent[] = [];
  try {
    for await (const event of decodeStream(source, options)) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events };
};

export const endOf = (events: readonly StreamEvent[]): EndEvent => {
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('the stream did not come to its end');
  return end;
};

/** The statements that a stream's events make up, each with the transactions of its path. */
export const statementsIn = (events: readonly StreamEvent[]): Record<string, unknown>[] => {
  const statements: Record<string, unknown>[] = [];
  const told = new Map<string, { transactions: unknown[]; pending: unknown[] }>();
  for (const event of events) {
    if (event.type === 'header' || event.type === 'end') continue;
    const { transactions, pending } = told.get(event.path) ?? { transactions: [], pending: [] };
    if (event.type === 'transaction') transactions.push(event.transaction);
    if (event.type === 'pending') pending.push(event.transaction);
    if (event.type === 'balances') {
      statements.push({ ...event.statement, transactions, pending });
      told.delete(event.path);
    } else {
      told.set(event.path, { transactions, pending });
    }
  }
  return statements;
};

/** The same of a whole file, as a stream gives it: in the file's order, and without what comes behind. */
export const expectedStatements = (bytes: Uint8Array, options?: DecodeOptions): Record<string, unknown>[] => {
  const file = decode(bytes, options);
  return statementsOf(withoutSecurities(file)).map((statement) => ({ ...statement }));
};

const withoutSecurities = (file: OfxFile): OfxFile => {
  const strip = (ofx: OfxFile['ofx']): OfxFile['ofx'] => {
    const { SECLISTMSGSRSV1: _, SECLISTMSGSRSV2: __, ...rest } = ofx as Record<string, unknown>;
    return rest as unknown as OfxFile['ofx'];
  };
  return { ...file, ofx: strip(file.ofx), further: file.further.map(strip) };
};

type Lists = Readonly<Record<string, readonly string[]>>;

const BANK_LISTS: Lists = { BANKTRANLIST: ['STMTTRN'], BANKTRANLISTP: ['STMTTRNP'] };
const INVESTMENT_LISTS: Lists = { INVTRANLIST: Object.keys(TRADES) };

/** Where the lists are: message set, wrapper, response, lists. Whatever stands elsewhere is no list. */
const LISTS = [
  [/^BANKMSGSRSV[12]$/, 'STMTTRNRS', 'STMTRS', BANK_LISTS],
  [/^CREDITCARDMSGSRSV[12]$/, 'CCSTMTTRNRS', 'CCSTMTRS', BANK_LISTS],
  [/^LOANMSGSRSV1$/, 'LOANSTMTTRNRS', 'LOANSTMTRS', { LOANTRANLIST: ['LOANSTMTTRN'] } as Lists],
  [/^INVSTMTMSGSRSV[12]$/, 'INVSTMTTRNRS', 'INVSTMTRS', INVESTMENT_LISTS],
] as const;

/** A tree without the transactions in its lists: the objects, that is, for each of which an event is given. */
export const withoutTransactions = (ofx: OfxFile['ofx']): unknown =>
  mapChildren(ofx, (set, tag) => {
    const found = LISTS.find(([name]) => name.test(tag));
    if (!found) return set;
    const [, wrapper, response, lists] = found;
    return mapChildren(set, (wrappers, name) =>
      name === wrapper && Array.isArray(wrappers)
        ? wrappers.map((each) =>
            mapChildren(each, (inner, key) => (key === response ? withoutLists(inner, lists) : inner)),
          )
        : wrappers,
    );
  });

const withoutLists = (response: unknown, lists: Lists): unknown =>
  mapChildren(response, (list, tag) =>
    mapChildren(list, (child, key) => (lists[tag]?.includes(key) ? undefined : child)),
  );

/** An object with other children; those that are undefined are left out. */
const mapChildren = (value: unknown, map: (child: unknown, tag: string) => unknown): unknown =>
  isPlain(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([tag, child]) => [tag, map(child, tag)])
          .filter(([, child]) => child !== undefined),
      )
    : value;

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * Statements so that those of both readers can be compared: `source` has the transactions in one of them, and
 * an empty list of pending ones is no event.
 */
export const comparable = (statements: readonly Record<string, unknown>[]): unknown[] =>
  statements
    .map(({ source, transactions, pending, ...statement }) => ({
      ...statement,
      pending: Array.isArray(pending) && pending.length > 0 ? pending : undefined,
      source: withoutLists(source, INVESTMENT_LISTS),
      transactions: byKind(transactions as Statement['transactions']),
    }))
    .sort((a, b) => ORDER.indexOf(kindOf(a)) - ORDER.indexOf(kindOf(b)));

const ORDER: readonly unknown[] = [
  'bank',
  'creditCard',
  'investment',
  'loan',
] satisfies BalancesEvent['accountType'][];
const kindOf = (statement: Record<string, unknown>): unknown => statement.type;

/** `statementsOf` gives an investment account's transactions kind by kind, a stream as they come. */
const byKind = (transactions: Statement['transactions']): unknown[] => {
  const kinds = [...new Set(transactions.map((each) => ('source' in each ? each.type : '')))];
  return kinds.flatMap((kind) => transactions.filter((each) => ('source' in each ? each.type : '') === kind));
};
