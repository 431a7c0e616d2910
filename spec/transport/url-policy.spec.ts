import { describe, expect, it } from 'vitest';
import { http } from '../../transport/index.ts';
import { displayUrl } from '../../transport/url-display.ts';
import { urlProblem } from '../../transport/url-policy.ts';
import { calm, rejection, requestTo } from './requests.ts';

describe('where a password may be sent', () => {
  const table: readonly (readonly [url: string, byDefault: boolean, whenInsecureIsAllowed: boolean])[] = [
    ['https://bank.example/ofx', true, true],
    ['http://bank.example/ofx', false, true],
    ['http://localhost:8080/', true, true],
    ['http://bank.localhost/', true, true],
    ['http://127.0.0.1/', true, true],
    ['http://127.8.9.10:99/', true, true],
    ['http://127.1/', true, true],
    ['http://[::1]:8080/', true, true],
    ['http://[::2]/', false, true],
    ['http://128.0.0.1/', false, true],
    ['http://127.0.0.1.evil.example/', false, true],
    ['http://localhost.evil.example/', false, true],
    ['http://notlocalhost/', false, true],
    ['http://10.0.0.1/', false, true],
    ['http://0.0.0.0/', false, true],
    ['ftp://bank.example/', false, false],
    ['file:///etc/passwd', false, false],
    ['https://user:pass@bank.example/', false, false],
    ['https://user@bank.example/', false, false],
  ];
  it.each(table)('%s: by default %s, with allowInsecure %s', (url, byDefault, whenAllowed) => {
    expect(urlProblem(new URL(url), false) === undefined).toBe(byDefault);
    expect(urlProblem(new URL(url), true) === undefined).toBe(whenAllowed);
  });

  it('is decided before anything is sent', async () => {
    let fetched = 0;
    const fetch = () => {
      fetched++;
      return Promise.resolve(new Response('ok'));
    };
    const error = await rejection(http({ fetch })(requestTo('http://bank.example/ofx'), calm()));
    expect(error).toMatchObject({ code: 'transport/insecure', retryable: false });
    expect(fetched).toBe(0);
    await http({ fetch, allowInsecure: true })(requestTo('http://bank.example/ofx'), calm());
    expect(fetched).toBe(1);
  });
});

describe('how a URL is shown', () => {
  it.each([
    ['https://bank.example/ofx', 'https://bank.example/ofx'],
    ['https://u:hunter2@bank.example:444/ofx?pin=hunter2#hunter2', 'https://bank.example:444/ofx'],
    ['https://bank.example/ofx;jsessionid=hunter2/x;a=hunter2', 'https://bank.example/ofx/x'],
  ])('%s as %s', (url, shown) => {
    expect(displayUrl(new URL(url))).toBe(shown);
  });
});
