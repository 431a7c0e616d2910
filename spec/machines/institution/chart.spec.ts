import { expect, it } from 'vitest';
import { toMermaid } from '../../../machines/chart/index.ts';
import { institutionMachine } from '../../../machines/institution/index.ts';

const chart = toMermaid(institutionMachine);

/** The texts of the arrow between two boxes. */
const arrow = (from: string, to: string): string[] => {
  const line = chart.split('\n').find((each) => each.trim().startsWith(`${from} --> ${to} : `));
  return line?.split(' : ')[1]?.replaceAll('<br/>[', ' [').split('<br/>') ?? [];
};

it.each([
  ['open__any', 'open__refused', 'FILE [unknownLanguage] / 2000'],
  ['open__any', 'open__refused', 'FILE [wrongInstitution] / 13504'],
  ['open__any', 'open__refused', 'FILE [stranger] / 15500'],
  ['open__any', 'open__refused', 'FILE [wrongPassword] / 15500'],
  ['open__any', 'open__challengeRequired', 'FILE [challengeDue] / 3000'],
  ['open__any', 'open__challenged', 'FILE [asksChallenge] / 0'],
  ['open__challengeRequired', 'open__challenged', 'FILE [asksChallenge] / 0'],
  ['open__answersRejected', 'open__challenged', 'FILE [asksChallenge] / 0'],
  ['open__any', 'open__signedOn', 'FILE [goodAccessKey] / 0'],
  ['open__challenged', 'open__signedOn', 'FILE [rightAnswers] / 0'],
  ['open__challenged', 'open__answersRejected', 'FILE [wrongAnswers] / 3001'],
  ['open__challenged', 'lockedOut', 'FILE [lastWrongAnswers] / 15502'],
  ['open', 'lockedOut', 'FILE [lastWrongPassword] / 15502'],
  ['lockedOut', 'lockedOut', 'FILE / 15502'],
])('shows how one gets from %s to %s: %s', (from, to, text) => {
  expect(arrow(from, to)).toContain(text);
});

it('shows every code the institution can answer a sign-on with', () => {
  const codes = new Set([...chart.matchAll(/ \/ ([0-9]+)/g)].map(([, code]) => Number(code)));
  expect([...codes].sort((a, b) => a - b)).toEqual([0, 2000, 3000, 3001, 13504, 15500, 15502]);
});
