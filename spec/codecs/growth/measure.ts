/**
 * Counts the steps that reading takes for inputs of one size and of twice that; run as a process of its own, since
 * block coverage has to begin before our files are loaded. Prints a {@link Measurement} as JSON.
 */
import type { HostileInput } from './cases.ts';
import { StepCounter, type UsedExpression } from './counting.ts';

/** What reading one kind of input takes. */
export interface Growth {
  readonly once: { readonly characters: number; readonly steps: number };
  readonly twice: { readonly characters: number; readonly steps: number };
}

export interface Measurement {
  /** Something that takes quadratic time: shows that the counter would see it. */
  readonly control: Growth;
  readonly growth: Readonly<Record<string, Growth>>;
  /** The same read from a stream, in many chunks. */
  readonly streamed: Readonly<Record<string, Growth>>;
  readonly expressions: readonly UsedExpression[];
}

const SIZE = 20_000;
/** Small, so that a stream of that size has many. */
const CHUNK = 500;

const counter = new StepCounter(/(?<!spec)\/codecs\/|\/node_modules\/sax\//);
await counter.start();
const { decode, decodeStream, OfxError } = await import('../../../codecs/index.ts');
const { HOSTILE, ORDINARY } = await import('./cases.ts');

type Read = (bytes: Uint8Array) => unknown;

const readStream = async (bytes: Uint8Array): Promise<void> => {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, i) =>
    bytes.subarray(i * CHUNK, (i + 1) * CHUNK),
  );
  for await (const _ of decodeStream(chunks));
};

const attempt = async (read: Read, bytes: Uint8Array): Promise<void> => {
  try {
    await read(bytes);
  } catch (error) {
    if (!(error instanceof OfxError)) throw error;
  }
};

const growthOf = async (read: Read, input: HostileInput): Promise<Growth> => {
  const measure = async (size: number) => {
    const given = input(size);
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    return { characters: bytes.length, steps: await counter.count(() => attempt(read, bytes)) };
  };
  // Tables that are made on first use do not count.
  await measure(1000);
  return { once: await measure(SIZE), twice: await measure(2 * SIZE) };
};

const growth: Record<string, Growth> = {};
const streamed: Record<string, Growth> = {};
for (const [name, input] of Object.entries({ ...ORDINARY, ...HOSTILE })) {
  growth[name] = await growthOf(decode, input);
  streamed[name] = await growthOf(readStream, input);
}

const quadratic = async (characters: number) => {
  const text = 'x'.repeat(characters);
  const run = (): void => {
    for (let i = 0; i < characters; i++) text.indexOf('y');
  };
  return { characters, steps: await counter.count(run) };
};
const control = { once: await quadratic(1000), twice: await quadratic(2000) };
const measurement: Measurement = { control, growth, streamed, expressions: counter.expressions() };
process.stdout.write(JSON.stringify(measurement));
