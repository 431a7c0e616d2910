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

type OptionalKeys<S extends Sequence> = {
  [Tag in keyof S]: S[Tag] extends Field<infer _, infer K> ? (K extends 'one' | 'some' ? never : Tag) : never;
}[keyof S];

/** Written objects may say `undefined` where an element is left out; read ones leave it out. */
type Absent<M extends Mode> = M extends 'read' ? never : undefined;

type SequenceOf<S extends Sequence, M extends Mode> = {
  [Tag in Exclude<keyof S, OptionalKeys<S>>]: MemberOf<S[Tag], M>;
} & { [Tag in OptionalKeys<S>]?: MemberOf<S[Tag], M> | Absent<M> };

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

type Without<Tags extends PropertyKey> = { [Tag in Tags]?: never };

type GatedKeys<S extends Sequence> = {
  [Tag in keyof S]: S[Tag] extends Field<infer _, 'gated'> ? Tag : never;
}[keyof S];

/** Chosen, an alternative has all it requires, also what only some versions have. */
type AlternativeOf<P, M extends Mode> = ParticleOf<P, M> &
  (P extends Choice | Group | Run | Mix
    ? unknown
    : P extends Sequence
      ? { [Tag in GatedKeys<P>]: MemberOf<P[Tag], M> }
      : unknown);

/** One alternative present means the tags of the others are absent. */
type ChoiceOf<Alternatives extends readonly unknown[], M extends Mode> = {
  [I in keyof Alternatives]: AlternativeOf<Alternatives[I], M> &
    Without<Exclude<TagsOf<Alternatives[number]>, TagsOf<Alternatives[I]>>>;
}[number];

type ParticleOf<P, M extends Mode> =
  P extends Choice<infer Alternatives, infer Required>
    ? ChoiceOf<Alternatives, M> | (Required extends true ? never : Without<TagsOf<Alternatives[number]>>)
    : P extends Group<infer Particles>
      ? ParticlesOf<Particles, M> | Without<TagsOf<Particles[number]>>
      : P extends Run<infer Particles>
        ? ParticlesOf<Particles, M>
        : P extends Mix<infer S>
          ? Partially<S, M>
          : P extends Sequence
            ? SequenceOf<P, M>
            : never;

type ParticlesOf<Particles extends readonly unknown[], M extends Mode> = Particles extends readonly [
  infer First,
  ...infer Rest,
]
  ? ParticleOf<First, M> & ParticlesOf<Rest, M>
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
