import type { Aggregate } from './dsl/aggregate.ts';
import type { AggregateOf, Mode } from './dsl/infer.ts';
import type * as schema from './schema/index.ts';

type Schema = typeof schema;

/** Names of the schema's aggregates. */
export type AggregateName = {
  [Name in keyof Schema]: Schema[Name] extends Aggregate<infer _> ? Name : never;
}[keyof Schema];

type Value<Name extends AggregateName, M extends Mode> =
  Schema[Name] extends Aggregate<infer Particles> ? AggregateOf<Particles, M> : never;

/**
 * What reading gives for an aggregate, by its name in the schema: `Ofx<'STMTTRN'>`, `Ofx<'SONRS'>`; `Ofx`
 * alone is a whole file's tree. Elements that can repeat are arrays, amounts exact decimal strings,
 * date-times `OfxDateTime`, choices unions.
 */
export type Ofx<Name extends AggregateName = 'OFX'> = Value<Name, 'read'>;

/** What may be written for an aggregate: like {@link Ofx}, with date-times also as text. */
export type OfxInput<Name extends AggregateName = 'OFX'> = Value<Name, 'write'>;
