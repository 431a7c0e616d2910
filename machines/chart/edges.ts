import type { AnyStateNode } from 'xstate';
import type { MermaidOptions } from './options.ts';
import { type ChartTransition, nodesOf, transitionsOf } from './transitions.ts';
import { around, entered, initialOf, isInside, type View } from './view.ts';

/** An arrow between two boxes, with a line of text for each transition it stands for. */
export interface Edge {
  readonly source: AnyStateNode;
  readonly target: AnyStateNode;
  readonly lines: readonly string[];
}

/**
 * The arrows of the chart, in the order their transitions are defined. Transitions between the same two boxes
 * share an arrow: side by side, mermaid draws such arrows across one another's text.
 */
export function edgesOf(
  root: AnyStateNode,
  view: View,
  { internal = false, brief = false }: Pick<MermaidOptions, 'internal' | 'brief'>,
): Edge[] {
  const transitions = nodesOf(root).flatMap((node) => transitionsOf(node, internal));
  const merged = new Map<string, Edge>();
  for (const transition of transitions.flatMap((each) => lift(each, view))) {
    const { source, target } = transition;
    const text = brief ? transition.brief : transition.text;
    const between = JSON.stringify([source.id, target.id]);
    const lines = merged.get(between)?.lines ?? [];
    const isSaid = lines.includes(text) || (brief && text === '');
    merged.set(between, { source, target, lines: isSaid ? lines : [...lines, text] });
  }
  return [...merged.values()];
}

/** The transition between the boxes that its states are drawn in; none where it happens inside one, or outside all. */
function lift({ source, target, ...texts }: ChartTransition, view: View): ChartTransition[] {
  const from = around(source, view);
  const to = entered(target, view);
  if (from === undefined || to === undefined) return [];
  const isInsideOneBox = from === to && (source !== from || target !== to);
  return isInsideOneBox ? [] : [{ source: from, target: arrival(from, to, view), ...texts }];
}

/** Mermaid cannot draw an arrow from a box to one around it, so it goes to where that one begins, as the machine does. */
function arrival(from: AnyStateNode, to: AnyStateNode, view: View): AnyStateNode {
  return isInside(from, to) ? (initialOf(to, view) ?? to) : to;
}
