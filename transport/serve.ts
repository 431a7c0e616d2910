import type { IncomingMessage, ServerResponse } from 'node:http';
import { concatenate } from './bytes.ts';
import { withoutFraming } from './headers.ts';
import type { Answerer, HttpHeaders } from './transport.ts';

/** Options of {@link serve}. */
export interface ServeOptions {
  /** TCP port. Default 0: any free one; see {@link Served.port}. */
  readonly port?: number;
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  readonly host?: string;
  /** Bytes that a request body may have. Default 8 MiB. */
  readonly maxRequestBytes?: number;
}

/** A listening server. */
export interface Served {
  /** The root URL, for example `http://127.0.0.1:40123/`. */
  readonly url: string;
  readonly port: number;
  /**
   * Stops listening, waits for the answers under way, and then ends every connection: idle ones and those with a
   * half-sent request. Resolves when all are closed; calling it again is harmless.
   */
  close(): Promise<void>;
}

/**
 * Puts an answerer behind a real HTTP server: for tests and demonstrations, not for the open internet.
 *
 * POST is passed to the answerer with the full URL and the headers, and its answer is sent with
 * `Content-Length`. Anything but POST gets 405, a body above `maxRequestBytes` 413, and an answerer that throws,
 * or answers what HTTP cannot send, 500; these have no body, so that nothing leaks.
 *
 * Needs Node, and rejects elsewhere. Rejects also when the port cannot be had, with Node's own error.
 */
export async function serve(answerer: Answerer, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = '127.0.0.1', maxRequestBytes = 8 * 1024 * 1024 } = options;
  const { createServer } = nodeHttp();

  let origin = '';
  const answering = new Set<Promise<void>>();
  const server = createServer(async (request, response) => {
    // Closed means sent, or that nobody waits for it any more.
    const closed = new Promise<void>((resolve) => response.once('close', () => resolve()));
    if (request.method !== 'POST') return send(response, 405, [['allow', 'POST']]);
    const body = await readRequest(request, maxRequestBytes);
    if (body === 'broken-off') return;
    if (body === 'too-large') return send(response, 413);
    answering.add(closed);
    closed.then(() => answering.delete(closed));
    try {
      const url = `${origin}${request.url ?? '/'}`;
      const answer = await answerer.answer({ url, headers: headersOf(request), body });
      send(response, answer.status, answer.headers, answer.body);
    } catch {
      if (response.headersSent) response.destroy();
      else send(response, 500);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  // Only a pipe has another kind of address, and host and port never name one.
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;

  let closed: Promise<void> | undefined;
  return {
    url: `${origin}/`,
    port: boundPort,
    close() {
      closed ??= new Promise<void>((resolve) => {
        server.close(() => resolve());
        Promise.allSettled(answering).then(() => server.closeAllConnections());
      });
      return closed;
    },
  };
}

/**
 * Asked of Node at run time: bundlers for browsers stop at any import of `node:http`, even a dynamic one in code
 * that the page never calls.
 */
function nodeHttp(): typeof import('node:http') {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') {
    throw new Error('serve() needs Node.js 20.16 or later.');
  }
  return process.getBuiltinModule('node:http');
}

/** The whole body of a request. One too large is read to its end and dropped, so that the client reads the answer. */
function readRequest(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array | 'too-large' | 'broken-off'> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length <= maxBytes) {
        chunks.push(chunk);
      } else {
        chunks.length = 0;
        resolve('too-large');
      }
    });
    request.on('end', () => resolve(length > maxBytes ? 'too-large' : concatenate(chunks, length)));
    request.on('error', () => resolve('broken-off'));
  });
}

function headersOf({ rawHeaders }: IncomingMessage): HttpHeaders {
  // Names and values take turns.
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

/** Throws before anything is sent where HTTP has no such status or header. */
function send(
  response: ServerResponse,
  status: number,
  headers: HttpHeaders = [],
  body: Uint8Array = new Uint8Array(0),
): void {
  const length = ['content-length', String(body.byteLength)] as const;
  response.writeHead(status, [...withoutFraming(headers), length].flat());
  response.end(body);
}
