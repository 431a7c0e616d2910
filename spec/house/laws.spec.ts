import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?([^;]*?)\s*from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/gm;

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, typeWord, clause = '', target, dynamic]) => {
    const names = /^\{([^}]*)\}$/
      .exec(clause.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const allTypes = names?.length ? names.every((name) => name.startsWith('type ')) : false;
    const path = target ?? dynamic ?? '';
    return {
      file: relative(root, file),
      target: path.startsWith('.') ? relative(root, resolve(dirname(file), path)) : path,
      typeOnly: typeWord !== undefined || allTypes,
    };
  });

const filesIn = (room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, room, name));

const importsIn = (room: string): Import[] => filesIn(room).flatMap(importsOf);

/** Everything a file runs: itself and what it imports for more than types, transitively. */
const reachable = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { target, typeOnly } of importsOf(join(root, file))) {
    if (!typeOnly && target.endsWith('.ts')) reachable(target, seen);
  }
  return seen;
};

const inRoom = (path: string, room: string): boolean => path.startsWith(`${room}/`);

describe('the laws of the house', () => {
  it.each([
    ['codecs', ['transport', 'machines']],
    ['transport', ['codecs', 'machines']],
  ])('1: %s imports none of %s', (room, forbidden) => {
    const imports = importsIn(room);
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter(({ target }) => forbidden.some((other) => inRoom(target, other)))).toEqual([]);
  });

  it.each(['machines/session/machine.ts', 'machines/institution/machine.ts'])(
    '1: the statechart %s runs no code of codecs or transport',
    (file) => {
      const reached = [...reachable(file)];
      expect(reached).toContain(file);
      expect(reached.filter((path) => inRoom(path, 'codecs') || inRoom(path, 'transport'))).toEqual([]);
    },
  );

  it('1: rooms are entered by their front door', () => {
    const rooms = ['codecs', 'transport'];
    const past = ['machines', 'examples']
      .flatMap(importsIn)
      .filter(({ target }) => rooms.some((room) => inRoom(target, room) && target !== `${room}/index.ts`));
    expect(past).toEqual([]);
  });

  it('1: the errors that all rooms share import nothing', () => {
    expect(importsOf(join(root, 'errors.ts'))).toEqual([]);
  });

  it('3: a machine file holds states and transitions, no input or output', () => {
    for (const file of ['machines/session/machine.ts', 'machines/institution/machine.ts']) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text).not.toMatch(/\bawait\b|\bfetch\b|process\./);
    }
  });

  it('8: no clock and no randomness in the core', () => {
    const offenders = ['codecs', 'machines', 'transport'].flatMap(filesIn).filter((file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /Date\.now|new Date\(\)|Math\.random|randomUUID/.test(code);
    });
    // The façades wire the defaults, and nobody else does.
    expect(offenders.map((file) => relative(root, file)).sort()).toEqual([
      'machines/session/parts.ts',
      'transport/http.ts',
    ]);
  });

  it('names no package registry’s host', () => {
    const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
    expect(text).not.toMatch(/"resolved"/);
  });
});
