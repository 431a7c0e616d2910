import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx, OfxInput } from '../ofx.ts';
import { accountElement, accountIn } from './account-elements.ts';
import type { AccountIdentification } from './accounts.ts';
import { type Known, known } from './known.ts';
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

/** An account that money can be transferred from or to; loans in OFX 2.1.0 and later. */
export type TransferAccount = Exclude<AccountIdentification, { type: 'investment' }>;

/** A transfer (XFERINFO, section 11.3.5). */
export interface Transfer<Moment = RequestDate> {
  readonly from: TransferAccount;
  readonly to: TransferAccount;
  /** TRNAMT: a positive decimal such as `'250.00'`, in the currency of the account it is taken from. */
  readonly amount: string;
  /** LOANTRNAMT: how a payment to a loan is divided (2.1.0 and later). */
  readonly loanPayment?: LoanPayment | undefined;
  /** DTDUE: when to make it; absent for at once. */
  readonly due?: Moment | undefined;
  /** MEMO2 (1.5.1 and 1.6 alone have it). */
  readonly memo?: string | undefined;
}

/** What a payment to a loan is made of (section 11.4.4.4). Decimals, in the loan's currency. */
export interface LoanPayment {
  readonly principal: string;
  readonly interest: string;
}

/**
 * Whether a transfer leaves the institution (INTER) or not (INTRA). Where it is not said, a transfer between
 * two bank accounts with different bank ids leaves it; an institution may have several ids, so say it where
 * that is so.
 */
export interface TransferRoute {
  readonly interbank?: boolean | undefined;
}

/** Options of {@link transferRequest}. */
export interface TransferRequest extends RequestIdentification, TransferRoute, Transfer {}

/** Options of {@link transferModifyRequest}. */
export interface TransferModifyRequest extends TransferRequest {
  /** SRVRTID: the institution's id of the transfer. */
  readonly serverId: string;
}

/** Options of {@link transferCancelRequest}. */
export interface TransferCancelRequest extends RequestIdentification {
  /** SRVRTID: the institution's id of the transfer. */
  readonly serverId: string;
  /** Whether it leaves the institution, as its {@link TransferOutcome} says. */
  readonly interbank: boolean;
}

/** Options of {@link transferSyncRequest} and {@link recurringTransferSyncRequest}. */
export interface TransferSyncRequest extends SyncOptions {
  /** The account the transfers take from; cards since 1.5.1, loans since 2.1.0. */
  readonly account: TransferAccount;
  /** Whether to synchronise the transfers that leave the institution, or those that do not. */
  readonly interbank: boolean;
}

/** The request to transfer money, at once or on a day to come (sections 11.7.1.1, 11.8.2.1). */
export const transferRequest = (transfer: TransferRequest): RequestMessages =>
  request(transferKind(transfer), '', transfer, { XFERINFO: transferElement(transfer) });

/** The request to change a transfer that was not yet made (sections 11.7.2.1, 11.8.3.1). */
export const transferModifyRequest = (transfer: TransferModifyRequest): RequestMessages =>
  request(transferKind(transfer), 'MOD', transfer, {
    SRVRTID: transfer.serverId,
    XFERINFO: transferElement(transfer),
  });

/** The request not to make a transfer (sections 11.7.3.1, 11.8.4.1). */
export const transferCancelRequest = (cancel: TransferCancelRequest): RequestMessages =>
  request(cancel.interbank ? 'INTER' : 'INTRA', 'CAN', cancel, { SRVRTID: cancel.serverId });

/** The request for what happened to transfers (chapter 6). */
export const transferSyncRequest = (sync: TransferSyncRequest): RequestMessages =>
  syncMessages(sync.interbank ? 'INTER' : 'INTRA', sync, accountElement(sync.account, 'FROM'));

/** INTRA or INTER. */
export const transferKind = ({ from, to, interbank }: Transfer & TransferRoute): 'INTRA' | 'INTER' =>
  (interbank ?? (from.type === 'bank' && to.type === 'bank' && from.bankId !== to.bankId))
    ? 'INTER'
    : 'INTRA';

/** The XFERINFO of a transfer. */
export const transferElement = (transfer: Transfer): OfxInput<'XFERINFO'> => ({
  ...accountElement(transfer.from, 'FROM'),
  ...accountElement(transfer.to, 'TO'),
  TRNAMT: transfer.amount,
  LOANTRNAMT: transfer.loanPayment && {
    PRINAMT: transfer.loanPayment.principal,
    INTAMT: transfer.loanPayment.interest,
  },
  DTDUE: requestDate(transfer.due),
  MEMO2: transfer.memo,
});

/** What became of a request about a transfer, or what the institution says of a transfer. */
export interface TransferOutcome extends Outcome {
  /** Whether the transfer leaves the institution. */
  readonly interbank: boolean;
  /** What was done; absent where the request was refused. */
  readonly action?: 'made' | 'modified' | 'cancelled';
  /** SRVRTID: what to modify or cancel it by. */
  readonly serverId?: string;
  /** RECSRVRTID: the model that made it. */
  readonly modelId?: string;
  /** CURDEF. */
  readonly currency?: string;
  /** What the institution says of the transfer. */
  readonly transfer?: Partial<Transfer<OfxDateTime>>;
  /** DTXFERPRJ: when it is expected to be made. */
  readonly projected?: OfxDateTime;
  /** DTPOSTED: when it was made. */
  readonly posted?: OfxDateTime;
  /** REFNUM. */
  readonly referenceNumber?: string;
  /** XFERPRCSTS: where it stands. */
  readonly progress?: TransferProgress;
}

/** Where a transfer stands (section 11.3.6). */
export interface TransferProgress {
  readonly code: Ofx<'XFERPRCSTS'>['XFERPRCCODE'];
  readonly at: OfxDateTime;
}

/** What the responses say of transfers, on their own or within synchronisations. */
export const transfersOf = (ofx: Ofx): TransferOutcome[] =>
  TRANSFER_KINDS.flatMap((kind) => responsesOf(ofx, kind).map(outcome(kind)));

/** The synchronisations of transfers, one for each account and kind. */
export const transferSyncsOf = (ofx: Ofx): Sync<TransferOutcome>[] =>
  TRANSFER_KINDS.flatMap((kind) => syncsOf(ofx, kind, outcome(kind)));

const TRANSFER_KINDS = ['INTRA', 'INTER'] as const;
type TransferKind = (typeof TRANSFER_KINDS)[number];

const outcome =
  (kind: TransferKind) =>
  (response: Ofx<'INTRATRNRS' | 'INTERTRNRS'>): TransferOutcome => {
    const made = contentOf(response, kind, '');
    const modified = contentOf(response, kind, 'MOD');
    const cancelled = contentOf(response, kind, 'CAN');
    const content = made ?? modified ?? cancelled;
    const info = made?.XFERINFO ?? modified?.XFERINFO;
    const progress = made?.XFERPRCSTS ?? modified?.XFERPRCSTS;
    return known({
      ...outcomeOf(response),
      interbank: kind === 'INTER',
      action: actionOf({ made, modified, cancelled }),
      serverId: content?.SRVRTID ?? content?.SRVRTID2,
      modelId: made?.RECSRVRTID ?? made?.RECSRVRTID2,
      currency: made?.CURDEF,
      transfer: info && transferOf(info),
      projected: made?.DTXFERPRJ,
      posted: made?.DTPOSTED,
      referenceNumber: made && 'REFNUM' in made ? made.REFNUM : undefined,
      progress: progress && { code: progress.XFERPRCCODE, at: progress.DTXFERPRC },
    });
  };

const ACCOUNT_TYPES = ['bank', 'creditCard', 'loan'] as const;

/** The transfer of an XFERINFO. */
export const transferOf = (info: Ofx<'XFERINFO'>): Known<Partial<Transfer<OfxDateTime>>> =>
  known({
    from: accountIn(info, 'FROM', ACCOUNT_TYPES),
    to: accountIn(info, 'TO', ACCOUNT_TYPES),
    amount: info.TRNAMT,
    loanPayment: info.LOANTRNAMT && {
      principal: info.LOANTRNAMT.PRINAMT,
      interest: info.LOANTRNAMT.INTAMT,
    },
    due: info.DTDUE,
    memo: info.MEMO2,
  });
