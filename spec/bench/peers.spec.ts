import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTENDERS, contenderNamed } from './contenders.ts';
import { PEER_CONTENDERS } from './peers.ts';
import { SHAPE_NAMES } from './shapes.ts';
import { targetsOf } from './targets.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const peers = JSON.parse(read('../peers/package.json'));
const pins: Record<string, string> = { ...peers.dependencies, ...peers.optionalDependencies };
const own = JSON.parse(read('../../package.json'));

describe('the peers', () => {
  it('are those that are installed in their folder, each pinned', () => {
    expect(PEER_CONTENDERS.map(({ name }) => name).sort()).toEqual(Object.keys(pins).sort());
    for (const version of Object.values(pins)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('are no dependency of the package, and not published with it', () => {
    const dependencies = Object.keys({ ...own.dependencies, ...own.devDependencies });
    expect(dependencies.length).toBeGreaterThan(5);
    expect(dependencies.filter((name) => name in pins)).toEqual([]);
    expect(own.files).not.toContain('spec');
  });

  it('name no package registry’s host', () => {
    expect(read('../peers/package-lock.json')).not.toMatch(/"resolved"/);
  });
});

describe('the contenders', () => {
  it('have names of their own, and every target is against one of them', () => {
    const names = CONTENDERS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const shape of SHAPE_NAMES) {
      expect(targetsOf(shape).length).toBeGreaterThan(1);
      for (const { against } of targetsOf(shape)) expect(contenderNamed(against).name).toBe(against);
    }
    expect(() => contenderNamed('nobody')).toThrow('nobody');
  });
});
