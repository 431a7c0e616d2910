import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx, OfxInput } from '../ofx.ts';
import { accountElement, accountIn } from './account-elements.ts';
import { type BankAccountIdentification, bankAccountFrom } from './accounts.ts';
import { known } from './known.ts';
import {
  type ExtendedPayee,
  extendedPayeeOf,
  type KnownPayee,
  type Payee,
  payeeElement,
  payeeOf,
} from './payee.ts';
import { type RequestDate, requestDate } from './request-date.ts';
import type { RequestMessages } from './requests.ts';
import { type Sync, type SyncOptions, syncMessages, syncsOf } from './sync.ts';
import {
  actionOf,
  contentOf,
  type Outcome,
  outcomeOf,
  type RequestIdentification,
  request,
  responsesOf,
} from './transactions.ts';

/** A payment of a bill (PMTINFO, section 12.5.2). */
export interface Payment {
  /** The account that pays. */
  readonly from: BankAccountIdentification;
  /** TRNAMT: a positive decimal such as `'49.90'`, in the currency of the account that pays. */
  readonly amount: string;
  /** Who is paid: by name and address, or by the id the payment system has for a payee (PAYEEID). */
  readonly payee: Payee | { readonly id: string };
  /**
   * PAYEELSTID: the payee's entry in the user's list. The standard wants it beside `payee`, not instead: it
   * tells apart the entries of one payee.
   */
  readonly payeeListId?: string | undefined;
  /** BANKACCTTO: the payee's account, where it is paid by transfer. */
  readonly to?: BankAccountIdentification | undefined;
  /** PAYACCT: the user's account number at the payee, up to 32 characters. */
  readonly payAccount: string;
  /** DTDUE: when it shall be paid. */
  readonly due: RequestDate;
  readonly memo?: string | undefined;
  /** BILLREFINFO: what the biller wants to recognise the payment by. */
  readonly billReference?: string | undefined;
}

/** Options of {@link paymentRequest}. */
export interface PaymentRequest extends RequestIdentification, Payment {}

/** Options of {@link paymentModifyRequest}. */
export interface PaymentModifyRequest extends PaymentRequest, PaymentReference {}

/** Options of {@link paymentCancelRequest} and {@link paymentStatusRequest}. */
export interface PaymentReferenceRequest extends RequestIdentification, PaymentReference {}

/** What names a payment. */
export interface PaymentReference {
  /** SRVRTID: the institution's id of the payment. */
  readonly serverId: string;
}

/** Options of {@link paymentSyncRequest} and {@link recurringPaymentSyncRequest}. */
export interface PaymentSyncRequest extends SyncOptions {
  /** The account that pays. */
  readonly account: BankAccountIdentification;
}

/** The request to pay a bill, on its day (section 12.6.1.1). */
export const paymentRequest = (payment: PaymentRequest): RequestMessages =>
  request('PMT', '', payment, { PMTINFO: paymentElement(payment) });

/** The request to change a payment that was not yet made (section 12.6.2.1). */
export const paymentModifyRequest = (payment: PaymentModifyRequest): RequestMessages =>
  request('PMT', 'MOD', payment, { SRVRTID: payment.serverId, PMTINFO: paymentElement(payment) });

/** The request not to make a payment (section 12.6.3.1). */
export const paymentCancelRequest = (payment: PaymentReferenceRequest): RequestMessages =>
  request('PMT', 'CANC', payment, { SRVRTID: payment.serverId });

/** The request for where a payment stands (section 12.6.4.1). */
export const paymentStatusRequest = (payment: PaymentReferenceRequest): RequestMessages =>
  request('PMTINQ', '', payment, { SRVRTID: payment.serverId });

/** The request for what happened to payments from an account (chapter 6). */
export const paymentSyncRequest = (sync: PaymentSyncRequest): RequestMessages =>
  syncMessages('PMT', sync, accountElement(sync.account, 'FROM'));

/** The PMTINFO of a payment. */
export const paymentElement = (payment: Payment): OfxInput<'PMTINFO'> => ({
  BANKACCTFROM: bankAccountFrom(payment.from),
  TRNAMT: payment.amount,
  ...('id' in payment.payee ? { PAYEEID: payment.payee.id } : { PAYEE: payeeElement(payment.payee) }),
  PAYEELSTID: payment.payeeListId,
  BANKACCTTO: payment.to && bankAccountFrom(payment.to),
  PAYACCT: payment.payAccount,
  DTDUE: requestDate(payment.due),
  MEMO: payment.memo,
  BILLREFINFO: payment.billReference,
});

/** What a response says of a payment: {@link Payment}, as far as it goes. */
export interface KnownPayment {
  readonly from?: BankAccountIdentification;
  readonly amount?: string;
  readonly payee?: KnownPayee | { readonly id: string };
  readonly payeeListId?: string;
  readonly to?: BankAccountIdentification;
  readonly payAccount?: string;
  readonly due?: OfxDateTime;
  readonly memo?: string;
  readonly billReference?: string;
}

/** Where a payment stands (PMTPRCSTS, section 12.5.2.8). */
export interface PaymentProgress {
  readonly code: Ofx<'PMTPRCSTS'>['PMTPRCCODE'];
  readonly at: OfxDateTime;
}

/** What became of a request about a payment, or what the institution says of a payment. */
export interface PaymentOutcome extends Outcome {
  /** What was done; absent where the request was refused. */
  readonly action?: 'made' | 'modified' | 'cancelled';
  /** SRVRTID: what to modify, cancel or ask after it by. */
  readonly serverId?: string;
  /** RECSRVRTID: the model that made it. */
  readonly modelId?: string;
  /** PAYEELSTID: the payee's entry in the user's list, which a payment to a new payee makes. */
  readonly payeeListId?: string;
  /** CURDEF. */
  readonly currency?: string;
  readonly payment?: KnownPayment;
  /** EXTDPAYEE. */
  readonly extendedPayee?: ExtendedPayee;
  /** The check it was paid with. */
  readonly checkNumber?: string;
  /** PMTPRCSTS: where it stands. */
  readonly progress?: PaymentProgress;
}

/** Where a payment stands, as it was asked with {@link paymentStatusRequest}. */
export interface PaymentStatusOutcome extends Outcome {
  /** SRVRTID. */
  readonly serverId?: string;
  readonly progress?: PaymentProgress;
  readonly checkNumber?: string;
}

/** What the responses say of payments, on their own or within synchronisations. */
export const paymentsOf = (ofx: Ofx): PaymentOutcome[] => responsesOf(ofx, 'PMT').map(outcome);

/** The synchronisations of payments, one for each account. */
export const paymentSyncsOf = (ofx: Ofx): Sync<PaymentOutcome>[] => syncsOf(ofx, 'PMT', outcome);

/** The answers to {@link paymentStatusRequest}. */
export const paymentStatusesOf = (ofx: Ofx): PaymentStatusOutcome[] =>
  responsesOf(ofx, 'PMTINQ').map((response) => {
    const { PMTINQRS: content } = response;
    return known({
      ...outcomeOf(response),
      serverId: content?.SRVRTID ?? content?.SRVRTID2,
      progress: progressOf(content?.PMTPRCSTS),
      checkNumber: content?.CHECKNUM,
    });
  });

const outcome = (response: Ofx<'PMTTRNRS'>): PaymentOutcome => {
  const made = contentOf(response, 'PMT', '');
  const modified = contentOf(response, 'PMT', 'MOD');
  const cancelled = contentOf(response, 'PMT', 'CANC');
  const content = made ?? modified ?? cancelled;
  return known({
    ...outcomeOf(response),
    action: actionOf({ made, modified, cancelled }),
    serverId: content?.SRVRTID ?? content?.SRVRTID2,
    modelId: made?.RECSRVRTID ?? made?.RECSRVRTID2,
    payeeListId: made?.PAYEELSTID ?? made?.PAYEELSTID2,
    currency: made?.CURDEF,
    payment: paymentIn(made ?? modified),
    extendedPayee: made?.EXTDPAYEE && extendedPayeeOf(made.EXTDPAYEE),
    checkNumber: made?.CHECKNUM,
    progress: progressOf(made?.PMTPRCSTS ?? modified?.PMTPRCSTS),
  });
};

const progressOf = (progress: Ofx<'PMTPRCSTS'> | undefined): PaymentProgress | undefined =>
  progress && { code: progress.PMTPRCCODE, at: progress.DTPMTPRC };

/** The payment an aggregate holds in either form. */
export const paymentIn = (
  aggregate: { readonly PMTINFO?: Ofx<'PMTINFO'>; readonly PMTINFO2?: Ofx<'PMTINFO2'> } | undefined,
): KnownPayment | undefined => {
  const { PMTINFO: info, PMTINFO2: info2 } = aggregate ?? {};
  const either = info ?? info2;
  if (!either) return undefined;
  const payee = info?.PAYEE ?? info2?.PAYEE2;
  const id = info?.PAYEEID ?? info2?.PAYEEID2;
  return known({
    from: accountIn(either, 'FROM', ['bank']),
    amount: either.TRNAMT,
    payee: payee ? payeeOf(payee) : id === undefined ? undefined : { id },
    payeeListId: info?.PAYEELSTID ?? info2?.PAYEELSTID2,
    to: accountIn(either, 'TO', ['bank']),
    payAccount: either.PAYACCT,
    due: either.DTDUE,
    memo: info?.MEMO ?? info2?.MEMO2,
    billReference: either.BILLREFINFO,
  });
};
