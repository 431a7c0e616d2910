import { displayUrl } from './url-display.ts';

/** How many redirects one request may take. */
export const MAX_REDIRECTS = 3;

export type RedirectDecision =
  /** Not a redirect: the response is the answer. */
  | { readonly kind: 'none' }
  /** POST the same body again, to `url`. */
  | { readonly kind: 'follow'; readonly url: URL }
  /** Stop; `reason` is a sentence for a person. */
  | { readonly kind: 'refuse'; readonly reason: string };

export interface RedirectFacts {
  readonly status: number;
  /** The `Location` header, as sent. */
  readonly location: string | null;
  /** The URL that was POSTed to. */
  readonly from: URL;
  /** How many redirects were already followed. */
  readonly followed: number;
}

/**
 * What to do about a response that may be a redirect (PROTOCOL section 4.1). 307 and 308 keep method and body
 * and are followed within the host that was authenticated. 301, 302 and 303 would turn the POST into a GET,
 * which loses the file.
 */
export function decideRedirect({ status, location, from, followed }: RedirectFacts): RedirectDecision {
  if (![301, 302, 303, 307, 308].includes(status)) return { kind: 'none' };
  const here = displayUrl(from);
  if (location === null || !URL.canParse(location, from.href)) {
    return refuse(`${here} redirected (HTTP ${status}) without saying where to.`);
  }
  const target = new URL(location, from);
  const move = `${here} redirected (HTTP ${status}) to ${displayUrl(target)}`;
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    return refuse(`${move}, which is not https: the request was not sent there.`);
  }
  if (status !== 307 && status !== 308) {
    return refuse(`${move}: if the institution has moved, use that address.`);
  }
  if (target.hostname !== from.hostname) {
    return refuse(`${move}, another host: if the institution has moved, use that address.`);
  }
  if (followed >= MAX_REDIRECTS) {
    return refuse(`${move} after ${MAX_REDIRECTS} earlier redirects: the request was given up.`);
  }
  return { kind: 'follow', url: target };
}

function refuse(reason: string): RedirectDecision {
  return { kind: 'refuse', reason };
}
