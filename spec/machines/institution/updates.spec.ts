import { expect, it } from 'vitest';
import { accountsRequest, profileRequest, type Version } from '../../../codecs/index.ts';
import { createInstitution } from '../../../machines/institution/index.ts';
import { NO_CHALLENGE, send, statusOfFirst } from './files.ts';

const bank = () => createInstitution(NO_CHALLENGE);
const datesOf = (institution: ReturnType<typeof bank>, version: Version = '2.3') => {
  const { DTPROFUP, DTACCTUP, DTUSERUP } = send(institution, { version }).ofx.SIGNONMSGSRSV1?.SONRS ?? {};
  return [DTPROFUP?.text, DTACCTUP?.text, DTUSERUP?.text];
};
const NOW = '20261110120000.000[0:GMT]';

it('tells with every sign-on when profile, accounts and the user’s data changed last', () => {
  const one = bank();
  expect(datesOf(one)).toEqual(['20260901', '20260901', '20260901']);
  one.updateProfile();
  expect(datesOf(one)).toEqual([NOW, '20260901', '20260901']);
  one.updateAccounts('20261101');
  one.updateUser();
  expect(datesOf(one)).toEqual([NOW, '20261101', NOW]);
});

it('tells of the user’s data only in versions that have it', () => {
  expect(datesOf(bank(), '2.2')).toEqual(['20260901', '20260901', undefined]);
  expect(datesOf(bank(), '1.0.3')).toEqual(['20260901', '20260901', undefined]);
});

it('sends the profile and the accounts again once they changed', () => {
  const one = bank();
  const profile = () => send(one, { messages: profileRequest('P', '20261001') }).ofx.PROFMSGSRSV1?.PROFTRNRS;
  const accounts = () =>
    send(one, { messages: accountsRequest('A', '20261001') }).ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS;
  expect([statusOfFirst(profile()), statusOfFirst(accounts())]).toEqual([1, 1]);
  one.updateProfile();
  expect([statusOfFirst(profile()), statusOfFirst(accounts())]).toEqual([0, 1]);
  one.updateAccounts();
  expect(profile()?.[0]?.PROFRS?.DTPROFUP.text).toBe(NOW);
  expect(accounts()?.[0]?.ACCTINFORS?.ACCTINFO).toHaveLength(3);
});
