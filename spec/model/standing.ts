import type { SnapshotFrom } from 'xstate';
import type { FileAnswer } from '../../machines/institution/context.ts';
import type { StandingEvent } from '../../machines/institution/events.ts';
import { institutionMachine } from '../../machines/institution/machine.ts';
import type { SignonPolicy } from '../../machines/institution/policy.ts';
import { inertScope } from './inert.ts';

type Snapshot = SnapshotFrom<typeof institutionMachine>;

/** The institution's statechart of one user in a state. */
export interface StandingState {
  readonly id: number;
  readonly at: string;
  readonly snapshot: Snapshot;
}

const { scope, noted } = inertScope();

/** The only states that a later file is treated differently for; the others only say what came of the last one. */
const REMEMBERED = ['challenged', 'lockedOut'] as const;

/** The institution's pure statechart. The same step from the same state is computed once. */
export const standingModel = (policy: SignonPolicy) => {
  const states = new Map<string, StandingState>();
  const steps = new Map<string, readonly [StandingState, FileAnswer | null]>();

  const intern = (snapshot: Snapshot): StandingState => {
    const at = snapshot.matches('lockedOut')
      ? REMEMBERED[1]
      : snapshot.matches({ open: 'challenged' })
        ? REMEMBERED[0]
        : 'open';
    const value = at === 'lockedOut' ? at : { open: at === 'challenged' ? at : 'unseen' };
    // Where a key is good for ever, nobody looks at how often it was used.
    const uses = snapshot.context.accessKeyUses;
    const isCounted = policy.accessKeyUses !== null || uses === null;
    const context = { ...snapshot.context, answer: null, accessKeyUses: isCounted ? uses : 0 };
    const { policy: _, ...rest } = context;
    const key = JSON.stringify([at, rest]);
    const known = states.get(key);
    if (known) return known;
    const state = {
      id: states.size,
      at,
      snapshot: institutionMachine.resolveState({ value: value as never, context }),
    };
    states.set(key, state);
    return state;
  };

  return {
    /** A user who was never seen, or one whose access key is good. */
    start: (isKnown = false): StandingState => {
      const { value, context } = institutionMachine.getInitialSnapshot(scope, { policy });
      const known = isKnown ? { ...context, accessKeyUses: 0 } : context;
      return intern(institutionMachine.resolveState({ value, context: known }));
    },
    step: (state: StandingState, event: StandingEvent): readonly [StandingState, FileAnswer | null] => {
      const key = `${state.id} ${JSON.stringify(event)}`;
      const known = steps.get(key);
      if (known) return known;
      const next = institutionMachine.transition(state.snapshot, event, scope) as Snapshot;
      noted();
      const step = [intern(next), next.context.answer] as const;
      steps.set(key, step);
      return step;
    },
  };
};

export type StandingModel = ReturnType<typeof standingModel>;
