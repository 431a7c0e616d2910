import { expect, it } from 'vitest';
import { accountsRequest, statementRequest } from '../../../codecs/index.ts';
import { createInstitution, type InstitutionOptions } from '../../../machines/institution/index.ts';
import { CHECKING, type FileOptions, post, RIGHT, requestBytes, WRONG } from './files.ts';

const ROAD: readonly FileOptions[] = [
  { messages: accountsRequest('T1') },
  { challenge: 'C1' },
  { answers: WRONG },
  { challenge: 'C2' },
  { answers: RIGHT, messages: statementRequest({ trnuid: 'T2', account: CHECKING }) },
  { version: '2.1.1', messages: accountsRequest('T3') },
];

const travel = (options?: InstitutionOptions): string[] => {
  const bank = createInstitution(options);
  return ROAD.map((file) => Buffer.from(post(bank, requestBytes(file)).body).toString('hex'));
};

it('gives the same requests the same bytes', () => {
  expect(travel()).toEqual(travel());
});

it('gives other access keys for another seed, and nothing else', () => {
  const [one, other] = [travel(), travel({ seed: '11111111-0000-4000-8000-000000000000' })];
  expect(one.map((bytes, n) => bytes === other[n])).toEqual([true, true, true, true, false, true]);
});

it('takes the time from the clock', () => {
  const later = travel({ clock: () => new Date('2026-11-11T00:00:00Z') });
  expect(travel().some((bytes, n) => bytes === later[n])).toBe(false);
});
