import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { institutionMachine } from '../../../machines/institution/machine.ts';
import { sessionMachine } from '../../../machines/session/machine.ts';
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

  it('says only what comes from outside and the codes, if it is to be brief', () => {
    const arrows = diagram(signOn, { spine: true, brief: true }).filter((line) => line.includes('-->'));
    expect(arrows).toEqual([
      '[*] --> idle',
      'idle --> signon : START',
      'idle --> profile : START',
      'profile --> signon : 0 or 15000<br/>15500',
      'profile --> failed',
      'signon --> closed : CANCEL<br/>after patience',
      'signon --> signedOn : 0 or 15000',
      'signon --> challengeRequired : 3000',
      'signon --> answersRejected : 3001',
      'signon --> failed : 3001<br/>15500<br/>15502',
      'challengeRequired --> challengeRequested',
      'challengeRequested --> awaitingAnswers : 0 or 15000',
      'challengeRequested --> answered : 0 or 15000',
      'challengeRequested --> failed',
      'awaitingAnswers --> answered : ANSWERS',
      'awaitingAnswers --> closed : CANCEL<br/>after 10 min',
      'answered --> signon',
      'answersRejected --> challengeRequested',
      'answersRejected --> failed',
      'signedOn --> closed : CLOSE',
      'signedOn --> challengeRequired : 3000',
      'failed --> [*]',
      'closed --> [*]',
    ]);
  });

  it.each([sessionMachine, institutionMachine])('brief or not shows every code that decides', (machine) => {
    const codesIn = (brief: boolean) =>
      diagram(machine, { brief, only: () => true }).map((line) => {
        const [, arrow = '', text = ''] = /^(.*? --> \S+) : (.*)$/.exec(line.trim()) ?? [];
        return [arrow, [...new Set(text.match(/\b\d+\b/g))].sort()];
      });
    const withCodes = (brief: boolean) => codesIn(brief).filter(([arrow]) => arrow !== '');
    const brief = new Map(withCodes(true).map(([arrow, codes]) => [String(arrow), codes]));
    const all = withCodes(false).filter(([, codes]) => codes?.length);
    expect(all.length).toBeGreaterThan(10);
    for (const [arrow, codes] of all) expect(brief.get(String(arrow)), String(arrow)).toEqual(codes);
  });

  it('prefers what `only` says to the tag', () => {
    expect(diagram(signOn, { spine: true, only: ({ key }) => key === 'failed' })).toEqual([
      'failed',
      'failed --> [*]',
    ]);
  });
});
