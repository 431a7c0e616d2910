import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  payeeAddRequest,
  payeeDeleteRequest,
  payeeModifyRequest,
  payeeSyncRequest,
  payeeSyncsOf,
  payeesOf,
} from '../../../codecs/index.ts';
import {
  ELSEWHERE,
  ELSEWHERE_MARKUP,
  OK,
  PAYEE,
  PAYEE_MARKUP,
  plain,
  REFUSED,
  responded,
  written,
} from './road.ts';

const set = (content: string) => `<BILLPAYMSGSRQV1>${content}</BILLPAYMSGSRQV1>`;
const transaction = (content: string) => set(`<PAYEETRNRQ><TRNUID>t${content}</PAYEETRNRQ>`);

describe('requests about payees', () => {
  it('add one by name and address, or by id', () => {
    const add = { trnuid: 't', payee: PAYEE, to: ELSEWHERE, payAccounts: ['7', '8'] };
    expect(written(payeeAddRequest(add))).toBe(
      transaction(
        `<PAYEERQ>${PAYEE_MARKUP}<BANKACCTTO>${ELSEWHERE_MARKUP}</BANKACCTTO><PAYACCT>7<PAYACCT>8</PAYEERQ>`,
      ),
    );
    expect(written(payeeAddRequest({ trnuid: 't', payee: { id: 'G' } }))).toBe(
      transaction('<PAYEERQ><PAYEEID>G</PAYEERQ>'),
    );
  });

  it('modify one, or its account numbers alone', () => {
    expect(written(payeeModifyRequest({ trnuid: 't', payeeListId: 'P', payee: PAYEE, to: ELSEWHERE }))).toBe(
      transaction(
        `<PAYEEMODRQ><PAYEELSTID>P${PAYEE_MARKUP}<BANKACCTTO>${ELSEWHERE_MARKUP}</BANKACCTTO></PAYEEMODRQ>`,
      ),
    );
    expect(written(payeeModifyRequest({ trnuid: 't', payeeListId: 'P', payAccounts: ['9'] }))).toBe(
      transaction('<PAYEEMODRQ><PAYEELSTID>P<PAYACCT>9</PAYEEMODRQ>'),
    );
  });

  it('delete one, and synchronise the list', () => {
    expect(written(payeeDeleteRequest({ trnuid: 't', payeeListId: 'P' }))).toBe(
      transaction('<PAYEEDELRQ><PAYEELSTID>P</PAYEEDELRQ>'),
    );
    expect(written(payeeSyncRequest({ since: FIRST_SYNC }))).toBe(
      set('<PAYEESYNCRQ><TOKEN>0<REJECTIFMISSING>N</PAYEESYNCRQ>'),
    );
  });
});

describe('responses about payees', () => {
  it('say what was added, modified, deleted, refused', () => {
    const payee = {
      NAME: 'Gas',
      ADDR1: 'Street 1',
      ADDR2: 'Door 2',
      CITY: 'Town',
      STATE: 'NY',
      POSTALCODE: '10001',
      PHONE: '555',
    };
    const BANKACCTTO = { BANKID: 'B2', ACCTID: 'A3', ACCTTYPE: 'CHECKING' };
    const PAYEETRNRS = [
      {
        TRNUID: '1',
        STATUS: OK,
        PAYEERS: { PAYEELSTID: 'P', PAYEE: payee, BANKACCTTO, EXTDPAYEE: { DAYSTOPAY: 2 }, PAYACCT: ['7'] },
      },
      { TRNUID: '2', STATUS: OK, PAYEEMODRS: { PAYEELSTID: 'P', PAYACCT: ['9'] } },
      { TRNUID: '3', STATUS: OK, PAYEEDELRS: { PAYEELSTID: 'P' } },
      { TRNUID: '4', STATUS: REFUSED },
    ];
    const ofx = responded({ BILLPAYMSGSRSV1: { PAYEESYNCRS: [{ TOKEN: '8', PAYEETRNRS }] } });
    expect(plain(payeesOf(ofx))).toMatchObject([
      {
        action: 'added',
        payeeListId: 'P',
        payee: PAYEE,
        to: ELSEWHERE,
        payAccounts: ['7'],
        extended: { daysToPay: 2 },
      },
      { action: 'modified', payeeListId: 'P', payAccounts: ['9'] },
      { action: 'deleted', payeeListId: 'P' },
      { status: { code: 10504 } },
    ]);
    const [sync] = payeeSyncsOf(ofx);
    expect(sync).toEqual({ kind: 'PAYEE', token: '8', lostSync: false, items: payeesOf(ofx) });
  });

  it('say less of a payee in 1.6', () => {
    const PAYEETRNRS = [
      { TRNUID: '1', STATUS: OK, PAYEERS: { PAYEELSTID2: 'a-long-list-id', PAYEE2: { NAME: 'Gas' } } },
    ];
    expect(payeesOf(responded({ BILLPAYMSGSRSV2: { PAYEETRNRS } }, '1.6'))).toMatchObject([
      { payeeListId: 'a-long-list-id', payee: { name: 'Gas' } },
    ]);
  });
});
