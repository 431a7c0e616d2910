import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  recurringTransferCancelRequest,
  recurringTransferModifyRequest,
  recurringTransferRequest,
  recurringTransferSyncRequest,
  recurringTransferSyncsOf,
  recurringTransfersOf,
  transferCancelRequest,
  transferModifyRequest,
  transferRequest,
  transferSyncRequest,
  transferSyncsOf,
  transfersOf,
} from '../../../codecs/index.ts';
import {
  CARD,
  CHECKING,
  CHECKING_MARKUP,
  ELSEWHERE,
  ELSEWHERE_MARKUP,
  LOAN,
  OK,
  plain,
  REFUSED,
  responded,
  SAVINGS,
  SAVINGS_MARKUP,
  written,
} from './road.ts';

const transfer = { trnuid: 't', from: CHECKING, to: SAVINGS, amount: '1.00' };
const within = `<XFERINFO><BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM><BANKACCTTO>${SAVINGS_MARKUP}</BANKACCTTO><TRNAMT>1.00</XFERINFO>`;
const between = within.replace(SAVINGS_MARKUP, ELSEWHERE_MARKUP);
const bank = (content: string) => `<BANKMSGSRQV1>${content}</BANKMSGSRQV1>`;
const interbank = (content: string) => `<INTERXFERMSGSRQV1>${content}</INTERXFERMSGSRQV1>`;

describe('requests about transfers', () => {
  it('transfer within the institution', () => {
    expect(written(transferRequest(transfer))).toBe(
      bank(`<INTRATRNRQ><TRNUID>t<INTRARQ>${within}</INTRARQ></INTRATRNRQ>`),
    );
  });

  it('leave the institution where the bank ids differ', () => {
    expect(written(transferRequest({ ...transfer, to: ELSEWHERE }))).toBe(
      interbank(`<INTERTRNRQ><TRNUID>t<INTERRQ>${between}</INTERRQ></INTERTRNRQ>`),
    );
  });

  it('go where the caller says', () => {
    expect(written(transferRequest({ ...transfer, interbank: true }))).toContain('<INTERRQ>');
    expect(written(transferRequest({ ...transfer, to: ELSEWHERE, interbank: false }))).toContain('<INTRARQ>');
    expect(written(transferRequest({ ...transfer, to: CARD }))).toContain('<INTRARQ>');
  });

  it('have a day, a memo, the parts of a loan payment, and marks of their own', () => {
    const scheduled = { ...transfer, due: '2026-10-05', cookie: 'c', tan: '9' };
    expect(written(transferRequest(scheduled))).toBe(
      bank(
        `<INTRATRNRQ><TRNUID>t<CLTCOOKIE>c<TAN>9<INTRARQ>${within.replace('</XFERINFO>', '<DTDUE>20261005</XFERINFO>')}</INTRARQ></INTRATRNRQ>`,
      ),
    );
    expect(written(transferRequest({ ...transfer, memo: 'm' }), '1.6')).toContain('<TRNAMT>1.00<MEMO2>m');
    const loan = transferRequest({
      ...transfer,
      to: LOAN,
      loanPayment: { principal: '0.60', interest: '0.40' },
    });
    expect(written(loan, '2.1.0')).toContain(
      '<LOANACCTTO><LOANACCTID>L1</LOANACCTID><LOANACCTTYPE>AUTO</LOANACCTTYPE></LOANACCTTO><TRNAMT>1.00</TRNAMT>' +
        '<LOANTRNAMT><PRINAMT>0.60</PRINAMT><INTAMT>0.40</INTAMT></LOANTRNAMT>',
    );
  });

  it('modify and cancel by the institution’s id', () => {
    expect(written(transferModifyRequest({ ...transfer, serverId: 'S' }))).toBe(
      bank(`<INTRATRNRQ><TRNUID>t<INTRAMODRQ><SRVRTID>S${within}</INTRAMODRQ></INTRATRNRQ>`),
    );
    expect(written(transferModifyRequest({ ...transfer, to: ELSEWHERE, serverId: 'S' }))).toBe(
      interbank(`<INTERTRNRQ><TRNUID>t<INTERMODRQ><SRVRTID>S${between}</INTERMODRQ></INTERTRNRQ>`),
    );
    expect(written(transferCancelRequest({ trnuid: 't', serverId: 'S', interbank: false }))).toBe(
      bank('<INTRATRNRQ><TRNUID>t<INTRACANRQ><SRVRTID>S</INTRACANRQ></INTRATRNRQ>'),
    );
    expect(written(transferCancelRequest({ trnuid: 't', serverId: 'S', interbank: true }))).toBe(
      interbank('<INTERTRNRQ><TRNUID>t<INTERCANRQ><SRVRTID>S</INTERCANRQ></INTERTRNRQ>'),
    );
  });

  it('synchronise, with a request embedded', () => {
    const requests = [transferRequest(transfer)];
    expect(
      written(transferSyncRequest({ since: FIRST_SYNC, account: CHECKING, interbank: false, requests })),
    ).toBe(
      bank(
        `<INTRASYNCRQ><TOKEN>0<REJECTIFMISSING>N<BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM>` +
          `<INTRATRNRQ><TRNUID>t<INTRARQ>${within}</INTRARQ></INTRATRNRQ></INTRASYNCRQ>`,
      ),
    );
  });
});

describe('requests about models of transfers', () => {
  const recurring = { ...transfer, recurrence: { frequency: 'WEEKLY', count: 4 } } as const;
  const recurs = '<RECURRINST><NINSTS>4<FREQ>WEEKLY</RECURRINST>';

  it('make one', () => {
    expect(written(recurringTransferRequest(recurring))).toBe(
      bank(
        `<RECINTRATRNRQ><TRNUID>t<RECINTRARQ>${recurs}<INTRARQ>${within}</INTRARQ></RECINTRARQ></RECINTRATRNRQ>`,
      ),
    );
    const endless = { ...recurring, to: ELSEWHERE, recurrence: { frequency: 'MONTHLY' } } as const;
    expect(written(recurringTransferRequest(endless))).toBe(
      interbank(
        `<RECINTERTRNRQ><TRNUID>t<RECINTERRQ><RECURRINST><FREQ>MONTHLY</RECURRINST><INTERRQ>${between}</INTERRQ></RECINTERRQ></RECINTERTRNRQ>`,
      ),
    );
  });

  it('modify and cancel one', () => {
    const model = { modelId: 'M', includePending: true };
    expect(written(recurringTransferModifyRequest({ ...recurring, ...model }))).toBe(
      bank(
        `<RECINTRATRNRQ><TRNUID>t<RECINTRAMODRQ><RECSRVRTID>M${recurs}<INTRARQ>${within}</INTRARQ><MODPENDING>Y</RECINTRAMODRQ></RECINTRATRNRQ>`,
      ),
    );
    expect(written(recurringTransferModifyRequest({ ...recurring, ...model, to: ELSEWHERE }))).toContain(
      `<RECINTERMODRQ><RECSRVRTID>M${recurs}<INTERRQ>${between}</INTERRQ><MODPENDING>Y</RECINTERMODRQ>`,
    );
    expect(
      written(
        recurringTransferCancelRequest({ trnuid: 't', modelId: 'M', includePending: false, interbank: true }),
      ),
    ).toBe(
      interbank(
        '<RECINTERTRNRQ><TRNUID>t<RECINTERCANRQ><RECSRVRTID>M<CANPENDING>N</RECINTERCANRQ></RECINTERTRNRQ>',
      ),
    );
  });

  it('synchronise them', () => {
    const sync = { since: { token: '7' }, account: CHECKING };
    expect(written(recurringTransferSyncRequest({ ...sync, interbank: false }))).toContain(
      '<RECINTRASYNCRQ>',
    );
    expect(written(recurringTransferSyncRequest({ ...sync, interbank: true }))).toContain('<RECINTERSYNCRQ>');
  });
});

const BANKACCTFROM = { BANKID: 'B1', ACCTID: 'A1', ACCTTYPE: 'CHECKING' };
const BANKACCTTO = { BANKID: 'B1', ACCTID: 'A2', ACCTTYPE: 'SAVINGS' };
const XFERINFO = { BANKACCTFROM, BANKACCTTO, TRNAMT: '1.00', DTDUE: '20261005' };
const INFO = { from: CHECKING, to: SAVINGS, amount: '1.00', due: '20261005' };
const done = { code: 0, severity: 'INFO' };

describe('responses about transfers', () => {
  it('say what was made', () => {
    const INTRARS = {
      CURDEF: 'USD',
      SRVRTID: 'S',
      XFERINFO,
      DTXFERPRJ: '20261005',
      RECSRVRTID: 'M',
      XFERPRCSTS: { XFERPRCCODE: 'WILLPROCESSON', DTXFERPRC: '20261005' },
    };
    const INTRATRNRS = [{ TRNUID: 't', STATUS: OK, CLTCOOKIE: 'c', INTRARS }];
    const [transfer, ...others] = transfersOf(responded({ BANKMSGSRSV1: { INTRATRNRS } }));
    expect(others).toEqual([]);
    expect(plain(transfer)).toMatchObject({
      trnuid: 't',
      status: done,
      cookie: 'c',
      interbank: false,
      action: 'made',
      serverId: 'S',
      modelId: 'M',
      currency: 'USD',
      transfer: INFO,
      projected: '20261005',
      progress: { code: 'WILLPROCESSON', at: '20261005' },
    });
    expect(transfer).not.toHaveProperty('posted');
  });

  it('say what was modified, cancelled, refused', () => {
    const INTERTRNRS = [
      { TRNUID: '1', STATUS: OK, INTERMODRS: { SRVRTID: 'S', XFERINFO } },
      { TRNUID: '2', STATUS: OK, INTERCANRS: { SRVRTID: 'S' } },
      { TRNUID: '3', STATUS: REFUSED },
      {
        TRNUID: '4',
        STATUS: OK,
        INTERRS: { CURDEF: 'USD', SRVRTID: 'S', XFERINFO, DTPOSTED: '20261005', REFNUM: 'R' },
      },
    ];
    const transfers = transfersOf(responded({ INTERXFERMSGSRSV1: { INTERTRNRS } }));
    expect(plain(transfers)).toMatchObject([
      { trnuid: '1', interbank: true, action: 'modified', serverId: 'S', transfer: INFO },
      { trnuid: '2', action: 'cancelled', serverId: 'S' },
      { trnuid: '3', status: { code: 10504, severity: 'ERROR', message: 'no' } },
      { trnuid: '4', posted: '20261005', referenceNumber: 'R' },
    ]);
    expect(transfers[2]).not.toHaveProperty('action');
  });

  it('are read from the second version of a message set too', () => {
    const INTRARS = { CURDEF: 'USD', SRVRTID2: 'long-server-id', XFERINFO: { ...XFERINFO, MEMO2: 'm' } };
    const ofx = responded({ BANKMSGSRSV2: { INTRATRNRS: [{ TRNUID: 't', STATUS: OK, INTRARS }] } }, '1.6');
    expect(plain(transfersOf(ofx))).toMatchObject([{ serverId: 'long-server-id', transfer: { memo: 'm' } }]);
  });

  it('are told by synchronisation, with the token to go on from', () => {
    const INTRARS = { CURDEF: 'USD', SRVRTID: 'S', XFERINFO };
    const INTRASYNCRS = [
      { TOKEN: '8', LOSTSYNC: true, BANKACCTFROM, INTRATRNRS: [{ TRNUID: '0', STATUS: OK, INTRARS }] },
    ];
    const ofx = responded({ BANKMSGSRSV1: { INTRASYNCRS } });
    expect(transferSyncsOf(ofx)).toMatchObject([
      {
        kind: 'INTRA',
        account: CHECKING,
        token: '8',
        lostSync: true,
        items: [{ trnuid: '0', serverId: 'S' }],
      },
    ]);
    expect(transfersOf(ofx)).toHaveLength(1);
  });

  it('keep the parts of a loan payment', () => {
    const LOANACCTTO = { LOANACCTID: 'L1', LOANACCTTYPE: 'AUTO' };
    const info = {
      BANKACCTFROM,
      LOANACCTTO,
      TRNAMT: '1.00',
      LOANTRNAMT: { PRINAMT: '0.60', INTAMT: '0.40' },
    };
    const INTRARS = { CURDEF: 'USD', SRVRTID: 'S', XFERINFO: info };
    const ofx = responded({ BANKMSGSRSV1: { INTRATRNRS: [{ TRNUID: 't', STATUS: OK, INTRARS }] } }, '2.3');
    expect(transfersOf(ofx)).toMatchObject([
      { transfer: { to: LOAN, loanPayment: { principal: '0.60', interest: '0.40' } } },
    ]);
  });
});

describe('responses about models of transfers', () => {
  const RECURRINST = { NINSTS: 4, FREQ: 'WEEKLY' };
  const recurrence = { frequency: 'WEEKLY', count: 4 };

  it('say what was made, modified, cancelled, refused', () => {
    const RECINTRATRNRS = [
      {
        TRNUID: '1',
        STATUS: OK,
        RECINTRARS: { RECSRVRTID: 'M', RECURRINST, INTRARS: { CURDEF: 'USD', SRVRTID: 'S', XFERINFO } },
      },
      {
        TRNUID: '2',
        STATUS: OK,
        RECINTRAMODRS: {
          RECSRVRTID: 'M',
          RECURRINST,
          INTRARS: { CURDEF: 'USD', SRVRTID: 'S', XFERINFO },
          MODPENDING: true,
        },
      },
      { TRNUID: '3', STATUS: OK, RECINTRACANRS: { RECSRVRTID: 'M', CANPENDING: false } },
      { TRNUID: '4', STATUS: REFUSED },
    ];
    expect(plain(recurringTransfersOf(responded({ BANKMSGSRSV1: { RECINTRATRNRS } })))).toMatchObject([
      { trnuid: '1', action: 'made', modelId: 'M', recurrence, currency: 'USD', transfer: INFO },
      { trnuid: '2', action: 'modified', modelId: 'M', recurrence, transfer: INFO, includePending: true },
      { trnuid: '3', action: 'cancelled', modelId: 'M', includePending: false },
      { trnuid: '4', interbank: false, status: { code: 10504 } },
    ]);
  });

  it('are read in both of 1.6’s forms, and by synchronisation', () => {
    const RECINTERTRNRS = [
      {
        TRNUID: '1',
        STATUS: OK,
        RECINTERRS: { RECSRVRTID2: 'M', RECURRINST: { FREQ: 'MONTHLY' }, XFERINFO },
      },
    ];
    const RECINTERSYNCRS = [{ TOKEN2: 'a-long-token', SYNCERROR: 6501, BANKACCTFROM, RECINTERTRNRS }];
    const ofx = responded({ INTERXFERMSGSRSV2: { RECINTERSYNCRS } }, '1.6');
    expect(plain(recurringTransferSyncsOf(ofx))).toMatchObject([
      {
        kind: 'RECINTER',
        token: 'a-long-token',
        lostSync: false,
        error: 6501,
        items: [{ interbank: true, modelId: 'M', recurrence: { frequency: 'MONTHLY' }, transfer: INFO }],
      },
    ]);
  });
});
