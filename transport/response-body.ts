import { concatenate } from './bytes.ts';

/** Thrown by {@link readBody}; the caller knows which URL to name. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads a response body of at most `maxBytes`, counted after decompression, so that a small compressed body
 * cannot fill the memory. Stops the download and throws {@link BodyTooLarge} at the first byte too many, or at
 * once when `Content-Length` announces them.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array(0);
  if (Number(response.headers.get('content-length')) > maxBytes) {
    discard(response.body.cancel());
    throw new BodyTooLarge();
  }
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > maxBytes) {
      discard(reader.cancel());
      throw new BodyTooLarge();
    }
    chunks.push(part.value);
  }
  return concatenate(chunks, length);
}

/** Gives up a body that nobody reads, so that its connection is freed. */
export function discardBody(response: Response): void {
  if (response.body !== null) discard(response.body.cancel());
}

/** Cancelling is a courtesy: it is not waited for, and that it fails says nothing new. */
function discard(cancelled: Promise<void>): void {
  cancelled.catch(() => undefined);
}
