import { type Lines, misreading, type Read } from './contender.ts';
import { contenderNamed } from './contenders.ts';
import type { Cost, FromWorker, ToWorker } from './messages.ts';
import { warmAgain } from './plan.ts';
import type { Shape } from './shapes.ts';
import { statement } from './statement.ts';

/**
 * One process per reader, shape and size: `worker.ts READER SHAPE SIZE`, started by `runner.ts`. No reader's heap or
 * compiled code is another's, and one that hangs or runs out of memory ends alone.
 */
const WARM_UP_MS = 1000;

const say = (message: FromWorker): void => {
  process.send?.(message);
};

/** What the last call gave; kept, as one who reads a file keeps it, and so that no call can be optimised away. */
let held: Lines = [];

/** What one call takes, over `calls` of them. */
const timed = async (read: Read, calls: number): Promise<Cost> => {
  const used = process.cpuUsage();
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) {
    const lines = read();
    held = lines instanceof Promise ? await lines : lines;
  }
  const milliseconds = (performance.now() - start) / calls;
  const { user, system } = process.cpuUsage(used);
  return { milliseconds, cpu: (user + system) / 1000 / calls };
};

/** Calls until `wanted` milliseconds have passed, `first` of which already have; what the last one took. */
const warmUp = async (read: Read, wanted: number, first = 0): Promise<number> => {
  let last = first;
  for (let spent = first; spent < wanted; spent += last) last = (await timed(read, 1)).milliseconds;
  return last;
};

/**
 * Every sample begins with a clean heap and warm code. The second has to be seen to after the first: where a full
 * collection finds no object of a form, V8 drops what was compiled for it, and a reader's own helper objects
 * are all dead by then. Left out, small files were measured at a fifth of their speed.
 */
const sample = async (read: Read, calls: number, estimate: number): Promise<Cost> => {
  global.gc?.();
  await warmUp(read, warmAgain(estimate));
  return timed(read, calls);
};

const main = async (name: string, shape: Shape, size: number): Promise<void> => {
  const source = statement(shape, size);
  const read = await contenderNamed(name).prepare(source);
  if (typeof read === 'string') return say({ kind: 'failed', reason: read });
  say({ kind: 'prepared' });
  const { milliseconds: first } = await timed(read, 1);
  const wrong = misreading(held, source);
  if (wrong) return say({ kind: 'failed', reason: wrong });
  const milliseconds = await warmUp(read, WARM_UP_MS, first);
  process.on('message', async ({ calls }: ToWorker) => {
    say({ kind: 'measured', cost: await sample(read, calls, milliseconds) });
  });
  say({ kind: 'ready', milliseconds, bytes: source.bytes.length });
};

const [name = '', shape = '', size = ''] = process.argv.slice(2);
try {
  await main(name, shape as Shape, Number(size));
} catch (error) {
  say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
}
