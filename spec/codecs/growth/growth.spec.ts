import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isSafe } from 'redos-detector';
import { describe, expect, it } from 'vitest';
import { HOSTILE, ORDINARY } from './cases.ts';
import type { Growth, Measurement } from './measure.ts';

const script = fileURLToPath(new URL('./measure.ts', import.meta.url));
const { control, growth, streamed, expressions }: Measurement = JSON.parse(
  execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8', maxBuffer: 1e8 }),
);

/** How many times as many steps each character takes when there are twice as many: 1 is linear, 2 is quadratic. */
const growthPerCharacter = ({ once, twice }: Growth): number =>
  twice.steps / twice.characters / (once.steps / once.characters);

/** Steps that a character may take: an ordinary file has 16 to 20, one of ten characters per aggregate 80. */
const BUDGET = 100;
const ORDINARY_BUDGET = 30;
/** Streams look twice at what was cut. */
const STREAM_BUDGET = 120;
/** The constant costs of a file make it a little less than 1; a logarithm would be 1.07. */
const LINEAR = 1.05;

describe('reading takes steps in proportion to the input', () => {
  it('and the counter would see it if it did not', () => {
    expect(growthPerCharacter(control)).toBeCloseTo(2, 1);
  });

  it.each(Object.keys(ORDINARY))('%s', (name) => {
    const measured = growth[name];
    if (!measured) throw new Error('not measured');
    expect(growthPerCharacter(measured)).toBeLessThan(LINEAR);
    expect(measured.twice.steps / measured.twice.characters).toBeLessThan(ORDINARY_BUDGET);
  });

  it.each(Object.keys(HOSTILE))('also for %s', (name) => {
    const measured = growth[name];
    if (!measured) throw new Error('not measured');
    // Input without <OFX> is looked at in its beginning only.
    expect(growthPerCharacter(measured)).toBeLessThan(LINEAR);
    expect(measured.twice.steps / measured.twice.characters).toBeLessThan(BUDGET);
  });
});

describe('reading a stream takes steps in proportion to its length, in however many chunks it comes', () => {
  it.each(Object.keys({ ...ORDINARY, ...HOSTILE }))('%s', (name) => {
    const measured = streamed[name];
    if (!measured) throw new Error('not measured');
    expect(growthPerCharacter(measured)).toBeLessThan(LINEAR);
    expect(measured.twice.steps / measured.twice.characters).toBeLessThan(STREAM_BUDGET);
  });
});

/** What the detector cannot see to be linear, and why it is. */
const LINEAR_BY_HAND: Readonly<Record<string, string>> = {
  'OFXHEADER\\s*[:=]': 'the blanks behind one OFXHEADER are not those behind another',
  '(OFXHEADER|DATA|VERSION|SECURITY|ENCODING|CHARSET|COMPRESSION|OLDFILEUID|NEWFILEUID)\\s*:': 'as above',
  '\\b([A-Za-z]+)\\s*=\\s*(?:"([^"]*)"|\'([^\']*)\'|([^\\s"\'=]+))':
    'begins at the start of a word only, and no letter is a blank; of each kind of quote only the last can lack its end',
  '^([+-]?)([0-9]{0,4})(?:[.,]([0-9]+)|:([0-5][0-9]))?(?:\\s*:\\s*(.*)|\\s*([A-Za-z].*))?$':
    'what any character may follow goes to the end, where it always matches',
};

/** A date, with all it may have or lack, takes the detector some 100,000 steps. */
const THOROUGH = { maxSteps: 200_000 };

/** A sticky expression is tried at one place, which the detector knows as the beginning of the text. */
const atOnePlace = (source: string, flags: string): RegExp =>
  flags.includes('y') ? new RegExp(`^(?:${source})`, flags.replace('y', '')) : new RegExp(source, flags);

/**
 * What the detector is asked about an expression: the expression, or, since it is too long, each element of a record
 * (codecs/scan/record.ts) with the `<` that follows it. They begin with different tags and end in front of a `<`, so
 * that at one place one of them matches at most, in one way: their steps add up to those of the record.
 */
const questionsOn = (source: string, flags: string): RegExp[] => {
  const elements = source.split(/(?=\(\?:<[A-Z0-9.]+>)/);
  const tags = elements.slice(1).map((element) => /<[^>]+>/.exec(element)?.[0]);
  const isRecord = flags.includes('y') && tags.length > 1 && new Set(tags).size === tags.length;
  return isRecord ? elements.map((element) => atOnePlace(`${element}<`, flags)) : [atOnePlace(source, flags)];
};

describe('a regular expression over text of any length', () => {
  // Their own steps cannot be counted: the engine backtracks unseen.
  it('never backtracks further than a constant, or is shown here not to', { timeout: 120_000 }, () => {
    const long = expressions.filter(({ longest }) => longest > 200);
    expect(long.length).toBeGreaterThan(10);
    const answers = new Map<string, boolean>();
    // Records of one kind differ in a few elements only, and a date costs seconds.
    const answer = (question: RegExp): boolean => {
      const known = answers.get(String(question)) ?? isSafe(question, THOROUGH).safe;
      answers.set(String(question), known);
      return known;
    };
    const suspects = long.filter(({ source, flags }) => !questionsOn(source, flags).every(answer));
    expect(suspects.map(({ source }) => source).filter((source) => !LINEAR_BY_HAND[source])).toEqual([]);
  });

  it('also those that are made of the elements of a record', () => {
    const made = expressions.filter(({ source, flags }) => questionsOn(source, flags).length > 1);
    expect(made.length).toBeGreaterThan(1);
    // A value that a blank may end in two ways.
    const twice = '<A>(?:<B>([a-z ]*)[ ]*(?:<\\/B>)?)?(?:<C>[a-z]*[a-z]*(?:<\\/C>)?)?<\\/A>';
    expect(questionsOn(twice, 'y').map((question) => isSafe(question).safe)).toEqual([true, false, false]);
  });

  it('that was is named', () => {
    for (const quadratic of [/^[0-9]*[.,]?[0-9]*$/, /\s*(?::?\s*[A-Z]{1,5})?$/]) {
      expect(isSafe(quadratic).safe).toBe(false);
    }
  });
});
