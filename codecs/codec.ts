import { OfxError } from '../errors.ts';
import { type DecodeOptions, decode, type OfxFile } from './decode.ts';
import { type EncodeOptions, encode } from './encode.ts';
import type { OfxInput } from './ofx.ts';
import { isVersion, type Syntax, syntaxOf, VERSIONS, type Version } from './versions.ts';

/** Writes and reads files of one version. */
export interface Codec {
  readonly version: Version;
  readonly syntax: Syntax;
  /** See {@link encode}. */
  encode(ofx: OfxInput, options?: Omit<EncodeOptions, 'version'>): Uint8Array;
  /** Reads any version: institutions do not always answer in the one they were asked in. */
  decode(input: Uint8Array | string, options?: DecodeOptions): OfxFile;
}

/** Finds the codec of a version. */
export type CodecFor = (version: Version) => Codec;

/** The standard's own codec of a version. @throws OfxError `codec/unknown-version` */
export const codecFor: CodecFor = (version) => {
  if (!isVersion(version)) {
    throw new OfxError(
      'codec/unknown-version',
      `OFX ${String(version)} is not known here; the versions are ${VERSIONS.join(', ')}.`,
    );
  }
  return {
    version,
    syntax: syntaxOf(version),
    encode: (ofx, options = {}) => encode(ofx, { ...options, version }),
    decode,
  };
};

/**
 * A registry of codecs in which some are replaced, for instance by one that knows a service bureau's own
 * elements. Versions it does not name fall back to `base`.
 *
 * @example
 * const codecs = codecRegistry([{ ...codecFor('1.0.3'), encode: mine }]);
 * codecs('1.0.3').encode(ofx);
 */
export const codecRegistry = (codecs: readonly Codec[], base: CodecFor = codecFor): CodecFor => {
  const byVersion = new Map(codecs.map((codec) => [codec.version, codec]));
  return (version) => byVersion.get(version) ?? base(version);
};
