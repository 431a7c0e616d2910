/**
 * A URL as it may appear in a message: scheme, host and path. User information, query, fragment and path
 * parameters (`;jsessionid=...`) are left out, since each of them can carry a secret.
 */
export function displayUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname.replace(/;[^/]*/g, '')}`;
}
