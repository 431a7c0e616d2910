import { expect, it } from 'vitest';
import { delayText } from '../../../machines/chart/delay-text.ts';

it.each([
  ['0', '0 ms'],
  ['999', '999 ms'],
  ['1000', '1 s'],
  ['1500', '1500 ms'],
  ['90000', '90 s'],
  ['600000', '10 min'],
  ['3600000', '1 h'],
  ['retryDelay', 'retryDelay'],
])('a delay of %s is said as %s', (delay, text) => {
  expect(delayText(delay)).toBe(text);
});
