import { describe, expect, it } from 'vitest';
import { and, not, or, stateIn } from 'xstate';
import { codesText, guardText } from '../../../machines/chart/guard-text.ts';

const status = (code: number) => ({ type: 'status', params: { code } });

describe('a guard in words', () => {
  it.each<[string, unknown, string]>([
    ['an OFX status by its code alone', status(3000), '3000'],
    ['OFX code 0, which is a code like any other', status(0), '0'],
    ['several codes as alternatives', { type: 'status', params: { codes: [0, 15000] } }, '0 or 15000'],
    [
      'the code of another guard after its name',
      { type: 'profileStatus', params: { code: 1 } },
      'profileStatus 1',
    ],
    ['a named guard by its name', 'questionsForThePerson', 'questionsForThePerson'],
    ['a guard with other params by its name', { type: 'attempts', params: { most: 3 } }, 'attempts'],
    ['no code where params are computed', { type: 'status', params: () => ({ code: 3000 }) }, 'status'],
    ['no code that is not a number', { type: 'status', params: { code: '3000' } }, 'status'],
    ['and: a comma', and([status(3001), 'attemptsLeft']), '3001, attemptsLeft'],
    ['or', or([status(3001), 'locked']), '3001 or locked'],
    ['not', not('attemptsLeft'), 'not attemptsLeft'],
    ['not of a code', not(status(0)), 'not 0'],
    ['not of both: bracketed', not(and(['a', 'b'])), 'not (a, b)'],
    ['not of either: bracketed', not(or(['a', 'b'])), 'not (a or b)'],
    ['and within or: bracketed', or([and(['a', 'b']), 'c']), '(a, b) or c'],
    ['or within and: a comma says enough', and([or(['a', 'b']), not('c')]), 'a or b, not c'],
    ['another state', stateIn({ signedOn: 'ready' }), 'in signedOn.ready'],
    ['another state by id', stateIn('#failed'), 'in failed'],
    ['a function by its name', function isFresh() {}, 'isFresh'],
    ['a function without a name of its own', { guard: () => true }.guard, 'condition'],
  ])('%s', (_, guard, text) => {
    expect(guardText(guard)).toBe(text);
  });
});

describe('what of a guard is about codes', () => {
  it.each([
    ['a code', status(3001), '3001'],
    ['a name', 'attemptsLeft', ''],
    ['both', and([status(3001), 'attemptsLeft']), '3001'],
    ['one within another', and([and(['a', status(0)]), not(status(1)), 'b']), '0, not 1'],
    ['either, which says nothing without the other', or([status(3001), 'locked']), '3001 or locked'],
  ])('%s', (_, guard, text) => {
    expect(codesText(guard)).toBe(text);
  });
});
