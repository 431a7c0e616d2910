import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../transport/index.ts';
import { calm, rejection, requestTo } from './requests.ts';
import { afterBody, testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

describe('an institution that keeps the client waiting', () => {
  it('times out when it never answers, and lets go of the connection', async () => {
    let dropped: () => void = () => undefined;
    const connectionDropped = new Promise<void>((resolve) => {
      dropped = resolve;
    });
    const server = await servers.start((request) => request.socket.on('close', dropped));

    const error = await rejection(http({ timeout: 100 })(requestTo(server.url), calm()));

    expect(error).toMatchObject({ code: 'transport/timeout', retryable: true });
    expect(error.message).toContain('100 milliseconds');
    await connectionDropped;
  });

  it('times out when it dribbles the body', async () => {
    const server = await servers.start(
      afterBody((_, response) => {
        response.write('<OFX>');
        const dribble = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(dribble));
      }),
    );
    const error = await rejection(http({ timeout: 300 })(requestTo(server.url), calm()));
    expect(error.code).toBe('transport/timeout');
  });

  it('counts redirects into the one time-out', async () => {
    const server = await servers.start(
      afterBody((_, response) => {
        setTimeout(() => response.writeHead(307, { location: '/ofx' }).end(), 150);
      }),
    );
    const error = await rejection(http({ timeout: 250 })(requestTo(server.url), calm()));
    expect(error.code).toBe('transport/timeout');
  });

  it('times out although the fetch it was given takes no notice of signals', async () => {
    const transport = http({ timeout: 50, fetch: () => new Promise(() => undefined) });
    expect((await rejection(transport(requestTo('https://bank.example/'), calm()))).code).toBe(
      'transport/timeout',
    );
  });

  it('does not time out an answer that arrives in time', async () => {
    const server = await servers.start(afterBody((_, response) => setTimeout(() => response.end('ok'), 50)));
    expect((await http({ timeout: 20_000 })(requestTo(server.url), calm())).status).toBe(200);
  });
});

describe('a caller that changes its mind', () => {
  it('sends nothing when the signal is aborted already', async () => {
    let requests = 0;
    const server = await servers.start((_, response) => {
      requests++;
      response.end();
    });
    const error = await rejection(http()(requestTo(server.url), AbortSignal.abort()));
    expect(error.code).toBe('transport/aborted');
    expect(requests).toBe(0);
  });

  it('stops waiting for the headers', async () => {
    const controller = new AbortController();
    const server = await servers.start(() => controller.abort());
    expect((await rejection(http()(requestTo(server.url), controller.signal))).code).toBe(
      'transport/aborted',
    );
  });

  it('stops reading the body', async () => {
    const controller = new AbortController();
    const server = await servers.start(
      afterBody((_, response) => {
        response.write('<OFX>');
        setTimeout(() => controller.abort(), 100);
      }),
    );
    expect((await rejection(http()(requestTo(server.url), controller.signal))).code).toBe(
      'transport/aborted',
    );
  });

  it('keeps its abort reason out of the error', async () => {
    const error = await rejection(
      http()(requestTo('https://bank.example/'), AbortSignal.abort(new Error('hunter2'))),
    );
    expect(error.message).not.toContain('hunter2');
    expect(error.cause).toBeUndefined();
  });

  it('finds no listener of ours left on its signal', async () => {
    const server = await servers.start(afterBody((_, response) => response.end('ok')));
    const { signal } = new AbortController();
    await http()(requestTo(server.url), signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('a network that fails', () => {
  it('reports a refused connection', async () => {
    const server = await servers.start(() => undefined);
    await server.close();
    const error = await rejection(http()(requestTo(server.url), calm()));
    expect(error).toMatchObject({ code: 'transport/network', retryable: true });
    expect(error.message).toContain('refused the connection');
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('reports a connection that is reset before an answer', async () => {
    const server = await servers.start((request) => request.socket.destroy());
    const error = await rejection(http()(requestTo(server.url), calm()));
    expect(error.code).toBe('transport/network');
    expect(error.message).toContain('broke off the connection');
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('reports a body that ends too soon, rather than handing over half of it', async () => {
    const server = await servers.start(
      afterBody((request, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('<OFX>');
        setTimeout(() => request.socket.destroy(), 50);
      }),
    );
    const error = await rejection(http()(requestTo(server.url), calm()));
    expect(error.code).toBe('transport/network');
    expect(error.message).toContain('broke off the connection');
  });

  it('reports a peer that does not speak HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
      socket.end('SSH-2.0-OpenSSH_9.2\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.track({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no TCP address');
    const error = await rejection(http()(requestTo(`http://127.0.0.1:${address.port}/`), calm()));
    expect(error.code).toBe('transport/network');
  });

  const failures: readonly (readonly [code: string, expected: string, retryable: boolean, words: string])[] =
    [
      ['ENOTFOUND', 'transport/network', true, 'could not be found'],
      ['EAI_AGAIN', 'transport/network', true, 'could not be found'],
      ['ENETUNREACH', 'transport/network', true, 'cannot be reached'],
      ['UND_ERR_CONNECT_TIMEOUT', 'transport/timeout', true, 'did not answer in time'],
      ['CERT_HAS_EXPIRED', 'transport/network', false, 'certificate'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'transport/network', false, 'certificate'],
      ['E_NEVER_HEARD_OF', 'transport/network', true, 'could not be talked to'],
    ];
  it.each(failures)('explains %s', async (code, expected, retryable, words) => {
    const root = Object.assign(new Error('system error'), { code });
    const transport = http({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause: root })) });
    const error = await rejection(transport(requestTo('https://bank.example/ofx'), calm()));
    expect(error).toMatchObject({ code: expected, retryable, cause: root });
    expect(error.message).toContain(words);
    expect(error.message).toContain('https://bank.example/ofx');
  });
});
