import type { TreeRule } from '../rules.ts';
import type { Aggregate, Particle, Sequence } from './aggregate.ts';
import { exists, isAbsent, isIn, isRequired, isSequence, type Slot, slotOf } from './compile.ts';

/** A part of an aggregate's content as one version has it, with the tags that can stand in it. */
export type Part = ElementPart | ChoicePart | GroupPart | MixPart;

interface ElementPart {
  readonly kind: 'element';
  readonly tags: readonly string[];
  readonly slot: Slot;
  readonly required: boolean;
}

/** One of several alternatives. */
interface ChoicePart {
  readonly kind: 'choice';
  readonly tags: readonly string[];
  readonly alternatives: readonly Alternative[];
  readonly required: boolean;
}

interface Alternative {
  readonly tags: readonly string[];
  readonly parts: readonly Part[];
}

/** All or none. */
interface GroupPart extends Alternative {
  readonly kind: 'group';
}

/** Any of its elements, at least one if `required`. */
interface MixPart extends Alternative {
  readonly kind: 'mix';
  readonly required: boolean;
}

/** Hears what {@link walkContent} comes by. */
export interface ContentListener {
  /** An element that is there, in the standard's order. */
  element(slot: Slot): void;
  /** A rule about which elements are there is broken; `tag` is the element that is missing. */
  fault(rule: TreeRule, message: string, tag?: string): void;
}

type Value = Readonly<Record<string, unknown>>;

/**
 * Walks an aggregate's content in the standard's order and judges which elements are there: nothing required
 * missing, one side of a choice, all of a group. This is the one place that knows these rules; reading,
 * writing, validating and converting listen.
 */
export const walkContent = (parts: readonly Part[], value: Value, listener: ContentListener): void =>
  walk(parts, value, listener, undefined);

const walk = (
  parts: readonly Part[],
  value: Value,
  listener: ContentListener,
  group: GroupPart | undefined,
): void => {
  for (const part of parts) {
    switch (part.kind) {
      case 'element':
        if (!isAbsent(value[part.slot.tag])) listener.element(part.slot);
        else if (part.required) missing(part.slot.tag, value, listener, group);
        break;
      case 'choice':
        walkChoice(part, value, listener, group);
        break;
      case 'group':
        if (isPresent(part, value)) walk(part.parts, value, listener, part);
        break;
      case 'mix':
        if (part.required && !isPresent(part, value)) {
          listener.fault('missing-choice', `at least one of ${part.tags.join(', ')} is required`);
        }
        walk(part.parts, value, listener, group);
    }
  }
};

const missing = (
  tag: string,
  value: Value,
  listener: ContentListener,
  group: GroupPart | undefined,
): void => {
  if (!group) {
    listener.fault('missing-element', 'a required element is missing', tag);
    return;
  }
  const present = group.tags.filter((other) => !isAbsent(value[other]));
  listener.fault('incomplete-group', `${tag} is missing, which goes with ${present.join(', ')}`, tag);
};

const walkChoice = (
  { tags, alternatives, required }: ChoicePart,
  value: Value,
  listener: ContentListener,
  group: GroupPart | undefined,
): void => {
  if (!isPresent({ tags }, value)) {
    if (required) listener.fault('missing-choice', `one of ${namesOf(alternatives)} is required`);
    return;
  }
  const present = alternatives.filter((alternative) => isPresent(alternative, value));
  const chosen = present.length > 1 ? bestFit(present, value) : present[0];
  if (chosen) {
    walk(chosen.parts, value, listener, group);
  } else {
    listener.fault('choice', `only one of ${namesOf(alternatives)} may be there`);
    for (const slot of slotsOf(present)) if (!isAbsent(value[slot.tag])) listener.element(slot);
  }
};

const namesOf = (alternatives: readonly Alternative[]): string =>
  alternatives.map(({ tags }) => tags[0]).join(', ');

const isPresent = ({ tags }: { readonly tags: readonly string[] }, value: Value): boolean => {
  for (const tag of tags) if (!isAbsent(value[tag])) return true;
  return false;
};

/**
 * The alternative that has room for all that is there, where alternatives share elements; of several the
 * one with the fewest elements, since the others want something else too.
 */
const bestFit = (alternatives: readonly Alternative[], value: Value): Alternative | undefined => {
  const present = alternatives.flatMap(({ tags }) => tags).filter((tag) => !isAbsent(value[tag]));
  return alternatives
    .filter(({ tags }) => present.every((tag) => tags.includes(tag)))
    .toSorted((a, b) => a.tags.length - b.tags.length)[0];
};

/** The elements of several alternatives, each once. */
const slotsOf = (alternatives: readonly Alternative[]): Iterable<Slot> => {
  const slots = new Map<string, Slot>();
  const collect = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === 'element') slots.set(part.slot.tag, part.slot);
      else if (part.kind === 'choice') for (const { parts: inner } of part.alternatives) collect(inner);
      else collect(part.parts);
    }
  };
  for (const { parts } of alternatives) collect(parts);
  return slots.values();
};

const compileSequence = (sequence: Sequence, version: string | undefined): ElementPart[] =>
  Object.entries(sequence).flatMap(([tag, member]): ElementPart[] => {
    const slot = slotOf(tag, member, 0);
    if (!isIn(slot.versions, version)) return [];
    // Nobody knows what a file of no known version must have, but for what all versions require.
    const required = isRequired(slot, version) && (version !== undefined || slot.versions === undefined);
    return [{ kind: 'element', tags: [tag], slot, required }];
  });

const compile = (particle: Particle, version: string | undefined): readonly Part[] => {
  if (isSequence(particle)) return compileSequence(particle, version);
  switch (particle.particle) {
    case 'run':
      return particle.particles.flatMap((inner) => compile(inner, version));
    case 'group':
      return [{ kind: 'group', ...alternativeOf(particle.particles, version) }];
    case 'mix': {
      const parts = compileSequence(particle.sequence, version);
      return [{ kind: 'mix', tags: tagsOf(parts), parts, required: particle.required }];
    }
    case 'choice': {
      const alternatives = particle.alternatives
        .filter((alternative) => exists(alternative, version))
        .map((alternative) => alternativeOf([alternative], version));
      const [only, ...others] = alternatives;
      if (!only) return [];
      // What is a choice in some versions only is an ordinary element in the others.
      if (particle.required && others.length === 0) return only.parts;
      return [{ kind: 'choice', tags: tagsOf(alternatives), alternatives, required: particle.required }];
    }
  }
};

const alternativeOf = (particles: readonly Particle[], version: string | undefined): Alternative => {
  const parts = particles.flatMap((particle) => compile(particle, version));
  return { tags: tagsOf(parts), parts };
};

const tagsOf = (parts: readonly { readonly tags: readonly string[] }[]): string[] => [
  ...new Set(parts.flatMap(({ tags }) => tags)),
];

const contents = new WeakMap<Aggregate, Map<string | undefined, readonly Part[]>>();

/** An aggregate's content in a version, compiled once; without a version, what all versions together have. */
export const contentOf = (aggregate: Aggregate, version: string | undefined): readonly Part[] => {
  let byVersion = contents.get(aggregate);
  if (!byVersion) {
    byVersion = new Map();
    contents.set(aggregate, byVersion);
  }
  let parts = byVersion.get(version);
  if (!parts) {
    parts = aggregate.particles.flatMap((particle) => compile(particle, version));
    byVersion.set(version, parts);
  }
  return parts;
};
