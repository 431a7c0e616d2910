import { OfxError } from '../../errors.ts';

/**
 * Where the bytes of a stream come from: a Node stream, a web `ReadableStream` (the body of a `fetch`), an async
 * generator, or simply a list of chunks, or all bytes in one.
 */
export type ByteSource =
  | AsyncIterable<Uint8Array>
  | ReadableStream<Uint8Array>
  | Iterable<Uint8Array>
  | Uint8Array;

/**
 * Bytes that are read at once. More would mean that more transactions wait to be given: what waits survives V8's
 * collections, and lets its heap grow, by a fifth at 16 KiB. Fewer take more time, a third at 2 KiB.
 */
const PIECE = 4 * 1024;

/**
 * The bytes of a source in pieces of a bounded length. Pulled from only as fast as they are asked for, and let
 * go of when they no longer are.
 */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunksOf(source)) {
    if (!isBytes(chunk)) throw isNoBytes(chunk);
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

/** Of any realm: a page's and a worker's are not of one class. */
const isBytes = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array || kindOf(value) === 'Uint8Array';

const chunksOf = (source: ByteSource): AsyncIterable<unknown> | Iterable<unknown> => {
  if (isBytes(source)) return [source];
  if (isReadableStream(source)) return chunksOfStream(source);
  if (
    typeof source === 'object' &&
    source !== null &&
    (Symbol.asyncIterator in source || Symbol.iterator in source)
  ) {
    return source;
  }
  throw isNoSource(source);
};

/** As `Object.prototype.toString` has it: `Null`, `String`, `ArrayBuffer`. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

const isNoSource = (source: unknown): OfxError => {
  const advice =
    source === null ? ': a response may have no body' : '; decode() reads whole files, also as text';
  const message = `A stream is read from chunks of bytes, and the source is of type ${kindOf(source)}${advice}.`;
  return new OfxError('codec/type', message);
};

const isNoBytes = (chunk: unknown): OfxError => {
  const kind = kindOf(chunk);
  const advice =
    kind === 'String'
      ? 'leave out its encoding (setEncoding), since bytes are needed to tell the character set'
      : 'give each chunk as a Uint8Array';
  const message = `A stream is read from bytes, and the source gave a value of type ${kind}: ${advice}.`;
  return new OfxError('codec/type', message);
};

const isReadableStream = (source: ByteSource): source is ReadableStream<Uint8Array> =>
  typeof (source as Partial<ReadableStream> | null)?.getReader === 'function';

/** A stream's chunks. Not every browser's ReadableStream can be iterated over. */
async function* chunksOfStream(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let isOpen = false;
  try {
    for (;;) {
      // A stream that ends or fails while it is read needs no cancelling.
      isOpen = false;
      const { done, value } = await reader.read();
      if (done) return;
      isOpen = true;
      yield value;
    }
  } finally {
    try {
      if (isOpen) await reader.cancel();
    } finally {
      reader.releaseLock();
    }
  }
}
