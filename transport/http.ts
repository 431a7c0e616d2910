import ky from 'ky';
import { OfxError } from '../errors.ts';
import { type CookieJar, cookieJar } from './cookies.ts';
import { requestHeaders, withoutFraming } from './headers.ts';
import { interruptible } from './interruption.ts';
import { networkFailure } from './network-failure.ts';
import { decideRedirect } from './redirect-policy.ts';
import { BodyTooLarge, discardBody, readBody } from './response-body.ts';
import type { HttpHeaders, Transport, TransportResponse } from './transport.ts';
import { displayUrl } from './url-display.ts';
import { urlProblem } from './url-policy.ts';

/** Options of {@link http}. */
export interface HttpOptions {
  /** Milliseconds for the whole exchange: connecting, redirects, and reading the body to its end. Default 60,000. */
  readonly timeout?: number;
  /** Bytes that a response body may have once decompressed. Default 64 MiB. */
  readonly maxResponseBytes?: number;
  /** Allow http to hosts other than this machine. The requests hold a password. Default false. */
  readonly allowInsecure?: boolean;
  /**
   * Where cookies are kept. Default: a jar in memory of this transport's own. `false` keeps none.
   * Share neither a jar nor a transport between users.
   */
  readonly cookies?: CookieJar | false;
  /** The time in milliseconds since 1970, by which cookies expire. Default `Date.now`. */
  readonly now?: () => number;
  /** What to use in place of the platform's `fetch`, for a proxy or a CA of one's own. It is given a `Request`. */
  readonly fetch?: typeof globalThis.fetch;
}

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 64 * 1024 * 1024;
/** Timers hold their delay in 31 bits; a longer one would fire at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * A transport over HTTP(S), on `ky` and the platform's `fetch` (PROTOCOL section 4.1).
 *
 * POSTs the body in one piece, with `Content-Length`. Headers are the caller's, then `Content-Type:
 * application/x-ofx` and `Accept: *\/*, application/x-ofx` if not given, a `Cookie` from the jar if not given, and
 * what `fetch` adds. Any HTTP status is returned as a response. 307 and 308 are followed up to 3 times on the
 * same host; nothing is ever sent from https to http.
 *
 * Returns a transport that rejects with these codes of `OfxError`:
 * - `transport/timeout`: no complete answer in time
 * - `transport/network`: not found, refused, broken off, or a certificate not to be trusted
 * - `transport/aborted`: the caller's signal
 * - `transport/too-large`: the body passed `maxResponseBytes`
 * - `transport/redirect`: redirected to where the request must not follow
 * - `transport/insecure`: the URL is not https, or not one to send a password to
 *
 * No message shows a body, a header's value, or the user information, query or fragment of a URL.
 *
 * @throws RangeError for a `timeout` or `maxResponseBytes` that is no usable number
 */
export function http(options: HttpOptions = {}): Transport {
  const { timeout = DEFAULT_TIMEOUT, maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } = options;
  if (!(timeout > 0 && timeout <= MAX_TIMEOUT)) {
    throw new RangeError(`timeout must be more than 0 and at most ${MAX_TIMEOUT} milliseconds.`);
  }
  if (!(maxResponseBytes >= 0)) throw new RangeError('maxResponseBytes must be 0 or more.');
  const settings: Settings = {
    maxResponseBytes,
    allowInsecure: options.allowInsecure ?? false,
    cookies: options.cookies ?? cookieJar(options.now ?? Date.now),
    fetch: options.fetch,
  };

  return async (request, signal) => {
    const url = checkedUrl(request.url, settings.allowInsecure);
    const headers = requestHeaders(request.headers);
    // A copy of our own: it stays as it is however long the exchange takes and whatever the caller does.
    const body = new Uint8Array(request.body);
    return interruptible((interruption) => exchange({ url, headers, body }, settings, interruption), {
      signal,
      onAbort: () =>
        new OfxError('transport/aborted', `The request to ${displayUrl(url)} was aborted by its caller.`),
      deadline: {
        after: timeout,
        onTimeout: () =>
          new OfxError(
            'transport/timeout',
            `${displayUrl(url)} did not answer completely within ${timeout} milliseconds: try again later, or raise the timeout.`,
          ),
      },
    });
  };
}

interface Settings {
  readonly maxResponseBytes: number;
  readonly allowInsecure: boolean;
  readonly cookies: CookieJar | false;
  readonly fetch: typeof globalThis.fetch | undefined;
}

interface Post {
  readonly url: URL;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Posts, and posts again for as long as a redirect may be followed. */
async function exchange(first: Post, settings: Settings, signal: AbortSignal): Promise<TransportResponse> {
  let current = first;
  for (let followed = 0; ; followed++) {
    const response = await post(current, settings, signal);
    const redirect = redirectOf(response, current.url, followed);
    if (redirect === undefined) return await received(response, current.url, settings.maxResponseBytes);
    discardBody(response);
    current = { ...current, url: checkedUrl(redirect.href, settings.allowInsecure) };
  }
}

async function post(
  { url, headers, body }: Post,
  settings: Settings,
  signal: AbortSignal,
): Promise<Response> {
  const { cookies, fetch } = settings;
  const sent = fetchHeaders(headers);
  if (cookies && !sent.has('cookie')) {
    const cookie = await cookies.cookieHeader(url.href);
    if (cookie !== undefined) sent.set('cookie', cookie);
  }
  let response: Response;
  try {
    response = await ky(url, {
      method: 'POST',
      headers: sent,
      body,
      signal,
      redirect: 'manual',
      retry: 0,
      throwHttpErrors: false,
      // ky's own would end at the headers; ours covers the body.
      timeout: false,
      ...(fetch ? { fetch } : {}),
    });
  } catch (error) {
    throw networkFailure(error, url);
  }
  if (cookies) await cookies.store(url.href, response.headers.getSetCookie());
  return response;
}

/** Where to post next, if anywhere. */
function redirectOf(response: Response, from: URL, followed: number): URL | undefined {
  if (response.type === 'opaqueredirect') {
    // Browsers do not tell where a redirect leads when asked not to follow it.
    throw new OfxError(
      'transport/redirect',
      `${displayUrl(from)} redirected, and this platform does not say where to.`,
    );
  }
  const location = response.headers.get('location');
  const decision = decideRedirect({ status: response.status, location, from, followed });
  if (decision.kind === 'refuse') {
    discardBody(response);
    throw new OfxError('transport/redirect', decision.reason, { httpStatus: response.status });
  }
  return decision.kind === 'follow' ? decision.url : undefined;
}

async function received(response: Response, url: URL, maxBytes: number): Promise<TransportResponse> {
  try {
    const body = await readBody(response, maxBytes);
    return { status: response.status, headers: withoutFraming([...response.headers]), body };
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw networkFailure(error, url);
    throw new OfxError(
      'transport/too-large',
      `${displayUrl(url)} sent more than ${maxBytes} bytes: ask for a shorter period, or raise maxResponseBytes.`,
      { httpStatus: response.status },
    );
  }
}

function checkedUrl(text: string, allowInsecure: boolean): URL {
  if (!URL.canParse(text)) {
    throw new OfxError('transport/insecure', "The institution's URL is not an absolute https URL: check it.");
  }
  const url = new URL(text);
  const problem = urlProblem(url, allowInsecure);
  if (problem !== undefined) throw new OfxError('transport/insecure', problem);
  return url;
}

function fetchHeaders(headers: HttpHeaders): Headers {
  const result = new Headers();
  for (const [name, value] of headers) {
    try {
      result.append(name, value);
    } catch {
      // The platform's own message quotes the value.
      throw new TypeError(`The request header "${name}" has a name or a value that HTTP does not allow.`);
    }
  }
  return result;
}
