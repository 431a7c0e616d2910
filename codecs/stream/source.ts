import { OfxError } from '../../errors.ts';

/**
 * Where the bytes of a stream come from: a Node stream, a web `ReadableStream` (the body of a `fetch`), an async
 * generator, or simply a list of chunks.
 */
export type ByteSource = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | Iterable<Uint8Array>;

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
  for await (const chunk of isReadableStream(source) ? chunksOf(source) : source) {
    if (!(chunk instanceof Uint8Array)) {
      const message = `A stream is read from bytes (Uint8Array); the source gave a value of type ${typeof chunk}.`;
      throw new OfxError('codec/type', message);
    }
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

const isReadableStream = (source: ByteSource): source is ReadableStream<Uint8Array> =>
  typeof (source as Partial<ReadableStream>).getReader === 'function';

/** A stream's chunks. Not every browser's ReadableStream can be iterated over. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
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
    if (isOpen) await reader.cancel();
    reader.releaseLock();
  }
}
