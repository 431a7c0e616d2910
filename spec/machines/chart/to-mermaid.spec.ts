import { describe, expect, it } from 'vitest';
import { and, createMachine } from 'xstate';
import { toMermaid } from '../../../machines/chart/index.ts';
import { diagram } from './diagram.ts';
import { signOn } from './fixture.ts';

const status = (code: number) => ({ type: 'status', params: { code } });

describe('the states of a chart', () => {
  it('is a mermaid state diagram, ending in a newline', () => {
    const machine = createMachine({ initial: 'off', states: { off: { on: { PRESS: 'on' } }, on: {} } });
    expect(toMermaid(machine)).toBe(
      ['stateDiagram-v2', '  [*] --> off', '  off', '  on', '  off --> on : PRESS', ''].join('\n'),
    );
  });

  it('nests states, under their own keys, each with its beginning', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: { initial: 'y', states: { x: {}, y: { on: { GO: 'x' } } } }, x: {} },
    });
    expect(diagram(machine)).toEqual([
      '[*] --> a',
      'state a {',
      '  [*] --> a__y',
      '  state "x" as a__x',
      '  state "y" as a__y',
      '  a__y --> a__x : GO',
      '}',
      'x',
    ]);
  });

  it('leads final states to the end of the state they are in', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { initial: 'x', states: { x: { type: 'final' } }, onDone: 'closed' },
        closed: { type: 'final' },
      },
    });
    expect(diagram(machine)).toEqual([
      '[*] --> a',
      'state a {',
      '  [*] --> a__x',
      '  state "x" as a__x',
      '  a__x --> [*]',
      '}',
      'closed',
      'a --> closed : done',
      'closed --> [*]',
    ]);
  });

  it('separates parallel regions', () => {
    const machine = createMachine({
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          states: { a: { initial: 'x', states: { x: {} } }, b: { initial: 'x', states: { x: {} } }, c: {} },
        },
      },
    });
    expect(diagram(machine)).toEqual([
      '[*] --> p',
      'state p {',
      '  state "a" as p__a {',
      '    [*] --> p__a__x',
      '    state "x" as p__a__x',
      '  }',
      '  --',
      '  state "b" as p__b {',
      '    [*] --> p__b__x',
      '    state "x" as p__b__x',
      '  }',
      '  --',
      '  state "c" as p__c',
      '}',
    ]);
  });

  it('puts a parallel machine into a box, outside which mermaid knows no regions', () => {
    const machine = createMachine({ id: 'bank', type: 'parallel', states: { a: {}, b: {} } });
    expect(diagram(machine)).toEqual(['state bank {', '  a', '  --', '  b', '}']);
  });

  it('marks history states', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: {}, h: { type: 'history' }, d: { type: 'history', history: 'deep' } },
    });
    expect(diagram(machine)).toEqual([
      '[*] --> a',
      'a',
      'state "h (history)" as h',
      'state "d (deep history)" as d',
    ]);
  });

  it('writes descriptions as notes only when asked', () => {
    const machine = createMachine({
      initial: 'a',
      states: { a: { description: 'First:\n  second.' }, b: {} },
    });
    expect(diagram(machine)).toEqual(['[*] --> a', 'a', 'b']);
    expect(diagram(machine, { notes: true })).toEqual([
      '[*] --> a',
      'a',
      'note right of a',
      '  First#58;',
      '  second.',
      'end note',
      'b',
    ]);
  });

  it('gives keys that mermaid cannot take, or that look alike, identifiers of their own', () => {
    const keys = ['a b', 'a_b', 'a:b', 'end', 'State', 'toString', 'x_start', '__proto', '1', '日'];
    const machine = createMachine({
      initial: 'a b',
      states: Object.fromEntries(keys.map((key) => [key, {}])),
    });
    expect(diagram(machine)).toEqual([
      '[*] --> a_b',
      'state "1" as s1',
      'state "a b" as a_b',
      'state "a_b" as a_b_2',
      'state "a#58;b" as a_b_3',
      'state "end" as end_',
      'state "State" as State_',
      'state "toString" as toString_',
      'state "x_start" as x_start_',
      'state "#95;#95;proto" as s__proto',
      'state "日" as s_',
    ]);
  });
});

describe('the arrows of a chart', () => {
  /** The arrows, without those of the black dots, from a state `a` that has b, c and d beside it. */
  const arrows = (a: object, options = {}) =>
    diagram(createMachine({ id: 'm', initial: 'a', states: { a, b: {}, c: {}, d: {} } }), options).filter(
      (line) => line.includes(' --> ') && !line.includes('[*]'),
    );

  it('shows OFX codes, names and both', () => {
    const onDone = [
      { guard: status(3000), target: 'b' },
      { guard: { type: 'status', params: { codes: [0, 15000] } }, target: 'c' },
      { guard: 'known', target: 'd' },
    ];
    expect(arrows({ invoke: { id: 'exchange', src: 'http', onDone } })).toEqual([
      'a --> b : exchange done [3000]',
      'a --> c : exchange done [0 or 15000]',
      'a --> d : exchange done [known]',
    ]);
  });

  it('names invoked actors in human words, whatever they were called', () => {
    const target = (to: string) => ({ target: to });
    const invoke = [
      { id: 'exchange', src: 'http', onDone: target('b'), onError: target('c'), onSnapshot: target('d') },
      { src: 'keyring', onDone: target('b'), onError: target('c') },
    ];
    expect(arrows({ invoke })).toEqual([
      'a --> b : exchange done<br/>keyring done',
      'a --> c : exchange error<br/>keyring error',
      'a --> d : exchange update',
    ]);
  });

  it('ends in the code that is answered, of any action that carries one', () => {
    const on = {
      REQUEST: [
        { guard: 'unknown', target: 'b', actions: ['log', { type: 'answer', params: { code: 3000 } }] },
        { target: 'c', actions: { type: 'refuse', params: { codes: [15500, 15501] } } },
      ],
    };
    expect(arrows({ on })).toEqual([
      'a --> b : REQUEST [unknown] / 3000',
      'a --> c : REQUEST<br/>[otherwise] / 15500, 15501',
    ]);
  });

  it('shows delays', () => {
    expect(arrows({ after: { 60000: 'b', patience: 'c' } })).toEqual([
      'a --> b : after 1 min',
      'a --> c : after patience',
    ]);
  });

  it('shows what is taken at once by its guard alone', () => {
    expect(arrows({ always: [{ guard: status(3000), target: 'b' }, { target: 'c' }] })).toEqual([
      'a --> b : [3000]',
      'a --> c : [otherwise]',
    ]);
    expect(arrows({ always: 'b' })).toEqual(['a --> b']);
  });

  it('says otherwise only for the last resort of several', () => {
    expect(arrows({ on: { X: [{ guard: 'known', target: 'b' }, 'c'], Y: 'd' } })).toEqual([
      'a --> b : X [known]',
      'a --> c : X [otherwise]',
      'a --> d : Y',
    ]);
  });

  it('shows wildcards and events with dots', () => {
    expect(arrows({ on: { 'mfa.answers': 'b', 'mfa.*': 'c', '*': 'd' } })).toEqual([
      'a --> b : mfa.answers',
      'a --> c : mfa.#42;',
      'a --> d : any other event',
    ]);
  });

  it('merges the ways between the same two states into one arrow, a line each, a long one broken before its guard', () => {
    const exchange = [
      { guard: status(3001), target: 'b' },
      { guard: 'aGuardWithAVeryLongName', target: 'b' },
      { target: 'b' },
    ];
    expect(arrows({ on: { EXCHANGE: exchange, CANCEL: 'b' } })).toEqual([
      'a --> b : EXCHANGE [3001]<br/>EXCHANGE<br/>[aGuardWithAVeryLongName]<br/>EXCHANGE [otherwise]<br/>CANCEL',
    ]);
  });

  it('leads a state back to itself', () => {
    expect(arrows({ on: { AGAIN: { target: 'a', reenter: true } } })).toEqual(['a --> a : AGAIN']);
  });

  it('draws what changes no state only if an OFX code is involved, or when asked', () => {
    const on = {
      NOTE: { actions: 'log' },
      ASK: { actions: { type: 'answer', params: { code: 15500 } } },
      CODE: { guard: status(2021), actions: 'log' },
      BOTH: { guard: and(['known', status(2022)]), actions: 'log' },
      FORBIDDEN: {},
    };
    expect(arrows({ on })).toEqual(['a --> a : ASK / 15500<br/>CODE [2021]<br/>BOTH [known, 2022]']);
    expect(arrows({ on }, { internal: true })).toEqual([
      'a --> a : NOTE<br/>ASK / 15500<br/>CODE [2021]<br/>BOTH [known, 2022]',
    ]);
  });

  it('leads to every target of a transition', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { on: { GO: { target: ['#left', '#right'] } } },
        p: {
          type: 'parallel',
          states: {
            l: { initial: 'x', states: { x: {}, y: { id: 'left' } } },
            r: { initial: 'x', states: { x: {}, y: { id: 'right' } } },
          },
        },
      },
    });
    expect(diagram(machine).slice(-2)).toEqual(['a --> p__l__y : GO', 'a --> p__r__y : GO']);
  });

  it('crosses blocks outside of them, where mermaid leaves the states in their places', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: { initial: 'x', states: { x: { on: { GO: '#m.b.y' } } } },
        b: { initial: 'y', states: { y: {} } },
      },
    });
    expect(diagram(machine).at(-1)).toBe('a__x --> b__y : GO');
  });

  it('starts at a box of its own when it leads from a state to one inside, which mermaid cannot draw', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { initial: 'x', on: { RETRY: '.y', CANCEL: 'b' }, states: { x: {}, y: {}, any: {} } },
        b: {},
      },
    });
    expect(diagram(machine)).toEqual([
      '[*] --> a',
      'state a {',
      '  [*] --> a__x',
      '  state "any state" as a__any_2',
      '  state "x" as a__x',
      '  state "y" as a__y',
      '  state "any" as a__any',
      '  a__any_2 --> a__y : RETRY',
      '}',
      'b',
      'a --> b : CANCEL',
      'classDef any fill:none,stroke-dasharray:3 3,font-style:italic',
      'class a__any_2 any',
    ]);
  });

  it('starts there too when it leads further in', () => {
    const machine = createMachine({
      id: 'machine',
      initial: 'a',
      on: { RETRY: '.a.x' },
      states: { a: { initial: 'x', states: { x: {} } } },
    });
    expect(diagram(machine)).toContain('machine__any --> a__x : RETRY');
  });

  it('leads to where the outer state begins when it leads there from inside', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { initial: 'x', states: { x: {}, y: { on: { RESTART: '#m.a' } } } } },
    });
    expect(diagram(machine)).toContain('  a__y --> a__x : RESTART');
  });

  it('boxes in a machine with transitions of its own', () => {
    const machine = createMachine({ id: 'm', initial: 'a', on: { CLOSE: '.b' }, states: { a: {}, b: {} } });
    expect(diagram(machine)).toEqual([
      'state m {',
      '  [*] --> a',
      '  state "any state" as m__any',
      '  a',
      '  b',
      '  m__any --> b : CLOSE',
      '}',
      'classDef any fill:none,stroke-dasharray:3 3,font-style:italic',
      'class m__any any',
    ]);
  });
});

describe('a chart as a whole', () => {
  it('takes a title, a spacing and a direction', () => {
    const machine = createMachine({ initial: 'a', states: { a: {} } });
    expect(toMermaid(machine, { title: 'OFX: "sign-on"', spacing: 80, direction: 'LR' })).toBe(
      [
        '---',
        String.raw`title: "OFX: \"sign-on\""`,
        'config:',
        '  state:',
        '    nodeSpacing: 80',
        '    rankSpacing: 80',
        '---',
        'stateDiagram-v2',
        '  direction LR',
        '  [*] --> a',
        '  a',
        '',
      ].join('\n'),
    );
  });

  it('is the same each time, and leaves the machine as it was', () => {
    const before = JSON.stringify(signOn.definition);
    expect(toMermaid(signOn)).toBe(toMermaid(signOn));
    expect(JSON.stringify(signOn.definition)).toBe(before);
  });
});
