import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROWS } from './rows.ts';

/** A row of the published table. */
interface Transition {
  readonly state: string;
  readonly event: string;
  readonly guard: string;
  readonly target: string;
}

const TABLE = 'protocol/facts/state-table.json';
const root = resolve(import.meta.dirname, '../../../..');
const shared = [process.env.OFX_SHARED, resolve(root, '../shared')].find(
  (folder) => folder !== undefined && existsSync(join(folder, TABLE)),
);

const transitions = (): readonly Transition[] =>
  shared === undefined ? [] : JSON.parse(readFileSync(join(shared, TABLE), 'utf8')).transitions;

/** Each row with its place among the rows of its state. */
const numbered = transitions().map((row, index, all) => ({
  ...row,
  index,
  place: all.slice(0, index).filter(({ state }) => state === row.state).length,
}));

const sources = new Map<string, string>();
const sourceOf = (file: string): string => {
  const text =
    sources.get(file) ??
    readFileSync(join(import.meta.dirname, `${file}.spec.ts`), 'utf8').replaceAll('\\', '');
  sources.set(file, text);
  return text;
};

describe.skipIf(shared === undefined)('the state table in ../shared (or OFX_SHARED)', () => {
  it('has as many rows as are spoken for', () => {
    const published = (state: string) => numbered.filter((row) => row.state === state).length;
    const counted = Object.entries(ROWS).map(([state, rows]) => [state, rows.length]);
    expect(counted).toEqual(Object.keys(ROWS).map((state) => [state, published(state)]));
    expect(numbered).toHaveLength(86);
  });

  it.each(numbered)('row $index: $state on $event [$guard] has a spec', ({ state, place }) => {
    expect(ROWS[state]?.[place], 'neither a spec nor a decision').toBeDefined();
  });
});

describe('the specs of the state table', () => {
  const entries = Object.entries(ROWS).flatMap(([state, rows]) => rows.map((row) => ({ state, ...row })));

  it.each(entries)('$state: $title', ({ file, title, decided }) => {
    expect(sourceOf(file)).toContain(`'${title}'`);
    expect(decided).not.toBe('');
  });

  it('are listed in CONTRIBUTING.md where they decide otherwise, with the reason', () => {
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const reasons = entries.flatMap(({ decided }) => decided ?? []);
    expect(reasons.length).toBeGreaterThan(10);
    for (const reason of reasons) expect(contributing).toContain(`| ${reason} |`);
  });
});
