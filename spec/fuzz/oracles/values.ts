import { OfxDateTime } from '../../../codecs/datatypes/index.ts';
import type { OfxFile } from '../../../codecs/decode.ts';
import { rootStep } from '../../../codecs/rules.ts';
import { type Complaint, firstOf, type Oracle } from './oracle.ts';
import { printed } from './reading.ts';
import { type Leaf, leavesOf } from './tree.ts';

/** Whether a value is none: a number that is no number, a date that is no date. */
const isBroken = (value: unknown): boolean =>
  typeof value === 'number' ? !Number.isFinite(value) : value instanceof OfxDateTime && !value.isValid;

const dateFault = ({ path, value }: Leaf): Complaint => {
  if (!(value instanceof OfxDateTime)) return undefined;
  const { isValid, instant, localDate, canonical } = value;
  const isWhole = !Number.isNaN(instant.getTime()) && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(localDate);
  if (isValid !== isWhole) return `${path} says isValid ${isValid}, and gives ${localDate} and ${instant}`;
  return isValid !== (canonical !== undefined) ? `${path} has the canonical form ${canonical}` : undefined;
};

const leafFault = (file: OfxFile, leaf: Leaf): Complaint => {
  const { path, value } = leaf;
  const kind = typeof value;
  if (!['string', 'number', 'boolean'].includes(kind) && !(value instanceof OfxDateTime)) {
    return `${path} is ${value === null ? 'null' : kind}`;
  }
  const isTold = (): boolean =>
    file.deviations.some((told) => told.path === path && told.severity === 'error') || isCut(file);
  if (isBroken(value) && !isTold()) return `${path} is ${printed(value)}, and no deviation says so`;
  return dateFault(leaf);
};

/** Whether there are more deviations than are listed. */
const isCut = ({ deviations }: OfxFile): boolean =>
  deviations.at(-1)?.message.endsWith('more deviations are not listed') === true;

/** A tree is made of strings, numbers, booleans and date-times; what is none of its type is an error told. */
export const values: Oracle = {
  name: 'no NaN and no Invalid Date without a deviation of its own',
  complaint: ({ reading: { file } }) => {
    if (!file) return undefined;
    const blocks = [file.ofx, ...file.further];
    return firstOf(
      blocks.flatMap((block, i) => leavesOf(block, rootStep(i))),
      (leaf) => leafFault(file, leaf),
    );
  },
};
