import type { Aggregate } from './dsl/aggregate.ts';
import { isIn, planOf, tagIn } from './dsl/compile.ts';
import type { Version } from './versions.ts';

/**
 * The tags an aggregate can hold in a version, in the standard's order.
 *
 * @example
 * elementsOf(schema.FI, '1.0.3'); // ['ORG', 'FID']
 */
export const elementsOf = (aggregate: Aggregate, version: Version): string[] =>
  planOf(aggregate, version)
    .slots.filter((slot) => isIn(slot.versions, version))
    .map((slot) => tagIn(slot, version));
