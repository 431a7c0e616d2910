import type { Datatype } from '../datatypes/datatype.ts';
import type { VersionSet } from '../versions.ts';
import type { Aggregate, Member, Particle, Sequence } from './aggregate.ts';

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
  readonly aliases: readonly string[];
}

/** A datatype whose value types are not known here. */
export type AnyDatatype = Datatype<unknown>;

/** An aggregate, ready for reading: every tag it can hold, in all versions. */
export interface Plan {
  readonly slots: readonly Slot[];
  /** By tag and by alias. */
  readonly byTag: ReadonlyMap<string, Slot>;
  /** The slots whose absence is a deviation: required, and not one of a choice or group. */
  readonly required: readonly Slot[];
  /** Everything in it repeats, so two of them can be read as one. */
  readonly mergeable: boolean;
  /** A secret can stand somewhere in it. */
  readonly hasSecrets: boolean;
}

/** Whether the element exists in the version; an undefined version has them all. */
export const isIn = (versions: VersionSet | undefined, version: string | undefined): boolean =>
  versions === undefined || version === undefined || (versions as ReadonlySet<string>).has(version);

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
    aliases: field?.aliases ?? [],
  };
};

/** Visits every member in the standard's order, saying whether it stands on its own (no choice, no group). */
const visit = (
  particle: Particle,
  alone: boolean,
  member: (tag: string, member: Member, alone: boolean, mixed: boolean) => void,
): void => {
  if (isSequence(particle)) {
    for (const [tag, entry] of Object.entries(particle)) member(tag, entry, alone, false);
    return;
  }
  switch (particle.particle) {
    case 'choice':
      for (const alternative of particle.alternatives) visit(alternative, false, member);
      return;
    case 'group':
      for (const inner of particle.particles) visit(inner, false, member);
      return;
    case 'run':
      for (const inner of particle.particles) visit(inner, alone, member);
      return;
    case 'mix':
      for (const [tag, entry] of Object.entries(particle.sequence)) member(tag, entry, false, true);
  }
};

const compile = (aggregate: Aggregate): Plan => {
  const slots: Slot[] = [];
  const byTag = new Map<string, Slot>();
  const required: Slot[] = [];
  let rank = 0;
  for (const particle of aggregate.particles) {
    rank++;
    visit(particle, true, (tag, member, alone, mixed) => {
      // A tag may stand in two alternatives of a choice; reading needs it once.
      if (byTag.has(tag)) return;
      if (!mixed) rank++;
      const slot = slotOf(tag, member, rank);
      slots.push(slot);
      for (const name of [tag, ...slot.aliases]) byTag.set(name, slot);
      if (alone && slot.min === 1) required.push(slot);
    });
  }
  return {
    slots,
    byTag,
    required,
    mergeable: slots.length > 0 && slots.every((slot) => slot.repeats),
    hasSecrets: slots.some(
      (slot) => slot.leaf?.secret || (slot.aggregate && planOf(slot.aggregate).hasSecrets),
    ),
  };
};

const plans = new WeakMap<Aggregate, Plan>();

/** The aggregate's plan, compiled once. */
export const planOf = (aggregate: Aggregate): Plan => {
  let plan = plans.get(aggregate);
  if (!plan) {
    plan = compile(aggregate);
    plans.set(aggregate, plan);
  }
  return plan;
};
