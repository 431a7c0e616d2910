import type { Aggregate } from './dsl/aggregate.ts';
import { isIn, planOf, tagIn } from './dsl/compile.ts';
import type { AggregateName } from './ofx.ts';
import * as schema from './schema/index.ts';
import type { Version } from './versions.ts';

/**
 * The tags an aggregate can hold in a version, in the standard's order.
 *
 * @example
 * elementsOf('FI', '1.0.3'); // ['ORG', 'FID']
 */
export const elementsOf = (name: AggregateName, version: Version): string[] => {
  const aggregate: Aggregate = schema[name];
  return planOf(aggregate, version)
    .slots.filter((slot) => isIn(slot.versions, version))
    .map((slot) => tagIn(slot, version));
};
