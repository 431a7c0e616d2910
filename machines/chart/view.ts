import type { AnyStateNode } from 'xstate';

/** Says which state nodes have a box on the chart. */
export type View = (node: AnyStateNode) => boolean;

/** Boxes that stand side by side in one block. */
export interface Region {
  /** The state whose initial state is where the region begins, where that state has no box in the region itself. */
  readonly owner: AnyStateNode | undefined;
  readonly boxes: readonly AnyStateNode[];
}

/** The node itself where it is drawn, else the innermost state around it that is. */
export function around(node: AnyStateNode | undefined, view: View): AnyStateNode | undefined {
  return node === undefined || view(node) ? node : around(node.parent, view);
}

/**
 * The box in which someone ends who enters `node`: its own; else, where its initial states lead straight into one
 * that is drawn, that one; else the one around it.
 */
export function entered(node: AnyStateNode, view: View): AnyStateNode | undefined {
  return inwards(node, view) ?? around(node, view);
}

/** The state drawn first inside `node`, where there is one: what the black dot points to. */
export function initialOf(node: AnyStateNode, view: View): AnyStateNode | undefined {
  // Only a compound state has one initial state; XState fails when others are asked for theirs.
  const first = node.type === 'compound' ? node.initial.target[0] : undefined;
  return first === undefined ? undefined : inwards(first, view);
}

/**
 * The boxes directly inside `node`, one region for each of a parallel state's, else one. A state that is not
 * drawn gives way to those inside it.
 */
export function regionsOf(node: AnyStateNode, view: View): Region[] {
  const children = Object.values(node.states);
  const regions =
    node.type === 'parallel'
      ? children.map((child) => ({ owner: view(child) ? undefined : child, boxes: outermost(child, view) }))
      : [{ owner: node, boxes: children.flatMap((child) => outermost(child, view)) }];
  return regions.filter(({ boxes }) => boxes.length > 0);
}

/** Whether `node` is strictly inside `outer`. */
export function isInside(node: AnyStateNode, outer: AnyStateNode): boolean {
  return node.parent !== undefined && (node.parent === outer || isInside(node.parent, outer));
}

function inwards(node: AnyStateNode, view: View): AnyStateNode | undefined {
  return view(node) ? node : initialOf(node, view);
}

function outermost(node: AnyStateNode, view: View): AnyStateNode[] {
  return view(node) ? [node] : Object.values(node.states).flatMap((child) => outermost(child, view));
}
