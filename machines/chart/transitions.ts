import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { briefText, involvesCode, transitionText } from './transition-text.ts';

/** One transition of a state node, to one of its targets, as a chart shows it. */
export interface ChartTransition {
  readonly source: AnyStateNode;
  readonly target: AnyStateNode;
  readonly text: string;
  readonly brief: string;
}

/** The node and everything inside it, in the order they are defined. */
export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/**
 * The transitions defined on a state node itself, in the order they are defined, eventless ones last.
 *
 * A transition to several targets (regions of a parallel state) is one for each. One that changes no state
 * leads back to its own state, and is there only if it involves an OFX code or `internal` asks for it; one
 * that only forbids an event is never there.
 */
export function transitionsOf(node: AnyStateNode, internal: boolean): ChartTransition[] {
  const candidates = [...node.transitions.values(), node.always ?? []];
  return candidates.flatMap((sameEvent) =>
    sameEvent.flatMap((transition, rank) =>
      targetsOf(transition, internal).map((target) => ({
        source: node,
        target,
        text: transitionText(transition, rank),
        brief: briefText(transition),
      })),
    ),
  );
}

function targetsOf(transition: AnyTransitionDefinition, internal: boolean): readonly AnyStateNode[] {
  if (transition.target !== undefined) return transition.target;
  const isWorthAnArrow = involvesCode(transition) || (internal && transition.actions.length > 0);
  return isWorthAnArrow ? [transition.source] : [];
}
