import {
  batch,
  FIRST_SYNC,
  paymentSyncRequest,
  profileRequest,
  stopCheckRequest,
  transferRequest,
} from '../../../codecs/index.ts';
import type { Version } from '../../../codecs/versions.ts';
import { CHECKING, type FileOptions, post, requestBytes, WORK } from '../../machines/institution/files.ts';
import { bankWith, SAVINGS } from '../../machines/institution/work/bank.ts';

const EVERYDAY: FileOptions = {
  messages: batch(
    WORK,
    profileRequest('P1'),
    transferRequest({ trnuid: 'X1', from: CHECKING, to: SAVINGS, amount: '1.00', due: '2026-11-20' }),
    stopCheckRequest({ trnuid: 'S1', account: CHECKING, checks: { number: '1' } }),
    paymentSyncRequest({ since: FIRST_SYNC, account: CHECKING }),
  ),
};

/** What our own institution is asked and answers: a working day, a challenge, a refused sign-on. */
const conversation = (version: Version): Uint8Array[] => {
  const bank = bankWith();
  const strict = bankWith({ challenge: { when: 'everySignon' } });
  const files = [
    [bank, { version, ...EVERYDAY }],
    [bank, { version, signon: { USERPASS: 'wrong' } }],
    [strict, { version, challenge: 'C1' }],
  ] as const;
  return files.flatMap(([institution, options]) => {
    const request = requestBytes(options);
    return [request, post(institution, request).body];
  });
};

export const answered = (): Uint8Array[] => (['1.0.3', '2.0.3', '2.2'] as const).flatMap(conversation);
