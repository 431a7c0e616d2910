import { createEmptyActor } from 'xstate';

/** An effect that a transition asks for. */
export interface Effect {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * Where pure transitions run: nothing is done, what would be done is noted. XState's own `transition` builds
 * such a scope each time, with an actor in it, which costs ten times as much as the transition itself.
 */
export const inertScope = () => {
  const effects: Effect[] = [];
  const self = createEmptyActor();
  const scope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: () => {},
    defer: () => {},
    stopChild: () => {},
    emit: () => {},
    actionExecutor: (effect: Effect) => effects.push(effect),
  };
  return {
    scope: scope as never,
    /** What was noted since this was asked last. */
    noted: (): readonly Effect[] => effects.splice(0),
  };
};

/** The name of a state: `signon.planning`. */
export const nameOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(Object(value) as Record<string, unknown>)
        .map(([name, inner]) => `${name}.${nameOf(inner)}`)
        .join();
