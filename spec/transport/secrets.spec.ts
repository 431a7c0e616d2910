import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../transport/index.ts';
import { calm, rejection, requestTo } from './requests.ts';
import { afterBody, type TestServer, testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

const SECRET = 'hunter2';
const HEADERS = [
  ['Authorization', `Bearer ${SECRET}`],
  ['Cookie', `sid=${SECRET}`],
] as const;

/** The URL with a secret in each place but the user information, which is refused by itself. */
function secretUrl(server: TestServer): string {
  return `${server.url};sid=${SECRET}?pin=${SECRET}#${SECRET}`;
}

// The request body of `requestTo` holds the same secret.
describe('no secret is in an error, its stack or its causes', () => {
  const listeners = {
    'time-out': () => undefined,
    reset: afterBody((request) => request.socket.destroy()),
    'too large': afterBody((_, response) => response.end(SECRET.repeat(100))),
    redirect: afterBody((_, response) => response.writeHead(302, { location: `/?pin=${SECRET}` }).end()),
    'cut off': afterBody((request, response) => {
      response.writeHead(200, { 'content-length': 90 }).write(SECRET);
      setTimeout(() => request.socket.destroy(), 50);
    }),
    'not gzip': afterBody((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(SECRET),
    ),
  };
  it.each(Object.entries(listeners))('%s', async (_, listener) => {
    const server = await servers.start(listener);
    const transport = http({ timeout: 1000, maxResponseBytes: 100 });
    const error = await rejection(transport(requestTo(secretUrl(server), HEADERS), calm()));
    expect(error.message).toContain(`http://127.0.0.1:${server.port}/ofx`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
  });

  it('refused', async () => {
    const server = await servers.start(() => undefined);
    await server.close();
    const error = await rejection(http()(requestTo(secretUrl(server), HEADERS), calm()));
    expect(error.code).toBe('transport/network');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
  });

  it('aborted', async () => {
    const server = await servers.start(() => undefined);
    const error = await rejection(http()(requestTo(secretUrl(server), HEADERS), AbortSignal.abort()));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
  });

  it.each([
    `https://me:${SECRET}@bank.example/ofx`,
    `https://${SECRET}@bank.example/ofx`,
    `http://me:${SECRET}@bank.example/ofx?pin=${SECRET}`,
    `ftp://me:${SECRET}@bank.example/ofx`,
    `https://[bad/?pin=${SECRET}`,
  ])('refused URL %s', async (url) => {
    const error = await rejection(http()(requestTo(url, HEADERS), calm()));
    expect(error.code).toBe('transport/insecure');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
  });

  it('from a fetch that quotes the URL, or that wraps the request into its error', async () => {
    const root = new TypeError(`error sending request for https://bank.example/?pin=${SECRET}`);
    const wrapper = Object.assign(new Error('Request failed', { cause: root }), {
      name: 'NetworkError',
      request: { headers: { cookie: SECRET } },
    });
    for (const failure of [root, wrapper]) {
      const transport = http({ fetch: () => Promise.reject(failure) });
      const error = await rejection(
        transport(requestTo(`https://bank.example/?pin=${SECRET}`, HEADERS), calm()),
      );
      expect(error.code).toBe('transport/network');
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(SECRET);
    }
  });
});
