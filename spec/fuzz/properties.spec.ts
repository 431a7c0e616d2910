import fc from 'fast-check';
import { describe, it } from 'vitest';
import { encode } from '../../codecs/encode.ts';
import { spliced, utf8 } from './bytes.ts';
import { judge } from './judge.ts';
import { UTF8 } from './oracles/encoding.ts';
import { anyTree } from './seeds/written.ts';
import { TOKENS } from './tokens.ts';

/** fast-check prints seed and path of a failure, and shrinks tree and edits. */
const RUNS = { numRuns: 40 };

const token = fc
  .constantFrom(...Object.values(TOKENS))
  .chain((texts) => fc.constantFrom(...texts))
  .map(utf8);
const edit = fc.record({
  at: fc.nat(),
  removed: fc.oneof(fc.constant(0), fc.nat(40)),
  put: fc.oneof(token, fc.uint8Array({ maxLength: 4 })),
});

const written = anyTree.map(({ ofx, version }) => encode(ofx, { version, ...UTF8 }));
const files = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.array(token, { maxLength: 12 }).map((tokens) => Buffer.concat([utf8('<OFX>'), ...tokens])),
  { arbitrary: written, weight: 3 },
);

const edited = fc.tuple(files, fc.array(edit, { maxLength: 5 })).map(([bytes, edits]) =>
  edits.reduce((current, { at, removed, put }) => {
    const start = at % (current.length + 1);
    return spliced(current, start, Math.min(current.length, start + removed), put);
  }, bytes),
);

/** Fails with the complaint. */
const content = async (bytes: Uint8Array): Promise<void> => {
  const finding = await judge(bytes);
  if (finding) throw new Error(`it does not hold that ${finding.oracle}: ${finding.complaint}`);
};

describe('everything that holds for whatever bytes there are', () => {
  it('holds for what the writer writes of any tree of the schema', async () => {
    await fc.assert(fc.asyncProperty(written, content), RUNS);
  });

  it('holds for noise, for tokens in any order, and for trees that were edited', async () => {
    await fc.assert(fc.asyncProperty(edited, content), RUNS);
  });
});
