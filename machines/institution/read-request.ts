import {
  type DeviationCode,
  decode,
  isHeaderValue,
  type Limits,
  type Ofx,
  type Version,
} from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';

/** The tree of a request file. */
export type Request = Extract<Ofx, { SIGNONMSGSRQV1: unknown }>;

/** A request file that can be answered. */
export interface RequestFile {
  readonly version: Version;
  /** To be echoed; `NONE` where there is none that can be. */
  readonly newFileUid: string;
  /** OLDFILEUID: the last file whose answer the client has. */
  readonly oldFileUid: string;
  /** The request is in UTF-8, and so is its answer to be, where the version leaves a choice. */
  readonly utf8: boolean;
  readonly request: Request;
}

/** What a file may not lack or exceed if every request in it is to have an answer. */
const UNANSWERABLE: ReadonlySet<DeviationCode> = new Set([
  'truncated',
  'missing-element',
  'too-many',
  'duplicate',
  'too-long',
]);

/**
 * Reads a request file, tolerantly. Undefined for whatever cannot be answered in OFX: no OFX at all, an unknown
 * version, a response, several blocks, control characters, a file that is cut off or lacks what its answer
 * needs.
 */
export const readRequest = (body: Uint8Array, limits: Partial<Limits>): RequestFile | undefined => {
  const file = decodeOrNot(body, limits);
  if (!file) return undefined;
  const { header, ofx, further, deviations } = file;
  if (header.version === undefined || further.length > 0 || !isRequest(ofx)) return undefined;
  if (deviations.some(({ code }) => UNANSWERABLE.has(code)) || hasControls(ofx)) return undefined;
  const newFileUid = header.NEWFILEUID ?? '';
  return {
    version: header.version,
    newFileUid: isHeaderValue(newFileUid) ? newFileUid : 'NONE',
    oldFileUid: header.OLDFILEUID ?? 'NONE',
    utf8:
      // Of plain ASCII nobody can tell; what says it is UTF-8, or must be, gets its like.
      header.ENCODING?.toUpperCase() === 'UTF-8' ||
      (header.charset === 'utf-8' && deviations.some(({ code }) => code === 'charset')),
    request: ofx,
  };
};

/** Whether some value has what no file may contain, and no answer repeat. */
const hasControls = (value: unknown): boolean =>
  typeof value === 'string'
    ? /[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(value.replace(/[\t\r\n]/g, ''))
    : typeof value === 'object' && value !== null && Object.values(value).some(hasControls);

const decodeOrNot = (body: Uint8Array, limits: Partial<Limits>) => {
  try {
    return decode(body, { limits });
  } catch (error) {
    if (error instanceof OfxError && error.code.startsWith('codec/')) return undefined;
    throw error;
  }
};

/** A file is either all requests or all responses, and requests begin with a sign-on. */
const isRequest = (ofx: Ofx): ofx is Request =>
  // Reading is tolerant: what the type requires need not be there.
  (ofx.SIGNONMSGSRQV1 as Partial<Ofx<'SIGNONMSGSRQV1'>> | undefined)?.SONRQ !== undefined &&
  !Object.keys(ofx).some((tag) => /MSGSRSV[0-9]$/.test(tag));
