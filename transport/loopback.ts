import { OfxError } from '../errors.ts';
import { requestHeaders, withoutFraming } from './headers.ts';
import { interruptible } from './interruption.ts';
import type { Answerer, Transport } from './transport.ts';

/**
 * A transport to an answerer in the same process: no network, no HTTP. The answerer sees the headers that
 * `http()` would send by default, and neither side sees what the other later does to its buffers.
 *
 * Rejects with `transport/aborted` once the signal is aborted, and with whatever the answerer throws.
 */
export function loopback(answerer: Answerer): Transport {
  return (request, signal) =>
    interruptible(
      async () => {
        const { status, headers, body } = await answerer.answer({
          url: request.url,
          headers: requestHeaders(request.headers),
          body: new Uint8Array(request.body),
        });
        return { status, headers: withoutFraming(headers), body: new Uint8Array(body) };
      },
      { signal, onAbort: () => new OfxError('transport/aborted', 'The request was aborted by its caller.') },
    );
}
