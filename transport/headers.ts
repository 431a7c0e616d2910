import type { HttpHeaders } from './transport.ts';

/** What OFX asks for where the caller does not say otherwise (PROTOCOL sections 4.1 and 4.2). */
const DEFAULTS: HttpHeaders = [
  ['content-type', 'application/x-ofx'],
  ['accept', '*/*, application/x-ofx'],
];

/** Headers about how a body was put on the wire. They belong to one connection, not to the bytes handed over. */
const FRAMING: readonly string[] = ['content-length', 'content-encoding', 'transfer-encoding', 'connection'];

/** The caller's headers as they are to be sent: the defaults filled in, framing left to the transport. */
export function requestHeaders(given: HttpHeaders): HttpHeaders {
  const kept = withoutFraming(given);
  const missing = DEFAULTS.filter(([name]) => !kept.some(([keptName]) => keptName === name));
  return [...kept, ...missing];
}

/** A copy with names in lower case, without the headers that say how the body was put on the wire. */
export function withoutFraming(headers: HttpHeaders): HttpHeaders {
  return headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !FRAMING.includes(name));
}
