import { expect, it } from 'vitest';
import { createInstitution } from '../../../machines/institution/index.ts';
import { code, codeFor, NO_CHALLENGE, send, WORK } from './files.ts';

const CLIENTUID = 'A1B2C3D4-0000-4000-8000-000000000001';
const OTHER = 'A1B2C3D4-0000-4000-8000-000000000002';
const bankWith = () => createInstitution({ ...NO_CHALLENGE, clientUid: true });
const codeOf = (bank: ReturnType<typeof bankWith>, uid?: string) =>
  codeFor(bank, { signon: uid === undefined ? {} : { CLIENTUID: uid }, messages: WORK });

it('answers 15510 to an installation that is not registered, and does none of its work', () => {
  const bank = bankWith();
  const file = send(bank, { signon: { CLIENTUID }, messages: WORK });
  expect(code(file)).toBe(15510);
  expect(file.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(15500);
  expect(bank.standing('demo')).toEqual({ open: 'clientUnknown' });
});

it('knows an installation once it is registered, and that one alone', () => {
  const bank = bankWith();
  bank.registerClient('demo', CLIENTUID);
  expect([codeOf(bank, CLIENTUID), codeOf(bank, OTHER), codeOf(bank)]).toEqual([0, 15510, 15510]);
});

it('registers the installation it saw last, unless its password was wrong', () => {
  const bank = bankWith();
  codeOf(bank, CLIENTUID);
  codeFor(bank, { signon: { CLIENTUID: OTHER, USERPASS: 'wrong' } });
  bank.registerClient('demo');
  expect([codeOf(bank, CLIENTUID), codeOf(bank, OTHER)]).toEqual([0, 15510]);
});

it('cannot register what it never saw', () => {
  expect(() => bankWith().registerClient('demo')).toThrow('with no CLIENTUID');
});

it('keeps several installations', () => {
  const bank = bankWith();
  bank.registerClient('demo', CLIENTUID);
  bank.registerClient('demo', OTHER);
  expect([codeOf(bank, CLIENTUID), codeOf(bank, OTHER)]).toEqual([0, 0]);
});
