import { describe, expect, it } from 'vitest';
import { syntaxOf } from '../../../codecs/versions.ts';
import { publishedModel, schemaModel, text } from './content-model.ts';
import { ADDED_AGGREGATES, ADDED_LEAVES, LEAF_DIFFERENCES, MODEL_DIFFERENCES } from './differences.ts';
import { publishedType, schemaType } from './leaf-type.ts';
import {
  EDITION_NAMES,
  EDITIONS,
  type Edition,
  HAS_FACTS,
  type PublishedAggregate,
  type PublishedNode,
  published,
  publishedAggregates,
  publishedTags,
} from './published.ts';
import { type LeafPlace, schemaTags } from './schema-tags.ts';

/** What differs in the aggregates' contents, by tag: the schema's model. */
const modelDifferences = (edition: Edition): Map<string, string> => {
  const version = EDITIONS[edition];
  const differences = new Map<string, string>();
  for (const [tag, variants] of schemaTags(version).aggregates) {
    if (ADDED_AGGREGATES[edition]?.includes(tag)) continue;
    const models = new Set(
      publishedAggregates(edition, tag).map((aggregate) => text(publishedModel(aggregate))),
    );
    for (const aggregate of variants) {
      const model = text(schemaModel(aggregate, version));
      if (!models.has(model)) differences.set(tag, model);
    }
  }
  return differences;
};

const elementsOf = (aggregate: PublishedAggregate): PublishedNode[] => {
  const elements: PublishedNode[] = [];
  const visit = (node: PublishedNode): void => {
    if (node.kind === 'element') elements.push(node);
    node.items?.forEach(visit);
  };
  if (aggregate.content) visit(aggregate.content);
  aggregate.children?.forEach(visit);
  return elements;
};

/** The types an edition gives a leaf in the aggregates of a tag; undefined where it does not say. */
const publishedTypesOf = (edition: Edition, parent: string, tag: string): Set<string> | undefined => {
  const { leaves } = published(edition);
  const types = publishedAggregates(edition, parent)
    .flatMap(elementsOf)
    .filter(({ name }) => name === tag)
    .map(({ type }) => {
      const leaf = leaves[`${tag}@${type}`] ?? leaves[tag];
      return leaf && publishedType(leaf);
    });
  const known = types.filter((type) => type !== undefined);
  return known.length === 0 ? undefined : new Set(known);
};

const sorted = (types: ReadonlySet<string>): string => [...types].sort().join(' or ');

/** What differs in the leaves' types: `parent/leaf`, and the schema's type. */
const leafDifferences = (edition: Edition): Map<string, string> => {
  const version = EDITIONS[edition];
  const differences = new Map<string, string>();
  const places = new Map<string, LeafPlace[]>();
  for (const leaf of schemaTags(version).leaves) {
    const place = `${leaf.parent}/${leaf.tag}`;
    places.set(place, [...(places.get(place) ?? []), leaf]);
  }
  for (const [place, [first, ...others]] of places) {
    const wanted = first && publishedTypesOf(edition, first.parent, first.tag);
    if (!wanted) continue;
    const [like = ''] = wanted;
    const ours = new Set([first, ...others].map(({ type }) => schemaType(type, version, like)));
    if (sorted(ours) !== sorted(wanted)) differences.set(place, sorted(ours));
  }
  return differences;
};

const isListed = (edition: Edition, place: string, ours: string): boolean =>
  LEAF_DIFFERENCES.some(
    (difference) =>
      difference.editions.includes(edition) &&
      difference.ours === ours &&
      place.split('/')[1] === difference.leaf &&
      (difference.parents?.includes(place.split('/')[0] ?? '') ?? true),
  );

describe.skipIf(!HAS_FACTS)('the schema and the published tables (in ../shared, or OFX_SHARED)', () => {
  describe.each(EDITION_NAMES)('%s', (edition) => {
    const version = EDITIONS[edition];

    it(`has every aggregate and leaf of OFX ${version}, and no others`, () => {
      const total = publishedTags(edition);
      const schema = schemaTags(version);
      expect([...schema.aggregates.keys()].sort()).toEqual(
        [...total.aggregates, ...(ADDED_AGGREGATES[edition] ?? [])].sort(),
      );
      expect([...new Set(schema.leaves.map(({ tag }) => tag))].sort()).toEqual(
        [...new Set([...total.leaves, ...(ADDED_LEAVES[edition] ?? [])])].sort(),
      );
    });

    it('holds the same elements in the same order, as often, by the same choices and groups', () => {
      const unlisted = [...modelDifferences(edition)].filter(
        ([tag, model]) =>
          !MODEL_DIFFERENCES.some(
            ({ editions, aggregate, ours }) =>
              editions.includes(edition) && aggregate === tag && model.includes(ours),
          ),
      );
      expect(unlisted).toEqual([]);
    });

    it('has the same types, lengths and listed values', () => {
      const unlisted = [...leafDifferences(edition)].filter(
        ([place, ours]) => !isListed(edition, place, ours),
      );
      expect(unlisted).toEqual([]);
    });

    it.runIf(syntaxOf(version) === 'sgml')('requires the end tags of the same leaves', () => {
      const required = schemaTags(version).leaves.filter(({ type }) => type.endTagRequired);
      expect([...new Set(required.map(({ tag }) => tag))].sort()).toEqual(
        [...(published(edition).leavesWithRequiredEndTag ?? [])].sort(),
      );
    });

    it('differs where differences are listed', () => {
      const models = modelDifferences(edition);
      const gone = MODEL_DIFFERENCES.filter(
        ({ editions, aggregate, ours }) =>
          editions.includes(edition) && !models.get(aggregate)?.includes(ours),
      );
      const types = [...leafDifferences(edition)];
      const goneLeaves = LEAF_DIFFERENCES.filter(
        ({ editions, leaf, parents, ours }) =>
          editions.includes(edition) &&
          !types.some(([place, type]) => {
            const [parent = '', tag] = place.split('/');
            return tag === leaf && type === ours && (parents?.includes(parent) ?? true);
          }),
      );
      expect([...gone, ...goneLeaves]).toEqual([]);
    });
  });
});
