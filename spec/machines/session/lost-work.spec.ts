import { describe, expect, it } from 'vitest';
import {
  enrolmentRequest,
  mailRequest,
  paymentRequest,
  type RequestMessages,
  stopCheckRequest,
  transferRequest,
} from '../../../codecs/index.ts';
import { CHECKING, PAYEE, SAVINGS } from '../institution/work/bank.ts';
import { playAt } from './rows/play.ts';
import type { Sent } from './rows/wire.ts';

/** Whatever changes something at the institution is carried out once, also when its file or its answer is lost. */

const TRNUID = 'LOST-1';
const mail = { from: 'demo', to: 'the bank', subject: 'Fees', body: 'Why?', created: '2026-10-01' };

const KINDS: readonly (readonly [string, RequestMessages])[] = [
  ['a transfer', transferRequest({ trnuid: TRNUID, from: CHECKING, to: SAVINGS, amount: '10.00' })],
  [
    'a payment',
    paymentRequest({
      trnuid: TRNUID,
      from: CHECKING,
      payee: PAYEE,
      payAccount: '4711',
      amount: '5.00',
      due: '2026-11-20',
    }),
  ],
  ['a stop check', stopCheckRequest({ trnuid: TRNUID, account: CHECKING, checks: { number: '1041' } })],
  ['a mail', mailRequest({ trnuid: TRNUID, mail: { ...mail, userId: 'demo' }, about: CHECKING })],
  [
    'an enrolment',
    enrolmentRequest({
      trnuid: TRNUID,
      firstName: 'Ada',
      lastName: 'Byron',
      address: { lines: ['1 Main Street'], city: 'Springfield', state: 'NY', postalCode: '10001' },
      email: 'ada@example.com',
    }),
  ],
];
const WAYS = [
  ['RESPFILEER=Y', { fileRecovery: true }],
  ['SYNCMODE=FULL', { syncMode: 'FULL' }],
  ['neither', {}],
] as const;
const services = ['transfers', 'payments', 'stopChecks', 'mail', 'enrolment'] as const;

const isLost = ({ body }: Sent): boolean => new TextDecoder().decode(body).includes(TRNUID);

describe.each(KINDS)('%s', (_, messages) => {
  describe.each(WAYS)('at an institution with %s', (_way, options) => {
    it.each(['neverArrives', 'answerLost'] as const)('whose file %s is carried out once', async (fate) => {
      let left = 1;
      const { session, institution, sent } = await playAt(
        { services, ...options },
        { institution: { version: '2.1.1' }, fate: (one) => (isLost(one) && left-- > 0 ? fate : undefined) },
      );
      const response = await session.send(messages);
      expect(institution.executed('demo')).toEqual([expect.objectContaining({ trnuid: TRNUID })]);
      expect(response.delivery).toMatch(
        fate === 'neverArrives' ? /answered/ : /answered|recovered|duplicate/,
      );
      expect(sent.filter(isLost).length).toBeLessThanOrEqual(2);
    });
  });
});
