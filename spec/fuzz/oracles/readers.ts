import type { OfxFile, RequestMessages } from '../../../codecs/index.ts';
import * as codecs from '../../../codecs/index.ts';
import type { Oracle } from './oracle.ts';
import { printed } from './reading.ts';

/** Readers of the tree alone. */
const OF_TREE: Readonly<Record<string, (ofx: OfxFile['ofx']) => unknown>> = {
  accountsOf: codecs.accountsOf,
  enrolmentsOf: codecs.enrolmentsOf,
  mailSyncsOf: codecs.mailSyncsOf,
  mailsOf: codecs.mailsOf,
  mimesOf: codecs.mimesOf,
  passwordChangeOf: codecs.passwordChangeOf,
  payeeSyncsOf: codecs.payeeSyncsOf,
  payeesOf: codecs.payeesOf,
  paymentStatusesOf: codecs.paymentStatusesOf,
  paymentSyncsOf: codecs.paymentSyncsOf,
  paymentsOf: codecs.paymentsOf,
  profileOf: codecs.profileOf,
  recurringPaymentSyncsOf: codecs.recurringPaymentSyncsOf,
  recurringPaymentsOf: codecs.recurringPaymentsOf,
  recurringTransferSyncsOf: codecs.recurringTransferSyncsOf,
  recurringTransfersOf: codecs.recurringTransfersOf,
  responsesByTrnuid: codecs.responsesByTrnuid,
  serverInitiated: codecs.serverInitiated,
  serviceSyncsOf: codecs.serviceSyncsOf,
  servicesOf: codecs.servicesOf,
  stopCheckSyncsOf: codecs.stopCheckSyncsOf,
  stopChecksOf: codecs.stopChecksOf,
  syncTokensOf: codecs.syncTokensOf,
  transferSyncsOf: codecs.transferSyncsOf,
  transfersOf: codecs.transfersOf,
  userChangeSyncsOf: codecs.userChangeSyncsOf,
  userChangesOf: codecs.userChangesOf,
};

/** Readers of the whole file. */
const OF_FILE = {
  closingStatementsOf: codecs.closingStatementsOf,
  securitiesOf: codecs.securitiesOf,
  statementsOf: codecs.statementsOf,
} as const;

/** What is asked of request files: an institution reads those of strangers. */
const OF_REQUESTS: Readonly<Record<string, (messages: RequestMessages, ofx: OfxFile['ofx']) => unknown>> = {
  trnuidsOf: codecs.trnuidsOf,
  effectsOf: codecs.effectsOf,
  recoveryRequest: (messages) => codecs.recoveryRequest(messages, () => undefined),
  answersAll: (messages, ofx) => codecs.answersAll(ofx, messages),
  hasDuplicate: (messages, ofx) => codecs.hasDuplicate(ofx, messages),
  statusOf: (_, ofx) => codecs.statusOf((ofx.SIGNONMSGSRSV1 ?? ofx.SIGNONMSGSRSV2)?.SONRS?.STATUS),
};

/** Every reader, by its name, as something that takes a file. */
export const READERS: Readonly<Record<string, (file: OfxFile) => unknown>> = Object.fromEntries([
  ...Object.entries(OF_FILE).map(([name, read]) => [name, read] as const),
  ...Object.entries(OF_TREE).map(
    ([name, read]) => [name, ({ ofx, further }: OfxFile) => [ofx, ...further].map(read)] as const,
  ),
  ...Object.entries(OF_REQUESTS).map(
    ([name, read]) => [name, ({ ofx }: OfxFile) => read(ofx as RequestMessages, ofx)] as const,
  ),
]);

/** Trees miss what the standard requires, and readers go on: what they give can be kept as JSON. */
export const readers: Oracle = {
  name: 'no reader throws for a tree that decode gave, however broken the file',
  complaint: ({ reading: { file } }) => {
    if (!file) return undefined;
    for (const [name, read] of Object.entries(READERS)) {
      try {
        printed(read(file));
      } catch (error) {
        // Of requests that contradict each other there is no batch.
        if (error instanceof codecs.OfxError) continue;
        return `${name} threw ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`;
      }
    }
    return undefined;
  },
};
