import {
  type ByteSource,
  decodeStream,
  OfxError,
  type OfxFile,
  type Statement,
  type StreamEvent,
  statementsOf,
} from '../../../codecs/index.ts';
import { Random } from '../random.ts';
import { type Complaint, firstOf, type Oracle } from './oracle.ts';
import { difference, type Facets, printed } from './reading.ts';
import { sorted } from './tree.ts';

/** A reader of streams: gives a file's statements, transactions one at a time, and at last all else. */
export type StreamReader = (source: ByteSource) => AsyncIterable<StreamEvent>;

/** What a stream gave, and how it ended. */
interface Streamed {
  readonly events: readonly StreamEvent[];
  readonly error: OfxError | undefined;
}

/** Cuts bytes into chunks; `sizeOf` gives the length of the next. */
async function* chunked(bytes: Uint8Array, sizeOf: () => number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + sizeOf();
    yield bytes.subarray(at, end);
    at = end;
  }
}

const streamed = async (read: StreamReader, source: AsyncIterable<Uint8Array>): Promise<Streamed> => {
  const events: StreamEvent[] = [];
  try {
    for await (const event of read(source)) events.push(event);
    return { events, error: undefined };
  } catch (error) {
    if (error instanceof OfxError) return { events, error };
    throw error;
  }
};

const errorFacets = (error: OfxError | undefined): Facets | undefined =>
  error && { code: error.code, message: error.message, path: error.path, position: error.position };

const allOf = ({ events, error }: Streamed): Facets => ({
  ...Object.fromEntries(events.map((event, i) => [`event ${i}`, event])),
  error: errorFacets(error),
});

/** In one piece, byte by byte where that does not take too long, and in pieces of any length, some of them empty. */
const CHUNKINGS: Readonly<Record<string, (bytes: Uint8Array) => () => number>> = {
  'byte by byte':
    ({ length }) =>
    () =>
      length < 3000 ? 1 : 3,
  'in pieces of any length': ({ length }) => {
    const random = new Random(length);
    let wasEmpty = false;
    return () => {
      const size = wasEmpty ? 1 + random.below(64) : random.below(64);
      wasEmpty = size === 0;
      return size;
    };
  },
};

const inOnePiece =
  ({ length }: Uint8Array) =>
  () =>
    length;

/** However the bytes are cut, the events are the same, and the error if there is one. */
export const anyChunking = (read: StreamReader): Oracle => ({
  name: 'streaming gives the same events however the bytes are cut into chunks',
  complaint: async ({ bytes }) => {
    const whole = allOf(await streamed(read, chunked(bytes, inOnePiece(bytes))));
    for (const [name, sizesOf] of Object.entries(CHUNKINGS)) {
      const found = difference(whole, allOf(await streamed(read, chunked(bytes, sizesOf(bytes)))));
      if (found !== undefined) return `${name}: ${found}`;
    }
    return undefined;
  },
});

/**
 * Whether bytes have characters of UTF-8 and others: then decode, which weighs them all, may read them in one
 * character set and a stream, which goes by the first, in another.
 */
const isMixed = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\ufffd') && /[^\0-\x7f\ufffd]/.test(text);
};

/** A statement put together from its events. */
type Assembled = Record<string, unknown> & { readonly transactions: unknown[]; readonly pending: unknown[] };

/** By their paths: where end tags are missing, one may end behind the next. */
const assembled = (events: readonly StreamEvent[]): unknown[] => {
  const statements = new Map<string, Assembled>();
  for (const event of events) {
    if (event.type === 'header' || event.type === 'end') continue;
    const current = statements.get(event.path) ?? { transactions: [], pending: [] };
    statements.set(event.path, current);
    if (event.type === 'transaction') current.transactions.push(event.transaction);
    if (event.type === 'pending') current.pending.push(event.transaction);
    if (event.type === 'balances') Object.assign(current, event.statement);
  }
  return inAnyOrder([...statements.values()]);
};

type OfStatement = Exclude<StreamEvent, { readonly type: 'header' | 'end' }>;

/** What an event says of whose it is. */
const headOf = ({ accountType, account, currency }: OfStatement): Facets => ({
  accountType,
  account,
  currency,
});

/**
 * The events of each statement: one that begins it, one that ends it, and between them its transactions, which say of
 * whose they are what the last says, or, as long as it has not come, nothing.
 */
const outOfOrder = (events: readonly StreamEvent[]): Complaint => {
  const [first, ...others] = events;
  if (first?.type !== 'header') return `the first event is ${first?.type}`;
  const statements = new Map<string, OfStatement[]>();
  for (const event of others.slice(0, -1)) {
    if (event.type === 'header' || event.type === 'end') return `${event.type} stands between the others`;
    const ofStatement = statements.get(event.path) ?? [];
    ofStatement.push(event);
    statements.set(event.path, ofStatement);
  }
  return firstOf([...statements.values()], misordered);
};

const misordered = (events: readonly OfStatement[]): Complaint => {
  const types = events.map(({ type }) => type);
  const isInOrder = types[0] === 'statement' && types.at(-1) === 'balances' && types.length >= 2;
  const between = types.slice(1, -1);
  if (!isInOrder || between.some((type) => type !== 'transaction' && type !== 'pending')) {
    return `the events of a statement are ${types.join(', ')}`;
  }
  const last = events.at(-1);
  return (
    last && firstOf(events, (event) => difference(headOf(last), { ...headOf(last), ...known(headOf(event)) }))
  );
};

const known = (facets: Facets): Facets =>
  Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined));

/** A tree has a list for each kind of investment transaction: it does not know how those of two kinds followed. */
const linesOf = (statement: { readonly type?: unknown; readonly transactions?: unknown }): unknown => {
  const lines = statement.transactions as readonly { readonly type: string }[];
  return statement.type === 'investment'
    ? lines.toSorted((a, b) => (a.type < b.type ? -1 : Number(a.type > b.type)))
    : lines;
};

/** Streams give statements in the file's order, readers in that of the message sets. */
const inAnyOrder = (statements: readonly object[]): unknown[] =>
  statements
    .map((statement) => {
      // Where the statement keeps the response it was read from, its lines are in it only when it was read whole.
      const source = 'source' in statement ? withoutLines(statement.source) : undefined;
      const pending = 'pending' in statement ? statement.pending : [];
      return sorted({ ...statement, source, pending, transactions: linesOf(statement) });
    })
    .sort((a, b) => (printed(a) < printed(b) ? -1 : 1));

/** The statements of a file, their securities by id alone, since the list of them comes last. */
const statementsIn = ({ ofx, further }: OfxFile): readonly Statement[] => {
  const [first = ofx, ...others] = [ofx, ...further].map(
    ({ SECLISTMSGSRSV1: _, SECLISTMSGSRSV2: __, ...rest }) => rest as OfxFile['ofx'],
  );
  return statementsOf({ ofx: first, further: others });
};

/** Lists of transactions, which a stream gives one by one and its last event no more. */
const LISTS = ['BANKTRANLIST', 'BANKTRANLISTP', 'LOANTRANLIST', 'INVTRANLIST'];

/** A tree without what its lists of transactions hold. */
const withoutLines = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutLines);
  if (typeof value !== 'object' || value === null || 'localDate' in value) return value;
  const entries = Object.entries(value).filter(([tag]) => !LISTS.includes(tag));
  return Object.fromEntries(entries.map(([tag, content]) => [tag, withoutLines(content)]));
};

const treeFacets = ({ header, ofx, further, deviations }: OfxFile): Facets => ({
  header,
  ofx: withoutLines(ofx),
  further: withoutLines(further),
  deviations,
});

const compared = (
  { events, error }: Streamed,
  file: OfxFile | undefined,
  refusal: OfxError | undefined,
): Complaint => {
  if (!file) return difference({ error: errorFacets(refusal) }, { error: errorFacets(error) });
  const end = events.at(-1);
  if (end?.type !== 'end') return `it ends with ${printed(error ?? end)}`;
  return (
    difference(treeFacets(file), treeFacets(end)) ??
    outOfOrder(events) ??
    difference({ statements: inAnyOrder(statementsIn(file)) }, { statements: assembled(events) })
  );
};

/** What a stream tells is what `decode` gives: the tree, the deviations, the statements and their transactions. */
export const streamIsWhole = (read: StreamReader): Oracle => ({
  name: 'a stream tells what decode gives',
  complaint: async ({ bytes, reading: { file, error } }) => {
    const told = await streamed(read, chunked(bytes, inOnePiece(bytes)));
    const end = told.events.at(-1);
    const isSameSet = end?.type === 'end' && end.header.charset === file?.header.charset;
    return isMixed(bytes) && !isSameSet ? undefined : compared(told, file, error);
  },
});

/** Judges streaming. */
export const streaming: readonly Oracle[] = [anyChunking(decodeStream), streamIsWhole(decodeStream)];
