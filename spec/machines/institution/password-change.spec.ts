import { describe, expect, it } from 'vitest';
import { decode, passwordChangeOf } from '../../../codecs/index.ts';
import {
  createInstitution,
  DEMO_USER,
  type InstitutionOptions,
} from '../../../machines/institution/index.ts';
import {
  code,
  codeFor,
  type FileOptions,
  NO_CHALLENGE,
  post,
  RIGHT,
  requestBytes,
  send,
  WORK,
} from './files.ts';
import { actor } from './standing.ts';

const OLD = DEMO_USER.password;
const NEW = 'New-Secret-7';

const bankWith = (options: InstitutionOptions = {}) =>
  createInstitution({ ...NO_CHALLENGE, passwordChange: true, ...options });

type Bank = ReturnType<typeof bankWith>;

/** The codes of SONRS and PINCHTRNRS. */
const change = (bank: Bank, newPassword: string, options: FileOptions = {}) => {
  const answer = send(bank, { newPassword, ...options });
  return [code(answer), passwordChangeOf(answer.ofx)?.status.code];
};
const codeWith = (bank: Bank, USERPASS: string) => codeFor(bank, { signon: { USERPASS }, messages: WORK });

describe('a password change', () => {
  it('is done with the work beside it, and says when', () => {
    const { ofx } = send(bankWith(), { newPassword: NEW, messages: WORK });
    expect(passwordChangeOf(ofx)).toMatchObject({ trnuid: 'N1', status: { code: 0 }, userId: 'demo' });
    expect(passwordChangeOf(ofx)?.changed?.text).toBe('20261110120000.000[0:GMT]');
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(0);
  });

  it('holds from the next file on', () => {
    const bank = bankWith();
    expect(change(bank, NEW)).toEqual([0, 0]);
    expect([codeWith(bank, NEW), codeWith(bank, OLD), codeWith(bank, NEW)]).toEqual([0, 15500, 0]);
  });

  it('is undone where the next file still comes with the old password', () => {
    const bank = bankWith();
    change(bank, NEW);
    expect([codeWith(bank, OLD), codeWith(bank, NEW), codeWith(bank, OLD)]).toEqual([0, 15500, 0]);
  });

  it('leaves both passwords open until one is used, not until a wrong one is tried', () => {
    const bank = bankWith();
    change(bank, NEW);
    expect([codeWith(bank, 'neither'), codeWith(bank, OLD), codeWith(bank, NEW)]).toEqual([15500, 0, 15500]);
  });

  it('can follow another at once, from the old password too', () => {
    const bank = bankWith();
    change(bank, NEW);
    expect(change(bank, 'Third-Secret-8', { signon: { USERPASS: OLD } })).toEqual([0, 0]);
    expect(codeWith(bank, NEW)).toBe(15500);
    expect([codeWith(bank, 'Third-Secret-8'), codeWith(bank, OLD)]).toEqual([0, 15500]);
  });

  it.each<[string, string, InstitutionOptions]>([
    ['the old one', OLD, {}],
    ['too short', 'Ab1', {}],
    ['too long', 'Ab1'.repeat(4), { signonInfo: { MAX: 8 } }],
    ['letters where digits are wanted', '12a456', { signonInfo: { CHARTYPE: 'NUMERICONLY' } }],
    ['digits where letters are wanted', 'secret1', { signonInfo: { CHARTYPE: 'ALPHAONLY' } }],
    ['digits alone where both are wanted', '123456', { signonInfo: { CHARTYPE: 'ALPHAANDNUMERIC' } }],
    ['letters alone where both are wanted', 'secret', { signonInfo: { CHARTYPE: 'ALPHAANDNUMERIC' } }],
    ['with a sign where there may be none', 'secret!1', { signonInfo: { SPECIAL: false } }],
    ['with a space where there may be none', 'secret 1', { signonInfo: { SPACES: false } }],
    ['not offered', NEW, { passwordChange: false }],
  ])('is answered 15503 where the new password is %s, and the old one stays', (_, newPassword, options) => {
    const bank = bankWith(options);
    expect(change(bank, newPassword)).toEqual([0, 15503]);
    expect(codeWith(bank, OLD)).toBe(0);
    expect(codeWith(bank, newPassword)).toBe(newPassword === OLD ? 0 : 15500);
  });

  it('may be interrupted by 3000: nothing is changed until the answers are there', () => {
    const bank = bankWith({ challenge: {} });
    expect(change(bank, NEW)).toEqual([3000, 15500]);
    send(bank, { challenge: 'C1' });
    expect(change(bank, NEW, { answers: RIGHT })).toEqual([0, 0]);
  });

  it('is refused to who names somebody else in it', () => {
    const bank = bankWith();
    const file = new TextDecoder().decode(requestBytes({ newPassword: NEW }));
    const { body } = post(bank, file.replace(/(<PINCHRQ>\s*<USERID>)[^<\r]*/, '$1other'));
    expect(passwordChangeOf(decode(body).ofx)?.status.code).toBe(15503);
  });

  it('needs the old password', () => {
    const bank = bankWith();
    expect(change(bank, NEW, { signon: { USERPASS: 'wrong' } })).toEqual([15500, 15500]);
    expect(codeWith(bank, OLD)).toBe(0);
  });
});

describe('an expired password', () => {
  it('is told with 15000 until it is changed, and work is done all the same', () => {
    const bank = bankWith({ passwordExpired: true });
    const { ofx } = send(bank, { messages: WORK });
    expect(ofx.SIGNONMSGSRSV1?.SONRS.STATUS).toMatchObject({ CODE: 15000, SEVERITY: 'INFO' });
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(0);
    expect(change(bank, OLD)).toEqual([15000, 15503]);
    expect(change(bank, NEW)).toEqual([0, 0]);
    expect(codeWith(bank, NEW)).toBe(0);
    bank.expirePassword('demo');
    expect(codeWith(bank, NEW)).toBe(15000);
  });
});

describe('CHGPINFIRST', () => {
  it('refuses all work with 15507 until the password is changed', () => {
    const bank = bankWith({ passwordChange: 'first' });
    const { ofx } = send(bank, { messages: WORK });
    expect(ofx.SIGNONMSGSRSV1?.SONRS.STATUS).toMatchObject({ CODE: 15507, SEVERITY: 'ERROR' });
    expect(ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(15500);
    expect(bank.standing('demo')).toEqual({ open: 'passwordChangeRequired' });
    expect(change(bank, NEW, { messages: WORK })).toEqual([0, 0]);
    expect(codeWith(bank, NEW)).toBe(0);
  });

  it('says why a new password is refused', () => {
    const bank = bankWith({ passwordChange: 'first' });
    expect(change(bank, 'x')).toEqual([15000, 15503]);
    expect(codeWith(bank, OLD)).toBe(15507);
  });

  it('lets the file pass that answers the challenge, and not the one after it', () => {
    const bank = actor({ passwordDue: 'first' });
    bank.file({ asksChallenge: true });
    expect(bank.file({ answers: 'right' })).toMatchObject({ code: 15000, gives: 'work', accessKey: true });
    expect(bank.code({ accessKey: 'valid' })).toBe(15507);
    expect(bank.file({ accessKey: 'valid', newPassword: 'acceptable' })).toMatchObject({
      code: 0,
      passwordChanged: true,
    });
  });
});
