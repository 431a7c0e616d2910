import { expect, it } from 'vitest';
import { profileOf, profileRequest, VERSIONS } from '../../../codecs/index.ts';
import { createInstitution, type InstitutionOptions } from '../../../machines/institution/index.ts';
import { type FileOptions, NO_CHALLENGE, send, URL } from './files.ts';

const ask = (options: InstitutionOptions = {}, file: FileOptions = {}) =>
  send(createInstitution({ ...NO_CHALLENGE, ...options }), { messages: profileRequest('P1'), ...file });

it('names every message set it answers, and where', () => {
  const profile = profileOf(ask().ofx);
  expect(profile?.messageSets.map(({ name }) => name).sort()).toEqual([
    'BANK',
    'CREDITCARD',
    'PROF',
    'SIGNON',
    'SIGNUP',
  ]);
  expect(new Set(profile?.messageSets.map(({ url }) => url))).toEqual(new Set([URL]));
  expect(new Set(profile?.messageSets.map(({ realm }) => realm))).toEqual(new Set(['MACHINA']));
});

it('says what it was told to say', () => {
  const profile = profileOf(
    ask({
      url: 'https://other.example/',
      name: 'Other Bank',
      realm: 'REALM',
      challenge: { when: 'never', first: true },
      signonInfo: { MIN: 8, CLIENTUIDREQ: true, USERCRED1LABEL: 'Member number' },
    }).ofx,
  );
  expect(profile).toMatchObject({ name: 'Other Bank' });
  expect(profile?.messageSets[0]?.url).toBe('https://other.example/');
  expect(profile?.realms).toMatchObject([
    {
      name: 'REALM',
      challengeFirst: true,
      challengeSupported: true,
      clientUidRequired: true,
      password: { min: 8 },
      credentialLabels: ['Member number'],
    },
  ]);
});

const ALWAYS = 'SIGNONREALM MIN MAX CHARTYPE CASESEN SPECIAL SPACES PINCH CHGPINFIRST'.split(' ');
const MFA = 'CLIENTUIDREQ AUTHTOKENFIRST MFACHALLENGESUPT MFACHALLENGEFIRST'.split(' ');

it.each([
  ['1.0.2', ALWAYS],
  ['1.6', ALWAYS],
  ['1.0.3', [...ALWAYS, ...MFA]],
  ['2.1.1', [...ALWAYS, ...MFA]],
  ['2.2', [...ALWAYS, ...MFA, 'ACCESSTOKENREQ']],
] as const)('has every SIGNONINFO field of OFX %s, and none more', (version, fields) => {
  const { ofx } = ask({}, { version });
  const [info = {}] = ofx.PROFMSGSRSV1?.PROFTRNRS[0]?.PROFRS?.SIGNONINFOLIST.SIGNONINFO ?? [];
  expect(Object.keys(info)).toEqual(fields);
});

it('is not sent again to a client that has it', () => {
  const since = (date: string) =>
    ask({}, { messages: profileRequest('P1', date) }).ofx.PROFMSGSRSV1?.PROFTRNRS[0];
  expect(since('20260901')).toEqual({ TRNUID: 'P1', STATUS: { CODE: 1, SEVERITY: 'INFO' } });
  expect(since('20260831235959.999[0:GMT]')?.PROFRS?.DTPROFUP.text).toBe('20260901');
});

it.each(VERSIONS)('is answered in the version it was asked in: %s', (version) => {
  const { header, deviations } = ask({}, { version, newFileUid: 'File-7' });
  expect(header).toMatchObject({ version, NEWFILEUID: 'File-7' });
  expect(deviations).toEqual([]);
});
