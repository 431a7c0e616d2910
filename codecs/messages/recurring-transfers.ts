import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx } from '../ofx.ts';
import { accountElement } from './account-elements.ts';
import { known } from './known.ts';
import { type ModelChange, type Recurrence, recurrence, recurrenceElement } from './recurrence.ts';
import type { RequestMessages } from './requests.ts';
import { type Sync, syncMessages, syncsOf } from './sync.ts';
import {
  actionOf,
  contentOf,
  type Outcome,
  outcomeOf,
  type RequestIdentification,
  request,
  responsesOf,
} from './transactions.ts';
import {
  type Transfer,
  type TransferRequest,
  type TransferSyncRequest,
  transferElement,
  transferKind,
  transferOf,
} from './transfers.ts';

/** Options of {@link recurringTransferRequest}. */
export interface RecurringTransferRequest extends TransferRequest {
  /** How often; `due` is the day of the first. */
  readonly recurrence: Recurrence;
}

/** Options of {@link recurringTransferModifyRequest}. */
export interface RecurringTransferModifyRequest extends RecurringTransferRequest, ModelChange {}

/** Options of {@link recurringTransferCancelRequest}. */
export interface RecurringTransferCancelRequest extends RequestIdentification, ModelChange {
  /** Whether its transfers leave the institution, as its {@link RecurringTransferOutcome} says. */
  readonly interbank: boolean;
}

/** The request for a model that makes a transfer again and again (sections 11.10.1.1, 11.10.4.1). */
export const recurringTransferRequest = (model: RecurringTransferRequest): RequestMessages =>
  transferKind(model) === 'INTER'
    ? request('RECINTER', '', model, { ...recurs(model), INTERRQ: instance(model) })
    : request('RECINTRA', '', model, { ...recurs(model), INTRARQ: instance(model) });

/** The request to change such a model (sections 11.10.2.1, 11.10.5.1). */
export const recurringTransferModifyRequest = (model: RecurringTransferModifyRequest): RequestMessages => {
  const change = { ...recurs(model), RECSRVRTID: model.modelId, MODPENDING: model.includePending };
  return transferKind(model) === 'INTER'
    ? request('RECINTER', 'MOD', model, { ...change, INTERRQ: instance(model) })
    : request('RECINTRA', 'MOD', model, { ...change, INTRARQ: instance(model) });
};

/** The request to end such a model (sections 11.10.3.1, 11.10.6.1). */
export const recurringTransferCancelRequest = (cancel: RecurringTransferCancelRequest): RequestMessages =>
  request(cancel.interbank ? 'RECINTER' : 'RECINTRA', 'CAN', cancel, {
    RECSRVRTID: cancel.modelId,
    CANPENDING: cancel.includePending,
  });

/** The request for what happened to such models (chapter 6). */
export const recurringTransferSyncRequest = (sync: TransferSyncRequest): RequestMessages =>
  syncMessages(sync.interbank ? 'RECINTER' : 'RECINTRA', sync, accountElement(sync.account, 'FROM'));

const recurs = (model: RecurringTransferRequest) => ({ RECURRINST: recurrenceElement(model.recurrence) });
const instance = (model: RecurringTransferRequest) => ({ XFERINFO: transferElement(model) });

/** What became of a request about a model of transfers, or what the institution says of one. */
export interface RecurringTransferOutcome extends Outcome {
  /** Whether its transfers leave the institution. */
  readonly interbank: boolean;
  /** What was done; absent where the request was refused. */
  readonly action?: 'made' | 'modified' | 'cancelled';
  /** RECSRVRTID: what to modify or cancel it by. */
  readonly modelId?: string;
  readonly recurrence?: Recurrence;
  /** CURDEF. */
  readonly currency?: string;
  /** What it transfers. */
  readonly transfer?: Partial<Transfer<OfxDateTime>>;
  /** MODPENDING, CANPENDING: whether what it had scheduled changed with it. */
  readonly includePending?: boolean;
}

/** What the responses say of models of transfers, on their own or within synchronisations. */
export const recurringTransfersOf = (ofx: Ofx): RecurringTransferOutcome[] =>
  MODEL_KINDS.flatMap((kind) => responsesOf(ofx, kind).map(outcome(kind)));

/** The synchronisations of models of transfers, one for each account and kind. */
export const recurringTransferSyncsOf = (ofx: Ofx): Sync<RecurringTransferOutcome>[] =>
  MODEL_KINDS.flatMap((kind) => syncsOf(ofx, kind, outcome(kind)));

const MODEL_KINDS = ['RECINTRA', 'RECINTER'] as const;
type ModelKind = (typeof MODEL_KINDS)[number];

const outcome =
  (kind: ModelKind) =>
  (response: Ofx<'RECINTRATRNRS' | 'RECINTERTRNRS'>): RecurringTransferOutcome => {
    const made = contentOf(response, kind, '');
    const modified = contentOf(response, kind, 'MOD');
    const cancelled = contentOf(response, kind, 'CAN');
    const content = made ?? modified ?? cancelled;
    const model = made ?? modified;
    const wrapped =
      model && ('INTERRS' in model ? model.INTERRS : 'INTRARS' in model ? model.INTRARS : undefined);
    const info = model?.XFERINFO ?? wrapped?.XFERINFO;
    return known({
      ...outcomeOf(response),
      interbank: kind === 'RECINTER',
      action: actionOf({ made, modified, cancelled }),
      modelId: content?.RECSRVRTID ?? content?.RECSRVRTID2,
      recurrence: model?.RECURRINST && recurrence(model.RECURRINST),
      currency: wrapped?.CURDEF,
      transfer: info && transferOf(info),
      includePending: modified?.MODPENDING ?? cancelled?.CANPENDING,
    });
  };
