import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Catch } from './hunt.ts';
import type { Order, Report } from './protocol.ts';

/** What a hunt is watched for. */
export interface Watch {
  readonly seed: number;
  /** Number of the first case. */
  readonly first: number;
  /** Milliseconds that an input, with all that is asked of it, may take. */
  readonly deadline: number;
  /** Milliseconds in all. */
  readonly duration: number;
  readonly onCatch: (caught: Catch) => void;
  /** A case that took too long, or ended the process: its number and what happened. */
  readonly onLoss: (number: number, what: string) => void;
  /** Whether to go on after a finding. */
  readonly goesOn: () => boolean;
  /** The program that hunts. Default: the one of this folder. */
  readonly hunter?: { readonly path: string; readonly args: readonly string[] };
}

const HUNTER = { path: fileURLToPath(new URL('./hunter.ts', import.meta.url)), args: [] };
const INTERVAL = 200;
/** Megabytes: a case of some 20 KB that needs more is a finding. */
const MEMORY = 512;

/**
 * Runs a hunt until its time is over or a finding ends it, and gives the number of cases tried. A process that makes
 * no progress within the deadline is ended; another goes on behind the case it hung on.
 */
export const watch = async (options: Watch): Promise<number> => {
  const end = performance.now() + options.duration;
  let first = options.first;
  while (performance.now() < end && options.goesOn()) first = await watchOne(options, first, end);
  return first - options.first;
};

/** Watches one process; gives the number of the case to go on with. */
const watchOne = (options: Watch, first: number, end: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const { path, args } = options.hunter ?? HUNTER;
    const hunter = fork(path, args, { execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY}`] });
    // Before the first word the process still loads its modules and draws its files.
    let trying: number | undefined;
    let since = 0;
    let next: number | undefined;
    /** What is being made small: told as it is, if the hunt ends before it is. */
    let found: Catch | undefined;
    const finish = (then: number): void => {
      next = then;
      hunter.kill('SIGKILL');
    };
    hunter.on('message', (report: Report) => {
      since = performance.now();
      if ('trying' in report) {
        trying = report.trying;
        return;
      }
      const bytes = Uint8Array.from(Buffer.from(report.bytes, 'base64'));
      found = 'found' in report ? { ...report.found, bytes } : undefined;
      if ('caught' in report) options.onCatch({ ...report.caught, bytes });
    });
    const timer = setInterval(() => {
      if (next !== undefined) return;
      const now = performance.now();
      if (trying !== undefined && now - since > options.deadline) {
        options.onLoss(trying, `no end within ${options.deadline} ms`);
        finish(trying + 1);
      } else if (now >= end || !options.goesOn()) finish((trying ?? first - 1) + 1);
    }, INTERVAL);
    hunter.on('exit', (code, signal) => {
      clearInterval(timer);
      if (found) options.onCatch(found);
      if (next !== undefined) return resolve(next);
      if (trying === undefined) return reject(new Error(`The hunt did not begin: ${code ?? signal}.`));
      options.onLoss(trying, `the process ended with ${code ?? signal}`);
      resolve(trying + 1);
    });
    const order: Order = { seed: options.seed, first };
    hunter.send(order);
  });
