import { describe, expect, it } from 'vitest';
import {
  accountsRequest,
  batch,
  decode,
  payeeSyncRequest,
  profileOf,
  profileRequest,
  statementRequest,
} from '../../../codecs/index.ts';
import { createInstitution, type Institution } from '../../../machines/institution/index.ts';
import { accessKeyOf, code, type FileOptions, RIGHT, requestBytes } from './files.ts';
import { CHECKING } from './work/bank.ts';

const BANKING = 'https://bank.example/ofx';
const BILLS = 'https://bills.example/ofx';

const bank = (bills: { url?: string } = { url: BILLS }) =>
  createInstitution({
    url: BANKING,
    services: ['payments'],
    realms: [
      { name: 'BANKING', messageSets: ['SIGNUP', 'BANK', 'CREDITCARD'] },
      {
        name: 'BILLS',
        messageSets: ['BILLPAY'],
        ...bills,
        passwords: { demo: 'Bill-Secret-1' },
        challenge: { when: 'never' },
        signonInfo: { MIN: 8 },
      },
    ],
  });

const sendTo = (institution: Institution, url: string, options: FileOptions) => {
  const { body } = institution.answer({ url, headers: [], body: requestBytes(options) });
  return decode(body);
};
const BILL_WORK = payeeSyncRequest({ since: 'tokenOnly' });
const STATEMENT = statementRequest({ trnuid: 'T1', account: CHECKING });
const bills = { USERPASS: 'Bill-Secret-1' };

describe('realms', () => {
  it('are in the profile, each with its message sets, URL and rules', () => {
    const profile = profileOf(sendTo(bank(), BILLS, { signon: bills, messages: profileRequest('P') }).ofx);
    const of = (name: string) => profile?.messageSets.find((set) => set.name === name);
    expect(of('BANK')).toMatchObject({ realm: 'BANKING', url: BANKING });
    expect(of('BILLPAY')).toMatchObject({ realm: 'BILLS', url: BILLS });
    expect(profile?.realms).toMatchObject([
      { name: 'BANKING', password: { min: 4 } },
      { name: 'BILLS', password: { min: 8 } },
    ]);
  });

  it('are signed on to on their own, with their own password and policy', () => {
    const one = bank();
    expect(code(sendTo(one, BANKING, { messages: STATEMENT }))).toBe(3000);
    expect(code(sendTo(one, BILLS, { messages: BILL_WORK }))).toBe(15500);
    expect(code(sendTo(one, BILLS, { messages: BILL_WORK, signon: bills }))).toBe(0);
    expect(code(sendTo(one, BANKING, { messages: STATEMENT, signon: bills }))).toBe(15500);
    expect([one.standing('demo'), one.standing('demo', 'BILLS')]).toEqual([
      { open: 'refused' },
      { open: 'signedOn' },
    ]);
  });

  it('keep their own access keys and lock-outs', () => {
    const one = bank();
    sendTo(one, BANKING, { challenge: 'C1' });
    const ACCESSKEY = accessKeyOf(sendTo(one, BANKING, { answers: RIGHT }));
    expect(ACCESSKEY).toBeDefined();
    one.lockOut('demo', 'BILLS');
    expect(code(sendTo(one, BANKING, { messages: STATEMENT, signon: { ACCESSKEY } }))).toBe(0);
    expect(code(sendTo(one, BILLS, { messages: BILL_WORK, signon: bills }))).toBe(15502);
    one.lockOut('demo');
    expect(one.standing('demo')).toBe('lockedOut');
  });

  it('answer message sets of another realm with 15500, under a sign-on that succeeds', () => {
    const messages = batch(BILL_WORK, accountsRequest('T1'));
    const { ofx } = sendTo(bank(), BILLS, { messages, signon: bills });
    expect(ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE).toBe(0);
    expect(ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS?.[0]?.STATUS.CODE).toBe(15500);
    expect(ofx.BILLPAYMSGSRSV1?.PAYEESYNCRS).toHaveLength(1);
  });

  it('that share a URL are told apart by what the file asks for', () => {
    const one = bank({});
    expect(code(sendTo(one, BANKING, { messages: STATEMENT, signon: bills }))).toBe(15500);
    expect(code(sendTo(one, BANKING, { messages: BILL_WORK, signon: bills }))).toBe(0);
    expect(code(sendTo(one, BANKING, { messages: STATEMENT }))).toBe(3000);
  });

  it('that do not exist are refused', () => {
    expect(() => bank().standing('demo', 'OTHER')).toThrow('no realm with this name');
    expect(() => bank().lockOut('demo', 'OTHER')).toThrow('no realm with this name');
  });
});
