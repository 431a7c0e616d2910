import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { chartLines } from './chart-lines.ts';
import { type Edge, edgesOf } from './edges.ts';
import { headerLines } from './header.ts';
import { idsOf } from './ids.ts';
import { indented } from './indented.ts';
import type { MermaidOptions } from './options.ts';
import { nodesOf, transitionsOf } from './transitions.ts';
import { isInside, type View } from './view.ts';

/**
 * A statechart as a mermaid `stateDiagram-v2`, derived from the machine itself, so that it cannot say anything
 * else than what runs. The same machine always gives the same text, in the order of its definition.
 *
 * How it reads: a nested state is a box in a box, regions of a parallel state are dashed areas, a black dot
 * points to where a state begins and a final state leads to a ringed one. An arrow carries
 * `event [guard] / code` for each transition (see `guardText`, `eventText` and `actionsText`); an arrow without an
 * event is taken at once. A transition of a state to one inside it starts at a dashed box, `any state`.
 * Transitions that change no state are drawn only if they involve an OFX code (see `codesOf`). A machine with
 * transitions of its own gets a box around everything.
 *
 * @param options see {@link MermaidOptions}; by default everything is drawn
 * @returns the diagram's source, ending in a newline
 * @example
 * toMermaid(createMachine({ initial: 'off', states: { off: { on: { PRESS: 'on' } }, on: {} } }));
 * // stateDiagram-v2
 * //   [*] --> off
 * //   off
 * //   on
 * //   off --> on : PRESS
 */
export function toMermaid(machine: AnyStateMachine, options: MermaidOptions = {}): string {
  const { root } = machine;
  const internal = options.internal ?? false;
  const wanted = viewOf(root, options, internal);
  const edges = edgesOf(root, wanted, options).filter((edge) => touches(edge, options.around));
  const view = options.around ? touched(wanted, edges, options.around) : wanted;
  const lines = chartLines(root, {
    view,
    ids: idsOf(nodesOf(root)),
    edges,
    notes: options.notes ?? false,
  });
  return `${[...headerLines(options), ...indented(lines)].join('\n')}\n`;
}

function viewOf(root: AnyStateNode, { only, spine }: MermaidOptions, internal: boolean): View {
  const wanted = only ?? ((node: AnyStateNode) => !spine || node.tags.includes('spine'));
  // Around a whole machine a box says nothing, unless arrows start there.
  return (node) => wanted(node) && (node !== root || transitionsOf(root, internal).length > 0);
}

function isWithin(node: AnyStateNode, part: AnyStateNode): boolean {
  return node === part || isInside(node, part);
}

/** Arrows that begin everywhere are no surroundings of a part. */
function touches({ source, target }: Edge, part: AnyStateNode | undefined): boolean {
  if (part === undefined) return true;
  return source.parent !== undefined && (isWithin(source, part) || isWithin(target, part));
}

/** The part, and the boxes its arrows lead to and come from. */
function touched(wanted: View, edges: readonly Edge[], part: AnyStateNode): View {
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  return (node) => wanted(node) && (isWithin(node, part) || ends.has(node));
}
