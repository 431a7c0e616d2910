import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { everywhereTable } from '../../../machines/chart/table.ts';
import { toMermaid } from '../../../machines/index.ts';

const machine = setup({ guards: { status: () => true } }).createMachine({
  id: 'm',
  initial: 'idle',
  on: { STOP: '.done', BACK: { guard: { type: 'status', params: { codes: [2021] } }, target: '.inner.one' } },
  states: {
    idle: { on: { GO: 'inner', LEAVE: 'done' } },
    inner: { initial: 'one', states: { one: { on: { NEXT: 'two' } }, two: { on: { END: '#m.done' } } } },
    far: { on: { AWAY: 'done' } },
    done: {},
  },
});

describe('the chart around a part', () => {
  const part = machine.root.states.inner;
  if (!part) throw new Error('the machine has this state');
  const chart = toMermaid(machine, { around: part });

  it('shows its inside, and what leads in and out', () => {
    for (const arrow of [
      'idle --> inner : GO',
      'inner__one --> inner__two : NEXT',
      'inner__two --> done : END',
    ])
      expect(chart).toContain(arrow);
  });

  it('leaves out what has nothing to do with it, and what can be taken everywhere', () => {
    for (const text of ['far', 'LEAVE', 'STOP', 'any state']) expect(chart).not.toContain(text);
  });
});

describe('the table of what can be taken everywhere', () => {
  it('says what happens, with its codes, and where that leads', () => {
    expect(everywhereTable(machine).split('\n').slice(2)).toEqual([
      '| STOP | done |',
      '| BACK [2021] | inner.one |',
    ]);
  });
});
