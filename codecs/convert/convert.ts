import { OfxError } from '../../errors.ts';
import type { HeaderFields } from '../header/header.ts';
import type { OfxInput } from '../ofx.ts';
import { refusalCode, rootStep } from '../rules.ts';
import { OFX } from '../schema/ofx.ts';
import { isVersion, VERSIONS, type Version } from '../versions.ts';
import { type ConvertedHeader, convertHeader } from './header.ts';
import { type Loss, settled } from './loss.ts';
import { convertAggregate } from './tree.ts';

/** A file as `decode` gives it, or one made by hand. */
export interface FileToConvert<Tree extends OfxInput = OfxInput> {
  /** Without a version everything that any version has may be in the file. */
  readonly header: HeaderFields & { readonly version?: Version | undefined };
  readonly ofx: Tree;
  readonly further?: readonly Tree[];
}

/** A file in another version: `encode(file.ofx, file.header)` writes it. */
export interface ConvertedFile<Tree extends OfxInput = OfxInput> {
  readonly header: ConvertedHeader;
  readonly ofx: Tree;
  readonly further: readonly Tree[];
  /** What could not be kept, in the order of the tree. */
  readonly losses: readonly Loss[];
}

/** Options of {@link convert}. */
export interface ConvertOptions {
  /** What to do with what the target version lacks. Default `'drop'`: leave it out and report it. */
  readonly onLoss?: 'drop' | 'refuse';
}

/**
 * Converts a file to another version. Elements that version has under another name are renamed; what it
 * lacks, does not list or has no room for is left out, and each loss is reported. Private tags and unknown
 * elements stay. The file itself is not changed.
 *
 * If the file was valid, so is the result, unless a loss has the severity `error`: then something the target
 * requires could not be had.
 *
 * @throws OfxError with the path of the first loss, if `onLoss` is `'refuse'`: `codec/version`, `codec/type`,
 * `codec/too-long`, `codec/too-many`, `codec/missing-element` ...; `codec/unknown-version` for a version
 * nobody knows.
 *
 * @example
 * const file = decode(bytes); // 2.2
 * const { ofx, header, losses } = convert(file, '1.0.2');
 * await writeFile('statement.ofx', encode(ofx, header));
 * losses[0]; // { rule: 'version', path: 'OFX/.../STMTTRN[0]/EXTDNAME', value: 'A long name', ... }
 */
export const convert = <Tree extends OfxInput>(
  { header, ofx, further = [] }: FileToConvert<Tree>,
  version: Version,
  { onLoss = 'drop' }: ConvertOptions = {},
): ConvertedFile<Tree> => {
  if (!isVersion(version)) {
    throw new OfxError(
      'codec/unknown-version',
      `OFX ${String(version)} is not known here; the versions are ${VERSIONS.join(', ')}.`,
    );
  }
  const losses: Loss[] = [];
  const lose = (loss: Loss): void => {
    if (onLoss === 'refuse') throw refused(loss, version);
    losses.push(loss);
  };
  const route = { from: header.version, to: version, lose };
  // The target's tree has the same type: all versions share one.
  const [first, ...others] = [ofx, ...further].map(
    (block, i) => convertAggregate(OFX, OFX, block, rootStep(i), route) as Tree,
  );
  const blocks = { ofx: first ?? ofx, further: others };
  return { header: convertHeader(header, version, [blocks]), ...blocks, losses: settled(losses) };
};

const refused = ({ rule, path, message }: Loss, version: Version): OfxError =>
  new OfxError(refusalCode(rule), `${path} cannot be converted to OFX ${version}: ${message}.`, { path });
