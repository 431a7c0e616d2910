import { expect, it } from 'vitest';
import { toMermaid } from '../../../machines/chart/index.ts';
import { institutionMachine } from '../../../machines/institution/index.ts';

const chart = toMermaid(institutionMachine);

/** The texts of the arrow between two boxes. */
const arrow = (from: string, to: string): string[] => {
  const line = chart.split('\n').find((each) => each.trim().startsWith(`${from} --> ${to} : `));
  return line?.split(' : ')[1]?.replaceAll('<br/>[', '\n[').replaceAll('<br/>', ' ').split('\n') ?? [];
};

it.each([
  ['addressee', 'open__refused', '[unknownVersion] / 2021'],
  ['addressee', 'open__refused', '[unknownLanguage] / 2000'],
  ['addressee', 'open__refused', '[unknownCountry] / 15505'],
  ['addressee', 'open__refused', '[wrongInstitution] / 13504'],
  ['addressee', 'open__refused', '[stranger] / 15500'],
  ['addressee', 'open__refused', '[busy] / 15501'],
  ['addressee', 'open__signedOn', '[anonymousProfile] / 0'],
  ['credentials', 'open__refused', '[wrongPassword] / 15500'],
  ['credentials', 'open__refused', '[uselessUserKey] / 15500'],
  ['credentials', 'lockedOut', '[lastWrongPassword] / 15502'],
  ['circumstances', 'open__refused', '[mustContact] / 15511'],
  ['circumstances', 'open__refused', '[bareSignon] / 15506'],
  ['circumstances', 'open__clientUnknown', '[unknownClient] / 15510'],
  ['challenge', 'open__challenged', '[asksChallenge] / 0'],
  ['challenge', 'open__challengeRequired', '[challengeDue] / 3000'],
  ['challenge', 'open__answersRejected', '[wrongAnswers] / 3001'],
  ['challenge', 'lockedOut', '[lastWrongAnswers] / 15502'],
  ['token', 'open__tokenRequired', '[tokenMissing] / 15512'],
  ['token', 'open__tokenRejected', '[wrongToken] / 15513'],
  ['password', 'open__passwordChangeRequired', '[passwordChangeMissing] / 15507'],
  ['outcome', 'open__signedOn', '[passwordDue] / 15000'],
  ['outcome', 'open__signedOn', '[otherwise] / 0'],
])('shows how one gets from the %s check to %s: %s', (check, to, text) => {
  expect(arrow(`open__checking__${check}`, to)).toContain(text);
});

it('shows the way through all checks, in their order', () => {
  const order = ['addressee', 'credentials', 'circumstances', 'challenge', 'token', 'password', 'outcome'];
  for (const [n, check] of order.slice(1).entries()) {
    const texts = arrow(`open__checking__${order[n]}`, `open__checking__${check}`);
    expect(texts).toContain('[otherwise]');
  }
  expect(arrow('open__any', 'open__checking')).toEqual(['FILE']);
  expect(arrow('lockedOut', 'lockedOut')).toEqual(['FILE / 15502']);
});

it('shows every code the institution can answer a sign-on with', () => {
  const codes = new Set([...chart.matchAll(/ \/ ([0-9]+)/g)].map(([, code]) => Number(code)));
  const signon = [0, 2000, 2021, 3000, 3001, 13504, 15000, 15500, 15501, 15502, 15505, 15506, 15507];
  expect([...codes].sort((a, b) => a - b)).toEqual([...signon, 15510, 15511, 15512, 15513]);
});
