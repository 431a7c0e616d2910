/**
 * The shape of the transport room: bytes out, bytes back. A transport is a function, so that behaviour is
 * added by wrapping one transport in another. Nothing here knows what the bytes mean.
 */

/**
 * HTTP headers as ordered name-value pairs. Names compare without regard to case, and a name may repeat
 * (`Set-Cookie` does). The transports of this room hand names over in lower case.
 */
export type HttpHeaders = readonly (readonly [name: string, value: string])[];

/** One file to be POSTed (PROTOCOL section 4.1: always POST, always the whole file). */
export interface TransportRequest {
  /** Absolute URL of the institution's service. */
  readonly url: string;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
}

/** What came back. Any HTTP status is a response: the body of a 400 or a 500 may hold an OFX answer. */
export interface TransportResponse {
  /** HTTP status code, for example 200. */
  readonly status: number;
  readonly headers: HttpHeaders;
  /** The whole body, with any `Content-Encoding` already undone. */
  readonly body: Uint8Array;
}

/**
 * Carries one request to an institution and brings its response back. Never retries, because only the caller
 * knows whether the request may be executed twice.
 *
 * Rejects with an `OfxError` whose code starts with `transport/`; with `transport/aborted` once `signal` is
 * aborted.
 */
export type Transport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportResponse>;

/** The far side: whatever answers requests. `loopback()` and `serve()` put one behind a transport. */
export interface Answerer {
  answer(request: TransportRequest): Promise<TransportResponse> | TransportResponse;
}
