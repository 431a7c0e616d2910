import type { AnyEventObject } from 'xstate';
import type { SessionContext } from '../context.ts';

/** What a change of context is computed from. */
export interface Now {
  readonly context: SessionContext;
  readonly event: AnyEventObject;
}

/** A change of context. */
export type Update = Partial<SessionContext>;
