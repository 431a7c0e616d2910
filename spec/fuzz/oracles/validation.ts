import { convert } from '../../../codecs/convert/convert.ts';
import type { OfxFile } from '../../../codecs/decode.ts';
import { ruleFacts } from '../../../codecs/rules.ts';
import { validate } from '../../../codecs/validate/validate.ts';
import { VERSIONS, type Version } from '../../../codecs/versions.ts';
import { OfxError } from '../../../errors.ts';
import { UTF8, writingOf } from './encoding.ts';
import { type Complaint, firstOf, type Oracle, someOf } from './oracle.ts';

/** With the header as it was read, and with one that has every character. */
const HEADERS = [{}, UTF8];

/** Paths of what a tree may not be written for; what only the file shows is not in the tree. */
const errorPaths = (file: OfxFile, header: OfxFile['header']): string[] =>
  validate({ ...file, further: [], header })
    .filter(({ severity, rule }) => severity === 'error' && !ruleFacts(rule).onlyInFile)
    .map(({ path }) => path);

const agree = (file: OfxFile, version: Version, fields: object): Complaint => {
  const header = { ...file.header, ...fields, version };
  const errors = errorPaths(file, header);
  const written = writingOf(file.ofx, header);
  if (!(written instanceof OfxError)) {
    return errors.length > 0 ? `it is written, although validate finds ${errors[0]}` : undefined;
  }
  if (errors.includes(written.path ?? '')) return undefined;
  return `validate does not find ${written.path}, for which it is refused: ${written.message}`;
};

/** Whatever was read: validating never throws, and finds an error exactly where writing refuses. */
export const validation: Oracle = {
  name: 'validate throws nothing, and finds errors exactly where encode refuses',
  complaint: ({ reading: { file } }) => {
    if (!file) return undefined;
    validate(file);
    const version = file.header.version ?? '2.3';
    return firstOf(HEADERS, (fields) => agree(file, version, fields));
  },
};

/** Whatever was read can be converted to any version: at worst with losses. */
export const conversions: Oracle = {
  name: 'convert throws nothing, to no version',
  complaint: ({ bytes, reading: { file } }) => {
    if (file) for (const version of someOf(VERSIONS, bytes, 3)) convert(file, version);
    return undefined;
  },
};
