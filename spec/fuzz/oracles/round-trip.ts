import { convert } from '../../../codecs/convert/convert.ts';
import { decode, type OfxFile } from '../../../codecs/decode.ts';
import type { OfxInput } from '../../../codecs/ofx.ts';
import { syntaxOf, VERSIONS, type Version } from '../../../codecs/versions.ts';
import type { Dialect } from '../../../codecs/write/dialect.ts';
import { OfxError } from '../../../errors.ts';
import { TAGS } from '../tokens.ts';
import { blocksOf, type SoundFile, soundFile, UTF8, writingOf } from './encoding.ts';
import { type Complaint, firstOf, type Oracle, someOf } from './oracle.ts';
import { difference } from './reading.ts';
import { meaning, sorted } from './tree.ts';

/** Forms of one tree; the bytes of the case choose. */
const DIALECTS: readonly Dialect[] = [
  {},
  { newlines: 'none' },
  { leafEndTags: true, newlines: 'LF' },
  { leafEndTags: true, newlines: 'none' },
];

const sameTree = (one: unknown, other: unknown): Complaint =>
  difference({ tree: sorted(meaning(one)) }, { tree: sorted(meaning(other)) });

/** A tree that is written and read again is the same, and there is nothing to say of it. */
const comesBack = (ofx: OfxInput, version: Version, source: Uint8Array): Complaint => {
  const [dialect = {}] = someOf(DIALECTS, source, 1);
  const bytes = writingOf(ofx, { version, dialect, ...UTF8 });
  if (bytes instanceof OfxError) return `it cannot be written: ${bytes.code} ${bytes.message}`;
  const again = decode(bytes);
  const found = sameTree(ofx, again.ofx);
  if (found !== undefined) return found;
  const [deviation] = again.deviations;
  return deviation && `it is read with ${deviation.code} at ${deviation.path}: ${deviation.message}`;
};

/** What was read without loss can be written in its version, and is the same when it is read again. */
export const roundTrip: Oracle = {
  name: 'what was read without an error is written and read again as it was',
  complaint: ({ bytes, reading }) => {
    const file = soundFile(bytes, reading.file);
    return file && firstOf(blocksOf(file), (ofx) => comesBack(ofx, file.version, bytes));
  },
};

const convertsTo = (file: SoundFile, version: Version, source: Uint8Array): Complaint => {
  const { ofx, further, losses } = convert({ ...file, header: { ...file.header, ...UTF8 } }, version);
  if (losses.some(({ severity }) => severity === 'error')) return undefined;
  const found = firstOf([ofx, ...further], (block) => comesBack(block, version, source));
  return found && `${file.version} to ${version}: ${found}`;
};

/** What was read without loss is, in any other version, as good as the losses say. */
export const conversion: Oracle = {
  name: 'what was read without an error converts to another version and comes back from there',
  complaint: ({ bytes, reading }) => {
    const file = soundFile(bytes, reading.file);
    if (!file) return undefined;
    return firstOf(someOf(VERSIONS, bytes, 1), (version) => convertsTo(file, version, bytes));
  },
};

/**
 * Whether the tree has an element of the standard where the standard has none. In SGML its place cannot be told from
 * one whose parent's end tag is missing: it is read as part of an aggregate further out that has it.
 */
const hasStrayElement = ({ deviations }: OfxFile): boolean =>
  deviations.some(
    ({ code, path }) => code === 'unknown-element' && STANDARD.has(path.slice(path.lastIndexOf('/') + 1)),
  );

const STANDARD: ReadonlySet<string> = new Set(TAGS);

/**
 * Whatever `encode` takes comes back, also elements nobody knows where they are to be kept. What is wrong with the file
 * does not matter: a tree is written as it is, or refused.
 */
export const keeping: Oracle = {
  name: 'whatever encode takes, unknown elements too, is read again as it was',
  complaint: ({ bytes, reading: { file } }) => {
    if (!file) return undefined;
    const [dialect = {}] = someOf(DIALECTS, bytes, 1);
    const versions = [file.header.version ?? '2.3', ...someOf(VERSIONS, bytes, 2)].filter(
      (version) => syntaxOf(version) === 'xml' || !hasStrayElement(file),
    );
    return firstOf(versions, (version) => {
      const written = writingOf(file.ofx, { version, dialect, unknown: 'keep', ...UTF8 });
      const found = written instanceof OfxError ? undefined : sameTree(file.ofx, decode(written).ofx);
      return found && `in ${version} ${found}`;
    });
  },
};
