import type { Datatype } from '../datatypes/datatype.ts';
import type { VersionSet } from '../versions.ts';

/**
 * The small language the schema is written in. A schema file reads as the standard's tables do:
 *
 * ```ts
 * export class FI extends aggregate('2.5.1.8', { ORG: A(32), FID: optional(A(32)) }) {}
 * ```
 *
 * An aggregate is a class only so that the compiler can refer to it by name: declarations stay small and
 * are never expanded in one another. Nobody instantiates one; values are plain objects, see `Ofx`.
 */
export interface Aggregate<Particles extends readonly unknown[] = readonly Particle[]> {
  new (): AggregateInstance;
  readonly kind: 'aggregate';
  /** Section of the standard (numbering of OFX 2.x). */
  readonly section: string;
  readonly particles: Particles;
}

declare const useTheOfxType: unique symbol;
/** Nothing: the type of an aggregate's values is `Ofx<'TAG'>`. */
interface AggregateInstance {
  readonly [useTheOfxType]: never;
}

/** What a tag may stand for: a leaf's type or an aggregate. */
export type Content = Datatype<unknown> | Aggregate;

/** How often and since when an element occurs. Written with {@link optional}, {@link many} ... */
export interface Field<C extends Content = Content, Cardinality extends CardinalityName = CardinalityName> {
  readonly kind: 'field';
  readonly content: C;
  readonly cardinality: Cardinality;
  readonly max: number;
  /** The versions that have the element; undefined for all. */
  readonly versions: VersionSet | undefined;
  /** Optional, but required in these versions. */
  readonly requiredIn?: VersionSet;
  /** Other names the element goes by in the field; read, and written only by a dialect. */
  readonly aliases: readonly string[];
  /** The name some versions have for the element. */
  readonly formerly?: FormerName;
}

/** What a renamed element is called in some versions. */
export interface FormerName {
  readonly tag: string;
  readonly versions: VersionSet;
}

/** `one`, `zero or one`, `one or more`, `zero or more`; `gated` is one, in some versions only. */
export type CardinalityName = 'one' | 'gated' | 'optional' | 'some' | 'many';

/** An entry of a sequence: content alone means exactly one, in every version. */
export type Member = Content | Field;

/** Elements in the standard's order, by tag. */
export interface Sequence {
  readonly [tag: string]: Member;
}

/** Exactly one (or at most one) of several sequences. */
export interface Choice<
  Alternatives extends readonly unknown[] = readonly Particle[],
  Required extends boolean = boolean,
> {
  readonly particle: 'choice';
  readonly alternatives: Alternatives;
  readonly required: Required;
}

/** All of its elements, as its own cardinalities say, or none. */
export interface Group<Particles extends readonly unknown[] = readonly Particle[]> {
  readonly particle: 'group';
  readonly particles: Particles;
}

/** Several particles where one is expected, for an alternative that holds a choice of its own. */
export interface Run<Particles extends readonly unknown[] = readonly Particle[]> {
  readonly particle: 'run';
  readonly particles: Particles;
}

/** Any of its elements (at least one, if `required`), each as often as it may be, in any order. */
export interface Mix<S extends Sequence = Sequence> {
  readonly particle: 'mix';
  readonly sequence: S;
  readonly required: boolean;
}

/**
 * A part of an aggregate's content.
 *
 * A tag may stand twice among an aggregate's particles: in alternatives of a choice, or with version sets
 * that have nothing in common, which is how an element is placed where each edition has it.
 */
export type Particle = Sequence | Choice | Group | Run | Mix;

/** Declares an aggregate by its section in the standard and its content, in order. */
export const aggregate = <const Particles extends readonly Particle[]>(
  section: string,
  ...particles: Particles
): Aggregate<Particles> => {
  const declared = Object.assign(class {}, { kind: 'aggregate', section, particles });
  // The class has no instances to give a type to; what TypeScript needs of it is its name.
  return declared as unknown as Aggregate<Particles>;
};

const field = <C extends Content, K extends CardinalityName>(
  content: C,
  cardinality: K,
  versions: VersionSet | undefined,
  max = 1,
): Field<C, K> => ({ kind: 'field', content, cardinality, max, versions, aliases: [] });

/** Exactly one: only needed where the field has aliases. */
export const one = <C extends Content>(content: C): Field<C, 'one'> => field(content, 'one', undefined);
/** Exactly one, in the versions named. */
export const required = <C extends Content>(content: C, versions: VersionSet): Field<C, 'gated'> =>
  field(content, 'gated', versions);
/** None or one; exactly one in the versions named. */
export const requiredIn = <C extends Content>(versions: VersionSet, content: C): Field<C, 'optional'> => ({
  ...field(content, 'optional', undefined),
  requiredIn: versions,
});
/** None or one. */
export const optional = <C extends Content>(content: C, versions?: VersionSet): Field<C, 'optional'> =>
  field(content, 'optional', versions);
/** One or more; always an array. */
export const some = <C extends Content>(content: C, versions?: VersionSet): Field<C, 'some'> =>
  field(content, 'some', versions, Number.POSITIVE_INFINITY);
/** None or more, up to `max`; always an array. */
export const many = <C extends Content>(
  content: C,
  versions?: VersionSet,
  max = Number.POSITIVE_INFINITY,
): Field<C, 'many'> => field(content, 'many', versions, max);

/** The same field, also read under other names. */
export const alias = <C extends Content, K extends CardinalityName>(
  of: Field<C, K>,
  ...names: string[]
): Field<C, K> => ({ ...of, aliases: names });

/** The same field, which some versions have under another name; objects have it under the newer one. */
export const formerly = <C extends Content, K extends CardinalityName>(
  tag: string,
  versions: VersionSet,
  of: Field<C, K>,
): Field<C, K> => ({ ...of, formerly: { tag, versions } });

/** Exactly one of the alternatives. */
export const choice = <const Alternatives extends readonly Particle[]>(
  ...alternatives: Alternatives
): Choice<Alternatives, true> => ({ particle: 'choice', alternatives, required: true });

/** At most one of the alternatives. */
export const optionalChoice = <const Alternatives extends readonly Particle[]>(
  ...alternatives: Alternatives
): Choice<Alternatives, false> => ({ particle: 'choice', alternatives, required: false });

/** All or none. */
export const group = <const Particles extends readonly Particle[]>(
  ...particles: Particles
): Group<Particles> => ({ particle: 'group', particles });

/** Several particles as one. */
export const run = <const Particles extends readonly Particle[]>(
  ...particles: Particles
): Run<Particles> => ({
  particle: 'run',
  particles,
});

/** One or more of the sequence's elements, freely mixed. */
export const mix = <const S extends Sequence>(sequence: S): Mix<S> => ({
  particle: 'mix',
  sequence,
  required: true,
});

/** None or more of the sequence's elements, freely mixed. */
export const optionalMix = <const S extends Sequence>(sequence: S): Mix<S> => ({
  particle: 'mix',
  sequence,
  required: false,
});
