import { encodingOf } from '../bytes/write-charset.ts';
import type { Deviation } from '../deviation.ts';
import { headerFaults } from '../header/check.ts';
import type { HeaderFields } from '../header/header.ts';
import type { OfxInput } from '../ofx.ts';
import { type Fault, rootStep } from '../rules.ts';
import { isVersion, syntaxOf, VERSIONS, type Version } from '../versions.ts';
import type { Issue } from './issue.ts';
import { joinIssues } from './join.ts';
import { treeFaults } from './tree.ts';

/** A file as `decode` gives it, or one made or changed by hand. */
export interface FileToValidate {
  readonly header: HeaderFields & { readonly version?: Version | undefined };
  readonly ofx: OfxInput;
  readonly further?: readonly OfxInput[];
  /** What reading found. Without it there are no positions, and nothing that only the text shows. */
  readonly deviations?: readonly Deviation[];
}

/**
 * Every departure of a file from the schema of its version, in the file's order.
 *
 * The tree is judged as it is now, by the rules of `encode`: without an issue of severity `error` it can be
 * written with `encode(file.ofx, { ...file.header, version })`, and with one it may not. What only the text
 * of a file shows, such as the order of its elements, is taken from what reading found. Positions are those
 * of the file as it was read; whoever adds or removes repeated elements should not rely on them.
 *
 * A file of no known version is judged by what all versions have together, and that is an issue too.
 *
 * @throws nothing.
 *
 * @example
 * const issues = validate(decode(bytes));
 * const errors = issues.filter(({ severity }) => severity === 'error');
 * errors[0]; // { rule: 'too-long', path: 'OFX/.../STMTTRN[5]/NAME', position: { line: 120, ... }, ... }
 *
 * @example
 * validate({ header: { version: '1.0.3' }, ofx: profileRequest(options) }); // []
 */
export const validate = ({ header, ofx, further = [], deviations = [] }: FileToValidate): Issue[] => {
  const version = header.version !== undefined && isVersion(header.version) ? header.version : undefined;
  const encoding = encodingOf(version === undefined ? 'xml' : syntaxOf(version), header);
  const faults = [
    ...(version === undefined ? [unknownVersion(header)] : headerFaults(version, header)),
    ...[ofx, ...further].flatMap((block, i) => treeFaults(block, rootStep(i), version, encoding)),
  ];
  return joinIssues(faults, deviations);
};

const unknownVersion = ({ VERSION }: HeaderFields): Fault => ({
  rule: 'header',
  path: 'VERSION',
  message:
    VERSION === undefined
      ? `the file says no version; the versions are ${VERSIONS.join(', ')}`
      : `the file's VERSION is not known here; the versions are ${VERSIONS.join(', ')}`,
});
