import { boolean, integer, listedIn, oneOf, spelt } from '../datatypes/index.ts';
import { aggregate, optional } from '../dsl/aggregate.ts';
import { UNTIL_203 } from '../versions.ts';
import { FREQUENCIES } from './leaves.ts';

/** How often a recurring model makes a payment or transfer. */
export const FREQ = oneOf(
  ...FREQUENCIES,
  listedIn(UNTIL_203, 'TRIANNUALLY'),
  // The DTDs have a typing error.
  spelt('ANNUALLY', 'ANUALLY', UNTIL_203),
);

/** How many times, and how often; without NINSTS until cancelled. */
export class RECURRINST extends aggregate('10.2', { NINSTS: optional(integer(3)), FREQ }) {}

/** Whether what a model has already scheduled is changed or cancelled with it. */
export const MODPENDING = { MODPENDING: boolean } as const;
export const CANPENDING = { CANPENDING: boolean } as const;
