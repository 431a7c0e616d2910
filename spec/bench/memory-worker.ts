import type { MemoryFailure, MemoryReport, Mode } from './memory-report.ts';
import type { Codecs } from './package.ts';

/**
 * Streams what comes in on its standard input through `decodeStream`, and says in one line of JSON what that took.
 * Its arguments are the package's URL, the number of transactions that come, and the mode. It is a process of its
 * own, since the peak of a process never falls again, and it imports nothing but the package: neither what
 * generates the statement nor a loader for TypeScript counts as memory of the reader.
 */
const [, url = '', wanted, mode] = process.argv as [string, string, string, Mode];
const count = Number(wanted);
/** Often enough to see something grow, seldom enough not to take all the time. */
const SAMPLES = 20;

let live = 0;

/** The heap, and what lies outside of it for objects that are alive: the chunks of bytes. */
const sample = (): void => {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  live = Math.max(live, heapUsed + external);
};

const readAll = async (decodeStream: NonNullable<Codecs['decodeStream']>): Promise<number> => {
  const every = Math.ceil(count / SAMPLES);
  let transactions = 0;
  for await (const { type } of decodeStream(process.stdin)) {
    if (type !== 'transaction') continue;
    transactions += 1;
    if (mode === 'live' && transactions % every === 0) sample();
  }
  return transactions;
};

const run = async (): Promise<MemoryReport | MemoryFailure> => {
  const { decodeStream }: Codecs = await import(url);
  if (!decodeStream) return { reason: 'decodeStream is not exported' };
  global.gc?.();
  const before = process.memoryUsage().rss;
  const transactions = await readAll(decodeStream);
  if (transactions !== count) return { reason: `${transactions} of ${count} transactions came out` };
  // Kibibytes, on every system.
  const peak = process.resourceUsage().maxRSS * 1024;
  return { before, peak, live };
};

console.log(JSON.stringify(await run()));
