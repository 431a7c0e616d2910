import { OfxError } from '../../errors.ts';
import type { HttpHeaders, TransportRequest } from '../../transport/index.ts';

export const FILE = new TextEncoder().encode('OFXHEADER:100\r\n\r\n<OFX><USERPASS>hunter2</OFX>');

export function requestTo(url: string, headers: HttpHeaders = [], body: Uint8Array = FILE): TransportRequest {
  return { url, headers, body };
}

/** A signal that nobody aborts. */
export function calm(): AbortSignal {
  return new AbortController().signal;
}

/** The error a promise rejects with; fails when it is fulfilled, or rejects with anything but an `OfxError`. */
export async function rejection(promise: Promise<unknown>): Promise<OfxError> {
  const outcome = await promise.then(
    () => 'it was fulfilled',
    (error: unknown) => error,
  );
  if (!(outcome instanceof OfxError)) throw new Error('expected an OfxError', { cause: outcome });
  return outcome;
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function valuesOf(headers: HttpHeaders, wanted: string): readonly string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}
