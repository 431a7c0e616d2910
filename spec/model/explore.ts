import { INVARIANTS } from './invariants.ts';
import { endless, stuck } from './liveness.ts';
import { createModel, type Kind, type Model, type Move, type Seeded, startOf } from './model.ts';
import { type Choice, networkChoices } from './network.ts';
import { personChoices } from './person.ts';
import type { Scenario } from './scenario.ts';
import { type Joint, keyOf } from './world.ts';

/** What is wrong, and how one comes there. */
export interface Finding {
  readonly invariant: string;
  readonly says: string;
  readonly path: readonly string[];
}

export interface Result {
  readonly scenario: string;
  readonly states: number;
  readonly transitions: number;
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
  /** All that can be reached was seen. */
  readonly isComplete: boolean;
}

export interface Options extends Seeded {
  /** Ends the search. Default 2 million. */
  readonly states?: number;
  /** Troubles beyond those of the scenario. Default 0. */
  readonly deeper?: number;
}

/** The graph of joint states; what is needed later of a move, and no more. */
export interface Graph {
  readonly from: number[];
  readonly to: number[];
  readonly kind: Kind[];
  readonly label: string[];
  /** The move that led first to a state. */
  readonly first: number[];
  /** Nothing is left to be done in these. */
  readonly isQuiet: boolean[];
  readonly at: string[];
}

/** Explores all that can happen, breadth first, so that the path to what is wrong is a shortest one. */
export const explore = (scenario: Scenario, options: Options = {}): Result => {
  const began = performance.now();
  const { states: limit = 2_000_000, deeper = 0 } = options;
  const model = createModel({ ...scenario, troubles: scenario.troubles + deeper }, options);
  const graph: Graph = { from: [], to: [], kind: [], label: [], first: [], isQuiet: [], at: [] };
  const ids = new Map<string, number>();
  const waiting: Joint[] = [];
  const findings = new Map<string, Finding>();

  const enter = (joint: Joint, by: number): number => {
    const key = keyOf(joint);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(key, id);
    graph.first.push(by);
    graph.isQuiet.push(isQuiet(joint));
    graph.at.push(joint.session.at);
    waiting.push(joint);
    return id;
  };

  enter(startOf(model), -1);
  let from = 0;
  for (; from < waiting.length && ids.size < limit; from++) {
    const before = waiting[from] as Joint;
    // It is not needed any more, and there are many.
    waiting[from] = undefined as unknown as Joint;
    for (const { label, kind, happen, trouble } of choicesIn(model, before)) {
      const told = happen();
      const after = trouble ? { ...told.after, troubles: told.after.troubles - 1 } : told.after;
      const move = { ...told, label, kind, before, after };
      const edge = graph.from.length;
      graph.from.push(from);
      graph.kind.push(kind);
      graph.label.push(label);
      graph.to.push(enter(after, edge));
      for (const [invariant, says] of broken(move)) {
        if (!findings.has(invariant)) {
          findings.set(invariant, { invariant, says, path: [...pathTo(graph, from), step(label, after)] });
        }
      }
    }
  }
  const isComplete = from === waiting.length;
  const lively = isComplete ? [...stuck(graph), ...endless(graph)] : [];
  return {
    scenario: scenario.name,
    states: ids.size,
    transitions: graph.from.length,
    milliseconds: performance.now() - began,
    findings: [
      ...findings.values(),
      ...lively.map(({ state, ...what }) => ({ ...what, path: pathTo(graph, state) })),
    ],
    isComplete,
  };
};

const choicesIn = (model: Model, joint: Joint): readonly Choice[] => {
  const { only } = model.scenario;
  const all = [...networkChoices(model, joint), ...personChoices(model, joint)];
  return all.filter(
    ({ trouble }) => trouble === undefined || (joint.troubles > 0 && (!only || only.includes(trouble))),
  );
};

const broken = (move: Move): (readonly [string, string])[] =>
  Object.entries(INVARIANTS).flatMap(([name, invariant]) => {
    const says = invariant(move);
    return says ? [[name, says] as const] : [];
  });

/** The session waits for nothing but new work. */
const isQuiet = ({ session, wire, ledger }: Joint): boolean =>
  session.isFinal ||
  (wire === null &&
    ['idle', 'signon.awaitingWork', 'signedOn'].includes(session.at) &&
    Object.keys(ledger.works).length === 0 &&
    !ledger.isWishing);

const step = (label: string, { session }: Joint): string => `${label} -> ${session.at}`;

const pathTo = (graph: Graph, state: number): string[] => {
  const path: string[] = [];
  for (let id = state; id > 0; ) {
    const edge = graph.first[id] as number;
    path.unshift(`${graph.label[edge]} -> ${graph.at[id]}`);
    id = graph.from[edge] as number;
  }
  return path;
};
