import { OfxError } from '../errors.ts';
import { decodeBytes } from './bytes/decode-bytes.ts';
import type { Deviation } from './deviation.ts';
import type { OfxHeader } from './header/header.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { Ofx } from './ofx.ts';
import { type Charset, Reading } from './reading.ts';

/** A file that was read. */
export interface OfxFile {
  readonly header: OfxHeader;
  /**
   * The tree, by the standard's tags. Reading is tolerant: where `deviations` says that an element is
   * missing or of the wrong type, the type does not hold there.
   */
  readonly ofx: Ofx;
  /** Further `<OFX>` blocks of the same file, which the standard allows for other users (section 2.4.2). */
  readonly further: readonly Ofx[];
  /** Every departure from the standard that was read around, in the file's order. */
  readonly deviations: readonly Deviation[];
}

/** Options of {@link decode}. */
export interface DecodeOptions {
  /** Bounds on what is accepted; those not named keep their defaults. */
  readonly limits?: Partial<Limits>;
}

/**
 * Reads an OFX file of any version, from its bytes or from a string.
 *
 * Header, version, syntax and character set are sniffed; nothing is assumed. Whatever departs from the
 * standard is read as well as it can be and reported in `deviations` with its position. The character set is that of
 * the bytes up to the last `</OFX>`; what is behind, such as another part of a response, may be something else.
 *
 * @throws OfxError `codec/empty` for no input, `codec/not-ofx` for input without `<OFX>` (the message says
 * what it looks like instead), `codec/limit` for input beyond a limit.
 *
 * @example
 * const { header, ofx, deviations } = decode(await readFile('statement.ofx'));
 * ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.LEDGERBAL.BALAMT; // '1234.56'
 */
export const decode = (input: Uint8Array | string, options: DecodeOptions = {}): OfxFile => {
  const limits = limitsOf(options.limits);
  if (input.length === 0) throw isEmpty();
  if (input.length > limits.bytes) throw isTooLarge(limits);
  const { text, ...charset } = toText(input, limits);
  return new Reading(limits, charset).end(text);
};

const START = { path: '', position: { line: 1, column: 1, byte: 0 } } as const;

/** The error for input that has nothing in it. */
export const isEmpty = (): OfxError =>
  new OfxError('codec/empty', 'There is nothing to read: the input is empty.', START);

/** The error for input beyond the limit of bytes. */
export const isTooLarge = ({ bytes }: Limits): OfxError => {
  const message = `The file has more bytes than the limit of ${bytes}; raise limits.bytes to read it.`;
  return new OfxError('codec/limit', message, START);
};

const toText = (
  input: Uint8Array | string,
  { headerLength }: Limits,
): Charset & { readonly text: string } => {
  if (typeof input !== 'string') {
    const { layout, ...decoded } = decodeBytes(input, headerLength);
    return { ...decoded, ...layout };
  }
  const before = input.startsWith('\uFEFF') ? 1 : 0;
  return { text: input.slice(before), charset: 'utf-16', width: 1, before, faults: [] };
};
