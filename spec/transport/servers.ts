import { createServer, type RequestListener } from 'node:http';

/** A real HTTP server on a free port of 127.0.0.1. */
export interface TestServer {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts servers and closes all of them: every spec calls `closeAll` in `afterEach`. */
export function testServers() {
  const open = new Set<{ close(): Promise<void> }>();
  return {
    async start(listener: RequestListener): Promise<TestServer> {
      const server = createServer(listener);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no TCP address');
      const started = {
        port: address.port,
        url: `http://127.0.0.1:${address.port}/ofx`,
        close: () =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
      open.add(started);
      return started;
    },
    /** Has something else closed too. */
    track<T extends { close(): Promise<void> }>(closable: T): T {
      open.add(closable);
      return closable;
    },
    async closeAll(): Promise<void> {
      const closing = [...open].map((server) => server.close());
      open.clear();
      await Promise.all(closing);
    },
  };
}

/** A listener that first reads the request to its end. */
export function afterBody(
  listener: (...args: [...Parameters<RequestListener>, body: Uint8Array]) => void,
): RequestListener {
  return (request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => listener(request, response, Buffer.concat(chunks)));
  };
}
