import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  paymentCancelRequest,
  paymentModifyRequest,
  paymentRequest,
  paymentStatusesOf,
  paymentStatusRequest,
  paymentSyncRequest,
  paymentSyncsOf,
  paymentsOf,
  recurringPaymentCancelRequest,
  recurringPaymentModifyRequest,
  recurringPaymentRequest,
  recurringPaymentSyncRequest,
  recurringPaymentSyncsOf,
  recurringPaymentsOf,
} from '../../../codecs/index.ts';
import {
  ADDRESS,
  CHECKING,
  CHECKING_MARKUP,
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

const payment = {
  trnuid: 't',
  from: CHECKING,
  amount: '1.00',
  payee: PAYEE,
  payAccount: '7',
  due: '2026-10-05',
};
const before = `<PMTINFO><BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM><TRNAMT>1.00`;
const info = `${before}${PAYEE_MARKUP}<PAYACCT>7<DTDUE>20261005</PMTINFO>`;
const set = (content: string) => `<BILLPAYMSGSRQV1>${content}</BILLPAYMSGSRQV1>`;

describe('requests about payments', () => {
  it('pay a payee by name and address', () => {
    expect(written(paymentRequest(payment))).toBe(
      set(`<PMTTRNRQ><TRNUID>t<PMTRQ>${info}</PMTRQ></PMTTRNRQ>`),
    );
  });

  it('pay a payee by id, with all that may be said', () => {
    const full = {
      ...payment,
      payee: { id: 'G' },
      payeeListId: 'P',
      to: ELSEWHERE,
      memo: 'm',
      billReference: 'b',
    };
    expect(written(paymentRequest(full))).toBe(
      set(
        `<PMTTRNRQ><TRNUID>t<PMTRQ>${before}<PAYEEID>G<PAYEELSTID>P<BANKACCTTO>${ELSEWHERE_MARKUP}</BANKACCTTO>` +
          '<PAYACCT>7<DTDUE>20261005<MEMO>m<BILLREFINFO>b</PMTINFO></PMTRQ></PMTTRNRQ>',
      ),
    );
  });

  it('pay an entry of the user’s list, by address too', () => {
    expect(written(paymentRequest({ ...payment, payeeListId: 'P' }))).toContain(
      `${PAYEE_MARKUP}<PAYEELSTID>P<PAYACCT>`,
    );
  });

  it('modify, cancel, ask and synchronise', () => {
    expect(written(paymentModifyRequest({ ...payment, serverId: 'S' }))).toBe(
      set(`<PMTTRNRQ><TRNUID>t<PMTMODRQ><SRVRTID>S${info}</PMTMODRQ></PMTTRNRQ>`),
    );
    expect(written(paymentCancelRequest({ trnuid: 't', serverId: 'S' }))).toBe(
      set('<PMTTRNRQ><TRNUID>t<PMTCANCRQ><SRVRTID>S</PMTCANCRQ></PMTTRNRQ>'),
    );
    expect(written(paymentStatusRequest({ trnuid: 't', serverId: 'S' }))).toBe(
      set('<PMTINQTRNRQ><TRNUID>t<PMTINQRQ><SRVRTID>S</PMTINQRQ></PMTINQTRNRQ>'),
    );
    const requests = [paymentRequest(payment)];
    expect(written(paymentSyncRequest({ since: FIRST_SYNC, account: CHECKING, requests }))).toBe(
      set(
        `<PMTSYNCRQ><TOKEN>0<REJECTIFMISSING>N<BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM>` +
          `<PMTTRNRQ><TRNUID>t<PMTRQ>${info}</PMTRQ></PMTTRNRQ></PMTSYNCRQ>`,
      ),
    );
  });
});

describe('requests about models of payments', () => {
  const recurring = { ...payment, recurrence: { frequency: 'MONTHLY', count: 12 } } as const;
  const recurs = '<RECURRINST><NINSTS>12<FREQ>MONTHLY</RECURRINST>';

  it('make, modify, cancel and synchronise', () => {
    const amounts = { firstAmount: '2.00', lastAmount: '3.00' };
    expect(written(recurringPaymentRequest({ ...recurring, ...amounts }))).toBe(
      set(
        `<RECPMTTRNRQ><TRNUID>t<RECPMTRQ>${recurs}${info}<INITIALAMT>2.00<FINALAMT>3.00</RECPMTRQ></RECPMTTRNRQ>`,
      ),
    );
    const model = { modelId: 'M', includePending: true };
    expect(written(recurringPaymentModifyRequest({ ...recurring, ...model }))).toBe(
      set(
        `<RECPMTTRNRQ><TRNUID>t<RECPMTMODRQ><RECSRVRTID>M${recurs}${info}<MODPENDING>Y</RECPMTMODRQ></RECPMTTRNRQ>`,
      ),
    );
    expect(written(recurringPaymentCancelRequest({ trnuid: 't', ...model }))).toBe(
      set('<RECPMTTRNRQ><TRNUID>t<RECPMTCANCRQ><RECSRVRTID>M<CANPENDING>Y</RECPMTCANCRQ></RECPMTTRNRQ>'),
    );
    expect(written(recurringPaymentSyncRequest({ since: 'refresh', account: CHECKING }))).toBe(
      set(
        `<RECPMTSYNCRQ><REFRESH>Y<REJECTIFMISSING>N<BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM></RECPMTSYNCRQ>`,
      ),
    );
  });
});

const BANKACCTFROM = { BANKID: 'B1', ACCTID: 'A1', ACCTTYPE: 'CHECKING' };
const PAYEE_ELEMENT = {
  NAME: 'Gas',
  ADDR1: 'Street 1',
  ADDR2: 'Door 2',
  CITY: 'Town',
  STATE: 'NY',
  POSTALCODE: '10001',
  PHONE: '555',
};
const PMTINFO = {
  BANKACCTFROM,
  TRNAMT: '1.00',
  PAYEE: PAYEE_ELEMENT,
  PAYEELSTID: 'P',
  PAYACCT: '7',
  DTDUE: '20261005',
  MEMO: 'm',
};
const INFO = {
  from: CHECKING,
  amount: '1.00',
  payee: PAYEE,
  payeeListId: 'P',
  payAccount: '7',
  due: '20261005',
  memo: 'm',
};
const PMTPRCSTS = { PMTPRCCODE: 'WILLPROCESSON', DTPMTPRC: '20261005' };
const progress = { code: 'WILLPROCESSON', at: '20261005' };
const EXTDPAYEE = { PAYEEID: 'G', IDSCOPE: 'GLOBAL', NAME: 'Gas', DAYSTOPAY: 2 };
const extendedPayee = { payeeId: 'G', scope: 'GLOBAL', name: 'Gas', daysToPay: 2 };
const PMTRS = { SRVRTID: 'S', PAYEELSTID: 'P', CURDEF: 'USD', PMTINFO, EXTDPAYEE, CHECKNUM: '12', PMTPRCSTS };

describe('responses about payments', () => {
  it('say what was made, modified, cancelled, refused', () => {
    const PMTTRNRS = [
      { TRNUID: '1', STATUS: OK, PMTRS },
      { TRNUID: '2', STATUS: OK, PMTMODRS: { SRVRTID: 'S', PMTINFO, PMTPRCSTS } },
      { TRNUID: '3', STATUS: OK, PMTCANCRS: { SRVRTID: 'S' } },
      { TRNUID: '4', STATUS: REFUSED },
    ];
    const payments = paymentsOf(responded({ BILLPAYMSGSRSV1: { PMTTRNRS } }));
    expect(plain(payments)).toMatchObject([
      {
        trnuid: '1',
        action: 'made',
        serverId: 'S',
        payeeListId: 'P',
        currency: 'USD',
        payment: INFO,
        extendedPayee,
        checkNumber: '12',
        progress,
      },
      { trnuid: '2', action: 'modified', serverId: 'S', payment: INFO, progress },
      { trnuid: '3', action: 'cancelled', serverId: 'S' },
      { trnuid: '4', status: { code: 10504, severity: 'ERROR' } },
    ]);
    expect(payments[3]).not.toHaveProperty('action');
    expect(payments[3]).not.toHaveProperty('payment');
  });

  it('give back what a payment can be modified with', () => {
    const [made] = paymentsOf(
      responded({ BILLPAYMSGSRSV1: { PMTTRNRS: [{ TRNUID: '1', STATUS: OK, PMTRS }] } }),
    );
    expect(made?.payment?.payee).toEqual({ ...PAYEE, address: { ...ADDRESS } });
  });

  it('are read from 1.6’s other form', () => {
    const PMTINFO2 = {
      BANKACCTFROM,
      TRNAMT: '1.00',
      PAYEE2: { NAME: 'Gas' },
      PAYEELSTID2: 'a-long-list-id',
      DTDUE: '20261005',
      MEMO2: 'm',
    };
    const { PMTINFO: _, PAYEELSTID: __, ...rest } = PMTRS;
    const PMTTRNRS = [
      { TRNUID: '1', STATUS: OK, PMTRS: { ...rest, PAYEELSTID2: 'a-long-list-id', PMTINFO2 } },
      {
        TRNUID: '2',
        STATUS: OK,
        PMTMODRS: {
          SRVRTID2: 'a-long-id',
          PMTINFO2: { BANKACCTFROM, TRNAMT: '1.00', PAYEEID2: 'G', DTDUE: '20261005' },
        },
      },
    ];
    expect(plain(paymentsOf(responded({ BILLPAYMSGSRSV2: { PMTTRNRS } }, '1.6')))).toMatchObject([
      { payment: { payee: { name: 'Gas' }, payeeListId: 'a-long-list-id', memo: 'm' } },
      { serverId: 'a-long-id', payment: { payee: { id: 'G' } } },
    ]);
  });

  it('say where a payment stands', () => {
    const PMTINQTRNRS = [
      { TRNUID: '1', STATUS: OK, PMTINQRS: { SRVRTID: 'S', PMTPRCSTS, CHECKNUM: '12' } },
      { TRNUID: '2', STATUS: REFUSED },
    ];
    expect(plain(paymentStatusesOf(responded({ BILLPAYMSGSRSV1: { PMTINQTRNRS } })))).toMatchObject([
      { trnuid: '1', serverId: 'S', progress, checkNumber: '12' },
      { trnuid: '2', status: { code: 10504 } },
    ]);
  });

  it('are told by synchronisation', () => {
    const PMTSYNCRS = [{ TOKEN: '8', BANKACCTFROM, PMTTRNRS: [{ TRNUID: '0', STATUS: OK, PMTRS }] }];
    const ofx = responded({ BILLPAYMSGSRSV1: { PMTSYNCRS } });
    expect(paymentSyncsOf(ofx)).toMatchObject([
      {
        kind: 'PMT',
        account: CHECKING,
        token: '8',
        lostSync: false,
        items: [{ trnuid: '0', serverId: 'S' }],
      },
    ]);
  });
});

describe('responses about models of payments', () => {
  const RECURRINST = { FREQ: 'MONTHLY' };
  const recurrence = { frequency: 'MONTHLY' };

  it('say what was made, modified, cancelled, refused', () => {
    const model = { RECSRVRTID: 'M', RECURRINST, PMTINFO, INITIALAMT: '2.00', FINALAMT: '3.00' };
    const RECPMTTRNRS = [
      { TRNUID: '1', STATUS: OK, RECPMTRS: { ...model, PAYEELSTID: 'P', CURDEF: 'USD', EXTDPAYEE } },
      { TRNUID: '2', STATUS: OK, RECPMTMODRS: { ...model, MODPENDING: false } },
      { TRNUID: '3', STATUS: OK, RECPMTCANCRS: { RECSRVRTID: 'M', CANPENDING: true } },
      { TRNUID: '4', STATUS: REFUSED },
    ];
    const RECPMTSYNCRS = [{ TOKEN: '8', BANKACCTFROM, RECPMTTRNRS }];
    const ofx = responded({ BILLPAYMSGSRSV1: { RECPMTSYNCRS } });
    const expected = { modelId: 'M', recurrence, payment: INFO, firstAmount: '2.00', lastAmount: '3.00' };
    expect(plain(recurringPaymentsOf(ofx))).toMatchObject([
      { trnuid: '1', action: 'made', ...expected, payeeListId: 'P', currency: 'USD', extendedPayee },
      { trnuid: '2', action: 'modified', ...expected, includePending: false },
      { trnuid: '3', action: 'cancelled', modelId: 'M', includePending: true },
      { trnuid: '4', status: { code: 10504 } },
    ]);
    expect(recurringPaymentSyncsOf(ofx)[0]?.items).toEqual(recurringPaymentsOf(ofx));
  });
});
