import { OfxError, type Position } from '../errors.ts';
import { Builder, type Built } from './build/builder.ts';
import { type Finding, finding, Quota } from './build/findings.ts';
import { LimitPassed } from './build/limit-passed.ts';
import { type Decoded, decodeBytes } from './bytes/charset.ts';
import { locator } from './bytes/locate.ts';
import { decodeWindows1252 } from './bytes/windows-1252.ts';
import type { Deviation } from './deviation.ts';
import type { OfxHeader } from './header/header.ts';
import { type ReadHeader, readHeader } from './header/read.ts';
import { type Limits, limitsOf } from './limits.ts';
import { looksLike } from './looks-like.ts';
import type { Ofx } from './ofx.ts';
import { readSgml } from './syntax/sgml.ts';
import { readXml } from './syntax/xml.ts';
import { type Syntax, type Version, versionOfHeader } from './versions.ts';

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

const ROOT_TAG = /<(?:[A-Za-z][\w.-]{0,30}:)?OFX[\s>/]/i;
/** Bytes in which a header must fit for its ENCODING to be found. */
const HEADER_BYTES = 4096;

/**
 * Reads an OFX file of any version, from its bytes or from a string.
 *
 * Header, version, syntax and character set are sniffed; nothing is assumed. Whatever departs from the
 * standard is read as well as it can be and reported in `deviations` with its position.
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
  if (input.length === 0)
    throw new OfxError('codec/empty', 'There is nothing to read: the input is empty.', START);
  if (input.length > limits.bytes) {
    throw new OfxError(
      'codec/limit',
      `The file has ${input.length} bytes, more than the limit of ${limits.bytes}; raise limits.bytes to read it.`,
      START,
    );
  }
  const decoded = toText(input);
  const locate = locator(decoded.text, decoded.layout);
  const root = decoded.text.search(ROOT_TAG);
  if (root < 0) throw notOfx(decoded.text, locate(0));
  const header = readHeader(decoded.text.slice(0, root));
  const version = versionOfHeader(header.fields.VERSION ?? '');
  try {
    const { built, syntax, before } = readBody(decoded.text, root, header, version, limits);
    return {
      header: { version, syntax, charset: decoded.charset, other: header.other, ...header.fields },
      ofx: (built.blocks[0] ?? {}) as unknown as Ofx,
      further: built.blocks.slice(1) as unknown as Ofx[],
      deviations: report([...headerFindings(decoded, header, version), ...before], built, locate, limits),
    };
  } catch (error) {
    if (error instanceof LimitPassed) throw error.toOfxError(locate(error.at));
    throw error;
  }
};

const START = { path: '', position: { line: 1, column: 1, byte: 0 } } as const;

const toText = (input: Uint8Array | string): Decoded => {
  if (typeof input === 'string') {
    const before = input.startsWith('\uFEFF') ? 1 : 0;
    return { text: input.slice(before), charset: 'utf-16', layout: { width: 1, before } };
  }
  const start = decodeWindows1252(input.subarray(0, HEADER_BYTES));
  const root = start.search(ROOT_TAG);
  const header = readHeader(root < 0 ? start : start.slice(0, root));
  const declared = { encoding: header.encoding ?? header.fields.ENCODING, charset: header.fields.CHARSET };
  return decodeBytes(input, declared, header.form === 'xml');
};

const notOfx = (text: string, position: Position): OfxError => {
  const what = looksLike(text.slice(0, HEADER_BYTES));
  return new OfxError('codec/not-ofx', `There is no <OFX> in the input: it looks like ${what}.`, {
    path: '',
    position,
  });
};

interface Body {
  readonly built: Built;
  readonly syntax: Syntax;
  readonly before: readonly Finding[];
}

/** XML is tried where the header promises it; what is not well-formed is read as SGML after all. */
const readBody = (
  text: string,
  root: number,
  header: ReadHeader,
  version: Version | undefined,
  limits: Limits,
): Body => {
  const before: Finding[] = [];
  if (header.form === 'xml') {
    const builder = new Builder(limits, version, true);
    const fault = readXml(text, root, builder);
    if (!fault) return { built: builder.end(text.length), syntax: 'xml', before };
    const message = `not well-formed XML (${fault.reason}); read as SGML`;
    before.push(finding('syntax', message, 'OFX', fault.at));
  }
  const builder = new Builder(limits, version, false);
  readSgml(text, root, builder);
  return { built: builder.end(text.length), syntax: 'sgml', before };
};

const headerFindings = (decoded: Decoded, header: ReadHeader, version: Version | undefined): Finding[] => {
  const findings = header.faults.map(({ message, path, at }) => finding('header', message, path, at));
  const { places } = header;
  const written = header.fields.VERSION;
  if (written !== undefined && version === undefined) {
    findings.push(
      finding('header', `VERSION ${written.slice(0, 8)} is not known`, 'VERSION', places.VERSION ?? 0),
    );
  }
  if (decoded.lie) {
    // CHARSET counts only where ENCODING leaves it to say.
    const field = /^(US-?)?ASCII$/i.test(header.fields.ENCODING ?? 'USASCII') ? 'CHARSET' : 'ENCODING';
    const path = places[field] === undefined ? 'ENCODING' : field;
    const at = places[path];
    findings.push(finding('charset', decoded.lie, at === undefined ? '' : path, at ?? 0));
  }
  return findings;
};

/** Gives the findings their positions, in the file's order, and says how many more there were. */
const report = (
  before: readonly Finding[],
  built: Built,
  locate: (at: number) => Position,
  limits: Limits,
): Deviation[] => {
  const findings = [...before, ...built.findings].sort((a, b) => a.at - b.at);
  const quota = new Quota(limits.deviations);
  const listed = findings.filter(({ code, severity }) => quota.takes(code, severity));
  const uncounted = built.uncounted + quota.uncounted;
  const deviations: Deviation[] = listed.map(({ at, ...found }) => ({
    ...found,
    position: locate(at),
  }));
  if (uncounted > 0) {
    const message = `${uncounted} more deviations are not listed`;
    const position = deviations.at(-1)?.position ?? locate(0);
    deviations.push({ code: 'syntax', severity: 'warning', message, path: 'OFX', position });
  }
  return deviations;
};
