import type { Snapshot } from 'xstate';
import { OfxError } from '../../errors.ts';
import { isSeed } from '../uid.ts';
import { initialContext, type SessionContext } from './context.ts';
import { sessionMachine } from './machine.ts';

/** The version of snapshots that this release writes, and the only one it reads. */
export const SNAPSHOT_VERSION = 1;

/** A session as plain JSON, without a secret and without an account number: to be stored anywhere. */
export interface SessionSnapshot {
  readonly format: 'ofx-machina/session';
  readonly version: number;
  /** URL of the institution the session is with. */
  readonly institution: string;
  /** XState's own persisted snapshot. */
  readonly state: Snapshot<unknown>;
}

/** Puts a persisted state into its envelope. */
export const sealSnapshot = (institution: string, state: Snapshot<unknown>): SessionSnapshot => ({
  format: 'ofx-machina/session',
  version: SNAPSHOT_VERSION,
  institution,
  // A copy: the state of a running session shares nothing with what was stored.
  state: JSON.parse(JSON.stringify(state)) as Snapshot<unknown>,
});

/** A state that can be gone on from. */
export interface OpenedSnapshot {
  readonly state: Snapshot<unknown>;
  readonly context: SessionContext;
}

/**
 * Takes a state out of its envelope, if it is one that this release can go on from.
 *
 * @throws OfxError `session/snapshot`, which says what is wrong with it
 */
export const openSnapshot = (snapshot: SessionSnapshot, institution: string): OpenedSnapshot => {
  const { format, version, institution: from, state } = Object(snapshot) as Partial<SessionSnapshot>;
  if (format !== 'ofx-machina/session' || typeof version !== 'number') {
    throw refused('This is no snapshot of a session.');
  }
  if (version > SNAPSHOT_VERSION) {
    throw refused(
      `The snapshot has version ${version}, and this release reads ${SNAPSHOT_VERSION}: it was written by a newer one.`,
    );
  }
  if (version < SNAPSHOT_VERSION) {
    throw refused(
      `The snapshot has version ${version}, and this release reads ${SNAPSHOT_VERSION}: finish it with the release that wrote it.`,
    );
  }
  if (from !== institution) throw refused('The snapshot is of a session with another institution.');
  const { value, context, children } = Object(state) as Partial<Record<string, unknown>>;
  if (!isStateValue(value) || !isContext(context) || !isTree(children)) {
    throw refused('The snapshot is damaged.');
  }
  return { state: { ...Object(state), context } as Snapshot<unknown>, context };
};

const refused = (sentence: string): OfxError => new OfxError('session/snapshot', sentence);

interface Node {
  readonly states: Readonly<Record<string, Node>>;
}

/** Whether the statechart has the state: XState itself starts nowhere when it has not. */
const isStateValue = (value: unknown, node: Node = sessionMachine.root as unknown as Node): boolean => {
  if (typeof value === 'string') {
    const child = Object.hasOwn(node.states, value) ? node.states[value] : undefined;
    return child !== undefined && Object.keys(child.states).length === 0;
  }
  const [entry, ...others] = Object.entries(Object(value) as Record<string, unknown>);
  if (!entry || others.length > 0 || !Object.hasOwn(node.states, entry[0])) return false;
  return isStateValue(entry[1], node.states[entry[0]]);
};

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWork = (work: unknown): boolean =>
  isTree(work) && typeof work.id === 'string' && Array.isArray(work.sets);

const BLANK: SessionContext = initialContext({ seed: '', candidates: [], origins: [] });

/** Whether everything is there, and of its kind; what is null at first may be anything later. */
const isShapedLike = (blank: object, value: object): boolean =>
  Object.entries(blank).every(([name, first]) => {
    const now = (value as Readonly<Record<string, unknown>>)[name];
    if (first === null) return now !== undefined;
    if (isTree(first)) return isTree(now) && isShapedLike(first, now);
    return typeof now === typeof first && Array.isArray(now) === Array.isArray(first);
  });

const isContext = (value: unknown): value is SessionContext => {
  if (!isTree(value) || !isShapedLike(BLANK, value)) return false;
  const { uids, candidates, candidate, queue, work } = value as unknown as SessionContext;
  const isSpoken = isTree(candidates[candidate]);
  return isSeed(uids.seed) && isSpoken && queue.every(isWork) && (work === null || isWork(work));
};
