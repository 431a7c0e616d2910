import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Cost, FromWorker, ToWorker } from './messages.ts';
import type { Shape } from './shapes.ts';

/** What is measured in one process. */
export interface Case {
  readonly name: string;
  readonly shape: Shape;
  readonly size: number;
}

/** A reader that is warm and waits to be measured. */
export interface Runner {
  readonly of: Case;
  /** Milliseconds of one call, from its warm-up. */
  readonly estimate: number;
  /** Bytes of its input. */
  readonly bytes: number;
  /** What one call takes, over `calls` of them. */
  readonly measure: (calls: number) => Promise<Cost | Failure>;
  readonly stop: () => void;
}

/** Why there is nothing to measure. */
export interface Failure {
  readonly of: Case;
  readonly reason: string;
  /** Patience ended: more transactions need not be tried. */
  readonly isTooSlow: boolean;
}

export const isFailure = (outcome: Runner | Failure): outcome is Failure => 'reason' in outcome;

/** How long one answer may take. A reader that needs more for a statement is shown with that as the reason. */
export const PATIENCE_MS = 30_000;
/** Generating the statement, and for JSON reading it once, comes on top and counts for nobody. */
const PREPARATION_MS = 120_000;

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

type Answer = FromWorker | { readonly kind: 'overdue'; readonly reason: string };

/** The next message of a process, its end, or the end of patience. */
const answer = (child: ChildProcess, patience: number): Promise<Answer> =>
  new Promise((resolve) => {
    const settle = (message: Answer): void => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', ended);
      resolve(message);
    };
    const ended = (code: number | null, signal: string | null): void =>
      settle({ kind: 'failed', reason: `the process ended (${signal ?? code})` });
    const timer = setTimeout(
      () => settle({ kind: 'overdue', reason: `not done after ${patience / 1000} s` }),
      patience,
    );
    child.on('message', settle);
    child.on('exit', ended);
  });

const failure = (of: Case, outcome: Answer): Failure => ({
  of,
  reason: 'reason' in outcome ? outcome.reason : `answered ${outcome.kind} out of turn`,
  isTooSlow: outcome.kind === 'overdue',
});

/** Starts a process for `of` and waits until it is warm. */
export const start = async (of: Case): Promise<Runner | Failure> => {
  const child = fork(WORKER, [of.name, of.shape, String(of.size)], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const stop = (): void => {
    child.kill('SIGKILL');
  };
  const prepared = await answer(child, PREPARATION_MS);
  const ready = prepared.kind === 'prepared' ? await answer(child, PATIENCE_MS) : prepared;
  if (ready.kind !== 'ready') {
    stop();
    return failure(of, ready);
  }
  const measure = async (calls: number): Promise<Cost | Failure> => {
    const asked: ToWorker = { calls };
    child.send(asked);
    const measured = await answer(child, PATIENCE_MS);
    return measured.kind === 'measured' ? measured.cost : failure(of, measured);
  };
  return { of, estimate: ready.milliseconds, bytes: ready.bytes, measure, stop };
};
