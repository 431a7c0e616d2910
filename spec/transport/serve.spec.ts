import { Agent, type IncomingMessage, request as nodeRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Answerer,
  http,
  type ServeOptions,
  serve,
  type TransportRequest,
  type TransportResponse,
} from '../../transport/index.ts';
import { calm, rejection, requestTo, text, valuesOf } from './requests.ts';
import { testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

const echo: Answerer = { answer: ({ body }) => ({ status: 200, headers: [], body }) };

async function served(answerer: Answerer, options?: ServeOptions) {
  return servers.track(await serve(answerer, options));
}

/** One request by `node:http`, which can do what `http()` will not. */
function raw(
  url: string,
  options: { method?: string; agent?: Agent; body?: Uint8Array; chunked?: boolean } = {},
) {
  return new Promise<{ status: number | undefined; headers: IncomingMessage['headers']; body: string }>(
    (resolve, reject) => {
      const { method = 'POST', agent, body = new Uint8Array(0), chunked = false } = options;
      const headers = chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.byteLength };
      const sent = nodeRequest(url, { method, headers, ...(agent ? { agent } : {}) }, (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: received }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

describe('serve()', () => {
  it('carries a request to the answerer and its answer back', async () => {
    const seen: TransportRequest[] = [];
    const server = await served({
      answer(request) {
        seen.push(request);
        return {
          status: 400,
          headers: [
            ['Content-Type', 'application/x-ofx'],
            ['Set-Cookie', 'a=1'],
            ['Set-Cookie', 'b=2'],
            ['Content-Length', '9999'],
          ],
          body: new Uint8Array([0, 255, 10]),
        };
      },
    });
    const answer = await http()(
      requestTo(`${server.url}ofx?a=1`, [['X-App', 'me']], new Uint8Array([255, 0, 13])),
      calm(),
    );
    expect(seen[0]?.url).toBe(`${server.url}ofx?a=1`);
    expect(new Uint8Array(seen[0]?.body ?? [])).toEqual(new Uint8Array([255, 0, 13]));
    expect(valuesOf(seen[0]?.headers ?? [], 'x-app')).toEqual(['me']);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(new Uint8Array([0, 255, 10]));
    expect(valuesOf(answer.headers, 'set-cookie')).toEqual(['a=1', 'b=2']);
    expect(valuesOf(answer.headers, 'content-type')).toEqual(['application/x-ofx']);
  });

  it('sends Content-Length, not chunks', async () => {
    const server = await served(echo);
    const { headers } = await raw(server.url, { body: new Uint8Array(5) });
    expect(headers['content-length']).toBe('5');
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it('says where it listens', async () => {
    const server = await served(echo);
    expect(server.port).toBeGreaterThan(0);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
  });

  it('rejects when the port is taken', async () => {
    const server = await served(echo);
    await expect(serve(echo, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])(
    'answers %s with 405 and the method it takes',
    async (method) => {
      let asked = false;
      const server = await served({
        answer(request) {
          asked = true;
          return echo.answer(request);
        },
      });
      const answer = await raw(server.url, { method });
      expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' }, body: '' });
      expect(asked).toBe(false);
    },
  );

  it.each([
    ['announced', false],
    ['in chunks', true],
  ])('answers a body above the limit with 413, %s', async (_, chunked) => {
    let asked = 0;
    const server = await served(
      {
        answer(request) {
          asked++;
          return echo.answer(request);
        },
      },
      { maxRequestBytes: 1000 },
    );
    expect(await raw(server.url, { body: new Uint8Array(1000), chunked })).toMatchObject({ status: 200 });
    expect(await raw(server.url, { body: new Uint8Array(1001), chunked })).toMatchObject({
      status: 413,
      body: '',
    });
    expect(await raw(server.url, { body: new Uint8Array(3_000_000), chunked })).toMatchObject({
      status: 413,
    });
    expect(asked).toBe(1);
  });

  const failing: Record<string, () => TransportResponse | Promise<TransportResponse>> = {
    throws: () => {
      throw new Error('hunter2');
    },
    rejects: () => Promise.reject(new Error('hunter2')),
    'answers with a status that HTTP does not have': () => ({
      status: 0,
      headers: [['x-secret', 'hunter2']],
      body: new Uint8Array(1),
    }),
    'answers with a header that HTTP does not allow': () => ({
      status: 200,
      headers: [
        ['x-secret', 'hunter2'],
        ['x-evil', 'hunter2\r\nx: y'],
      ],
      body: new Uint8Array(1),
    }),
  };
  it.each(Object.entries(failing))(
    'answers 500 and leaks nothing when the answerer %s',
    async (_, answer) => {
      let fails = true;
      const server = await served({ answer: (request) => (fails ? answer() : echo.answer(request)) });
      const response = await raw(server.url, { body: new Uint8Array(3) });
      expect(response).toMatchObject({ status: 500, body: '' });
      expect(JSON.stringify(response.headers)).not.toContain('hunter2');
      fails = false;
      expect(await raw(server.url)).toMatchObject({ status: 200 });
    },
  );

  it('breaks off, and serves on, when the answer turns out not to be bytes', async () => {
    let body: Uint8Array = JSON.parse('{"byteLength":3}');
    const server = await served({ answer: () => ({ status: 200, headers: [], body }) });
    await expect(raw(server.url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    body = new Uint8Array(0);
    expect(await raw(server.url)).toMatchObject({ status: 200 });
  });

  it('survives a client that goes away', async () => {
    const server = await served(echo);
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect(await raw(server.url)).toMatchObject({ status: 200 });
  });

  it('answers requests side by side', async () => {
    const waiting: (() => void)[] = [];
    const server = await served({
      answer: ({ body }) =>
        new Promise((resolve) => {
          waiting.push(() => resolve({ status: 200, headers: [], body }));
          // Nobody is answered before all are here.
          if (waiting.length === 10) for (const answer of waiting.reverse()) answer();
        }),
    });
    const bodies = Array.from({ length: 10 }, (_, index) => `request ${index}`);
    const transport = http();
    const answers = await Promise.all(
      bodies.map((body) => transport(requestTo(server.url, [], new TextEncoder().encode(body)), calm())),
    );
    expect(answers.map(({ body }) => text(body))).toEqual(bodies);
  });
});

describe('closing a server', () => {
  it('ends idle keep-alive connections', async () => {
    const agent = new Agent({ keepAlive: true });
    const server = await served(echo);
    await raw(server.url, { agent });
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
    await server.close();
    agent.destroy();
    expect((await rejection(http()(requestTo(server.url), calm()))).code).toBe('transport/network');
  });

  it('lets an answer under way be finished', async () => {
    let answerNow: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await served({
      answer: ({ body }) =>
        new Promise((resolve) => {
          answerNow = () => resolve({ status: 200, headers: [], body });
          asked();
        }),
    });
    const body = new Uint8Array(200_000).fill(66);
    const answered = http()(requestTo(server.url, [], body), calm());
    await isAsked;
    const closed = server.close();
    answerNow();
    expect((await answered).body.byteLength).toBe(200_000);
    await closed;
  });

  it('does not wait for the rest of a half-sent request', async () => {
    const server = await served(echo);
    const socket = connect(server.port, '127.0.0.1');
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) =>
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () => resolve()),
    );
    await raw(server.url);
    await server.close();
    await ended;
  });

  it('does not wait for an answerer whose client has gone', async () => {
    const server = await served({ answer: () => new Promise(() => undefined) });
    expect((await rejection(http({ timeout: 200 })(requestTo(server.url), calm()))).code).toBe(
      'transport/timeout',
    );
    await server.close();
  });

  it('may be asked twice', async () => {
    const server = await served(echo);
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});
