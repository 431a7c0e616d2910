import type { Datatype } from '../datatypes/datatype.ts';
import type { VersionSet } from '../versions.ts';
import type { Aggregate, FormerName, Member, Particle, Sequence } from './aggregate.ts';

/** One tag in one aggregate, ready for reading and writing. */
export interface Slot {
  readonly tag: string;
  /** Place in the standard's order; elements that mix freely share one. */
  readonly rank: number;
  readonly leaf: AnyDatatype | undefined;
  readonly aggregate: Aggregate | undefined;
  readonly min: 0 | 1;
  readonly max: number;
  /** Always an array in the object. */
  readonly repeats: boolean;
  readonly versions: VersionSet | undefined;
  readonly requiredIn: VersionSet | undefined;
  readonly aliases: readonly string[];
  readonly formerly: FormerName | undefined;
}

/** A datatype whose value types are not known here. */
export type AnyDatatype = Datatype<unknown>;

/** An aggregate, ready for reading: every tag it can hold, in any version. */
export interface Plan {
  readonly slots: readonly Slot[];
  /** By tag, by former name and by alias. */
  readonly byTag: ReadonlyMap<string, Slot>;
  /** Everything in it repeats, so two of them can be read as one. */
  readonly mergeable: boolean;
  /** A secret can stand somewhere in it. */
  readonly hasSecrets: boolean;
}

/** Whether the element exists in the version; an undefined version has them all. */
export const isIn = (versions: VersionSet | undefined, version: string | undefined): boolean =>
  versions === undefined || version === undefined || (versions as ReadonlySet<string>).has(version);

/** Whether an aggregate is incomplete without the element, where it is not one of a choice or group. */
export const isRequired = (slot: Slot, version: string | undefined): boolean =>
  isIn(slot.versions, version) &&
  (slot.min === 1 ||
    (version !== undefined && slot.requiredIn !== undefined && isIn(slot.requiredIn, version)));

/** The element's name in a version. */
export const tagIn = ({ tag, formerly }: Slot, version: string | undefined): string =>
  formerly && version !== undefined && isIn(formerly.versions, version) ? formerly.tag : tag;

/** The steps of paths to an element, or to each of those that repeat. */
export const stepsOf = ({ tag, repeats }: Slot, content: unknown): string[] =>
  repeats && Array.isArray(content) ? content.map((_, i) => `${tag}[${i}]`) : [tag];

/** Whether a particle is a plain sequence of elements. */
export const isSequence = (particle: Particle): particle is Sequence =>
  typeof (particle as { particle?: unknown }).particle !== 'string';

/** Whether there is nothing to write: an empty list says as little as undefined. */
export const isAbsent = (content: unknown): boolean =>
  content === undefined || (Array.isArray(content) && content.length === 0);

/** Describes one member of a sequence. */
export const slotOf = (tag: string, member: Member, rank: number): Slot => {
  const field = member.kind === 'field' ? member : undefined;
  const content = member.kind === 'field' ? member.content : member;
  const cardinality = field?.cardinality ?? 'one';
  return {
    tag,
    rank,
    leaf: content.kind === 'datatype' ? content : undefined,
    aggregate: content.kind === 'aggregate' ? content : undefined,
    min: cardinality === 'optional' || cardinality === 'many' ? 0 : 1,
    max: field?.max ?? 1,
    repeats: cardinality === 'some' || cardinality === 'many',
    versions: field?.versions,
    requiredIn: field?.requiredIn,
    aliases: field?.aliases ?? [],
    formerly: field?.formerly,
  };
};

type Visit = (tag: string, member: Member, mixed: boolean) => void;

const unbounded = new WeakMap<Aggregate, boolean>();

/** Whether there can be any number of aggregates somewhere in it. */
export const isUnbounded = (aggregate: Aggregate): boolean => {
  const known = unbounded.get(aggregate);
  if (known !== undefined) return known;
  const found = planOf(aggregate).slots.some(
    ({ aggregate: inner, max }) =>
      inner !== undefined && (max === Number.POSITIVE_INFINITY || isUnbounded(inner)),
  );
  unbounded.set(aggregate, found);
  return found;
};

/** Visits every member of every version in the standard's order, saying whether it mixes freely. */
const visit = (particle: Particle, member: Visit): void => {
  if (isSequence(particle)) {
    for (const [tag, entry] of Object.entries(particle)) member(tag, entry, false);
  } else if (particle.particle === 'mix') {
    for (const [tag, entry] of Object.entries(particle.sequence)) member(tag, entry, true);
  } else {
    const inner = particle.particle === 'choice' ? particle.alternatives : particle.particles;
    for (const each of inner) visit(each, member);
  }
};

/** Whether a version has any of the particle's elements. */
export const exists = (particle: Particle, version: string | undefined): boolean => {
  let found = false;
  visit(particle, (_tag, member) => {
    if (member.kind !== 'field' || isIn(member.versions, version)) found = true;
  });
  return found;
};

const compile = (aggregate: Aggregate, version: string | undefined): Plan => {
  const bySlotTag = new Map<string, Slot>();
  let hasSecrets: boolean | undefined;
  let rank = 0;
  for (const particle of aggregate.particles) {
    rank++;
    visit(particle, (tag, member, mixed) => {
      if (!mixed) rank++;
      const slot = slotOf(tag, member, rank);
      const other = bySlotTag.get(tag);
      // A tag may stand in two places in different versions, and in two alternatives of a choice, where
      // the later place does for both: only one of them is there.
      if (other && isIn(other.versions, version) && !isIn(slot.versions, version)) return;
      bySlotTag.set(tag, slot);
    });
  }
  const slots = [...bySlotTag.values()].sort((a, b) => a.rank - b.rank);
  const byTag = new Map<string, Slot>();
  for (const slot of slots) {
    for (const name of [slot.tag, ...slot.aliases]) byTag.set(name, slot);
    if (slot.formerly) byTag.set(slot.formerly.tag, slot);
  }
  return {
    slots,
    byTag,
    mergeable: slots.length > 0 && slots.every((slot) => slot.repeats),
    // When asked: the answer needs every aggregate below.
    get hasSecrets() {
      hasSecrets ??= slots.some(
        ({ leaf, aggregate: inner }) =>
          leaf?.secret === true || (inner !== undefined && planOf(inner, version).hasSecrets),
      );
      return hasSecrets;
    },
  };
};

const plans = new WeakMap<Aggregate, Map<string | undefined, Plan>>();

/** The aggregate's plan for a version, compiled once; without a version, one that serves them all. */
export const planOf = (aggregate: Aggregate, version?: string): Plan => {
  let byVersion = plans.get(aggregate);
  if (!byVersion) {
    byVersion = new Map();
    plans.set(aggregate, byVersion);
  }
  let plan = byVersion.get(version);
  if (!plan) {
    plan = compile(aggregate, version);
    byVersion.set(version, plan);
  }
  return plan;
};
