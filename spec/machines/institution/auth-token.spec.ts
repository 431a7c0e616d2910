import { describe, expect, it } from 'vitest';
import { profileOf, profileRequest } from '../../../codecs/index.ts';
import {
  createInstitution,
  DEMO_USER,
  type InstitutionOptions,
} from '../../../machines/institution/index.ts';
import { accessKeyOf, code, codeFor, NO_CHALLENGE, RIGHT, send, WORK } from './files.ts';
import { actor } from './standing.ts';

const bankWith = (options: InstitutionOptions = {}) =>
  createInstitution({
    ...NO_CHALLENGE,
    authToken: true,
    users: [{ ...DEMO_USER, authTokens: ['token-1'] }],
    ...options,
  });

describe('a token', () => {
  it('is demanded with 15512, refused with 15513, and earns an access key', () => {
    const bank = bankWith();
    expect(codeFor(bank, { messages: WORK })).toBe(15512);
    expect(bank.standing('demo')).toEqual({ open: 'tokenRequired' });
    expect(codeFor(bank, { signon: { AUTHTOKEN: 'wrong' }, messages: WORK })).toBe(15513);
    expect(bank.standing('demo')).toEqual({ open: 'tokenRejected' });
    const done = send(bank, { signon: { AUTHTOKEN: 'token-1' }, messages: WORK });
    expect(code(done)).toBe(0);
    expect(done.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(0);
    const ACCESSKEY = accessKeyOf(done);
    expect(ACCESSKEY).toMatch(/^KEY-/);
    expect(codeFor(bank, { signon: { ACCESSKEY }, messages: WORK })).toBe(0);
  });

  it('is good once', () => {
    const bank = bankWith();
    const signon = { AUTHTOKEN: 'token-1' };
    expect([codeFor(bank, { signon }), codeFor(bank, { signon })]).toEqual([0, 15513]);
    bank.issueAuthToken('demo', 'token-2');
    expect(codeFor(bank, { signon: { AUTHTOKEN: 'token-2' } })).toBe(0);
  });

  it('is not used up where it is not looked at', () => {
    const bank = bankWith({ challenge: {} });
    const signon = { AUTHTOKEN: 'token-1' };
    expect(codeFor(bank, { signon })).toBe(3000);
    expect(code(send(bank, { signon, challenge: 'C1' }))).toBe(0);
    expect(codeFor(bank, { signon, answers: RIGHT })).toBe(0);
  });

  it('is demanded again once the access key is good no longer', () => {
    const bank = bankWith();
    const ACCESSKEY = accessKeyOf(send(bank, { signon: { AUTHTOKEN: 'token-1' } }));
    bank.expireAccessKeys();
    expect(codeFor(bank, { signon: { ACCESSKEY } })).toBe(15512);
  });

  it('is demanded again after the answers, too, where both were behind that access key', () => {
    const bank = actor({ authToken: true });
    bank.file({ asksChallenge: true });
    expect(bank.code({ answers: 'right', authToken: 'right' })).toBe(0);
    bank.send({ type: 'EXPIRE_ACCESS_KEY' });
    expect(bank.code({ accessKey: 'valid' })).toBe(3000);
    bank.file({ asksChallenge: true });
    expect(bank.code({ answers: 'right' })).toBe(15512);
  });

  it('is not demanded again for answers alone, while its access key is good', () => {
    const bank = actor({ authToken: true });
    bank.file({ asksChallenge: true });
    bank.file({ answers: 'right', authToken: 'right' });
    bank.send({ type: 'REQUIRE_CHALLENGE' });
    expect(bank.code({ accessKey: 'valid' })).toBe(3000);
    bank.file({ asksChallenge: true });
    expect(bank.code({ answers: 'right' })).toBe(0);
  });

  it('comes after the challenge, whose answers are not lost', () => {
    const bank = bankWith({ challenge: {} });
    expect(codeFor(bank)).toBe(3000);
    send(bank, { challenge: 'C1' });
    const answered = send(bank, { answers: RIGHT });
    expect(code(answered)).toBe(15512);
    const ACCESSKEY = accessKeyOf(answered);
    const done = send(bank, { signon: { ACCESSKEY, AUTHTOKEN: 'token-1' } });
    expect(code(done)).toBe(0);
    expect(accessKeyOf(done)).not.toBe(ACCESSKEY);
    expect(codeFor(bank, { signon: { ACCESSKEY: accessKeyOf(done) } })).toBe(0);
  });

  it('is named in the profile', () => {
    const authToken = { first: true, label: 'Code from the app', infoUrl: 'https://bank.example/app' };
    const profile = profileOf(send(bankWith({ authToken }), { messages: profileRequest('P1') }).ofx);
    expect(profile).toBeUndefined();
    const shown = profileOf(
      send(bankWith({ authToken }), {
        signon: { AUTHTOKEN: 'token-1' },
        messages: profileRequest('P1'),
      }).ofx,
    );
    expect(shown?.realms[0]).toMatchObject({
      authTokenFirst: true,
      authTokenLabel: 'Code from the app',
      authTokenInfoUrl: 'https://bank.example/app',
    });
  });
});
