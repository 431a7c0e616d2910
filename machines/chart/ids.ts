import type { AnyStateNode } from 'xstate';

/** Words that mermaid's lexer takes for something else than the name of a state. */
const TAKEN =
  /^(?:acctitle|accdescr|as|class|classdef|click|default|direction|end|href|note|root|scale|state|statediagram|style)$/i;

/** Names that mermaid gives to the black dots of a state: `signon_start`, `signon_end`. */
const DOT = /_(?:start|end)$/i;

/** The mermaid identifiers of a state node: of its box, and of the small box inside it that means any state there. */
export interface Ids {
  readonly box: string;
  readonly any: string;
}

/**
 * Mermaid identifiers for each node: its path from the root (`signon__requesting`), in letters, digits and
 * underscores only, and no two the same.
 */
export function idsOf(nodes: readonly AnyStateNode[]): Map<AnyStateNode, Ids> {
  const used = new Set<string>();
  // All boxes before the others, so that a state that is called `any` keeps its name.
  const boxes = nodes.map((node) => ({ node, box: claim(safe(pathOf(node).join('__')), used) }));
  return new Map(boxes.map(({ node, box }) => [node, { box, any: claim(`${box}__any`, used) }]));
}

function pathOf(node: AnyStateNode): readonly string[] {
  return node.path.length === 0 ? [node.key] : node.path;
}

function safe(name: string): string {
  const word = name.replace(/[^A-Za-z0-9_]/g, '_');
  // An underscore at the front would allow `__proto__`.
  const id = /^[A-Za-z]/.test(word) ? word : `s${word}`;
  // The graph library below mermaid keeps states in a plain object, where `toString` is there already.
  const isTaken = TAKEN.test(id) || DOT.test(id) || id in Object.prototype;
  return isTaken ? `${id}_` : id;
}

function claim(id: string, used: Set<string>): string {
  let candidate = id;
  for (let n = 2; used.has(candidate); n++) candidate = `${id}_${n}`;
  used.add(candidate);
  return candidate;
}
