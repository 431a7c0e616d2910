import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { watch } from './watch.ts';

const STRANGE = fileURLToPath(new URL('./strange-hunter.mjs', import.meta.url));

/** Watches a hunter that does something in its seventh case, until it was told so once. */
const watched = async (strangeness: string, duration = 20_000) => {
  const lost: [number, string][] = [];
  const caught: number[] = [];
  await watch({
    seed: 0,
    first: 5,
    deadline: 1500,
    duration,
    hunter: { path: STRANGE, args: [strangeness] },
    onCatch: ({ number }) => caught.push(number),
    onLoss: (number, what) => lost.push([number, what]),
    goesOn: () => lost.length + caught.length === 0,
  });
  return { lost, caught };
};

describe('a case in a process of its own', () => {
  it('that never ends is told by its number', async () => {
    expect(await watched('hang')).toEqual({ lost: [[7, 'no end within 1500 ms']], caught: [] });
  });

  it('that ends the process is told by its number', async () => {
    expect(await watched('exit')).toEqual({ lost: [[7, 'the process ended with 3']], caught: [] });
  });

  it('that was caught ends the watch', async () => {
    expect(await watched('catch')).toEqual({ lost: [], caught: [7] });
  });

  it('that was found is told as it is, where the time ends before it is made small', async () => {
    expect(await watched('shrink', 3000)).toEqual({ lost: [], caught: [7] });
  });
});
