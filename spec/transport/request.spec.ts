import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../transport/index.ts';
import { calm, FILE, rejection, requestTo, text, valuesOf } from './requests.ts';
import { afterBody, testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

interface Seen {
  method: string | undefined;
  headers: NodeJS.Dict<string | string[]>;
  body: Uint8Array;
}

async function recorder() {
  const seen: Seen[] = [];
  const server = await servers.start(
    afterBody(({ method, headers }, response, body) => {
      seen.push({ method, headers, body });
      response.end('answer');
    }),
  );
  return { url: server.url, seen };
}

describe('what http() sends', () => {
  it('POSTs the bytes as they are, in one piece with Content-Length', async () => {
    const { url, seen } = await recorder();
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);

    await http()(requestTo(url, [], body), calm());

    expect(seen).toHaveLength(1);
    expect(seen[0]?.method).toBe('POST');
    expect(new Uint8Array(seen[0]?.body ?? [])).toEqual(body);
    expect(seen[0]?.headers['content-length']).toBe('256');
    expect(seen[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it('sends a large body with Content-Length too', async () => {
    const { url, seen } = await recorder();
    await http()(requestTo(url, [], new Uint8Array(1_000_000).fill(65)), calm());
    expect(seen[0]?.headers['content-length']).toBe('1000000');
    expect(seen[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it('sends the bytes as they were when it was called', async () => {
    const { url, seen } = await recorder();
    const body = new TextEncoder().encode('before');
    const answered = http()(requestTo(url, [], body), calm());
    body.set(new TextEncoder().encode('after!'));
    await answered;
    expect(text(seen[0]?.body ?? new Uint8Array())).toBe('before');
  });

  it('asks for OFX by default', async () => {
    const { url, seen } = await recorder();
    await http()(requestTo(url), calm());
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/x-ofx',
      accept: '*/*, application/x-ofx',
    });
  });

  it("passes the caller's headers on, in place of its defaults", async () => {
    const { url, seen } = await recorder();
    const headers = [
      ['USER-AGENT', 'InetClntApp/3.0'],
      ['Accept', 'application/x-ofx'],
      ['content-type', 'text/plain'],
      ['X-Bank', 'one'],
      ['x-bank', 'two'],
    ] as const;
    await http()(requestTo(url, headers), calm());
    expect(seen[0]?.headers).toMatchObject({
      'user-agent': 'InetClntApp/3.0',
      accept: 'application/x-ofx',
      'content-type': 'text/plain',
      'x-bank': 'one, two',
    });
  });

  it.each(['Content-Length', 'Transfer-Encoding', 'Connection'])(
    'does not let a %s header contradict the body that is sent',
    async (name) => {
      const { url, seen } = await recorder();
      await http()(requestTo(url, [[name, '9999']]), calm());
      expect(seen[0]?.headers['content-length']).toBe(String(FILE.byteLength));
    },
  );

  it('refuses a header that would smuggle another, without quoting its value', async () => {
    const { url, seen } = await recorder();
    const call = http()(requestTo(url, [['X-Token', 'hunter2\r\nX-Evil: 1']]), calm());
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow(/X-Token/i);
    await expect(call).rejects.not.toThrow(/hunter2/);
    expect(seen).toHaveLength(0);
  });

  it('keeps concurrent requests apart', async () => {
    const server = await servers.start(
      afterBody((_, response, body) => {
        setTimeout(() => response.end(`echo ${text(body)}`), 20 - Number(text(body)));
      }),
    );
    const transport = http();
    const bodies = Array.from({ length: 20 }, (_, index) => String(index));
    const answers = await Promise.all(
      bodies.map((body) => transport(requestTo(server.url, [], new TextEncoder().encode(body)), calm())),
    );
    expect(answers.map(({ body }) => text(body))).toEqual(bodies.map((body) => `echo ${body}`));
  });

  it('uses the fetch it is given', async () => {
    const { url, seen } = await recorder();
    const fetched: string[] = [];
    const transport = http({
      fetch: (input, init) => {
        fetched.push(input instanceof Request ? `${input.method} ${input.url}` : 'no Request');
        return fetch(input, init);
      },
    });
    await transport(requestTo(url), calm());
    expect(fetched).toEqual([`POST ${url}`]);
    expect(seen).toHaveLength(1);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('refuses a timeout of %s', (timeout) => {
    expect(() => http({ timeout })).toThrow(RangeError);
  });

  it.each([-1, Number.NaN])('refuses a limit of %s bytes, which would be none', (maxResponseBytes) => {
    expect(() => http({ maxResponseBytes })).toThrow(RangeError);
  });

  it('sends nothing to a URL it cannot read, and does not show it', async () => {
    const error = await rejection(http()(requestTo('bank.example/ofx?pin=hunter2'), calm()));
    expect(error.code).toBe('transport/insecure');
    expect(error.message).not.toContain('hunter2');
  });
});

describe('what http() hands back', () => {
  it.each([200, 201, 204, 300, 304, 400, 401, 403, 404, 406, 500, 501, 503])(
    'takes HTTP %i for a response, not for an error',
    async (status) => {
      const server = await servers.start(
        afterBody((_, response) => {
          response.statusCode = status;
          response.end(status === 204 || status === 304 ? undefined : '<OFX>');
        }),
      );
      const answer = await http()(requestTo(server.url), calm());
      expect(answer.status).toBe(status);
      expect(text(answer.body)).toBe(status === 204 || status === 304 ? '' : '<OFX>');
    },
  );

  it('hands over headers with each repeated one by itself', async () => {
    const server = await servers.start(
      afterBody((_, response) => {
        response.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2; Expires=Wed, 09 Jun 2100 10:18:14 GMT']);
        response.setHeader('Content-Type', 'application/x-ofx');
        response.end('x');
      }),
    );
    const { headers } = await http()(requestTo(server.url), calm());
    expect(valuesOf(headers, 'set-cookie')).toEqual([
      'a=1; Path=/',
      'b=2; Expires=Wed, 09 Jun 2100 10:18:14 GMT',
    ]);
    expect(valuesOf(headers, 'content-type')).toEqual(['application/x-ofx']);
  });
});
