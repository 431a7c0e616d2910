import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const DEFAULTS = { minutes: 1, seed: 5, from: 0, all: false };

it('a run is asked for by minutes, seed and first case, each with a default', () => {
  expect(readArguments([], DEFAULTS)).toEqual(DEFAULTS);
  expect(readArguments(['--minutes', '0.5', '--seed', '9', '--from', '3', '--all'], DEFAULTS)).toEqual({
    minutes: 0.5,
    seed: 9,
    from: 3,
    all: true,
  });
});

it.each([['--minutes'], ['--minutes x'], ['--minutes -1'], ['--hours 1'], ['5']])(
  '%s is answered with how to ask',
  (line) => {
    expect(() => readArguments(line.split(' '), DEFAULTS)).toThrow(/^Usage: npm run fuzz/);
  },
);
