import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../transport/index.ts';
import { decideRedirect } from '../../transport/redirect-policy.ts';
import { calm, FILE, rejection, requestTo, text } from './requests.ts';
import { afterBody, testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

describe('what is decided about a redirect', () => {
  const FROM = 'https://ofx.bank.com/ofx/serve';
  const table: readonly (readonly [status: number, location: string | null, expected: string])[] = [
    [200, '/elsewhere', 'none'],
    [201, '/elsewhere', 'none'],
    [300, '/elsewhere', 'none'],
    [304, null, 'none'],
    [400, '/elsewhere', 'none'],
    [307, 'other', 'https://ofx.bank.com/ofx/other'],
    [308, '/other?a=1', 'https://ofx.bank.com/other?a=1'],
    [307, 'https://ofx.bank.com:8443/other', 'https://ofx.bank.com:8443/other'],
    [307, 'https://pay.bank.com/', 'another host'],
    [307, 'https://evil.example/', 'another host'],
    [307, '//evil.example/', 'another host'],
    [307, 'http://ofx.bank.com/ofx', 'not https'],
    [302, 'http://ofx.bank.com/ofx', 'not https'],
    [307, 'javascript:alert(1)', 'not https'],
    [301, '/new', 'to https://ofx.bank.com/new'],
    [302, '/new', 'to https://ofx.bank.com/new'],
    [303, '/new', 'to https://ofx.bank.com/new'],
    [302, null, 'without saying where'],
    [307, null, 'without saying where'],
    [307, 'https://[', 'without saying where'],
  ];
  it.each(table)('HTTP %s to %s: %s', (status, location, expected) => {
    const decision = decideRedirect({ status, location, from: new URL(FROM), followed: 0 });
    if (decision.kind === 'none') expect(expected).toBe('none');
    else if (decision.kind === 'follow') expect(decision.url.href).toBe(expected);
    else expect(decision.reason).toContain(expected);
  });

  it('may go from http to https', () => {
    const from = new URL('http://bank.example/ofx');
    const decision = decideRedirect({ status: 308, location: 'https://bank.example/ofx', from, followed: 0 });
    expect(decision.kind).toBe('follow');
  });
});

describe('redirects over HTTP', () => {
  it.each([307, 308])('posts the same bytes and headers again after %i', async (status) => {
    const seen: string[] = [];
    const server = await servers.start(
      afterBody(({ method, url, headers }, response, body) => {
        seen.push(`${method} ${url} ${headers['x-app']} ${headers['content-length']} ${text(body)}`);
        if (url === '/ofx') response.writeHead(status, { location: '/moved' }).end('<html>');
        else response.end('answer');
      }),
    );
    const answer = await http()(requestTo(server.url, [['X-App', 'me']]), calm());
    expect(text(answer.body)).toBe('answer');
    const rest = `me ${FILE.byteLength} ${text(FILE)}`;
    expect(seen).toEqual([`POST /ofx ${rest}`, `POST /moved ${rest}`]);
  });

  it('follows three, and not a fourth', async () => {
    let requests = 0;
    const server = await servers.start(
      afterBody((request, response) => {
        requests++;
        const left = Number(request.url?.slice(1));
        if (left > 0) response.writeHead(307, { location: `/${left - 1}` });
        response.end();
      }),
    );
    const origin = `http://127.0.0.1:${server.port}`;
    expect((await http()(requestTo(`${origin}/3`), calm())).status).toBe(200);
    expect(requests).toBe(4);
    requests = 0;
    expect((await rejection(http()(requestTo(`${origin}/4`), calm()))).code).toBe('transport/redirect');
    expect(requests).toBe(4);
  });

  it.each([301, 302, 303])(
    'does not turn the POST into a GET after %i, and shows where it would lead',
    async (status) => {
      let requests = 0;
      const server = await servers.start(
        afterBody((_, response) => {
          requests++;
          response.writeHead(status, { location: '/login;sid=hunter2?token=hunter2#hunter2' }).end();
        }),
      );
      const error = await rejection(http()(requestTo(server.url), calm()));
      expect(error).toMatchObject({ code: 'transport/redirect', retryable: false, httpStatus: status });
      expect(error.message).toContain(`http://127.0.0.1:${server.port}/login`);
      expect(error.message).not.toContain('hunter2');
      expect(requests).toBe(1);
    },
  );

  it('does not hand the file to another host', async () => {
    let stolen = 0;
    const other = await servers.start((_, response) => {
      stolen++;
      response.end();
    });
    const server = await servers.start(
      afterBody((_, response) => {
        response.writeHead(307, { location: `http://localhost:${other.port}/` }).end();
      }),
    );
    expect((await rejection(http()(requestTo(server.url), calm()))).code).toBe('transport/redirect');
    expect(stolen).toBe(0);
  });

  it('does not follow from https to http, even where http is allowed', async () => {
    const urls: string[] = [];
    const transport = http({
      allowInsecure: true,
      fetch: (input) => {
        urls.push(input instanceof Request ? input.url : String(input));
        return Promise.resolve(
          new Response(null, { status: 307, headers: { location: 'http://bank.example/ofx' } }),
        );
      },
    });
    const error = await rejection(transport(requestTo('https://bank.example/ofx'), calm()));
    expect(error.code).toBe('transport/redirect');
    expect(urls).toEqual(['https://bank.example/ofx']);
  });

  it('does not follow to a URL with a password in it', async () => {
    const server = await servers.start(
      afterBody((request, response) => {
        response.writeHead(307, { location: `http://me:hunter2@${request.headers.host}/` }).end();
      }),
    );
    const error = await rejection(http()(requestTo(server.url), calm()));
    expect(error.code).toBe('transport/insecure');
    expect(error.message).not.toContain('hunter2');
  });

  it('reports a redirect that a browser keeps to itself', async () => {
    const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    const error = await rejection(
      http({ fetch: () => Promise.resolve(opaque) })(requestTo('https://bank.example/'), calm()),
    );
    expect(error.code).toBe('transport/redirect');
  });
});
