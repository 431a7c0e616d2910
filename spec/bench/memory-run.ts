import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { transformSync } from 'esbuild';
import type { MemoryFailure, MemoryReport, Mode } from './memory-report.ts';
import { CODECS_URL } from './package.ts';
import type { Shape } from './shapes.ts';
import { pieces, transactionsIn } from './statement.ts';

const WORKER = readFileSync(new URL('memory-worker.ts', import.meta.url), 'utf8');

/** Compiled here, so that the measured process holds no loader. */
const code = (): string => transformSync(WORKER, { loader: 'ts', format: 'esm', target: 'node20' }).code;

function* chunks(shape: Shape, count: number): Generator<Buffer> {
  for (const piece of pieces(shape, count)) yield Buffer.from(piece, 'latin1');
}

/** Pipes a statement of about `bytes` bytes, generated on the way, into a fresh process that reads it. */
export const memoryOf = async (
  shape: Shape,
  bytes: number,
  mode: Mode,
): Promise<MemoryReport | MemoryFailure> => {
  const count = transactionsIn(shape, bytes);
  const flags = ['--expose-gc', '--input-type=module', '--eval', code(), '--'];
  const child = spawn(process.execPath, [...flags, CODECS_URL, String(count), mode]);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  // A process that stops reading breaks the pipe; what it says is the reason.
  const written = pipeline(Readable.from(chunks(shape, count)), child.stdin).catch(() => undefined);
  const [out, complaint, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
    written,
  ]);
  if (status === 0) return JSON.parse(out);
  return {
    reason: complaint.split('\n').find((line) => line.includes('Error')) ?? `it ended with ${status}`,
  };
};
