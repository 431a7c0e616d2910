/**
 * The errors of every room of the house. This file imports nothing, so that `codecs`, `transport` and
 * `machines` can share one base without importing each other.
 */

/**
 * Every error code, once: `true` where trying the same thing again later can help.
 *
 * The part before the slash says who noticed: the codecs, the transport, the sign-on, the challenge
 * (MFA), a transaction of the request file, the session that was asked for something it cannot do, or the
 * keyring in a file.
 */
const RETRYABLE = {
  'codec/empty': false,
  'codec/not-ofx': false,
  'codec/unexpected-end': false,
  'codec/malformed': false,
  'codec/limit': false,
  'codec/unknown-version': false,
  'codec/unknown-element': false,
  'codec/missing-element': false,
  'codec/too-many': false,
  'codec/choice': false,
  'codec/conflict': false,
  'codec/version': false,
  'codec/too-long': false,
  'codec/empty-element': false,
  'codec/type': false,
  'codec/charset': false,
  'transport/timeout': true,
  'transport/network': true,
  'transport/aborted': true,
  'transport/too-large': false,
  'transport/redirect': false,
  'transport/insecure': false,
  'transport/http': false,
  'transport/server': true,
  'transport/interrupted': true,
  'transport/empty': true,
  'profile/refused': false,
  'signon/credentials-rejected': false,
  'signon/locked-out': false,
  'signon/refused': false,
  'signon/credentials-unavailable': true,
  'signon/user-key-expired': true,
  'signon/busy': true,
  'signon/contact-institution': false,
  'signon/auth-token-rejected': false,
  'signon/client-not-registered': false,
  'signon/configuration': false,
  'signon/version-unsupported': false,
  'signon/security-unsupported': false,
  'challenge/unsupported': false,
  'challenge/no-questions': false,
  'challenge/refused': false,
  'challenge/unanswerable': false,
  'challenge/answers-rejected': false,
  'challenge/repeated': false,
  'challenge/invalid-answer': false,
  'challenge/not-pending': false,
  'challenge/expired': true,
  'password/unsupported': false,
  'password/required': false,
  'password/refused': false,
  'password/invalid': false,
  'password/outcome-unknown': false,
  'transaction/refused': false,
  'transaction/missing': false,
  'transaction/outcome-unknown': false,
  'session/closed': false,
  'session/cancelled': false,
  'session/invalid-request': false,
  'session/not-asked': false,
  'session/several-destinations': false,
  'session/untrusted-url': false,
  'session/snapshot': false,
  'session/keyring': true,
  'session/outbox': true,
  'session/client-facts': true,
  'keyring/tampered-or-wrong-key': false,
  'keyring/format': false,
  'keyring/unreadable': true,
  'keyring/unwritable': true,
  'keyring/conflict': true,
} as const satisfies Record<string, boolean>;

/** A stable, machine-readable error code, for example `codec/unexpected-end`. */
export type OfxErrorCode = keyof typeof RETRYABLE;

/** Every error code this package throws. */
export const OFX_ERROR_CODES: readonly OfxErrorCode[] = Object.keys(RETRYABLE) as OfxErrorCode[];

/** A place in an OFX file. */
export interface Position {
  /** 1-based line. */
  readonly line: number;
  /** 1-based column, in characters. */
  readonly column: number;
  /** 0-based offset in bytes into the original input (in UTF-16 code units where that was a string). */
  readonly byte: number;
}

/** What an institution said in a `STATUS` aggregate. */
export interface OfxStatus {
  /** STATUS/CODE, for example 15500. */
  readonly code: number;
  /** `INFO`, `WARN` or `ERROR`: the standard's for codes it has, else as sent. Sent severities are unreliable. */
  readonly severity: string;
  /** What the standard means by the code, for a person; absent for codes it does not have. */
  readonly meaning?: string;
  /** STATUS/MESSAGE: the institution's own words, to be shown and not parsed. */
  readonly message?: string;
}

/** What an {@link OfxError} knows beyond its sentence. */
export interface OfxErrorDetails {
  readonly cause?: unknown;
  /** Overrides what the table says of the code. */
  readonly retryable?: boolean;
  /** The OFX status that led here. */
  readonly status?: OfxStatus;
  /** Path of the element, for example `OFX/SIGNONMSGSRSV1/SONRS/STATUS`. */
  readonly path?: string;
  readonly position?: Position;
  /** HTTP status code, where HTTP was involved. */
  readonly httpStatus?: number;
}

/**
 * The one error of this package. `code` is stable and meant for programs; `message` is a sentence for a
 * person. Neither ever contains a password, an answer, an access key or any other secret.
 */
export class OfxError extends Error {
  override readonly name = 'OfxError';
  readonly code: OfxErrorCode;
  /** Whether the same call can succeed later without anything being changed. */
  readonly retryable: boolean;
  readonly status?: OfxStatus;
  readonly path?: string;
  readonly position?: Position;
  readonly httpStatus?: number;

  constructor(code: OfxErrorCode, message: string, details: OfxErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? RETRYABLE[code];
    if (details.status) this.status = details.status;
    if (details.path !== undefined) this.path = details.path;
    if (details.position) this.position = details.position;
    if (details.httpStatus !== undefined) this.httpStatus = details.httpStatus;
  }
}
