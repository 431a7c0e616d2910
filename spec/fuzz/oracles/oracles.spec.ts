import { describe, expect, it } from 'vitest';
import * as codecs from '../../../codecs/index.ts';
import { decode, OfxDateTime, OfxError, type OfxFile } from '../../../codecs/index.ts';
import { sgml, transaction, utf8 } from '../../codecs/helpers.ts';
import { judge } from '../judge.ts';
import { deviations } from './deviations.ts';
import { limits } from './limits.ts';
import type { Oracle, Subject } from './oracle.ts';
import { positions } from './positions.ts';
import { READERS, readers } from './readers.ts';
import { refusals } from './refusals.ts';
import { conversion, keeping, roundTrip } from './round-trip.ts';
import { sameReading } from './same-reading.ts';
import { bytesOfText, textOfBytes } from './text.ts';
import { validation } from './validation.ts';
import { values } from './values.ts';

const BYTES = utf8(sgml(transaction('<NAME>a name<CURRENCY>')));
const FILE = decode(BYTES);
const PLACE = { line: 1, column: 1, byte: 0 };

/** A subject whose reading is not what reading gives. */
const misread = (changed: Partial<OfxFile>, bytes = BYTES): Subject => ({
  bytes,
  reading: { file: { ...FILE, ...changed } },
});

const refused = (error: OfxError): Subject => ({ bytes: BYTES, reading: { error } });

const misplaced = (change: {
  readonly line?: number;
  readonly column?: number;
  readonly byte?: number;
}): Subject =>
  misread({
    deviations: FILE.deviations.map((deviation) => ({
      ...deviation,
      position: { ...deviation.position, ...change },
    })),
  });

const said = (changed: object): Subject =>
  misread({ deviations: [{ ...(FILE.deviations[0] as OfxFile['deviations'][0]), ...changed }] });

/** A tree that only pretends to be one. */
const withTree = (ofx: object): Subject => misread({ ofx: ofx as OfxFile['ofx'] });

const SOUND = decode(sgml(transaction('<NAME>a name')));
/** Nothing was found, whatever the tree holds. */
const praised = (ofx: object): Subject => misread({ ...SOUND, ofx: ofx as OfxFile['ofx'] });

const WRONG: readonly [what: string, oracle: Oracle, subject: Subject][] = [
  [
    'an error of another room',
    refusals,
    refused(new OfxError('transport/timeout', 'x', { position: PLACE })),
  ],
  ['an error without a position', refusals, refused(new OfxError('codec/empty', 'x'))],
  [
    'an error beyond the input',
    refusals,
    refused(new OfxError('codec/limit', 'x', { position: { ...PLACE, byte: BYTES.length + 1 } })),
  ],
  ['another tree', sameReading('another', () => ({ ...FILE, further: [FILE.ofx] })), misread({})],
  ['a byte beyond the input', positions, misplaced({ byte: BYTES.length + 1 })],
  ['a wrong column', positions, misplaced({ column: 99 })],
  ['a wrong line', positions, misplaced({ line: 99 })],
  ['an unknown code', deviations, said({ code: 'odd' })],
  ['an unknown severity', deviations, said({ severity: 'fatal' })],
  ['no message', deviations, said({ message: ' ' })],
  ['no path', deviations, said({ code: 'type', path: '' })],
  ['a NaN nobody told of', values, withTree({ CODE: Number.NaN })],
  ['a date that is none, nobody told of', values, withTree({ DTASOF: new OfxDateTime('today') })],
  ['a null', values, withTree({ A: null })],
  ['a tree no reader can bear', readers, withTree({ BANKMSGSRSV1: { STMTTRNRS: [null] } })],
  ['bytes read as another text', textOfBytes, misread({ further: [FILE.ofx] })],
  ['a tree that cannot be written', roundTrip, praised({ SIGNONMSGSRSV1: {} })],
  ['a tree that comes back as another', roundTrip, praised({ ...SOUND.ofx, 'A.B': ['one'] })],
  [
    'a tree that comes back from another version as another',
    conversion,
    praised({ ...SOUND.ofx, 'A.B': ['one'] }),
  ],
  ['a tree that was kept and comes back as another', keeping, praised({ ...SOUND.ofx, ODD: ['one'] })],
  ['other than is read with high limits', limits, misread({ further: [FILE.ofx] })],
];

describe('an oracle complains of', () => {
  it.each(WRONG)('%s', async (_, { complaint }, subject) => {
    expect(await complaint(subject)).toEqual(expect.any(String));
  });

  it.each([refusals, positions, deviations, values, readers, textOfBytes, bytesOfText, validation, limits])(
    'nothing where nothing is wrong: $name',
    async ({ complaint }) => {
      expect(await complaint(misread({}))).toBeUndefined();
    },
  );
});

it('what an oracle throws is a complaint, with its name', async () => {
  const broken: Oracle = {
    name: 'nothing breaks',
    complaint: () => {
      throw new TypeError('it broke');
    },
  };
  expect(await judge(BYTES, [broken])).toMatchObject({
    oracle: 'nothing breaks',
    complaint: expect.stringContaining('TypeError: it broke'),
  });
});

it('every reader there is is tried', () => {
  // These are asked with something other than a tree.
  const others = ['elementsOf', 'phraseOf', 'syncKeyOf', 'syntaxOf'];
  const all = Object.keys(codecs).filter((name) => /Of$|^responses|^serverInitiated$/.test(name));
  expect(all.filter((name) => !(name in READERS) && !others.includes(name))).toEqual([]);
});
