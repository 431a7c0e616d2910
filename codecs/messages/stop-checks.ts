import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx } from '../ofx.ts';
import { accountElement, accountIn } from './account-elements.ts';
import { type BankAccountIdentification, bankAccountFrom } from './accounts.ts';
import { known } from './known.ts';
import { type RequestDate, requestDate } from './request-date.ts';
import type { RequestMessages } from './requests.ts';
import { type Sync, type SyncOptions, syncMessages, syncsOf } from './sync.ts';
import { type Outcome, outcomeOf, type RequestIdentification, request, responsesOf } from './transactions.ts';

/** Options of {@link stopCheckRequest}. */
export interface StopCheckRequest extends RequestIdentification {
  /** The account the checks are drawn on. */
  readonly account: BankAccountIdentification;
  readonly checks: ChecksToStop;
}

/** Which checks to stop: one by its number, several by their numbers, or one by what is known of it. */
export type ChecksToStop =
  | { readonly number: string }
  | { readonly first: string; readonly last: string }
  | CheckDescription;

/** A check by what is known of it (CHKDESC, section 11.6.1.1). */
export interface CheckDescription {
  /** Who it was written to. */
  readonly payee: string;
  readonly number?: string | undefined;
  /** DTUSER: when it was written. */
  readonly date?: RequestDate | undefined;
  /** TRNAMT: a decimal, in the account's currency. */
  readonly amount?: string | undefined;
}

/** Options of {@link stopCheckSyncRequest}. */
export interface StopCheckSyncRequest extends SyncOptions {
  /** The account the checks are drawn on. */
  readonly account: BankAccountIdentification;
}

/** The request not to pay checks (section 11.6.1.1). */
export const stopCheckRequest = (stop: StopCheckRequest): RequestMessages =>
  request('STPCHK', '', stop, { BANKACCTFROM: bankAccountFrom(stop.account), ...checkElements(stop.checks) });

/** The request for what became of requests to stop checks (chapter 6). */
export const stopCheckSyncRequest = (sync: StopCheckSyncRequest): RequestMessages =>
  syncMessages('STPCHK', sync, accountElement(sync.account, 'FROM'));

const checkElements = (checks: ChecksToStop) => {
  if ('first' in checks) return { CHKRANGE: { CHKNUMSTART: checks.first, CHKNUMEND: checks.last } };
  if (!('payee' in checks)) return { CHKRANGE: { CHKNUMSTART: checks.number } };
  const { payee, number, date, amount } = checks;
  return { CHKDESC: { NAME: payee, CHECKNUM: number, DTUSER: requestDate(date), TRNAMT: amount } };
};

/** What became of a request to stop checks. */
export interface StopCheckOutcome extends Outcome {
  readonly account?: BankAccountIdentification;
  /** CURDEF: the currency of the amounts and of the fee. */
  readonly currency?: string;
  /** Each check, with what became of it. */
  readonly checks: readonly StoppedCheck[];
  /** FEE: a decimal. */
  readonly fee?: string;
  /** FEEMSG: what the institution says of the fee. */
  readonly feeMessage?: string;
}

/** What became of the request for one check (STPCHKNUM, section 11.6.1.2). */
export interface StoppedCheck {
  readonly number: string;
  /** CHKSTATUS: `0` stopped, `1` too late, `100` and `101` not found. */
  readonly result: Ofx<'STPCHKNUM'>['CHKSTATUS'];
  /** CHKERROR: the institution's words for it. */
  readonly message?: string;
  /** Who it was written to. */
  readonly payee?: string;
  /** DTUSER: when it was written. */
  readonly date?: OfxDateTime;
  readonly amount?: string;
}

/** What became of requests to stop checks, on their own or within synchronisations. */
export const stopChecksOf = (ofx: Ofx): StopCheckOutcome[] => responsesOf(ofx, 'STPCHK').map(outcome);

/** The synchronisations of stopped checks, one for each account. */
export const stopCheckSyncsOf = (ofx: Ofx): Sync<StopCheckOutcome>[] => syncsOf(ofx, 'STPCHK', outcome);

const outcome = (response: Ofx<'STPCHKTRNRS'>): StopCheckOutcome => {
  const { STPCHKRS: content } = response;
  return known({
    ...outcomeOf(response),
    account: accountIn(content, 'FROM', ['bank']),
    currency: content?.CURDEF,
    checks: (content?.STPCHKNUM ?? []).map(stoppedCheck),
    fee: content?.FEE,
    feeMessage: content?.FEEMSG,
  });
};

const stoppedCheck = (check: Ofx<'STPCHKNUM'>): StoppedCheck =>
  known({
    number: check.CHECKNUM,
    result: check.CHKSTATUS,
    message: check.CHKERROR,
    payee: check.NAME,
    date: check.DTUSER,
    amount: check.TRNAMT,
  });
