import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { transitionsOf } from './transitions.ts';

/**
 * The transitions that can be taken in every state, as a table in markdown: what happens, and where it leads. They
 * are too many to be told apart as arrows from one box.
 */
export function everywhereTable({ root }: AnyStateMachine): string {
  const rows = transitionsOf(root, false).map(
    ({ text, target }) => `| ${cell(text)} | ${pathOf(target, root)} |`,
  );
  return ['| In any state | leads to |', '|---|---|', ...rows].join('\n');
}

/** `signon.waiting`: the path of a state below the machine. */
function pathOf(node: AnyStateNode, root: AnyStateNode): string {
  return node.path.length === 0 ? root.key : node.path.join('.');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
