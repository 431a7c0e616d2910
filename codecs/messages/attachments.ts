import type { Ofx } from '../ofx.ts';
import { known } from './known.ts';
import type { RequestMessages } from './requests.ts';
import { type Outcome, outcomeOf, type RequestIdentification, request, responsesOf } from './transactions.ts';

/** Options of {@link mimeRequest}. */
export interface MimeRequest extends RequestIdentification {
  /** What a message in HTML, a profile or a bill points to. */
  readonly url: string;
}

/** Options of {@link imageRequest}. */
export interface ImageRequest extends RequestIdentification {
  /** IMAGEREF of an IMAGEDATA whose IMAGEREFTYPE is `OPAQUE`. */
  readonly reference: string;
}

/** The request for what a URL points to; it comes in another part of the MIME response (section 9.3.1). */
export const mimeRequest = (mime: MimeRequest): RequestMessages =>
  request('GETMIME', '', mime, { URL: mime.url });

/**
 * The request for the image of a check, a transaction or a statement (section 3.1.6.2; OFX 2.1.1 and later).
 * The reply is the image itself, by MIME: there is nothing of OFX to read.
 */
export const imageRequest = (image: ImageRequest): RequestMessages =>
  request('IMAGE', '', image, { IMAGEREF: image.reference });

/** The answer to {@link mimeRequest}: what was asked for is in another part of the MIME response. */
export interface MimeOutcome extends Outcome {
  readonly url?: string;
}

/** The answers to {@link mimeRequest}. */
export const mimesOf = (ofx: Ofx): MimeOutcome[] =>
  responsesOf(ofx, 'GETMIME').map((response) =>
    known({ ...outcomeOf(response), url: response.GETMIMERS?.URL ?? response.GETMIMERS?.URL2 }),
  );
