import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { caseOf, type FuzzCase } from './case.ts';
import { MUTATIONS } from './mutations.ts';
import { soundFile } from './oracles/encoding.ts';
import { subjectOf } from './oracles/oracle.ts';
import { Random } from './random.ts';

const cases = (seed: number, count: number): FuzzCase[] =>
  Array.from({ length: count }, (_, number) => caseOf(seed, number));

describe('cases', () => {
  it('are the same for the same seed, in whatever order they are made', () => {
    const forwards = cases(7, 20);
    const backwards = Array.from({ length: 20 }, (_, i) => caseOf(7, 19 - i)).reverse();
    expect(backwards).toEqual(forwards);
  });

  it('are others for another seed or number', () => {
    const texts = [...cases(7, 50), ...cases(8, 50)].map(({ bytes }) =>
      Buffer.from(bytes).toString('latin1'),
    );
    expect(new Set(texts).size).toBeGreaterThan(90);
  });

  it('come to everything there is to judge: files of both syntaxes, sound ones, other character sets, refusals', () => {
    const counts: Record<string, number> = {};
    const count = (what: string): void => {
      counts[what] = (counts[what] ?? 0) + 1;
    };
    for (const { bytes } of cases(7, 250)) {
      const { reading } = subjectOf(bytes);
      count(reading.error?.code ?? `in ${reading.file?.header.syntax}`);
      if (reading.file) count(`in ${reading.file.header.charset}`);
      const sound = soundFile(bytes, reading.file);
      if (sound) count(sound.deviations.length > 0 ? 'sound and mended' : 'sound');
    }
    for (const [what, least] of [
      ['in sgml', 80],
      ['in xml', 20],
      ['in utf-8', 80],
      ['in windows-1252', 10],
      ['in utf-16le', 1],
      ['sound', 10],
      ['sound and mended', 8],
      ['codec/not-ofx', 10],
    ] as const) {
      expect(counts[what], what).toBeGreaterThanOrEqual(least);
    }
  });
});

describe.each(Object.entries(MUTATIONS))('the mutation %s', (_, mutate) => {
  const file = utf8('OFXHEADER:100\r\n<OFX>\r\n<A>1</A><B>22</B><C>333</C></OFX>');
  const other = utf8('<OFX><X>x</X></OFX>');

  it('takes any input, also none', () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(mutate(new Uint8Array(), new Random(seed), other)).toBeInstanceOf(Uint8Array);
      expect(mutate(file, new Random(seed), new Uint8Array())).toBeInstanceOf(Uint8Array);
    }
  });

  it('changes a file, and not the bytes it was given', () => {
    const before = file.slice();
    const changed = Array.from({ length: 50 }, (_seed, seed) => mutate(file, new Random(seed), other));
    expect(file).toEqual(before);
    expect(changed.filter((bytes) => Buffer.compare(bytes, before) !== 0).length).toBeGreaterThan(10);
  });
});
