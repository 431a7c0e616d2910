import type { CookieJar as ToughJar } from 'tough-cookie';

/**
 * Keeps an institution's HTTP cookies (RFC 6265) between requests; PROTOCOL section 4.1: some institutions
 * refuse the next request without them. What it holds is secret. One jar belongs to one user at one
 * institution.
 */
export interface CookieJar {
  /** The `Cookie` header for a request to `url`; `undefined` when there is none to send. */
  cookieHeader(url: string): Promise<string | undefined>;
  /** Takes in the `Set-Cookie` headers of a response from `url`. What it cannot accept it ignores. */
  store(url: string, setCookies: readonly string[]): Promise<void>;
}

/**
 * A cookie jar in memory, on `tough-cookie` (which also knows the public suffixes for which no cookie may be
 * set). `Secure` cookies go over https only, on loopback hosts too.
 *
 * The library is loaded at the first `Set-Cookie`, so that browsers, which keep cookies themselves and never
 * show that header, do not load it.
 *
 * @param now the time in milliseconds since 1970, by which cookies expire
 */
export function cookieJar(now: () => number): CookieJar {
  let jar: ToughJar | undefined;
  return {
    async cookieHeader(url) {
      // The library's own check for expiry reads the system's clock; ours follows.
      const cookies = (await jar?.getCookies(url, { expire: false, sort: true })) ?? [];
      const live = cookies.filter(({ expires }) => !(expires instanceof Date) || expires.getTime() > now());
      return live.length === 0 ? undefined : live.map((cookie) => cookie.cookieString()).join('; ');
    },

    async store(url, setCookies) {
      if (setCookies.length === 0) return;
      const { Cookie, CookieJar } = await import('tough-cookie');
      jar ??= new CookieJar(undefined, { allowSecureOnLocal: false });
      const receivedAt = new Date(now());
      for (const text of setCookies) {
        const cookie = Cookie.parse(text);
        if (!cookie) continue;
        // Max-Age becomes a date here, counted from receipt: the library counts it from the cookie's last use.
        cookie.expires = asExpires(cookie.expiryTime(receivedAt) ?? Number.POSITIVE_INFINITY);
        await jar.setCookie(cookie, url, { now: receivedAt, ignoreError: true });
      }
    },
  };
}

/** The last moment a `Date` can hold; one later would be an invalid date, which is never in the future. */
const LAST_DATE = 8.64e15;

function asExpires(milliseconds: number): Date | 'Infinity' {
  return milliseconds > LAST_DATE ? 'Infinity' : new Date(Math.max(milliseconds, 0));
}
