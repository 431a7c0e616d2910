import { describe, expect, it } from 'vitest';
import {
  ANONYMOUS,
  enrolmentRequest,
  enrolmentsOf,
  mailRequest,
  mailsOf,
  profileOf,
  profileRequest,
  type StopCheckRequest,
  stopCheckRequest,
  stopChecksOf,
} from '../../../../codecs/index.ts';
import type { Institution } from '../../../../machines/institution/index.ts';
import { code, codeFor, send, WORK } from '../files.ts';
import { ask, bankWith, CHECKING, PAYEE } from './bank.ts';

describe('stopped checks', () => {
  const stop = (bank: Institution, change: Partial<StopCheckRequest> = {}) =>
    stopChecksOf(
      ask(
        bank,
        stopCheckRequest({
          trnuid: 'T1',
          account: CHECKING,
          checks: { first: '1040', last: '1042' },
          ...change,
        }),
      ),
    )[0];

  it('are stopped unless they were paid already', () => {
    const bank = bankWith();
    expect(stop(bank)?.checks.map(({ number, result }) => [number, result])).toEqual([
      ['1040', '0'],
      ['1041', '1'],
      ['1042', '0'],
    ]);
    expect(stop(bank, { trnuid: 'T2', checks: { number: '7' } })?.checks).toMatchObject([{ result: '0' }]);
    expect(stop(bank, { trnuid: 'T3', checks: { payee: 'Someone' } })?.status.code).toBe(2000);
    expect(stop(bank)?.status.code).toBe(2019);
  });

  it.each<[string, Partial<StopCheckRequest>, number]>([
    ['of an account nobody knows', { account: { ...CHECKING, accountId: '9' } }, 2003],
    ['from the last to the first', { checks: { first: '10', last: '9' } }, 2000],
    ['by the thousand', { checks: { first: '1', last: '1000' } }, 10500],
  ])('are refused %s', (_, change, expected) => {
    expect(stop(bankWith(), change)?.status.code).toBe(expected);
  });
});

describe('mail about an account', () => {
  const mail = {
    userId: 'demo',
    created: '2026-11-10',
    from: 'Ada',
    to: 'Bank',
    subject: 'Hello',
    body: 'Hi.',
  };

  it('is kept, and comes back as it was', () => {
    const bank = bankWith();
    const [kept] = mailsOf(ask(bank, mailRequest({ trnuid: 'T1', mail, about: CHECKING })));
    expect(kept).toMatchObject({
      status: { code: 0 },
      mail: { subject: 'Hello', body: 'Hi.' },
      about: CHECKING,
    });
    expect(bank.executed('demo')).toEqual([{ trnuid: 'T1', kind: 'BANKMAIL' }]);
  });
});

describe('an enrolment', () => {
  const anonymous = { USERID: ANONYMOUS, USERPASS: ANONYMOUS };
  const person = {
    trnuid: 'E1',
    firstName: 'Ada',
    middleName: 'M',
    lastName: 'Tabucchi',
    address: { ...PAYEE.address, country: 'ITA' },
    dayPhone: '1',
    eveningPhone: '2',
    email: 'ada@example.com',
    taxId: '3',
    securityName: 'Rossi',
    birthDate: '1970-01-01',
  };

  it('makes a stranger a user, whose first password is to be changed', () => {
    const bank = bankWith({ passwordChange: true });
    const [enrolled] = enrolmentsOf(
      ask(bank, enrolmentRequest({ ...person, userId: 'ada' }), { signon: anonymous }),
    );
    expect(enrolled).toMatchObject({ trnuid: 'E1', status: { code: 0 }, userId: 'ada' });
    const signon = { USERID: 'ada', USERPASS: enrolled?.temporaryPassword };
    const first = send(bank, { signon, messages: WORK });
    expect(code(first)).toBe(15000);
    expect(first.ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STATUS.CODE).toBe(0);
    expect(bank.executed()).toEqual([{ trnuid: 'E1', kind: 'ENROLL' }]);
  });

  it('gives everybody another id and password, and nobody somebody else’s', () => {
    const bank = bankWith();
    const enrol = (trnuid: string, userId?: string) =>
      enrolmentsOf(ask(bank, enrolmentRequest({ ...person, trnuid, userId }), { signon: anonymous }))[0];
    const [one, two] = [enrol('E1'), enrol('E2')];
    expect(one?.userId).not.toBe(two?.userId);
    expect(one?.temporaryPassword).not.toBe(two?.temporaryPassword);
    expect(enrol('E3', 'demo')?.status.code).toBe(13501);
    expect(enrol('E1')?.status.code).toBe(2019);
  });

  it('is refused to strangers together with anything else, and where it is not offered', () => {
    const both = { ...WORK, ...enrolmentRequest(person) };
    expect(codeFor(bankWith(), { signon: anonymous, messages: both })).toBe(15500);
    const messages = enrolmentRequest(person);
    expect(codeFor(bankWith({ services: [] }), { signon: anonymous, messages })).toBe(15500);
  });
});

it('announces in the profile what it does', () => {
  const setsOf = (bank: Institution) => {
    const ofx = ask(bank, profileRequest('P'));
    const list = ofx.PROFMSGSRSV1?.PROFTRNRS[0]?.PROFRS?.MSGSETLIST;
    return { list, profile: profileOf(ofx) };
  };
  const { list, profile } = setsOf(bankWith({ fileRecovery: true }));
  expect(list?.BANKMSGSET?.BANKMSGSETV1).toMatchObject({
    XFERPROF: { CANSCHED: true, CANMODXFERS: true },
    STPCHKPROF: { CANUSERANGE: true },
    EMAILPROF: { CANEMAIL: true },
  });
  expect(list?.BILLPAYMSGSET?.BILLPAYMSGSETV1).toMatchObject({ CANADDPAYEE: true, PMTBYADDR: true });
  expect(list?.SIGNUPMSGSET?.SIGNUPMSGSETV1).toMatchObject({ CLIENTENROLL: { ACCTREQUIRED: false } });
  expect(
    profile?.messageSets.every(({ syncMode, fileRecovery }) => syncMode === 'FULL' && fileRecovery),
  ).toBe(true);
  const { profile: plain } = setsOf(bankWith({ services: [], syncMode: 'LITE' }));
  expect(plain?.messageSets.some(({ name }) => name === 'BILLPAY')).toBe(false);
  expect(plain?.messageSets.some(({ syncMode, fileRecovery }) => syncMode === 'FULL' || fileRecovery)).toBe(
    false,
  );
});
