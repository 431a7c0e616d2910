import { elementsOf, type OfxInput, schema, type Version } from '../../../codecs/index.ts';
import type { Realm } from '../realm.ts';

/** What a realm asks of its users, in the elements that the version has. */
export const signonInfo = (realm: Realm, version: Version): OfxInput<'SIGNONINFO'> => {
  const exists = new Set(elementsOf(schema.SIGNONINFO, version));
  const present = Object.entries(realm.signonInfo).filter(([tag]) => exists.has(tag));
  return Object.fromEntries(present) as unknown as OfxInput<'SIGNONINFO'>;
};
