import type { Ofx } from '../ofx.ts';
import { accountElement } from './account-elements.ts';
import { known } from './known.ts';
import { type ExtendedPayee, extendedPayeeOf } from './payee.ts';
import {
  type KnownPayment,
  type PaymentRequest,
  type PaymentSyncRequest,
  paymentElement,
  paymentIn,
} from './payments.ts';
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

/** Options of {@link recurringPaymentRequest}. */
export interface RecurringPaymentRequest extends PaymentRequest {
  /** How often; `due` is the day of the first. */
  readonly recurrence: Recurrence;
  /** INITIALAMT: the amount of the first payment, where it differs. */
  readonly firstAmount?: string | undefined;
  /** FINALAMT: the amount of the last payment, where it differs. */
  readonly lastAmount?: string | undefined;
}

/** Options of {@link recurringPaymentModifyRequest}. */
export interface RecurringPaymentModifyRequest extends RecurringPaymentRequest, ModelChange {}

/** Options of {@link recurringPaymentCancelRequest}. */
export interface RecurringPaymentCancelRequest extends RequestIdentification, ModelChange {}

/** The request for a model that makes a payment again and again (section 12.7.1.1). */
export const recurringPaymentRequest = (model: RecurringPaymentRequest): RequestMessages =>
  request('RECPMT', '', model, modelElements(model));

/** The request to change such a model (section 12.7.2.1). */
export const recurringPaymentModifyRequest = (model: RecurringPaymentModifyRequest): RequestMessages =>
  request('RECPMT', 'MOD', model, {
    RECSRVRTID: model.modelId,
    ...modelElements(model),
    MODPENDING: model.includePending,
  });

/** The request to end such a model (section 12.7.3.1). */
export const recurringPaymentCancelRequest = (cancel: RecurringPaymentCancelRequest): RequestMessages =>
  request('RECPMT', 'CANC', cancel, { RECSRVRTID: cancel.modelId, CANPENDING: cancel.includePending });

/** The request for what happened to the models of an account (chapter 6). */
export const recurringPaymentSyncRequest = (sync: PaymentSyncRequest): RequestMessages =>
  syncMessages('RECPMT', sync, accountElement(sync.account, 'FROM'));

const modelElements = (model: RecurringPaymentRequest) => ({
  RECURRINST: recurrenceElement(model.recurrence),
  PMTINFO: paymentElement(model),
  INITIALAMT: model.firstAmount,
  FINALAMT: model.lastAmount,
});

/** What became of a request about a model of payments, or what the institution says of one. */
export interface RecurringPaymentOutcome extends Outcome {
  /** What was done; absent where the request was refused. */
  readonly action?: 'made' | 'modified' | 'cancelled';
  /** RECSRVRTID: what to modify or cancel it by. */
  readonly modelId?: string;
  /** PAYEELSTID: the payee's entry in the user's list. */
  readonly payeeListId?: string;
  /** CURDEF. */
  readonly currency?: string;
  readonly recurrence?: Recurrence;
  /** What it pays. */
  readonly payment?: KnownPayment;
  readonly firstAmount?: string;
  readonly lastAmount?: string;
  /** EXTDPAYEE. */
  readonly extendedPayee?: ExtendedPayee;
  /** MODPENDING, CANPENDING: whether what it had scheduled changed with it. */
  readonly includePending?: boolean;
}

/** What the responses say of models of payments, on their own or within synchronisations. */
export const recurringPaymentsOf = (ofx: Ofx): RecurringPaymentOutcome[] =>
  responsesOf(ofx, 'RECPMT').map(outcome);

/** The synchronisations of models of payments, one for each account. */
export const recurringPaymentSyncsOf = (ofx: Ofx): Sync<RecurringPaymentOutcome>[] =>
  syncsOf(ofx, 'RECPMT', outcome);

const outcome = (response: Ofx<'RECPMTTRNRS'>): RecurringPaymentOutcome => {
  const made = contentOf(response, 'RECPMT', '');
  const modified = contentOf(response, 'RECPMT', 'MOD');
  const cancelled = contentOf(response, 'RECPMT', 'CANC');
  const content = made ?? modified ?? cancelled;
  const model = made ?? modified;
  return known({
    ...outcomeOf(response),
    action: actionOf({ made, modified, cancelled }),
    modelId: content?.RECSRVRTID ?? content?.RECSRVRTID2,
    payeeListId: made?.PAYEELSTID ?? made?.PAYEELSTID2,
    currency: made?.CURDEF,
    recurrence: model?.RECURRINST && recurrence(model.RECURRINST),
    payment: paymentIn(model),
    firstAmount: model?.INITIALAMT,
    lastAmount: model?.FINALAMT,
    extendedPayee: made?.EXTDPAYEE && extendedPayeeOf(made.EXTDPAYEE),
    includePending: modified?.MODPENDING ?? cancelled?.CANPENDING,
  });
};
