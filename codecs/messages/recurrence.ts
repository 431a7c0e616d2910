import type { Ofx, OfxInput } from '../ofx.ts';
import { type Known, known } from './known.ts';

/** How often a recurring model makes a payment or transfer, and how many times (RECURRINST, section 10.2). */
export interface Recurrence {
  readonly frequency: Ofx<'RECURRINST'>['FREQ'];
  /** NINSTS: the number of instances; absent for until cancelled. */
  readonly count?: number | undefined;
}

/** The RECURRINST of a recurrence. */
export const recurrenceElement = ({ frequency, count }: Recurrence): OfxInput<'RECURRINST'> => ({
  NINSTS: count,
  FREQ: frequency,
});

/** The recurrence of a RECURRINST. */
export const recurrence = ({ FREQ, NINSTS }: Ofx<'RECURRINST'>): Known<Recurrence> =>
  known({ frequency: FREQ, count: NINSTS });

/** What happens to what a changed or cancelled model has already scheduled. */
export interface ModelChange {
  /** RECSRVRTID: the institution's id of the model. */
  readonly modelId: string;
  /** MODPENDING, CANPENDING: whether what it has scheduled already changes with it. */
  readonly includePending: boolean;
}
