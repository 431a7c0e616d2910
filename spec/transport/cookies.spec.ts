import { afterEach, describe, expect, it } from 'vitest';
import { cookieJar, http } from '../../transport/index.ts';
import { calm, requestTo } from './requests.ts';
import { afterBody, type TestServer, testServers } from './servers.ts';

const servers = testServers();
afterEach(servers.closeAll);

/** A server whose first answer sets `setCookies`, and that writes down the `Cookie` of each request. */
async function cookieServer(
  ...setCookies: string[]
): Promise<TestServer & { cookies: (string | undefined)[] }> {
  const cookies: (string | undefined)[] = [];
  const server = await servers.start(
    afterBody((request, response) => {
      if (cookies.length === 0) response.setHeader('set-cookie', setCookies);
      cookies.push(request.headers.cookie);
      response.end();
    }),
  );
  return { ...server, cookies };
}

describe('cookies over HTTP', () => {
  it('sends what was set, all of it, with every later request', async () => {
    const server = await cookieServer('session=s1; Path=/; HttpOnly; SameSite=Strict', 'node=n1; Path=/');
    const transport = http();
    for (let request = 0; request < 3; request++) await transport(requestTo(server.url), calm());
    expect(server.cookies).toEqual([undefined, 'session=s1; node=n1', 'session=s1; node=n1']);
  });

  it('keeps a cookie that came with an error status', async () => {
    const cookies: (string | undefined)[] = [];
    const server = await servers.start(
      afterBody((request, response) => {
        cookies.push(request.headers.cookie);
        response.writeHead(500, { 'set-cookie': 'a=1' }).end();
      }),
    );
    const transport = http();
    await transport(requestTo(server.url), calm());
    await transport(requestTo(server.url), calm());
    expect(cookies).toEqual([undefined, 'a=1']);
  });

  it('keeps a cookie that came with a redirect, and sends it there', async () => {
    const cookies: (string | undefined)[] = [];
    const server = await servers.start(
      afterBody((request, response) => {
        cookies.push(request.headers.cookie);
        if (request.url === '/ofx') response.writeHead(307, { location: '/there', 'set-cookie': 'a=1' });
        response.end();
      }),
    );
    await http()(requestTo(server.url), calm());
    expect(cookies).toEqual([undefined, 'a=1']);
  });

  it('does not send a Secure cookie without TLS, even to this machine', async () => {
    const server = await cookieServer('open=1', 'closed=1; Secure');
    const transport = http();
    await transport(requestTo(server.url), calm());
    await transport(requestTo(server.url), calm());
    expect(server.cookies[1]).toBe('open=1');
  });

  it('does not send a cookie to another host', async () => {
    const server = await cookieServer('a=1; Path=/');
    const transport = http();
    await transport(requestTo(server.url), calm());
    // The same server by another name.
    await transport(requestTo(server.url.replace('127.0.0.1', 'localhost')), calm());
    expect(server.cookies).toEqual([undefined, undefined]);
  });

  it('forgets a cookie when its time is over, by the injected clock', async () => {
    let now = Date.UTC(2026, 0, 1);
    const server = await cookieServer(
      'short=1; Max-Age=60',
      'long=1; Max-Age=3600',
      'dated=1; Expires=Thu, 01 Jan 2026 00:02:00 GMT',
      'session=1',
    );
    const transport = http({ now: () => now });
    await transport(requestTo(server.url), calm());
    for (const seconds of [59, 1, 60, 3600]) {
      now += seconds * 1000;
      await transport(requestTo(server.url), calm());
    }
    expect(server.cookies).toEqual([
      undefined,
      'short=1; long=1; dated=1; session=1',
      'long=1; dated=1; session=1',
      'long=1; session=1',
      'session=1',
    ]);
  });

  it('keeps the cookies of two transports apart', async () => {
    const server = await cookieServer('a=1');
    await http()(requestTo(server.url), calm());
    await http()(requestTo(server.url), calm());
    expect(server.cookies).toEqual([undefined, undefined]);
  });

  it('shares a jar between transports that are given the same one', async () => {
    const server = await cookieServer('a=1');
    const cookies = cookieJar(() => 0);
    await http({ cookies })(requestTo(server.url), calm());
    await http({ cookies })(requestTo(server.url), calm());
    expect(server.cookies).toEqual([undefined, 'a=1']);
  });

  it('keeps none when told so', async () => {
    const server = await cookieServer('a=1');
    const transport = http({ cookies: false });
    await transport(requestTo(server.url), calm());
    await transport(requestTo(server.url), calm());
    expect(server.cookies).toEqual([undefined, undefined]);
  });

  it("sends the caller's own Cookie header in place of the jar's", async () => {
    const server = await cookieServer('a=1');
    const transport = http();
    await transport(requestTo(server.url), calm());
    await transport(requestTo(server.url, [['Cookie', 'mine=1']]), calm());
    expect(server.cookies[1]).toBe('mine=1');
  });
});

describe('the cookie jar', () => {
  const BANK = 'https://ofx.bank.com/ofx/serve';
  const cases: readonly (readonly [
    what: string,
    setCookie: string,
    url: string,
    expected: string | undefined,
  ])[] = [
    ['a host-only cookie, same host', 'a=1; Path=/', 'https://ofx.bank.com/', 'a=1'],
    ['a host-only cookie, subdomain', 'a=1; Path=/', 'https://x.ofx.bank.com/', undefined],
    ['a host-only cookie, parent', 'a=1; Path=/', 'https://bank.com/', undefined],
    ['a domain cookie, sibling', 'a=1; Path=/; Domain=bank.com', 'https://pay.bank.com/', 'a=1'],
    ['a domain cookie, look-alike', 'a=1; Path=/; Domain=bank.com', 'https://evilbank.com/', undefined],
    ['a domain cookie for someone else', 'a=1; Path=/; Domain=other.com', 'https://other.com/', undefined],
    ['a domain cookie for all of .com', 'a=1; Path=/; Domain=com', 'https://ofx.bank.com/', undefined],
    ['the default path, below it', 'a=1', 'https://ofx.bank.com/ofx/other', 'a=1'],
    ['the default path, above it', 'a=1', 'https://ofx.bank.com/', undefined],
    ['a path, within', 'a=1; Path=/pay', 'https://ofx.bank.com/pay/bills', 'a=1'],
    ['a path, look-alike', 'a=1; Path=/pay', 'https://ofx.bank.com/payments', undefined],
    ['a Secure cookie, https', 'a=1; Path=/; Secure', 'https://ofx.bank.com/', 'a=1'],
    ['a Secure cookie, http', 'a=1; Path=/; Secure', 'http://ofx.bank.com/', undefined],
    ['Max-Age before Expires', 'a=1; Path=/; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT', BANK, 'a=1'],
    ['a Max-Age beyond all dates', 'a=1; Path=/; Max-Age=99999999999999999', BANK, 'a=1'],
    ['an expired cookie', 'a=1; Path=/; Max-Age=0', BANK, undefined],
    ['rubbish', ';;;=', BANK, undefined],
  ];
  it.each(cases)('%s: %s to %s gives %s', async (_, setCookie, url, expected) => {
    const jar = cookieJar(() => Date.UTC(2026, 0, 1));
    await jar.store(BANK, [setCookie]);
    expect(await jar.cookieHeader(url)).toBe(expected);
  });

  it('replaces a cookie, and removes it when it is set to expire', async () => {
    const jar = cookieJar(() => Date.UTC(2026, 0, 1));
    await jar.store(BANK, ['a=1']);
    await jar.store(BANK, ['a=2']);
    expect(await jar.cookieHeader(BANK)).toBe('a=2');
    await jar.store(BANK, ['a=2; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
    expect(await jar.cookieHeader(BANK)).toBeUndefined();
  });
});
