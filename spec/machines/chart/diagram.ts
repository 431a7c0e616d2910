import type { AnyStateMachine } from 'xstate';
import { type MermaidOptions, toMermaid } from '../../../machines/chart/index.ts';

/** The lines of a diagram below its first, one step to the left, as they are easiest to compare. */
export function diagram(machine: AnyStateMachine, options?: MermaidOptions): string[] {
  const lines = toMermaid(machine, options).trimEnd().split('\n');
  return lines.slice(lines.indexOf('stateDiagram-v2') + 1).map((line) => line.slice(2));
}
