import { describe, expect, it } from 'vitest';
import {
  enrolmentRequest,
  FIRST_SYNC,
  imageRequest,
  mailRequest,
  mailSyncRequest,
  mimeRequest,
  payeeAddRequest,
  payeeDeleteRequest,
  payeeModifyRequest,
  payeeSyncRequest,
  paymentCancelRequest,
  paymentModifyRequest,
  paymentRequest,
  paymentStatusRequest,
  paymentSyncRequest,
  type RequestMessages,
  recurringPaymentCancelRequest,
  recurringPaymentModifyRequest,
  recurringPaymentRequest,
  recurringPaymentSyncRequest,
  recurringTransferCancelRequest,
  recurringTransferModifyRequest,
  recurringTransferRequest,
  recurringTransferSyncRequest,
  serviceAddRequest,
  serviceChangeRequest,
  serviceDeleteRequest,
  serviceSyncRequest,
  stopCheckRequest,
  stopCheckSyncRequest,
  transferCancelRequest,
  transferModifyRequest,
  transferRequest,
  transferSyncRequest,
  userChangeRequest,
  userChangeSyncRequest,
  VERSIONS,
} from '../../../codecs/index.ts';
import { SINCE_151, SINCE_210, SINCE_211, V2SETS, XML } from '../../../codecs/versions.ts';
import {
  ADDRESS,
  BROKER,
  CARD,
  CHECKING,
  ELSEWHERE,
  LOAN,
  PAYEE,
  SAVINGS,
  versionsThatWrite,
} from './road.ts';

const trnuid = 't';
const transfer = { trnuid, from: CHECKING, to: SAVINGS, amount: '1.00', due: '2026-10-05' };
const abroad = { ...transfer, to: ELSEWHERE };
const payment = {
  trnuid,
  from: CHECKING,
  amount: '1.00',
  payee: PAYEE,
  payeeListId: 'P1',
  payAccount: '7',
  due: '2026-10-05',
};
const recurrence = { frequency: 'MONTHLY', count: 12 } as const;
const model = { modelId: 'M1', includePending: true };
const mail = {
  userId: 'user',
  created: '2026-10-01',
  from: 'Jane',
  to: 'Bank',
  subject: 'A question',
  body: 'How?',
};
const user = {
  firstName: 'Jane',
  lastName: 'Doe',
  address: { ...ADDRESS, country: 'USA' },
  email: 'jane@example.com',
};
const sync = { since: FIRST_SYNC };

const EVERY = new Set(VERSIONS);

const CASES: [name: string, messages: RequestMessages, versions: ReadonlySet<string>][] = [
  ['transfer', transferRequest(transfer), EVERY],
  ['transfer with a memo', transferRequest({ ...transfer, memo: 'm' }), V2SETS],
  ['transfer to a card', transferRequest({ ...transfer, to: CARD }), EVERY],
  ['transfer to a loan', transferRequest({ ...transfer, to: LOAN }), SINCE_210],
  [
    'loan payment with its parts',
    transferRequest({ ...transfer, to: LOAN, loanPayment: { principal: '0.60', interest: '0.40' } }),
    SINCE_210,
  ],
  ['transfer elsewhere', transferRequest(abroad), EVERY],
  ['change of a transfer', transferModifyRequest({ ...transfer, serverId: 'S1' }), EVERY],
  ['change of a transfer elsewhere', transferModifyRequest({ ...abroad, serverId: 'S1' }), EVERY],
  ['end of a transfer', transferCancelRequest({ trnuid, serverId: 'S1', interbank: false }), EVERY],
  ['end of a transfer elsewhere', transferCancelRequest({ trnuid, serverId: 'S1', interbank: true }), EVERY],
  ['transfers', transferSyncRequest({ ...sync, account: CHECKING, interbank: false }), EVERY],
  ['transfers elsewhere', transferSyncRequest({ ...sync, account: CHECKING, interbank: true }), EVERY],
  ['transfers of a card', transferSyncRequest({ ...sync, account: CARD, interbank: false }), SINCE_151],
  ['transfers of a loan', transferSyncRequest({ ...sync, account: LOAN, interbank: false }), SINCE_210],
  ['model of transfers', recurringTransferRequest({ ...transfer, recurrence }), EVERY],
  ['model of transfers elsewhere', recurringTransferRequest({ ...abroad, recurrence }), EVERY],
  [
    'change of a model of transfers',
    recurringTransferModifyRequest({ ...transfer, ...model, recurrence }),
    EVERY,
  ],
  [
    'change of a model of transfers elsewhere',
    recurringTransferModifyRequest({ ...abroad, ...model, recurrence }),
    EVERY,
  ],
  [
    'end of a model of transfers',
    recurringTransferCancelRequest({ trnuid, ...model, interbank: false }),
    EVERY,
  ],
  [
    'models of transfers',
    recurringTransferSyncRequest({ ...sync, account: CHECKING, interbank: true }),
    EVERY,
  ],
  ['payment', paymentRequest(payment), EVERY],
  ['payment to a known payee', paymentRequest({ ...payment, payee: { id: 'G1' } }), EVERY],
  ['payment by transfer', paymentRequest({ ...payment, to: ELSEWHERE }), EVERY],
  ['change of a payment', paymentModifyRequest({ ...payment, serverId: 'S1' }), EVERY],
  ['end of a payment', paymentCancelRequest({ trnuid, serverId: 'S1' }), EVERY],
  ['status of a payment', paymentStatusRequest({ trnuid, serverId: 'S1' }), EVERY],
  ['payments', paymentSyncRequest({ ...sync, account: CHECKING }), EVERY],
  [
    'model of payments',
    recurringPaymentRequest({ ...payment, recurrence, firstAmount: '2.00', lastAmount: '3.00' }),
    EVERY,
  ],
  [
    'change of a model of payments',
    recurringPaymentModifyRequest({ ...payment, ...model, recurrence }),
    EVERY,
  ],
  ['end of a model of payments', recurringPaymentCancelRequest({ trnuid, ...model }), EVERY],
  ['models of payments', recurringPaymentSyncRequest({ ...sync, account: CHECKING }), EVERY],
  ['new payee', payeeAddRequest({ trnuid, payee: PAYEE, to: ELSEWHERE, payAccounts: ['7'] }), EVERY],
  ['new known payee', payeeAddRequest({ trnuid, payee: { id: 'G1' } }), EVERY],
  [
    'change of a payee',
    payeeModifyRequest({ trnuid, payeeListId: 'P1', payee: PAYEE, to: ELSEWHERE }),
    EVERY,
  ],
  ['change of account numbers', payeeModifyRequest({ trnuid, payeeListId: 'P1', payAccounts: ['7'] }), EVERY],
  ['end of a payee', payeeDeleteRequest({ trnuid, payeeListId: 'P1' }), EVERY],
  ['payees', payeeSyncRequest(sync), EVERY],
  ['stop of a check', stopCheckRequest({ trnuid, account: CHECKING, checks: { number: '1' } }), EVERY],
  ['stopped checks', stopCheckSyncRequest({ ...sync, account: CHECKING }), EVERY],
  ['message', mailRequest({ trnuid, mail }), EVERY],
  ['message about an account', mailRequest({ trnuid, mail, about: CHECKING }), EVERY],
  ['message about a card', mailRequest({ trnuid, mail, about: CARD }), EVERY],
  ['message about an investment', mailRequest({ trnuid, mail, about: BROKER }), EVERY],
  ['message about a loan', mailRequest({ trnuid, mail, about: LOAN }), SINCE_210],
  ['message about payments', mailRequest({ trnuid, mail, about: { type: 'payments' } }), EVERY],
  [
    'message about a payment',
    mailRequest({ trnuid, mail, about: { type: 'payments', payment: { ...payment, serverId: 'S1' } } }),
    EVERY,
  ],
  ['messages', mailSyncRequest(sync), EVERY],
  ['messages about an account', mailSyncRequest({ ...sync, about: CHECKING }), EVERY],
  ['messages about an investment', mailSyncRequest({ ...sync, about: BROKER }), EVERY],
  ['messages about a loan', mailSyncRequest({ ...sync, about: LOAN }), SINCE_210],
  ['messages about payments', mailSyncRequest({ ...sync, about: { type: 'payments' } }), EVERY],
  ['what a URL points to', mimeRequest({ trnuid, url: 'https://bank.example/i.gif' }), EVERY],
  ['image', imageRequest({ trnuid, reference: 'r' }), SINCE_211],
  ['enrolment with little', enrolmentRequest({ trnuid, ...user }), SINCE_210],
  [
    'enrolment with all',
    enrolmentRequest({
      trnuid,
      ...user,
      middleName: 'M',
      dayPhone: '1',
      eveningPhone: '2',
      taxId: '3',
      securityName: 'Roe',
      birthDate: '1980-01-02',
      userId: 'jane',
      account: CHECKING,
    }),
    EVERY,
  ],
  ['service', serviceAddRequest({ trnuid, service: 'BPSVC', account: CHECKING }), EVERY],
  ['bill presentment', serviceAddRequest({ trnuid, service: 'PRESSVC', account: CHECKING }), XML],
  ['move of a service', serviceChangeRequest({ trnuid, service: 'INVSVC', from: BROKER, to: BROKER }), EVERY],
  ['end of a service', serviceDeleteRequest({ trnuid, service: 'BANKSVC', account: CARD }), EVERY],
  ['services', serviceSyncRequest(sync), EVERY],
  ['change of a name', userChangeRequest({ trnuid, lastName: 'Roe' }), EVERY],
  ['change of an address', userChangeRequest({ trnuid, ...user }), EVERY],
  ['changes of the user', userChangeSyncRequest(sync), EVERY],
];

describe('each request is written in the versions that have it, and in no other', () => {
  it.each(CASES)('%s', (_, messages, versions) => {
    expect(new Set(versionsThatWrite(messages))).toEqual(new Set(versions));
  });
});
