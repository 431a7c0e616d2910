import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { decodeStream, OfxError, type StreamEvent, securitiesOf } from '../../../codecs/index.ts';
import { LINE, latin1, sgml, sgmlHeader, statement, transaction, utf8 } from '../helpers.ts';
import { EVERYTHING } from '../messages/statements/every-statement.ts';
import { TRADES } from '../messages/statements/investment-file.ts';
import { chunksOf, endOf, eventsOf } from './streaming.ts';

const LINES = 200;
const many = (count: number): string => statement(`<STMTTRN>${LINE}</STMTTRN>`.repeat(count));
const BYTES = utf8(sgml(many(LINES)));
const CHUNK = 512;

/** A source that says what was done to it. */
const watched = (chunks: readonly Uint8Array[], failure?: Error) => {
  const seen = { pulled: 0, returned: 0 };
  const iterator: AsyncIterator<Uint8Array> = {
    next: async () => {
      const value = chunks[seen.pulled++];
      if (value) return { done: false, value };
      if (failure) throw failure;
      return { done: true, value: undefined };
    },
    return: async () => {
      seen.returned++;
      return { done: true, value: undefined };
    },
  };
  return { seen, source: { [Symbol.asyncIterator]: () => iterator } };
};

const typesOf = (events: readonly StreamEvent[]): string[] => [...new Set(events.map(({ type }) => type))];

describe('a stream of events', () => {
  it('comes from whatever gives bytes', async () => {
    const chunks = chunksOf(BYTES, CHUNK);
    const expected = (await eventsOf(chunks)).events;
    expect(expected.filter(({ type }) => type === 'transaction')).toHaveLength(LINES);
    for (const source of [
      Readable.from(chunks),
      new Blob([Uint8Array.from(BYTES)]).stream(),
      new Response(Uint8Array.from(BYTES)).body ?? [],
      new Set(chunks),
      [Buffer.from(BYTES)],
      watched(chunks).source,
      BYTES,
      [new Uint8Array(), ...chunks, new Uint8Array()],
    ]) {
      expect((await eventsOf(source)).events).toEqual(expected);
    }
  });

  it('is in the order of the file: header, statement, transactions, balances, all else', async () => {
    const { events } = await eventsOf([utf8(sgml(many(2) + many(1)))]);
    expect(events.map(({ type }) => type)).toEqual([
      'header',
      ...['statement', 'transaction', 'transaction', 'balances'],
      ...['statement', 'transaction', 'balances'],
      'end',
    ]);
    expect(events[0]).toMatchObject({ header: { version: '1.0.3', NEWFILEUID: 'NONE' } });
    expect(events[2]).toMatchObject({
      path: 'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STMTRS',
      accountType: 'bank',
      account: { bankId: '1', accountId: '2' },
      currency: 'USD',
      transaction: { id: 'F1', amount: '-1.50' },
    });
    expect(events[4]).toMatchObject({ statement: { ledgerBalance: { amount: '10.00' } } });
    expect(events[4]).not.toHaveProperty('statement.transactions');
  });

  it('has types that go by the kind of account', async () => {
    const ids: string[] = [];
    for await (const event of decodeStream([utf8(EVERYTHING)])) {
      if (event.type !== 'transaction') continue;
      if (event.accountType === 'investment')
        ids.push(`${event.account.brokerId} ${event.transaction.units}`);
      if (event.accountType === 'loan') ids.push(`${event.account.loanType} ${event.transaction.principal}`);
      if (event.accountType === 'bank') ids.push(`${event.account.bankId} ${event.transaction.checkNumber}`);
    }
    expect(ids).toHaveLength(Object.keys(TRADES).length + 2);
    expect(ids).toEqual(expect.arrayContaining(['broker.test 2', 'AUTO 1', 'B undefined']));
  });

  it('names securities by their ids, and lists them at its end', async () => {
    const { events } = await eventsOf([utf8(EVERYTHING)]);
    const bought = events.find(
      (event) => event.type === 'transaction' && event.transaction.type === 'BUYSTOCK',
    );
    expect(bought).toHaveProperty('transaction.security', { id: 'S1', idType: 'CUSIP' });
    expect(bought).not.toHaveProperty('transaction.name');
    expect(securitiesOf(endOf(events))).toMatchObject([{ id: 'S1', name: 'Acme' }, { id: 'M1' }]);
  });

  it('has a header and an end where there is no statement', async () => {
    expect(typesOf((await eventsOf([utf8('<OFX></OFX>')])).events)).toEqual(['header', 'end']);
  });

  it('tells an account as soon as it is known, where it stands behind the transactions', async () => {
    const account = /<BANKACCTFROM>.*<\/BANKACCTFROM>/.exec(BYTES_TEXT)?.[0] ?? '';
    const late = transaction('').replace(account, '').replace('</BANKTRANLIST>', `$&${account}`);
    const { events } = await eventsOf([utf8(sgml(late))]);
    const accounts = events.map((event) => [event.type, 'account' in event]);
    expect(accounts).toEqual([
      ['header', false],
      ['statement', false],
      ['transaction', false],
      ['balances', true],
      ['end', false],
    ]);
  });

  it('tells a statement that ends behind the next once, with its own account', async () => {
    const open = statement('').replace('</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>', '');
    const card =
      '<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>C</CCACCTFROM>' +
      `<BANKTRANLIST><STMTTRN>${LINE}</STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>`;
    const first = open.replace('</BANKTRANLIST>', `<STMTTRN>${LINE}</STMTTRN>$&`);
    const { events } = await eventsOf([utf8(sgml(first + card))]);
    expect(
      events.map((event) => [
        event.type,
        'accountType' in event ? `${event.accountType} ${event.currency}` : '',
      ]),
    ).toEqual([
      ['header', ''],
      ['statement', 'bank USD'],
      ['transaction', 'bank USD'],
      ['statement', 'creditCard EUR'],
      ['transaction', 'creditCard EUR'],
      ['balances', 'creditCard EUR'],
      ['balances', 'bank USD'],
      ['end', ''],
    ]);
  });

  it('gives transactions behind an account that came late the account', async () => {
    const account = /<BANKACCTFROM>.*<\/BANKACCTFROM>/.exec(BYTES_TEXT)?.[0] ?? '';
    const line = (id: string): string => `<STMTTRN>${LINE.replace('F1', id)}</STMTTRN>`;
    const late = statement(line('1') + account + line('2')).replace(account, '');
    const { events } = await eventsOf([utf8(sgml(late))]);
    const lines = events.flatMap((event) => (event.type === 'transaction' ? [event] : []));
    expect(lines.map((event) => [event.transaction.id, 'account' in event])).toEqual([
      ['1', false],
      ['2', true],
    ]);
  });

  it.each(
    [1, 7, 64, 5000].flatMap((size) => [
      ['Uint8Array', size, new Uint8Array(size)] as const,
      ['Buffer', size, Buffer.alloc(size)] as const,
    ]),
  )('keeps no bytes of a %s of %i that the source fills again', async (_, size, buffer) => {
    // Characters of several bytes, so that some are cut and held back; those of Shift_JIS are counted, too.
    const files = [
      sgmlHeader({ ENCODING: 'UTF-8' }) + transaction(`<MEMO>${'Zo\xc3\xab \xe2\x82\xac '.repeat(50)}`),
      sgmlHeader({ CHARSET: '932' }) + transaction(`<MEMO>${'\x93\xfa & '.repeat(50)}`),
    ].map(latin1);
    for (const bytes of [BYTES, ...files]) {
      async function* source() {
        for (const chunk of chunksOf(bytes, size)) {
          buffer.fill(0x21);
          buffer.set(chunk);
          yield buffer.subarray(0, chunk.length);
        }
      }
      expect((await eventsOf(source())).events).toEqual((await eventsOf([bytes])).events);
    }
  });
});

const BYTES_TEXT = sgml(many(1));

describe('back-pressure', () => {
  it('the source is asked for a chunk when the events of the one before have been taken', async () => {
    const { seen, source } = watched(chunksOf(BYTES, CHUNK));
    const stream = decodeStream(source);
    expect(seen.pulled).toBe(0);
    let bytesOfEvents = 0;
    for (let i = 0; i < LINES; i++) {
      const { value } = await stream.next();
      if (value?.type === 'transaction') bytesOfEvents += `<STMTTRN>${LINE}</STMTTRN>`.length;
      const start = BYTES_TEXT.indexOf('<STMTTRN>');
      // No more than what the event needed, to the end of its chunk.
      expect(seen.pulled * CHUNK).toBeLessThanOrEqual(start + bytesOfEvents + 2 * CHUNK);
    }
    await stream.return();
    expect(seen.returned).toBe(1);
  });

  it('a chunk of any length is read bit by bit', async () => {
    const bytes = utf8(sgml(many(20_000)));
    let asked = 0;
    const chunk = Object.assign(bytes, {
      subarray: (start: number, end: number) => {
        asked = Math.max(asked, end);
        return Uint8Array.prototype.subarray.call(bytes, start, end);
      },
    });
    const stream = decodeStream([chunk]);
    let given = 0;
    for await (const { type } of stream) {
      if (type !== 'transaction') continue;
      given += `<STMTTRN>${LINE}</STMTTRN>`.length;
      expect(asked - given).toBeLessThan(10_000);
    }
    expect(asked).toBeGreaterThanOrEqual(bytes.length);
  });
});

describe('leaving early', () => {
  it('lets go of the source', async () => {
    const { seen, source } = watched(chunksOf(BYTES, CHUNK));
    for await (const event of decodeStream(source)) if (event.type === 'transaction') break;
    expect(seen.returned).toBe(1);
    expect(seen.pulled).toBeLessThan(5);
  });

  it('cancels a ReadableStream and unlocks it', async () => {
    let cancelled = 0;
    const chunks = chunksOf(BYTES, CHUNK);
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: () => {
        cancelled++;
      },
    });
    for await (const event of decodeStream(source)) if (event.type === 'transaction') break;
    expect({ cancelled, locked: source.locked }).toEqual({ cancelled: 1, locked: false });
  });

  it('unlocks a ReadableStream that cannot be cancelled', async () => {
    const failure = new Error('cannot be cancelled');
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(BYTES),
      cancel: () => {
        throw failure;
      },
    });
    const leave = async (): Promise<void> => {
      for await (const event of decodeStream(source)) if (event.type === 'transaction') break;
    };
    await expect(leave()).rejects.toBe(failure);
    expect(source.locked).toBe(false);
  });

  it('a ReadableStream that was read to its end is unlocked and not cancelled', async () => {
    let cancelled = 0;
    const source = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(BYTES);
        controller.close();
      },
      cancel: () => {
        cancelled++;
      },
    });
    await eventsOf(source);
    expect({ cancelled, locked: source.locked }).toEqual({ cancelled: 0, locked: false });
  });

  it('an error of ours lets go of the source as well', async () => {
    const { seen, source } = watched(chunksOf(BYTES, CHUNK));
    const { error } = await eventsOf(source, { limits: { elements: 30 } });
    expect(error).toMatchObject({ code: 'codec/limit' });
    expect(seen.returned).toBe(1);
  });
});

describe('errors', () => {
  it('of the source pass through, behind the events of what had come', async () => {
    const failure = new Error('connection reset');
    const { source } = watched(chunksOf(BYTES, CHUNK).slice(0, -1), failure);
    const { events, error } = await eventsOf(source);
    expect(error).toBe(failure);
    expect(events.filter(({ type }) => type === 'transaction').length).toBeGreaterThan(LINES - 15);
    expect(typesOf(events)).toEqual(['header', 'statement', 'transaction']);
  });

  it('of a ReadableStream pass through', async () => {
    const failure = new Error('connection reset');
    const source = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(failure) });
    expect((await eventsOf(source)).error).toBe(failure);
    expect(source.locked).toBe(false);
  });

  it.each([
    ['nothing', [], 'codec/empty'],
    ['empty chunks', [new Uint8Array(), new Uint8Array()], 'codec/empty'],
    ['no OFX', [utf8('<html>'), utf8('</html>')], 'codec/not-ofx'],
    ['a header alone', [utf8(sgmlHeader())], 'codec/not-ofx'],
  ])('%s: as decode', async (_, source, code) => {
    const { events, error } = await eventsOf(source);
    expect(events).toEqual([]);
    expect(error).toBeInstanceOf(OfxError);
    expect(error).toMatchObject({ code, position: { line: 1, column: 1, byte: 0 } });
  });

  it.each([
    ['text', ['CANARY'], /type String: leave out its encoding/],
    ['numbers', [[1]], /type Array: give each chunk as a Uint8Array/],
    ['an ArrayBuffer', [new ArrayBuffer(1)], /type ArrayBuffer: give/],
    ['nothing', [null], /type Null/],
    ['text of its own', 'CANARY', /is of type String; decode\(\) reads/],
    ['no body', null, /is of type Null: a response may have no body/],
    ['no source', {}, /is of type Object/],
  ])('a source of %s is refused, and not quoted', async (_, source, message) => {
    const { error } = await eventsOf(source as unknown as Uint8Array[]);
    expect(error).toBeInstanceOf(OfxError);
    expect(error).toMatchObject({ code: 'codec/type', message: expect.stringMatching(message) });
    expect(error).not.toMatchObject({ message: expect.stringContaining('CANARY') });
  });

  it('bytes of another realm are bytes', async () => {
    const bytes: Uint8Array = runInNewContext(`Uint8Array.from(${JSON.stringify([...BYTES])})`);
    expect(bytes).not.toBeInstanceOf(Uint8Array);
    expect((await eventsOf([bytes])).events).toEqual((await eventsOf([BYTES])).events);
  });

  it('what has no OFX within the limit of its header is given up on there, not at its end', async () => {
    const { seen, source } = watched(Array.from({ length: 100 }, () => latin1('x'.repeat(1000))));
    const { error } = await eventsOf(source, { limits: { headerLength: 5000 } });
    expect(error).toMatchObject({
      code: 'codec/limit',
      message: expect.stringContaining('limits.headerLength'),
      position: { line: 1, column: 5001, byte: 5000 },
    });
    expect(seen.pulled).toBeLessThan(10);
  });

  it('have position and path of the place in the file', async () => {
    const text = `${sgmlHeader()}<OFX>\r\n${'<A.B>'.repeat(100)}`;
    const { error } = await eventsOf(chunksOf(utf8(text), 3));
    expect(error).toMatchObject({
      code: 'codec/limit',
      path: expect.stringMatching(/^OFX(\/A\.B)+$/),
      position: { line: 11 + 1, byte: text.indexOf('<A.B>') + 63 * 5 },
    });
  });
});

describe('limits of a stream', () => {
  it('bytes are counted as they come, and what stands within the limit is given', async () => {
    const limit = BYTES.length - 300;
    const { events, error } = await eventsOf(chunksOf(BYTES, CHUNK), { limits: { bytes: limit } });
    expect(error).toMatchObject({ code: 'codec/limit', message: expect.stringContaining('limits.bytes') });
    expect(events.length).toBeGreaterThan(LINES - 10);
    expect((await eventsOf([BYTES], { limits: { bytes: limit } })).events).toEqual(events);
    expect((await eventsOf([BYTES], { limits: { bytes: BYTES.length } })).error).toBeUndefined();
  });

  it('deviations beyond the limit are counted', async () => {
    const text = sgml(statement('<STMTTRN></STMTTRN>'.repeat(50)));
    const { events } = await eventsOf(chunksOf(utf8(text), 10), { limits: { deviations: 5 } });
    const { deviations } = endOf(events);
    expect(deviations).toHaveLength(6);
    expect(deviations.at(-1)?.message).toMatch(/^\d+ more deviations are not listed$/);
  });
});
