import type { Aggregate, Particle, Sequence } from '../../../codecs/dsl/aggregate.ts';
import { isIn, isRequired, isSequence, slotOf, tagIn } from '../../../codecs/dsl/compile.ts';
import type { Version } from '../../../codecs/versions.ts';
import type { PublishedAggregate, PublishedNode } from './published.ts';

/**
 * A content model in one form for both sides, so simplified that models which allow the same are written
 * the same: `TRNUID, (A | B)+, C?`. Alternatives are in alphabetical order, since theirs means nothing.
 */
export type Model =
  | { readonly kind: 'element'; readonly tag: string; readonly min: number; readonly max: number }
  | {
      readonly kind: 'sequence' | 'choice';
      readonly items: readonly Model[];
      readonly min: number;
      readonly max: number;
    };

const MANY = Number.POSITIVE_INFINITY;

const CARDINALITIES: Readonly<Record<string, readonly [min: number, max: number]>> = {
  required: [1, 1],
  optional: [0, 1],
  many0: [0, MANY],
  many1: [1, MANY],
};

const cardinality = ({ card, min, max }: PublishedNode): readonly [number, number] =>
  min === undefined ? (CARDINALITIES[card] ?? [1, 1]) : [min, max ?? MANY];

const publishedNode = (node: PublishedNode): Model => {
  const [min, max] = cardinality(node);
  if (node.kind === 'element') return { kind: 'element', tag: node.name ?? '', min, max };
  const items = (node.items ?? []).map(publishedNode);
  return simplified({ kind: node.kind === 'choice' ? 'choice' : 'sequence', items, min, max });
};

/** The content model of a published aggregate. */
export const publishedModel = ({ content, children }: PublishedAggregate): Model =>
  simplified({
    kind: 'sequence',
    items: (content ? [content] : (children ?? [])).map(publishedNode),
    min: 1,
    max: 1,
  });

const particleModel = (particle: Particle, version: Version): Model => {
  const items = (particles: readonly Particle[]): Model[] =>
    particles.map((inner) => particleModel(inner, version)).filter((model) => !isEmpty(model));
  if (isSequence(particle)) return { kind: 'sequence', items: members(particle, version), min: 1, max: 1 };
  switch (particle.particle) {
    case 'choice':
      return {
        kind: 'choice',
        items: items(particle.alternatives),
        min: particle.required ? 1 : 0,
        max: 1,
      };
    case 'group':
      return { kind: 'sequence', items: items(particle.particles), min: 0, max: 1 };
    case 'run':
      return { kind: 'sequence', items: items(particle.particles), min: 1, max: 1 };
    case 'mix': {
      const repeats = members(particle.sequence, version);
      return {
        kind: 'choice',
        items: repeats.map((item) => ({ ...item, min: 1, max: 1 })),
        min: particle.required ? 1 : 0,
        max: MANY,
      };
    }
  }
};

const members = (sequence: Sequence, version: Version): Model[] =>
  Object.entries(sequence).flatMap(([tag, member]) => {
    const slot = slotOf(tag, member, 0);
    if (!isIn(slot.versions, version)) return [];
    const min = isRequired(slot, version) ? 1 : 0;
    return [{ kind: 'element' as const, tag: tagIn(slot, version), min, max: slot.max }];
  });

/** The content model of the schema's aggregate in a version. */
export const schemaModel = (aggregate: Aggregate, version: Version): Model =>
  simplified({
    kind: 'sequence',
    items: aggregate.particles.map((particle) => simplified(particleModel(particle, version))),
    min: 1,
    max: 1,
  });

const isEmpty = (model: Model): boolean => model.kind !== 'element' && model.items.every(isEmpty);

/** Whether nothing at all is content enough. */
const isNullable = (model: Model): boolean => {
  if (model.min === 0) return true;
  if (model.kind === 'element') return false;
  return model.kind === 'choice' ? model.items.some(isNullable) : model.items.every(isNullable);
};

const simplified = (model: Model): Model => {
  if (model.kind === 'element') return model;
  const items = model.items
    .map(simplified)
    .filter((item) => !isEmpty(item))
    // (a, (b, c)) is (a, b, c); (a | (b | c)) is (a | b | c).
    .flatMap((item) =>
      item.kind === model.kind && item.min === 1 && item.max === 1 ? [...item.items] : [item],
    );
  const [only] = items;
  if (only && items.length === 1) {
    return { ...only, min: only.min * model.min, max: only.max * model.max };
  }
  const { kind, min, max } = model;
  return {
    kind,
    items: kind === 'choice' ? items.sort((a, b) => (text(a) < text(b) ? -1 : 1)) : items,
    min: kind === 'choice' && items.some(isNullable) ? 0 : min,
    max,
  };
};

const suffix = ({ min, max }: Model): string => {
  if (min === 1 && max === 1) return '';
  if (min === 0 && max === 1) return '?';
  if (max === MANY) return min === 0 ? '*' : '+';
  return `{${min},${max}}`;
};

/** A model as the DTDs write it. */
export const text = (model: Model): string => {
  if (model.kind === 'element') return `${model.tag}${suffix(model)}`;
  return `(${model.items.map(text).join(model.kind === 'choice' ? ' | ' : ', ')})${suffix(model)}`;
};
