import type { VersionSet } from '../versions.ts';
import type { Datatype } from './datatype.ts';

/** A type that is another one in some versions, for instance longer. */
export const orIn = <Read, Write>(
  versions: VersionSet,
  other: Datatype<Read, Write>,
  type: Datatype<Read, Write>,
): Datatype<Read, Write> => {
  const typeIn = (version: string | undefined): Datatype<Read, Write> =>
    version !== undefined && (versions as ReadonlySet<string>).has(version) ? other : type;
  return {
    ...type,
    typeIn,
    parse: (text, deviate, version) => typeIn(version).parse(text, deviate, version),
    format: (value, version) => typeIn(version).format(value, version),
  };
};
