import { TextReader } from '../bytes/text-reader.ts';
import { type DecodeOptions, isEmpty, isTooLarge, type OfxFile } from '../decode.ts';
import { type Limits, limitsOf } from '../limits.ts';
import { Reading } from '../reading.ts';
import type { StreamEvent } from './events.ts';
import { type ByteSource, piecesOf } from './source.ts';
import { StatementSink } from './statement-sink.ts';

/**
 * Reads an OFX file of any version while its bytes come, in memory that does not grow with its transactions: they
 * are given one at a time and not kept. It is the reader of `decode`; events are the same however the bytes are
 * cut into chunks.
 *
 * In the file's order: `header`; for each statement `statement`, its `transaction`s (and `pending` ones) and
 * `balances`; at last `end` with all else, deviations included. A file without statements has `header` and
 * `end` alone; where end tags are missing a statement may end behind the next one, so go by `path`.
 *
 * What stays in memory is the tree without the transactions, at most `limits.deviations` deviations of each severity,
 * and of the text no more than the longest piece of markup, twice, and the chunk at hand. In SGML an element that nobody
 * knows, without text and without end tag, may be an aggregate: what follows it is held until its parent ends or a list
 * or a transaction begins.
 *
 * Nothing is read ahead: the source is asked for the next chunk when the events of the last have been taken, and not
 * touched before the first event is asked for. To stop early leave the loop: the source's `return()` is called, a
 * ReadableStream is cancelled and unlocked. While a chunk is waited for, only the source itself can end that: abort the
 * `fetch`, destroy the Node stream. That is an error of the source.
 *
 * The one difference to `decode`, which sees all bytes first: by what character set a file is read, where the header
 * does not tell, is decided by its first run of bytes beyond ASCII. If that is UTF-8, broken characters behind it
 * become U+FFFD with one deviation (under UTF-8 or windows-1252), or the rest is read as the other character set that
 * is declared; else the file is read as what is declared, or as windows-1252. `decode` weighs all of the bytes, so
 * that the two can differ where encodings are mixed, and where the very first run is nothing but a broken character.
 * To both, what is behind the last `</OFX>` says nothing of the declaration.
 *
 * @throws OfxError as {@link decode} does: `codec/empty`, `codec/not-ofx`, `codec/limit`; `codec/type` for a source that
 * has no chunks (the body of a response may be null) and for chunks that are no bytes (a Node stream with an encoding
 * gives text). Errors of the source pass through. Events that came before an error hold.
 *
 * @example
 * for await (const event of decodeStream(createReadStream('statement.ofx'))) {
 *   if (event.type === 'transaction') await insert(event.account, event.transaction);
 * }
 */
export async function* decodeStream(
  source: ByteSource,
  options: DecodeOptions = {},
): AsyncGenerator<StreamEvent, void, undefined> {
  const stream = new StreamReading(limitsOf(options.limits));
  for await (const piece of piecesOf(source)) {
    for (const event of stream.read(piece)) yield event;
    stream.throwFailure();
  }
  for (const event of stream.end()) yield event;
  stream.throwFailure();
}

/** The reader of one stream: bytes in, events out. */
class StreamReading {
  readonly #limits: Limits;
  readonly #bytes: TextReader;
  readonly #sink = new StatementSink();
  readonly #reading: Reading;
  #count = 0;
  #isBegun = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#bytes = new TextReader(limits.headerLength);
    this.#reading = new Reading(limits, this.#bytes, this.#sink);
  }

  /** The events of the next bytes, also of those in front of what ended reading. */
  read(piece: Uint8Array): readonly StreamEvent[] {
    const room = this.#limits.bytes - this.#count;
    this.#count += piece.length;
    this.#attempt(() => this.#reading.read(this.#bytes.read(piece.subarray(0, room), false)));
    if (piece.length > room) this.#failure ??= { error: isTooLarge(this.#limits) };
    return this.#events();
  }

  end(): readonly StreamEvent[] {
    if (this.#count === 0) throw isEmpty();
    let file: OfxFile | undefined;
    this.#attempt(() => {
      file = this.#reading.end(this.#bytes.read(new Uint8Array(), true));
    });
    const events = this.#events();
    if (file) events.push({ type: 'end', ...file });
    return events;
  }

  /** Throws what ended reading. For when the events in front of it have been taken: they hold. */
  throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  #attempt(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.#failure = { error };
    }
  }

  #events(): StreamEvent[] {
    const events = this.#sink.drain();
    const { header } = this.#reading;
    if (header && !this.#isBegun) {
      this.#isBegun = true;
      events.unshift({ type: 'header', header });
    }
    return events;
  }
}
