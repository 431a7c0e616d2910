import { expect, it } from 'vitest';
import {
  accountsRequest,
  amortizationRequest,
  batch,
  closingStatementRequest,
  enrolmentRequest,
  FIRST_SYNC,
  imageRequest,
  mailRequest,
  mailSyncRequest,
  mimeRequest,
  OfxError,
  payeeAddRequest,
  payeeDeleteRequest,
  payeeModifyRequest,
  payeeSyncRequest,
  paymentCancelRequest,
  paymentModifyRequest,
  paymentRequest,
  paymentStatusRequest,
  paymentSyncRequest,
  profileRequest,
  type RequestMessages,
  recurringPaymentCancelRequest,
  recurringPaymentRequest,
  recurringPaymentSyncRequest,
  recurringTransferRequest,
  recurringTransferSyncRequest,
  responsesByTrnuid,
  serviceAddRequest,
  serviceSyncRequest,
  statementRequest,
  stopCheckRequest,
  stopCheckSyncRequest,
  transferCancelRequest,
  transferModifyRequest,
  transferRequest,
  transferSyncRequest,
  userChangeRequest,
  userChangeSyncRequest,
  VERSIONS,
  type Version,
} from '../../../../codecs/index.ts';
import { type FileOptions, requestBytes, send } from '../files.ts';
import { bankWith, CARD, CHECKING, PAYEE, SAVINGS } from './bank.ts';

const LOAN = { type: 'loan', accountId: 'L1', loanType: 'AUTO' } as const;
const BROKER = { type: 'investment', brokerId: 'R1', accountId: 'I1' } as const;
const ELSEWHERE = { ...CHECKING, bankId: '999000999' };

const payment = { from: CHECKING, amount: '1.00', payee: PAYEE, payAccount: '7', due: '2026-11-20' };
const transfer = { from: CHECKING, to: SAVINGS, amount: '1.00', due: '2026-11-20' };
const mail = { userId: 'demo', created: '2026-11-10', from: 'A', to: 'B', subject: 'S', body: 'T' };
const recurrence = { frequency: 'MONTHLY', count: 12 } as const;
const user = {
  firstName: 'Ada',
  middleName: 'M',
  lastName: 'T',
  address: { ...PAYEE.address, country: 'ITA' },
  dayPhone: '1',
  eveningPhone: '2',
  email: 'ada@example.com',
  taxId: '3',
  securityName: 'R',
  birthDate: '1970-01-01',
};
const sync = { since: FIRST_SYNC };

/** One request of every kind that can be built. */
const REQUESTS: readonly ((trnuid: string) => RequestMessages)[] = [
  profileRequest,
  accountsRequest,
  (trnuid) => statementRequest({ trnuid, account: CHECKING }),
  (trnuid) => statementRequest({ trnuid, account: CARD }),
  (trnuid) => statementRequest({ trnuid, account: BROKER }),
  (trnuid) => statementRequest({ trnuid, account: LOAN }),
  (trnuid) => closingStatementRequest({ trnuid, account: CHECKING }),
  (trnuid) => amortizationRequest({ trnuid, account: LOAN }),
  (trnuid) => transferRequest({ trnuid, ...transfer }),
  (trnuid) => transferRequest({ trnuid, ...transfer, to: ELSEWHERE }),
  (trnuid) => transferModifyRequest({ trnuid, ...transfer, serverId: 'X1' }),
  (trnuid) => transferCancelRequest({ trnuid, serverId: 'X1', interbank: false }),
  (trnuid) => recurringTransferRequest({ trnuid, ...transfer, recurrence }),
  (trnuid) => paymentRequest({ trnuid, ...payment }),
  (trnuid) => paymentModifyRequest({ trnuid, ...payment, serverId: 'M1' }),
  (trnuid) => paymentStatusRequest({ trnuid, serverId: 'M1' }),
  (trnuid) => paymentCancelRequest({ trnuid, serverId: 'M1' }),
  (trnuid) => recurringPaymentRequest({ trnuid, ...payment, recurrence }),
  (trnuid) => recurringPaymentCancelRequest({ trnuid, modelId: 'R1', includePending: true }),
  (trnuid) => payeeAddRequest({ trnuid, payee: PAYEE }),
  (trnuid) => payeeModifyRequest({ trnuid, payeeListId: 'L1', payAccounts: ['8'] }),
  (trnuid) => payeeDeleteRequest({ trnuid, payeeListId: 'L1' }),
  (trnuid) => stopCheckRequest({ trnuid, account: CHECKING, checks: { number: '1' } }),
  (trnuid) => mailRequest({ trnuid, mail }),
  (trnuid) => mailRequest({ trnuid, mail, about: CHECKING }),
  (trnuid) => mailRequest({ trnuid, mail, about: { type: 'payments' } }),
  (trnuid) => mimeRequest({ trnuid, url: 'https://bank.example/i.gif' }),
  (trnuid) => enrolmentRequest({ trnuid, ...user }),
  (trnuid) => userChangeRequest({ trnuid, ...user }),
  (trnuid) => serviceAddRequest({ trnuid, account: CHECKING, service: 'BANKSVC' }),
];

const SYNCS: readonly RequestMessages[] = [
  transferSyncRequest({ ...sync, account: CHECKING, interbank: false }),
  transferSyncRequest({ ...sync, account: CHECKING, interbank: true }),
  recurringTransferSyncRequest({ ...sync, account: CHECKING, interbank: false }),
  paymentSyncRequest({ ...sync, account: CHECKING }),
  recurringPaymentSyncRequest({ ...sync, account: CHECKING }),
  payeeSyncRequest(sync),
  stopCheckSyncRequest({ ...sync, account: CHECKING }),
  mailSyncRequest(sync),
  mailSyncRequest({ ...sync, about: BROKER }),
  mailSyncRequest({ ...sync, about: { type: 'payments' } }),
  serviceSyncRequest(sync),
  userChangeSyncRequest(sync),
];

const canBeWritten = (version: Version) => (messages: RequestMessages) => {
  try {
    return requestBytes({ version, messages }).length > 0;
  } catch (error) {
    // The version does not have it.
    if (error instanceof OfxError) return false;
    throw error;
  }
};

const responseTags = (messages: RequestMessages) =>
  Object.entries(messages).flatMap(([set, content]) =>
    Object.keys(content as object).map((tag) => `${set} ${tag}`.replaceAll('RQ', 'RS')),
  );

it.each(VERSIONS)(
  'answers every request there is in OFX %s, whatever it offers, signed on or not',
  (version) => {
    const exists = canBeWritten(version);
    const all = REQUESTS.filter((request) => exists(request('T'))).map((request, n) => request(`T${n}`));
    const syncs = SYNCS.filter(exists);
    expect(all.length).toBeGreaterThan(25);
    const messages = batch(...all, ...syncs);
    const tellers: [ReturnType<typeof bankWith>, FileOptions['signon']][] = [
      [bankWith(), {}],
      [bankWith({ services: [], syncMode: 'LITE' }), {}],
      [bankWith(), { USERPASS: 'wrong' }],
    ];
    for (const [bank, signon] of tellers) {
      const { ofx, deviations } = send(bank, { version, messages, ...(signon ? { signon } : {}) });
      expect(deviations).toEqual([]);
      const answered = responseTags(ofx as never);
      for (const tag of responseTags(messages)) expect(answered).toContain(tag);
      expect([...responsesByTrnuid(ofx).keys()].sort()).toEqual(all.map((_, n) => `T${n}`).sort());
    }
  },
);

it('has nothing to say to a request for an image, whose answer is no OFX', () => {
  const messages = imageRequest({ trnuid: 'T1', reference: 'r' });
  const { ofx } = send(bankWith(), { version: '2.1.1', messages });
  expect(Object.keys(ofx)).toEqual(['SIGNONMSGSRSV1']);
});
