/**
 * Counts the steps that reading takes for inputs of one size and of twice that; run as a process of its own, since
 * block coverage has to begin before our files are loaded. Prints a {@link Measurement} as JSON.
 */
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
  readonly expressions: readonly UsedExpression[];
}

const SIZE = 20_000;

const counter = new StepCounter(/(?<!spec)\/codecs\/|\/node_modules\/sax\//);
await counter.start();
const { decode, OfxError } = await import('../../../codecs/index.ts');
const { HOSTILE, ORDINARY } = await import('./cases.ts');

const read = (input: Uint8Array): void => {
  try {
    decode(input);
  } catch (error) {
    if (!(error instanceof OfxError)) throw error;
  }
};

const growth: Record<string, Growth> = {};
for (const [name, input] of Object.entries({ ...ORDINARY, ...HOSTILE })) {
  const measure = async (size: number) => {
    const given = input(size);
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    return { characters: bytes.length, steps: await counter.count(() => read(bytes)) };
  };
  // Tables that are made on first use do not count.
  await measure(1000);
  growth[name] = { once: await measure(SIZE), twice: await measure(2 * SIZE) };
}

const quadratic = async (characters: number) => {
  const text = 'x'.repeat(characters);
  const run = (): void => {
    for (let i = 0; i < characters; i++) text.indexOf('y');
  };
  return { characters, steps: await counter.count(run) };
};
const control = { once: await quadratic(1000), twice: await quadratic(2000) };
const measurement: Measurement = { control, growth, expressions: counter.expressions() };
process.stdout.write(JSON.stringify(measurement));
