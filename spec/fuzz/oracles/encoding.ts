import type { OfxFile } from '../../../codecs/decode.ts';
import { type EncodeOptions, encode } from '../../../codecs/encode.ts';
import type { OfxInput } from '../../../codecs/ofx.ts';
import type { Version } from '../../../codecs/versions.ts';
import { OfxError } from '../../../errors.ts';
import { within } from './reading.ts';

/** Header fields with which every character can be written. */
export const UTF8 = { ENCODING: 'UTF-8', CHARSET: 'NONE' };

/** What writing comes to. Any exception but an OfxError goes through. */
export const writingOf = (ofx: OfxInput, options: EncodeOptions): Uint8Array | OfxError => {
  try {
    return encode(ofx, options);
  } catch (error) {
    if (error instanceof OfxError) return error;
    throw error;
  }
};

/** A file of which reading says that nothing was lost, in a version that is known: it can be written again. */
export interface SoundFile extends OfxFile {
  readonly version: Version;
}

/** The file, if reading found nothing worse than what it mended. Every deviation counts, not only the first ones. */
export const soundFile = (bytes: Uint8Array, file: OfxFile | undefined): SoundFile | undefined => {
  const { version } = file?.header ?? {};
  if (!file || version === undefined) return undefined;
  const whole = file.deviations.length < 900 ? file : within({ deviations: Number.MAX_SAFE_INTEGER })(bytes);
  return whole.deviations.some(({ severity }) => severity === 'error') ? undefined : { ...whole, version };
};

/** Every block of a file: each can be written on its own. */
export const blocksOf = ({ ofx, further }: OfxFile): OfxInput[] => [ofx, ...further];
