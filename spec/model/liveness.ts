import type { Graph } from './explore.ts';
import type { Kind } from './model.ts';

/** What is to be seen only when all states are known. */
export const LIVENESS = ['everythingComesToAnEnd', 'nothingGoesRoundForEver'] as const;

export interface Unlively {
  readonly invariant: (typeof LIVENESS)[number];
  readonly says: string;
  readonly state: number;
}

/** States from which nobody comes to an end of the work, though nothing more goes wrong and a person helps. */
export const stuck = (graph: Graph): Unlively[] => {
  const size = graph.first.length;
  const before: number[][] = Array.from({ length: size }, () => []);
  const helpful = (kind: Kind | undefined) => kind === 'automatic' || kind === 'help';
  graph.from.forEach((from, edge) => {
    if (helpful(graph.kind[edge])) before[graph.to[edge] as number]?.push(from);
  });
  const ends = new Uint8Array(size);
  const todo: number[] = [];
  for (let state = 0; state < size; state++) {
    if (!graph.isQuiet[state]) continue;
    ends[state] = 1;
    todo.push(state);
  }
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    for (const one of before[state] ?? []) {
      if (ends[one]) continue;
      ends[one] = 1;
      todo.push(one);
    }
  }
  const state = ends.indexOf(0);
  return state < 0
    ? []
    : [{ invariant: 'everythingComesToAnEnd', says: 'from here the work never ends', state }];
};

/** Circles in which nobody has to do anything: the session would go round for ever. */
export const endless = (graph: Graph): Unlively[] => {
  const size = graph.first.length;
  const next: number[][] = Array.from({ length: size }, () => []);
  const entries = new Int32Array(size);
  graph.from.forEach((from, edge) => {
    const to = graph.to[edge] as number;
    if (graph.kind[edge] !== 'automatic') return;
    next[from]?.push(to);
    entries[to] = (entries[to] ?? 0) + 1;
  });
  // What nothing leads to is taken away, again and again; circles are left.
  const todo: number[] = [];
  for (let state = 0; state < size; state++) if (entries[state] === 0) todo.push(state);
  let taken = 0;
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    taken++;
    for (const to of next[state] ?? []) {
      entries[to] = (entries[to] ?? 0) - 1;
      if (entries[to] === 0) todo.push(to);
    }
  }
  if (taken === size) return [];
  const state = entries.findIndex((count) => count > 0);
  return [{ invariant: 'nothingGoesRoundForEver', says: 'from here it goes round without anybody', state }];
};
