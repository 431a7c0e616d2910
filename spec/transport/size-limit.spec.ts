import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../transport/index.ts';
import { calm, rejection, requestTo, text, valuesOf } from './requests.ts';
import { afterBody, testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

const limited = http({ maxResponseBytes: 1000 });

describe('a response that would fill the memory', () => {
  it('is refused by its Content-Length, before the body', async () => {
    const server = await servers.start(
      afterBody((_, response) => {
        // The body never comes: only the announcement can be what is refused.
        response.writeHead(500, { 'content-length': 1001 }).flushHeaders();
      }),
    );
    const error = await rejection(limited(requestTo(server.url), calm()));
    expect(error).toMatchObject({ code: 'transport/too-large', retryable: false, httpStatus: 500 });
    expect(error.message).toContain('1000 bytes');
  });

  it('is refused while streaming, where it does not announce its size or end', async () => {
    let stopped: () => void = () => undefined;
    const downloadStopped = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    const server = await servers.start(
      afterBody((_, response) => {
        const pour = setInterval(() => response.write('x'.repeat(400)), 5);
        response.on('close', () => {
          clearInterval(pour);
          stopped();
        });
      }),
    );
    expect((await rejection(limited(requestTo(server.url), calm()))).code).toBe('transport/too-large');
    await downloadStopped;
  });

  it('is refused by its size after decompression', async () => {
    const bomb = gzipSync(new Uint8Array(100_000));
    expect(bomb.byteLength).toBeLessThan(1000);
    const server = await servers.start(
      afterBody((_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.byteLength }).end(bomb);
      }),
    );
    expect((await rejection(limited(requestTo(server.url), calm()))).code).toBe('transport/too-large');
  });

  it.each([
    ['announced', true],
    ['not announced', false],
  ])('is taken at exactly the limit, %s', async (_, announced) => {
    const server = await servers.start(
      afterBody((_, response) => {
        if (announced) response.setHeader('content-length', 1000);
        response.write('x'.repeat(400));
        response.end('y'.repeat(600));
      }),
    );
    const { body } = await limited(requestTo(server.url), calm());
    expect(text(body)).toBe('x'.repeat(400) + 'y'.repeat(600));
  });
});

describe('a compressed response', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const)('is decoded from %s, and no header says otherwise', async (encoding, compress) => {
    const file = 'OFXHEADER:100\r\n\r\n<OFX>'.repeat(50);
    const server = await servers.start(
      afterBody((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(compress(file));
      }),
    );
    const { headers, body } = await http()(requestTo(server.url), calm());
    expect(text(body)).toBe(file);
    expect(valuesOf(headers, 'content-encoding')).toEqual([]);
    expect(valuesOf(headers, 'content-length')).toEqual([]);
  });

  it('is an error when it is damaged', async () => {
    const whole = gzipSync('<OFX>'.repeat(1000));
    whole.fill(0xff, 15, 40);
    const server = await servers.start(
      afterBody((_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole);
      }),
    );
    const error = await rejection(http()(requestTo(server.url), calm()));
    expect(error.code).toBe('transport/network');
    expect(error.message).toContain('Content-Encoding');
  });
});
