import type { AnyStateNode } from 'xstate';
import { delayText } from './delay-text.ts';

/**
 * What sets off a transition, in human words: an event by its own name, XState's internal events by what
 * happened. An eventless (`always`) transition has no text: it is taken at once.
 *
 * | event type | text |
 * |---|---|
 * | `CREDENTIALS` | `CREDENTIALS` |
 * | `*` | `any other event` |
 * | `xstate.done.actor.exchange` | `exchange done` |
 * | `xstate.error.actor.0.session.signon` (no id given) | `exchange error`, after the actor's `src` |
 * | `xstate.snapshot.exchange` | `exchange update` |
 * | `xstate.done.state.session.signon` | `done` |
 * | `xstate.after.60000.session.signon` | `after 1 min` |
 */
export function eventText(eventType: string, source: AnyStateNode): string {
  if (eventType === '*') return 'any other event';
  if (eventType === `xstate.done.state.${source.id}`) return 'done';

  const after = /^xstate\.after\.(.*)$/s.exec(eventType)?.[1];
  if (after !== undefined) return `after ${delayText(without(after, `.${source.id}`))}`;

  const [, happening, actor] = /^xstate\.(done\.actor|error\.actor|snapshot)\.(.*)$/s.exec(eventType) ?? [];
  if (happening === undefined || actor === undefined) return eventType;
  const word = { 'done.actor': 'done', 'error.actor': 'error', snapshot: 'update' }[happening];
  return `${actorText(actor, source)} ${word}`;
}

/** The name a reader knows an invoked actor by: the id its author gave it, else its source. */
function actorText(id: string, source: AnyStateNode): string {
  const index = source.invoke.findIndex((each) => each.id === id);
  const src = source.invoke[index]?.src;
  const wasNamed = id !== `${index}.${source.id}`;
  if (wasNamed) return id;
  // Logic written in place has a made-up source name, which is the id over again.
  return typeof src === 'string' && !src.startsWith('xstate.invoke.') ? src : 'actor';
}

function without(text: string, ending: string): string {
  return text.endsWith(ending) ? text.slice(0, -ending.length) : text;
}
