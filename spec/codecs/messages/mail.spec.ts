import { describe, expect, it } from 'vitest';
import {
  FIRST_SYNC,
  imageRequest,
  type MailSubject,
  mailRequest,
  mailSyncRequest,
  mailSyncsOf,
  mailsOf,
  mimeRequest,
  mimesOf,
  replyTo,
} from '../../../codecs/index.ts';
import {
  BROKER,
  CARD,
  CHECKING,
  CHECKING_MARKUP,
  LOAN,
  OK,
  plain,
  REFUSED,
  responded,
  written,
} from './road.ts';

const mail = {
  userId: 'user',
  created: '2026-10-01',
  from: 'Jane',
  to: 'Bank',
  subject: 'A question',
  body: 'How <much>?',
};
const markup =
  '<MAIL><USERID>user<DTCREATED>20261001<FROM>Jane<TO>Bank<SUBJECT>A question' +
  '<MSGBODY>How &lt;much&gt;?</MSGBODY><INCIMAGES>N<USEHTML>N</MAIL>';
const payment = {
  serverId: 'S',
  from: CHECKING,
  amount: '1.00',
  payee: { id: 'G' },
  payAccount: '7',
  due: '2026-10-05',
};
const info = `<PMTINFO><BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM><TRNAMT>1.00<PAYEEID>G<PAYACCT>7<DTDUE>20261005</PMTINFO>`;

describe('requests with a message', () => {
  it.each<[string, MailSubject | undefined, string, string, string, string]>([
    ['nothing in particular', undefined, 'EMAIL', 'MAIL', '', markup],
    [
      'a bank account',
      CHECKING,
      'BANK',
      'BANKMAIL',
      `<BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM>`,
      `<BANKACCTFROM>${CHECKING_MARKUP}</BANKACCTFROM>${markup}`,
    ],
    [
      'a card',
      CARD,
      'BANK',
      'BANKMAIL',
      '<CCACCTFROM><ACCTID>C1</CCACCTFROM>',
      `<CCACCTFROM><ACCTID>C1</CCACCTFROM>${markup}`,
    ],
    [
      'an investment account',
      BROKER,
      'INVSTMT',
      'INVMAIL',
      '<INVACCTFROM><BROKERID>R1<ACCTID>I1</INVACCTFROM>',
      `<INVACCTFROM><BROKERID>R1<ACCTID>I1</INVACCTFROM>${markup}`,
    ],
    ['payments', { type: 'payments' }, 'BILLPAY', 'PMTMAIL', '', markup],
    ['a payment', { type: 'payments', payment }, 'BILLPAY', 'PMTMAIL', '', `${markup}<SRVRTID>S${info}`],
  ])('about %s', (_, about, set, kind, scope, content) => {
    expect(written(mailRequest({ trnuid: 't', mail, about }))).toBe(
      `<${set}MSGSRQV1><${kind}TRNRQ><TRNUID>t<${kind}RQ>${content}</${kind}RQ></${kind}TRNRQ></${set}MSGSRQV1>`,
    );
    expect(written(mailSyncRequest({ since: FIRST_SYNC, about }))).toBe(
      `<${set}MSGSRQV1><${kind}SYNCRQ><TOKEN>0<REJECTIFMISSING>N<INCIMAGES>N<USEHTML>N${scope}</${kind}SYNCRQ></${set}MSGSRQV1>`,
    );
  });

  it('about a loan, from 2.1.0 on', () => {
    const about = '<LOANACCTFROM><LOANACCTID>L1</LOANACCTID>';
    expect(written(mailRequest({ trnuid: 't', mail, about: LOAN }), '2.1.0')).toContain(
      `<LOANMAILRQ>${about}`,
    );
  });

  it('say whether images and HTML are welcome', () => {
    const welcome = { images: true, html: true };
    expect(written(mailRequest({ trnuid: 't', mail: { ...mail, ...welcome } }))).toContain(
      '<INCIMAGES>Y<USEHTML>Y',
    );
    expect(written(mailSyncRequest({ since: 'tokenOnly', ...welcome }))).toContain(
      '<TOKENONLY>Y<REJECTIFMISSING>N<INCIMAGES>Y<USEHTML>Y',
    );
  });
});

describe('replyTo', () => {
  const reply = { created: '2026-10-02', body: 'So much.' };

  it('answers to the sender, under the same subject', () => {
    expect(replyTo(mail, reply)).toEqual({
      userId: 'user',
      created: '2026-10-02',
      from: 'Bank',
      to: 'Jane',
      subject: 'Re: A question',
      body: 'So much.',
    });
    expect(replyTo(replyTo(mail, reply), reply).subject).toBe('Re: A question');
  });

  it('keeps the subject as short as it must be', () => {
    const long = { ...mail, subject: 'x'.repeat(60) };
    expect(written(mailRequest({ trnuid: 't', mail: replyTo(long, reply) }))).toContain(
      `<SUBJECT>Re: ${'x'.repeat(56)}<`,
    );
  });
});

const MAIL = {
  USERID: 'user',
  DTCREATED: '20261001',
  FROM: 'Bank',
  TO: 'Jane',
  SUBJECT: 's',
  MSGBODY: 'b',
  INCIMAGES: false,
  USEHTML: true,
};
const MESSAGE = {
  userId: 'user',
  created: '20261001',
  from: 'Bank',
  to: 'Jane',
  subject: 's',
  body: 'b',
  html: true,
};
const BANKACCTFROM = { BANKID: 'B1', ACCTID: 'A1', ACCTTYPE: 'CHECKING' };

describe('responses with messages', () => {
  it('give each, with what it is about', () => {
    const PMTINFO = { BANKACCTFROM, TRNAMT: '1.00', PAYEEID: 'G', PAYACCT: '7', DTDUE: '20261005' };
    const transaction = (TRNUID: string, content: object) => [{ TRNUID, STATUS: OK, ...content }];
    const ofx = responded(
      {
        EMAILMSGSRSV1: {
          MAILTRNRS: [...transaction('1', { MAILRS: { MAIL } }), { TRNUID: '2', STATUS: REFUSED }],
        },
        BANKMSGSRSV1: { BANKMAILTRNRS: transaction('3', { BANKMAILRS: { BANKACCTFROM, MAIL } }) },
        BILLPAYMSGSRSV1: {
          PMTMAILTRNRS: [
            ...transaction('4', { PMTMAILRS: { MAIL } }),
            ...transaction('5', { PMTMAILRS: { MAIL, SRVRTID: 'S', PMTINFO } }),
          ],
        },
        INVSTMTMSGSRSV1: {
          INVMAILTRNRS: transaction('6', {
            INVMAILRS: { INVACCTFROM: { BROKERID: 'R1', ACCTID: 'I1' }, MAIL },
          }),
        },
        LOANMSGSRSV1: {
          LOANMAILTRNRS: transaction('7', {
            LOANMAILRS: { LOANACCTFROM: { LOANACCTID: 'L1', LOANACCTTYPE: 'AUTO' }, MAIL },
          }),
        },
      },
      '2.3',
    );
    const mails = mailsOf(ofx);
    expect(plain(mails)).toMatchObject([
      { trnuid: '1', mail: MESSAGE },
      { trnuid: '2', status: { code: 10504 } },
      { trnuid: '3', mail: MESSAGE, about: CHECKING },
      { trnuid: '4', mail: MESSAGE, about: { type: 'payments' } },
      {
        trnuid: '5',
        about: { type: 'payments' },
        serverId: 'S',
        payment: { amount: '1.00', payee: { id: 'G' } },
      },
      { trnuid: '6', mail: MESSAGE, about: BROKER },
      { trnuid: '7', mail: MESSAGE, about: LOAN },
    ]);
    expect(mails[0]).not.toHaveProperty('about');
    expect(mails[1]).not.toHaveProperty('mail');
  });

  it('give notices of what came back, by synchronisation', () => {
    const CHKMAILRS = { BANKACCTFROM, MAIL, CHECKNUM: '12', TRNAMT: '1.00', DTUSER: '20261001', FEE: '5.00' };
    const BANKMAILTRNRS = [
      { TRNUID: '0', STATUS: OK, CHKMAILRS },
      { TRNUID: '0', STATUS: OK, DEPMAILRS: { BANKACCTFROM, MAIL, TRNAMT: '1.00' } },
    ];
    const ofx = responded({
      BANKMSGSRSV1: { BANKMAILSYNCRS: [{ TOKEN: '8', BANKACCTFROM, BANKMAILTRNRS }] },
    });
    expect(plain(mailSyncsOf(ofx))).toMatchObject([
      {
        kind: 'BANKMAIL',
        account: CHECKING,
        token: '8',
        items: [
          {
            about: CHECKING,
            returned: { type: 'check', checkNumber: '12', amount: '1.00', date: '20261001', fee: '5.00' },
          },
          { mail: MESSAGE, returned: { type: 'deposit', amount: '1.00' } },
        ],
      },
    ]);
  });
});

describe('what messages and transactions point to', () => {
  it('is asked for by URL, or as an image', () => {
    expect(written(mimeRequest({ trnuid: 't', url: 'https://bank.example/a?b&c' }))).toBe(
      '<EMAILMSGSRQV1><GETMIMETRNRQ><TRNUID>t<GETMIMERQ><URL>https://bank.example/a?b&amp;c</GETMIMERQ></GETMIMETRNRQ></EMAILMSGSRQV1>',
    );
    expect(written(imageRequest({ trnuid: 't', reference: 'r' }), '2.1.1')).toBe(
      '<IMAGEMSGSRQV1><IMAGETRNRQ><TRNUID>t</TRNUID><IMAGERQ><IMAGEREF>r</IMAGEREF></IMAGERQ></IMAGETRNRQ></IMAGEMSGSRQV1>',
    );
  });

  it('is answered by its URL', () => {
    const GETMIMETRNRS = [
      { TRNUID: '1', STATUS: OK, GETMIMERS: { URL: 'https://bank.example/' } },
      { TRNUID: '2', STATUS: REFUSED },
    ];
    expect(mimesOf(responded({ EMAILMSGSRSV1: { GETMIMETRNRS } }))).toMatchObject([
      { trnuid: '1', url: 'https://bank.example/' },
      { trnuid: '2', status: { code: 10504 } },
    ]);
  });
});
