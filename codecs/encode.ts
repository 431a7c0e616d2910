import { OfxError } from '../errors.ts';
import { encodingOf } from './bytes/write-charset.ts';
import { headerFaults } from './header/check.ts';
import type { HeaderFields } from './header/header.ts';
import { writeHeader } from './header/write.ts';
import type { OfxInput } from './ofx.ts';
import { type Fault, refusalCode } from './rules.ts';
import { OFX } from './schema/ofx.ts';
import { isVersion, syntaxOf, type Version } from './versions.ts';
import type { Dialect } from './write/dialect.ts';
import { printer } from './write/printer.ts';
import { Writer } from './write/writer.ts';

/** Options of {@link encode}: the version, and the header's fields by name. */
export interface EncodeOptions extends HeaderFields {
  readonly version: Version;
  /** What one institution wants differently. */
  readonly dialect?: Dialect;
  /**
   * What to do with elements the standard does not have and whose names have no dot. Default `'refuse'`,
   * since they are mostly misspelt; `'keep'` writes a file that was read as it came. Private tags, with a
   * dot, are always written, in their place.
   */
  readonly unknown?: 'refuse' | 'keep';
}

/**
 * Writes an OFX file. Strict: what the version's schema does not allow is refused.
 *
 * @throws OfxError with the path of the element: `codec/missing-element`, `codec/unknown-element`,
 * `codec/version`, `codec/choice`, `codec/too-many`, `codec/too-long`, `codec/empty-element`, `codec/type`,
 * `codec/charset`; `codec/unknown-version` for a version nobody knows.
 *
 * @example
 * const bytes = encode(ofx, { version: '1.0.3', NEWFILEUID: crypto.randomUUID() });
 */
export const encode = (ofx: OfxInput, options: EncodeOptions): Uint8Array => {
  const { version, dialect = {}, unknown = 'refuse' } = options;
  if (!isVersion(version)) {
    throw new OfxError(
      'codec/unknown-version',
      `OFX ${String(version)} is not a version that can be written.`,
    );
  }
  for (const fault of headerFaults(version, options)) refuse(fault);
  const syntax = syntaxOf(version);
  const encoding = encodingOf(syntax, options);
  const print = printer(syntax, dialect);
  new Writer(print, { version, dialect, encoding, unknown, report: refuse }).write('OFX', OFX, ofx);
  return encoding.encode(writeHeader(version, options) + print.text());
};

const refuse = ({ rule, path, message }: Fault): never => {
  throw new OfxError(refusalCode(rule), `${path} cannot be written: ${message}.`, { path });
};
