import { displayUrl } from './url-display.ts';

/** Whether a host name, as `URL.hostname` normalises it, can only mean this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    // URL has already rewritten short, octal and hexadecimal spellings to four decimal numbers.
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/**
 * Why a URL must not be sent to, as a sentence for a person; `undefined` when it may be. The file holds a
 * password, so it travels over https, or does not leave the machine (PROTOCOL section 4.1).
 */
export function urlProblem(url: URL, allowInsecure: boolean): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `${url.protocol} URLs cannot be sent to: give the institution's https URL.`;
  }
  if (url.username !== '' || url.password !== '') {
    // fetch refuses such URLs, in a message that shows them whole.
    return `The URL of ${displayUrl(url)} holds a user name or password: leave it out, or send an Authorization header.`;
  }
  if (url.protocol === 'http:' && !allowInsecure && !isLoopbackHost(url.hostname)) {
    return `${displayUrl(url)} is not https, and the request would show its password to the network: use the https URL, or set allowInsecure.`;
  }
  return undefined;
}
