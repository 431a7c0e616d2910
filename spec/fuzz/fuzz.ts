import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from './arguments.ts';
import { caseOf } from './case.ts';
import type { Catch } from './hunt.ts';
import { poolSize } from './seeds/pool.ts';
import { watch } from './watch.ts';

/**
 * `npm run fuzz -- --minutes N [--seed S] [--from CASE] [--all]`: damaged files against everything that holds for
 * whatever bytes there are. Prints what would find the same again, keeps the smallest input in a file, and ends with 1.
 */
const asked = readArguments(process.argv.slice(2), {
  minutes: 1,
  seed: Math.floor(Math.random() * 0x7fff_ffff),
  from: 0,
  all: false,
});
/** A case takes some five milliseconds; a busy machine may make it a hundred times as many. */
const DEADLINE = 10_000;

let folder: string | undefined;
const keep = (number: number, bytes: Uint8Array): string => {
  folder ??= mkdtempSync(join(tmpdir(), 'ofx-fuzz-'));
  const path = join(folder, `seed-${asked.seed}-case-${number}.ofx`);
  writeFileSync(path, bytes);
  return path;
};

/** Complaints that differ in numbers and places only are one kind. */
const kindOf = (oracle: string, complaint: string): string =>
  `${oracle} ${complaint
    .replace(/OFX\/\S+/g, '')
    .replace(/[0-9]+/g, '')
    .slice(0, 80)}`;

const kinds = new Map<string, number>();
const show = ({ number, oracle, complaint, bytes }: Omit<Catch, 'seed'>): void => {
  const kind = kindOf(oracle, complaint);
  const times = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, times);
  if (times > 1) return;
  console.log(`\nseed ${asked.seed}, case ${number}: it does not hold that ${oracle}\n  ${complaint}`);
  console.log(`  ${bytes.length} bytes: ${keep(number, bytes)}`);
};

console.log(
  `seed ${asked.seed}, ${asked.minutes} minutes, ${poolSize.own} files of our own, ${poolSize.corpus} real ones`,
);
const start = performance.now();
const cases = await watch({
  seed: asked.seed,
  first: asked.from,
  deadline: DEADLINE,
  duration: asked.minutes * 60_000,
  goesOn: () => asked.all || kinds.size === 0,
  onCatch: show,
  onLoss: (number, what) =>
    show({ number, oracle: 'every case ends', complaint: what, bytes: caseOf(asked.seed, number).bytes }),
});
const seconds = (performance.now() - start) / 1000;
console.log(`\n${cases} cases in ${seconds.toFixed(0)} s, ${(cases / seconds).toFixed(0)} cases/s`);
for (const [kind, times] of kinds) console.log(`${times} x ${kind}`);
if (kinds.size > 0) process.exitCode = 1;
