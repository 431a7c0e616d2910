import { describe, expect, it } from 'vitest';
import { ANONYMOUS, profileRequest } from '../../../codecs/index.ts';
import {
  createInstitution,
  DEMO_USER,
  type InstitutionOptions,
} from '../../../machines/institution/index.ts';
import { code, codeFor, type FileOptions, NO_CHALLENGE, send, WORK } from './files.ts';

describe('a USERKEY', () => {
  const bankWith = (options: InstitutionOptions = {}) =>
    createInstitution({ ...NO_CHALLENGE, userKeyLifetime: 600, passwordChange: true, ...options });
  const keyOf = (bank: ReturnType<typeof bankWith>, options: FileOptions = {}) =>
    send(bank, { ...options, signon: { GENUSERKEY: true, ...options.signon } }).ofx.SIGNONMSGSRSV1?.SONRS;

  it('is given to who wants it, and signs on in place of user id and password', () => {
    const bank = bankWith();
    const { USERKEY, TSKEYEXPIRE } = keyOf(bank) ?? {};
    expect(USERKEY).toMatch(/^USERKEY-/);
    expect(TSKEYEXPIRE?.text).toBe('20261110121000.000[0:GMT]');
    expect(codeFor(bank, { signon: { USERKEY }, messages: WORK })).toBe(0);
    expect(keyOf(bank, { signon: { USERKEY } })?.USERKEY).toBeUndefined();
  });

  it('is not given where it is not wanted, or not offered, or the sign-on fails', () => {
    expect(send(bankWith()).ofx.SIGNONMSGSRSV1?.SONRS.USERKEY).toBeUndefined();
    expect(keyOf(createInstitution(NO_CHALLENGE))?.USERKEY).toBeUndefined();
    expect(keyOf(bankWith(), { signon: { USERPASS: 'wrong' } })?.USERKEY).toBeUndefined();
  });

  it('is refused once its time is over, and does not lock the user', () => {
    let now = '2026-11-10T12:00:00Z';
    const bank = bankWith({ clock: () => new Date(now) });
    const { USERKEY } = keyOf(bank) ?? {};
    now = '2026-11-10T12:09:59Z';
    expect(codeFor(bank, { signon: { USERKEY } })).toBe(0);
    now = '2026-11-10T12:10:00Z';
    for (let n = 0; n < 6; n++) expect(codeFor(bank, { signon: { USERKEY } })).toBe(15500);
    expect(codeFor(bank)).toBe(0);
  });

  it('is refused where it is unknown, was replaced, or comes with a new password', () => {
    const bank = bankWith();
    const { USERKEY: first } = keyOf(bank) ?? {};
    const { USERKEY: second } = keyOf(bank) ?? {};
    expect(codeFor(bank, { signon: { USERKEY: 'unknown' } })).toBe(15500);
    expect(codeFor(bank, { signon: { USERKEY: first } })).toBe(15500);
    expect(codeFor(bank, { signon: { USERKEY: second }, newPassword: 'New-Secret-7' })).toBe(15500);
    expect(codeFor(bank, { signon: { USERKEY: second } })).toBe(0);
  });

  it('is good no longer after the password changed', () => {
    const bank = bankWith();
    const { USERKEY } = keyOf(bank) ?? {};
    send(bank, { newPassword: 'New-Secret-7' });
    expect(codeFor(bank, { signon: { USERKEY } })).toBe(15500);
  });
});

describe('an ACCESSTOKEN', () => {
  const version = '2.2';
  const ACCESSTOKEN = 'oauth-1';
  const bankWith = (options: InstitutionOptions = {}) =>
    createInstitution({
      ...NO_CHALLENGE,
      accessToken: true,
      users: [{ ...DEMO_USER, accessToken: ACCESSTOKEN }],
      ...options,
    });

  it('is needed for everything but the profile', () => {
    const bank = bankWith();
    expect(codeFor(bank, { version, messages: WORK })).toBe(15500);
    expect(codeFor(bank, { version, messages: profileRequest('P1') })).toBe(0);
    const anonymous = { USERID: ANONYMOUS, USERPASS: ANONYMOUS };
    expect(codeFor(bank, { version, signon: anonymous, messages: profileRequest('P1') })).toBe(0);
    expect(codeFor(bank, { version, signon: { ACCESSTOKEN }, messages: WORK })).toBe(0);
  });

  it('is refused where it is unknown or expired, until there is another', () => {
    const bank = bankWith();
    expect(codeFor(bank, { version, signon: { ACCESSTOKEN: 'unknown' } })).toBe(15500);
    bank.expireAccessToken('demo');
    expect(codeFor(bank, { version, signon: { ACCESSTOKEN } })).toBe(15500);
    bank.issueAccessToken('demo', 'oauth-2');
    expect(codeFor(bank, { version, signon: { ACCESSTOKEN: 'oauth-2' } })).toBe(0);
    expect(codeFor(bank, { version, signon: { ACCESSTOKEN } })).toBe(15500);
  });

  it('is accepted beside passwords where it is not needed', () => {
    const bank = bankWith({ accessToken: false });
    expect([codeFor(bank, { version }), codeFor(bank, { version, signon: { ACCESSTOKEN } })]).toEqual([0, 0]);
  });
});

it('knows applications by APPKEY where it asks for one, in versions that have it', () => {
  const bank = createInstitution({ ...NO_CHALLENGE, appKeys: ['app-1'] });
  const codeOf = (APPKEY?: string) => codeFor(bank, { version: '2.2', signon: { APPKEY } });
  expect([codeOf('app-1'), codeOf('app-2'), codeOf()]).toEqual([0, 15500, 15500]);
  expect(codeFor(bank)).toBe(0);
});

it('wants further credentials where it labels them', () => {
  const users = [{ ...DEMO_USER, credentials: ['member', 'mother'] as const }];
  const bank = createInstitution({ ...NO_CHALLENGE, users, credentialLabels: ['Member number', 'Mother'] });
  const codeOf = (...[USERCRED1, USERCRED2]: string[]) =>
    code(send(bank, { signon: { USERCRED1, USERCRED2 }, messages: WORK }));
  expect(codeOf('member', 'mother')).toBe(0);
  for (let n = 0; n < 6; n++) expect([codeOf(), codeOf('member')]).toEqual([15500, 15500]);
  const wrong = [1, 2, 3, 4, 5].map(() => codeOf('member', 'father'));
  expect(wrong).toEqual([15500, 15500, 15500, 15500, 15502]);
});
