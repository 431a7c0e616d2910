import type { Aggregate } from '../../../codecs/dsl/aggregate.ts';
import { type AnyDatatype, isIn, planOf, type Slot, tagIn } from '../../../codecs/dsl/compile.ts';
import { OFX } from '../../../codecs/schema/ofx.ts';
import type { Version } from '../../../codecs/versions.ts';

/** A leaf in its place. */
export interface LeafPlace {
  readonly parent: string;
  readonly tag: string;
  readonly type: AnyDatatype;
}

/** Everything that a file of a version can hold, by the names it has there. */
export interface SchemaTags {
  /** By tag; a few tags stand for different aggregates in different parents. */
  readonly aggregates: ReadonlyMap<string, ReadonlySet<Aggregate>>;
  readonly leaves: readonly LeafPlace[];
}

/** The elements of an aggregate in a version, in the order they are written. */
export const slotsIn = (aggregate: Aggregate, version: Version): Slot[] =>
  planOf(aggregate, version).slots.filter((slot) => isIn(slot.versions, version));

const walked = new Map<Version, SchemaTags>();

/** The tags of a version. */
export const schemaTags = (version: Version): SchemaTags => {
  const tags = walked.get(version) ?? walk(version);
  walked.set(version, tags);
  return tags;
};

/** Walks the schema of a version from its root. */
const walk = (version: Version): SchemaTags => {
  const aggregates = new Map<string, Set<Aggregate>>();
  const leaves: LeafPlace[] = [];
  const visit = (tag: string, aggregate: Aggregate): void => {
    const known = aggregates.get(tag) ?? new Set();
    if (known.has(aggregate)) return;
    aggregates.set(tag, known.add(aggregate));
    for (const slot of slotsIn(aggregate, version)) {
      const child = tagIn(slot, version);
      if (slot.aggregate) visit(child, slot.aggregate);
      else if (slot.leaf) leaves.push({ parent: tag, tag: child, type: slot.leaf });
    }
  };
  visit('OFX', OFX);
  return { aggregates, leaves };
};
