import type { TextEncoding } from '../bytes/write-charset.ts';
import type { Fault } from '../rules.ts';
import { OFX } from '../schema/ofx.ts';
import type { Version } from '../versions.ts';
import { SILENT } from '../write/silent-printer.ts';
import { Writer } from '../write/writer.ts';

/** Everything for which a tree would be refused, found by writing it to nowhere. */
export const treeFaults = (
  ofx: unknown,
  step: string,
  version: Version | undefined,
  encoding: TextEncoding,
): Fault[] => {
  const faults: Fault[] = [];
  const report = (fault: Fault): void => void faults.push(fault);
  new Writer(SILENT, { version, dialect: {}, encoding, unknown: 'refuse', report }).write(
    'OFX',
    OFX,
    ofx,
    step,
  );
  return faults;
};
