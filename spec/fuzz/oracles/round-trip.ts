import { convert } from '../../../codecs/convert/convert.ts';
import { decode } from '../../../codecs/decode.ts';
import type { OfxInput } from '../../../codecs/ofx.ts';
import { VERSIONS, type Version } from '../../../codecs/versions.ts';
import { OfxError } from '../../../errors.ts';
import { blocksOf, type SoundFile, soundFile, UTF8, writingOf } from './encoding.ts';
import { type Complaint, firstOf, type Oracle, someOf } from './oracle.ts';
import { difference } from './reading.ts';
import { meaning, sorted } from './tree.ts';

/** A tree that is written and read again is the same, and there is nothing to say of it. */
const comesBack = (ofx: OfxInput, version: Version): Complaint => {
  const bytes = writingOf(ofx, { version, ...UTF8 });
  if (bytes instanceof OfxError) return `it cannot be written: ${bytes.code} ${bytes.message}`;
  const again = decode(bytes);
  const found = difference({ tree: sorted(meaning(ofx)) }, { tree: sorted(meaning(again.ofx)) });
  if (found !== undefined) return found;
  const [deviation] = again.deviations;
  return deviation && `it is read with ${deviation.code} at ${deviation.path}: ${deviation.message}`;
};

/** What was read without loss can be written in its version, and is the same when it is read again. */
export const roundTrip: Oracle = {
  name: 'what was read without an error is written and read again as it was',
  complaint: ({ bytes, reading }) => {
    const file = soundFile(bytes, reading.file);
    return file && firstOf(blocksOf(file), (ofx) => comesBack(ofx, file.version));
  },
};

const convertsTo = (file: SoundFile, version: Version): Complaint => {
  const { ofx, further, losses } = convert({ ...file, header: { ...file.header, ...UTF8 } }, version);
  if (losses.some(({ severity }) => severity === 'error')) return undefined;
  const found = firstOf([ofx, ...further], (block) => comesBack(block, version));
  return found && `${file.version} to ${version}: ${found}`;
};

/** What was read without loss is, in any other version, as good as the losses say. */
export const conversion: Oracle = {
  name: 'what was read without an error converts to another version and comes back from there',
  complaint: ({ bytes, reading }) => {
    const file = soundFile(bytes, reading.file);
    if (!file) return undefined;
    return firstOf(someOf(VERSIONS, bytes, 1), (version) => convertsTo(file, version));
  },
};
