import { sgmlEncoding } from '../bytes/write-charset.ts';
import { OfxDateTime } from '../datatypes/index.ts';
import type { HeaderFields } from '../header/header.ts';
import { syntaxOf, type Version } from '../versions.ts';

/** The header of a converted file: options of `encode` as they are. */
export interface ConvertedHeader extends HeaderFields {
  readonly version: Version;
}

/** How text is declared in 1.x, from what everybody reads to what holds everything. */
const DECLARATIONS: readonly HeaderFields[] = [
  { ENCODING: 'USASCII', CHARSET: '1252' },
  { ENCODING: 'UTF-8', CHARSET: 'NONE' },
];

/**
 * The header for another version: the ids and the security stay; in 1.x the character set is the one
 * declared, or if that cannot hold all characters of the blocks the first that can.
 */
export const convertHeader = (
  { SECURITY, OLDFILEUID, NEWFILEUID, ENCODING, CHARSET }: HeaderFields,
  version: Version,
  blocks: readonly unknown[],
): ConvertedHeader => {
  const kept: HeaderFields = {
    ...(SECURITY !== undefined && { SECURITY }),
    ...(OLDFILEUID !== undefined && { OLDFILEUID }),
    ...(NEWFILEUID !== undefined && { NEWFILEUID }),
  };
  if (syntaxOf(version) === 'xml') return { version, ...kept };
  const declared = ENCODING !== undefined && CHARSET !== undefined ? [{ ENCODING, CHARSET }] : [];
  const fitting = [...declared, ...DECLARATIONS].find((fields) => canHold(fields, blocks));
  return { version, ...kept, ...fitting };
};

const canHold = (fields: HeaderFields, blocks: readonly unknown[]): boolean => {
  const encoding = sgmlEncoding(fields);
  return encoding !== undefined && everyText(blocks, (text) => encoding.unencodable(text) === undefined);
};

const everyText = (value: unknown, holds: (text: string) => boolean): boolean => {
  if (typeof value === 'string') return holds(value);
  if (value instanceof OfxDateTime) return holds(value.text);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((inner) => everyText(inner, holds));
};
