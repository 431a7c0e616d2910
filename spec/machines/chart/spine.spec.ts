import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { diagram } from './diagram.ts';
import { signOn } from './fixture.ts';

describe('the spine of a machine', () => {
  it('draws only states with that tag, with the transitions of the states inside as their own', () => {
    expect(diagram(signOn, { spine: true })).toEqual([
      '[*] --> idle',
      'idle',
      'profile',
      'signon',
      'challengeRequired',
      'challengeRequested',
      'awaitingAnswers',
      'answered',
      'answersRejected',
      'signedOn',
      'failed',
      'closed',
      'idle --> signon : START [profileIsFresh]',
      'idle --> profile : START [otherwise]',
      'profile --> signon : exchange done [0 or 15000]<br/>exchange done [15500]',
      'profile --> failed : exchange done [otherwise]<br/>exchange error',
      'signon --> closed : CANCEL<br/>after patience',
      'signon --> signedOn : exchange done [0 or 15000]',
      'signon --> challengeRequired : exchange done [3000]',
      'signon --> answersRejected : exchange done<br/>[3001, attemptsLeft]',
      'signon --> failed : exchange done [3001]<br/>exchange done<br/>[15500, not attemptsLeft]<br/>exchange done [15502]<br/>exchange done [otherwise]<br/>exchange error [otherwise]',
      'challengeRequired --> challengeRequested',
      'challengeRequested --> awaitingAnswers : exchange done<br/>[0 or 15000, questionsForThePerson]',
      'challengeRequested --> answered : exchange done [0 or 15000]',
      'challengeRequested --> failed : exchange done [otherwise]<br/>exchange error',
      'awaitingAnswers --> answered : ANSWERS',
      'awaitingAnswers --> closed : CANCEL<br/>after 10 min',
      'answered --> signon',
      'answersRejected --> challengeRequested : [attemptsLeft]',
      'answersRejected --> failed : [otherwise]',
      'signedOn --> closed : CLOSE',
      'signedOn --> challengeRequired : exchange done [3000]',
      'failed --> [*]',
      'closed --> [*]',
    ]);
  });

  const outer = createMachine({
    id: 'm',
    initial: 'hidden',
    on: { CLOSE: '.b' },
    states: {
      hidden: { initial: 'a', states: { a: { on: { GO: '#m.b', OUT: '#m.off' } } } },
      b: { on: { BACK: 'hidden', AGAIN: 'b' } },
      off: { on: { ON: 'b' } },
    },
  });

  it('gives a drawn state inside one that is not its place, its beginning, and its arrows', () => {
    expect(diagram(outer, { only: ({ key }) => key === 'a' || key === 'b' })).toEqual([
      '[*] --> hidden__a',
      'state "a" as hidden__a',
      'b',
      'hidden__a --> b : GO',
      'b --> hidden__a : BACK',
      'b --> b : AGAIN',
    ]);
  });

  it('says once what several states inside have in common', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: { initial: 'x', states: { x: { on: { CANCEL: '#m.b' } }, y: { on: { CANCEL: '#m.b' } } } },
        b: {},
      },
    });
    expect(diagram(machine, { only: ({ path }) => path.length === 1 })).toContain('a --> b : CANCEL');
  });

  it('leaves out what happens inside a drawn state', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: {
          initial: 'x',
          on: { RETRY: '.y' },
          states: { x: { on: { GO: 'y', UP: '#m.a', AGAIN: { target: 'x', reenter: true } } }, y: {} },
        },
      },
    });
    expect(diagram(machine, { only: ({ path }) => path.length === 1 })).toEqual(['[*] --> a', 'a']);
  });

  it('prefers what `only` says to the tag', () => {
    expect(diagram(signOn, { spine: true, only: ({ key }) => key === 'failed' })).toEqual([
      'failed',
      'failed --> [*]',
    ]);
  });
});
