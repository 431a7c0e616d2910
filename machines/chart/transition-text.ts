import type { AnyTransitionDefinition } from 'xstate';
import { actionsText } from './action-text.ts';
import { codesOf } from './codes.ts';
import { eventText } from './event-text.ts';
import { codesText, guardText } from './guard-text.ts';

/**
 * The line an arrow carries for one transition: `event [guard] / code`, each part only where there is one.
 *
 * A transition without a guard that stands after others for the same event is taken when none of them is, and
 * says so: `exchange done [otherwise]`.
 *
 * @param rank the transition's place among those of its state for the same event, from 0
 * @example 'exchange done [3001, attemptsLeft]', 'REQUEST [known] / 3000', 'after 1 min', '' (eventless)
 */
export function transitionText(transition: AnyTransitionDefinition, rank: number): string {
  const event = eventText(transition.eventType, transition.source);
  const guard = guardPart(transition.guard, rank);
  return `${event}${guard}${actionsText(transition.actions)}`.trim();
}

/**
 * The same for who wants to see the road first: what comes from outside, and the codes.
 *
 * @example '3001', 'REQUEST / 3000', 'after 1 min', '' (whatever the machine decides by itself)
 */
export function briefText(transition: AnyTransitionDefinition): string {
  const { eventType, source } = transition;
  const isInner = /^xstate\.(done|error|snapshot)\./.test(eventType);
  const codes = codesText(transition.guard);
  const guard = isInner || eventType === '' ? codes : codes && ` [${codes}]`;
  return `${isInner ? '' : eventText(eventType, source)}${guard}${actionsText(transition.actions)}`.trim();
}

/** Whether a transition turns on an OFX code, or answers one. */
export function involvesCode({ guard, actions }: AnyTransitionDefinition): boolean {
  return [guard, ...actions].flatMap(codesOf).length > 0;
}

function guardPart(guard: unknown, rank: number): string {
  if (guard !== undefined) return ` [${guardText(guard)}]`;
  return rank > 0 ? ' [otherwise]' : '';
}
