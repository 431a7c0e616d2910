import type { Datatype } from '../datatypes/datatype.ts';
import type { Aggregate, Choice, Field, Group, Member, Mix, Run, Sequence } from './aggregate.ts';

/** Whether a type is inferred for what reading gives or for what may be written. */
export type Mode = 'read' | 'write';

/** The value of a tag's content. */
type ContentOf<C, M extends Mode> =
  C extends Datatype<infer Read, infer Write>
    ? M extends 'read'
      ? Read
      : Write
    : C extends Aggregate<infer Particles>
      ? AggregateOf<Particles, M>
      : never;

/** What can repeat is always an array; what is written may be a read-only one. */
type Many<T, M extends Mode> = M extends 'read' ? T[] : readonly T[];

type MemberOf<X extends Member, M extends Mode> =
  X extends Field<infer C, infer K>
    ? K extends 'some' | 'many'
      ? Many<ContentOf<C, M>, M>
      : ContentOf<C, M>
    : ContentOf<X, M>;

/**
 * In a choice or a group an element is there whenever its alternative is, whatever versions have it; among
 * an aggregate's own elements one of some versions only is optional.
 */
type Place = 'own' | 'inner';

type OptionalKeys<S extends Sequence, P extends Place> = {
  [Tag in keyof S]: S[Tag] extends Field<infer _, infer K>
    ? K extends 'one' | 'some'
      ? never
      : K extends 'gated'
        ? P extends 'inner'
          ? never
          : Tag
        : Tag
    : never;
}[keyof S];

/** Written objects may say `undefined` where an element is left out; read ones leave it out. */
type Absent<M extends Mode> = M extends 'read' ? never : undefined;

type SequenceOf<S extends Sequence, M extends Mode, P extends Place> = {
  [Tag in Exclude<keyof S, OptionalKeys<S, P>>]: MemberOf<S[Tag], M>;
} & { [Tag in OptionalKeys<S, P>]?: MemberOf<S[Tag], M> | Absent<M> };

type Partially<S extends Sequence, M extends Mode> = {
  [Tag in keyof S]?: MemberOf<S[Tag], M> | Absent<M>;
};

type TagsOf<P> =
  P extends Choice<infer Alternatives>
    ? TagsOf<Alternatives[number]>
    : P extends Group<infer Particles>
      ? TagsOf<Particles[number]>
      : P extends Run<infer Particles>
        ? TagsOf<Particles[number]>
        : P extends Mix<infer S>
          ? keyof S
          : P extends Sequence
            ? keyof P
            : never;

type Without<Tags extends PropertyKey, M extends Mode> = { [Tag in Tags]?: Absent<M> };

/** One alternative present means the tags of the others are absent. */
type ChoiceOf<Alternatives extends readonly unknown[], M extends Mode> = {
  [I in keyof Alternatives]: ParticleOf<Alternatives[I], M, 'inner'> &
    Without<Exclude<TagsOf<Alternatives[number]>, TagsOf<Alternatives[I]>>, M>;
}[number];

/**
 * At most one alternative: the element of each may be missing too, so that what may be undefined can be
 * written without asking first.
 */
type OptionalChoiceOf<Alternatives extends readonly unknown[], M extends Mode> =
  | {
      [I in keyof Alternatives]: (Alternatives[I] extends Sequence
        ? Partially<Alternatives[I], M>
        : ParticleOf<Alternatives[I], M, 'inner'>) &
        Without<Exclude<TagsOf<Alternatives[number]>, TagsOf<Alternatives[I]>>, M>;
    }[number]
  | (Alternatives[number] extends Sequence ? never : Without<TagsOf<Alternatives[number]>, M>);

type ParticleOf<P, M extends Mode, In extends Place> =
  P extends Choice<infer Alternatives, infer Required>
    ? Required extends true
      ? ChoiceOf<Alternatives, M>
      : OptionalChoiceOf<Alternatives, M>
    : P extends Group<infer Particles>
      ? ParticlesOf<Particles, M, 'inner'> | Without<TagsOf<Particles[number]>, M>
      : P extends Run<infer Particles>
        ? ParticlesOf<Particles, M, In>
        : P extends Mix<infer S>
          ? Partially<S, M>
          : P extends Sequence
            ? SequenceOf<P, M, In>
            : never;

/** The choices and groups among particles: each multiplies the members of the aggregate's union. */
type Branches<Particles extends readonly unknown[]> = Particles extends readonly [infer First, ...infer Rest]
  ? First extends Choice | Group
    ? [First, ...Branches<Rest>]
    : Branches<Rest>
  : [];

type ParticlesOf<
  Particles extends readonly unknown[],
  M extends Mode,
  In extends Place = 'own',
> = Branches<Particles>['length'] extends 0 | 1 | 2 ? All<Particles, M, In> : AllLoosely<Particles, M, In>;

type All<
  Particles extends readonly unknown[],
  M extends Mode,
  In extends Place,
> = Particles extends readonly [infer First, ...infer Rest]
  ? ParticleOf<First, M, In> & All<Rest, M, In>
  : unknown;

/**
 * From three choices and groups on, what may be left out altogether is a set of independent optional
 * elements: STMTTRN alone would be a union of hundreds of members otherwise, which neither the compiler nor
 * a reader of its messages can use. The writer still refuses both sides of a choice and half of a group.
 */
type AllLoosely<
  Particles extends readonly unknown[],
  M extends Mode,
  In extends Place,
> = Particles extends readonly [infer First, ...infer Rest]
  ? (First extends Group | Choice<readonly unknown[], false> ? Loosely<First, M> : ParticleOf<First, M, In>) &
      AllLoosely<Rest, M, In>
  : unknown;

type Loosely<P, M extends Mode> =
  P extends Choice<infer Alternatives>
    ? EachLoosely<Alternatives, M>
    : P extends Group<infer Particles>
      ? EachLoosely<Particles, M>
      : P extends Run<infer Particles>
        ? EachLoosely<Particles, M>
        : P extends Mix<infer S>
          ? Partially<S, M>
          : P extends Sequence
            ? Partially<P, M>
            : never;

type EachLoosely<Particles extends readonly unknown[], M extends Mode> = Particles extends readonly [
  infer First,
  ...infer Rest,
]
  ? Loosely<First, M> & EachLoosely<Rest, M>
  : unknown;

/** Private tags contain a dot (`INTU.BID`) and may stand anywhere (section 2.7 of the standard). */
export interface PrivateTags {
  [tag: `${string}.${string}`]: unknown;
}

type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

/** The value of an aggregate's particles. */
export type AggregateOf<Particles extends readonly unknown[], M extends Mode> = Flat<
  ParticlesOf<Particles, M> & PrivateTags
>;
