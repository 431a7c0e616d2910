import type fc from 'fast-check';
import type { Aggregate } from '../../../codecs/dsl/aggregate.ts';
import { OFX } from '../../../codecs/schema/ofx.ts';
import type { Version } from '../../../codecs/versions.ts';
import { aggregateValue, valueAround } from './arbitraries.ts';
import { slotsIn } from './schema-tags.ts';

/** An aggregate, and through which others a file leads to it. */
export interface Place {
  readonly aggregate: Aggregate;
  readonly path: readonly { readonly parent: Aggregate; readonly tag: string }[];
}

/** Every aggregate of a version, each where the file's root leads to it first. */
export const placesIn = (version: Version): Place[] => {
  const places: Place[] = [{ aggregate: OFX, path: [] }];
  const seen = new Set([OFX as Aggregate]);
  // The list grows while it is walked: breadth first.
  for (const { aggregate: parent, path } of places) {
    for (const { tag, aggregate } of slotsIn(parent, version)) {
      if (!aggregate || seen.has(aggregate)) continue;
      seen.add(aggregate);
      places.push({ aggregate, path: [...path, { parent, tag }] });
    }
  }
  return places;
};

/** Files whose only purpose is one aggregate. */
export const filesWith = ({ aggregate, path }: Place, version: Version): fc.Arbitrary<unknown> =>
  path.reduceRight<fc.Arbitrary<unknown>>(
    (content, { parent, tag }) => valueAround(parent, tag, content, version),
    aggregateValue(aggregate, version),
  );
