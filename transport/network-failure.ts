import { OfxError } from '../errors.ts';
import { displayUrl } from './url-display.ts';

/** What a failed exchange means: which error, in which words, and whether trying again can help. */
interface Meaning {
  readonly code: 'transport/network' | 'transport/timeout';
  /** Completes a sentence that begins with the URL. */
  readonly words: string;
  readonly retryable: boolean;
}

const dns = network('could not be found: check the address and the network connection');
const refused = network('refused the connection: the service may be down; try again later');
const unreachable = network('cannot be reached from this network: check the network connection');
const brokenOff = network(
  'broke off the connection, and it is not known whether the request was processed: check before sending it again',
);
const certificate = network(
  'showed a TLS certificate that cannot be trusted: check the address, and do not send to it',
  false,
);
const undecodable = network('sent a body that its Content-Encoding does not fit', false);
const timedOut: Meaning = {
  code: 'transport/timeout',
  words: 'did not answer in time: try again later',
  retryable: true,
};
const other = network('could not be talked to: check the network connection, and the cause of this error');

/** The codes that Node's system calls, its TLS and its fetch (undici) put on errors. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['ENOTFOUND', dns],
  ['EAI_AGAIN', dns],
  ['ECONNREFUSED', refused],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['ECONNRESET', brokenOff],
  ['EPIPE', brokenOff],
  ['UND_ERR_SOCKET', brokenOff],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', brokenOff],
  ['ETIMEDOUT', timedOut],
  ['UND_ERR_CONNECT_TIMEOUT', timedOut],
  ['UND_ERR_HEADERS_TIMEOUT', timedOut],
  ['UND_ERR_BODY_TIMEOUT', timedOut],
  ['CERT_HAS_EXPIRED', certificate],
  ['CERT_NOT_YET_VALID', certificate],
  ['CERT_REVOKED', certificate],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', certificate],
  ['SELF_SIGNED_CERT_IN_CHAIN', certificate],
  ['UNABLE_TO_GET_ISSUER_CERT', certificate],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', certificate],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', certificate],
  ['ERR_TLS_CERT_ALTNAME_INVALID', certificate],
  ['Z_DATA_ERROR', undecodable],
  ['Z_BUF_ERROR', undecodable],
]);

/** Turns whatever fetch or ky rejected with into an error that says what to do and tells no secret of `url`. */
export function networkFailure(error: unknown, url: URL): OfxError {
  const chain = causesOf(error);
  const meaning = meaningOf(chain);
  const root = chain.at(-1);
  return new OfxError(meaning.code, `${displayUrl(url)} ${meaning.words}.`, {
    retryable: meaning.retryable,
    // Only the innermost error: the ones around it may carry the request, with its headers and its full URL.
    ...(root !== undefined && !tellsSecretOf(url, root) ? { cause: root } : {}),
  });
}

function network(words: string, retryable = true): Meaning {
  return { code: 'transport/network', words, retryable };
}

/** The error and what caused it, outermost first. Bounded, since a chain can be a ring. */
function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && chain.length < 8; next = next.cause) chain.push(next);
  return chain;
}

/** By code and name, never by class: there is more than one copy of fetch, and more than one version of ky. */
function meaningOf(chain: readonly Error[]): Meaning {
  for (const error of chain) {
    const meaning = 'code' in error && typeof error.code === 'string' && MEANINGS.get(error.code);
    if (meaning) return meaning;
    if (error.name === 'TimeoutError') return timedOut;
  }
  return other;
}

/** Some platforms quote the whole URL in the message of a failed fetch. */
function tellsSecretOf(url: URL, error: Error): boolean {
  const text = `${error.message}\n${error.stack ?? ''}`;
  const hidden = [url.search.slice(1), url.hash.slice(1), ...(url.pathname.match(/;[^/]+/g) ?? [])];
  return hidden.some((secret) => secret !== '' && text.includes(secret));
}
