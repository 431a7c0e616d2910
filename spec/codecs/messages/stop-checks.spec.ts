import { describe, expect, it } from 'vitest';
import {
  type ChecksToStop,
  FIRST_SYNC,
  stopCheckRequest,
  stopCheckSyncRequest,
  stopCheckSyncsOf,
  stopChecksOf,
} from '../../../codecs/index.ts';
import { CHECKING, CHECKING_MARKUP, OK, plain, REFUSED, responded, written } from './road.ts';

const account = `<BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM>`;

describe('requests to stop checks', () => {
  it.each<[string, ChecksToStop, string]>([
    ['a number', { number: '1' }, '<CHKRANGE><CHKNUMSTART>1</CHKRANGE>'],
    ['numbers', { first: '1', last: '9' }, '<CHKRANGE><CHKNUMSTART>1<CHKNUMEND>9</CHKRANGE>'],
    ['the payee', { payee: 'Joe' }, '<CHKDESC><NAME>Joe</CHKDESC>'],
    [
      'all that is known',
      { payee: 'Joe', number: '1', date: '2026-10-01', amount: '1.00' },
      '<CHKDESC><NAME>Joe<CHECKNUM>1<DTUSER>20261001<TRNAMT>1.00</CHKDESC>',
    ],
  ])('by %s', (_, checks, markup) => {
    expect(written(stopCheckRequest({ trnuid: 't', account: CHECKING, checks }))).toBe(
      `<BANKMSGSRQV1><STPCHKTRNRQ><TRNUID>t<STPCHKRQ>${account}${markup}</STPCHKRQ></STPCHKTRNRQ></BANKMSGSRQV1>`,
    );
  });

  it('are synchronised by account', () => {
    expect(written(stopCheckSyncRequest({ since: FIRST_SYNC, account: CHECKING }))).toBe(
      `<BANKMSGSRQV1><STPCHKSYNCRQ><TOKEN>0<REJECTIFMISSING>N${account}</STPCHKSYNCRQ></BANKMSGSRQV1>`,
    );
  });
});

describe('responses to the request to stop checks', () => {
  it('say what became of each check', () => {
    const BANKACCTFROM = { BANKID: 'B1', ACCTID: 'A1', ACCTTYPE: 'CHECKING' };
    const STPCHKNUM = [
      { CHECKNUM: '1', CHKSTATUS: '0' },
      { CHECKNUM: '2', NAME: 'Joe', DTUSER: '20261001', TRNAMT: '1.00', CHKSTATUS: '1', CHKERROR: 'late' },
    ];
    const STPCHKRS = { CURDEF: 'USD', BANKACCTFROM, STPCHKNUM, FEE: '5.00', FEEMSG: 'a fee' };
    const STPCHKTRNRS = [
      { TRNUID: '1', STATUS: OK, STPCHKRS },
      { TRNUID: '2', STATUS: REFUSED },
    ];
    const ofx = responded({ BANKMSGSRSV1: { STPCHKSYNCRS: [{ TOKEN: '8', BANKACCTFROM, STPCHKTRNRS }] } });
    expect(plain(stopChecksOf(ofx))).toMatchObject([
      {
        trnuid: '1',
        account: CHECKING,
        currency: 'USD',
        checks: [
          { number: '1', result: '0' },
          { number: '2', result: '1', message: 'late', payee: 'Joe', date: '20261001', amount: '1.00' },
        ],
        fee: '5.00',
        feeMessage: 'a fee',
      },
      { trnuid: '2', status: { code: 10504 }, checks: [] },
    ]);
    expect(stopCheckSyncsOf(ofx)).toMatchObject([
      { token: '8', account: CHECKING, items: stopChecksOf(ofx) },
    ]);
  });
});
