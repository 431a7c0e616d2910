import type { Ofx } from '../ofx.ts';
import { accountIn } from './account-elements.ts';
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

/** Options of {@link payeeAddRequest}. */
export interface PayeeAddRequest extends RequestIdentification, PayeeEntry {
  /** By name and address, or by the id the payment system has for a payee (PAYEEID). */
  readonly payee: Payee | { readonly id: string };
}

/** Options of {@link payeeModifyRequest}. */
export type PayeeModifyRequest = RequestIdentification & {
  /** PAYEELSTID: the entry of the user's list. */
  readonly payeeListId: string;
} & (
    | (PayeeEntry & {
        /** The new name and address. */
        readonly payee: Payee;
      })
    // The payee's account changes with the payee, or not at all.
    | (Pick<PayeeEntry, 'payAccounts'> & { readonly payee?: undefined; readonly to?: undefined })
  );

/** What the user's list has beside the payee. */
export interface PayeeEntry {
  /** BANKACCTTO: the payee's account, where payments go by transfer. */
  readonly to?: BankAccountIdentification | undefined;
  /** PAYACCT: the user's account numbers at the payee, up to 32 characters each. All there shall be. */
  readonly payAccounts?: readonly string[] | undefined;
}

/** Options of {@link payeeDeleteRequest}. */
export interface PayeeDeleteRequest extends RequestIdentification {
  /** PAYEELSTID: the entry of the user's list. */
  readonly payeeListId: string;
}

/** The request to put a payee on the user's list (section 12.9.1.1). */
export const payeeAddRequest = (add: PayeeAddRequest): RequestMessages => {
  const entry = entryElements(add);
  return 'id' in add.payee
    ? request('PAYEE', '', add, { PAYEEID: add.payee.id, ...entry })
    : request('PAYEE', '', add, { PAYEE: payeeElement(add.payee), ...entry });
};

/** The request to change an entry of the user's list (section 12.9.2.1). */
export const payeeModifyRequest = (modify: PayeeModifyRequest): RequestMessages => {
  const PAYEELSTID = modify.payeeListId;
  return modify.payee
    ? request('PAYEE', 'MOD', modify, {
        PAYEELSTID,
        PAYEE: payeeElement(modify.payee),
        ...entryElements(modify),
      })
    : request('PAYEE', 'MOD', modify, { PAYEELSTID, PAYACCT: modify.payAccounts });
};

/** The request to take an entry off the user's list (section 12.9.3.1). */
export const payeeDeleteRequest = (remove: PayeeDeleteRequest): RequestMessages =>
  request('PAYEE', 'DEL', remove, { PAYEELSTID: remove.payeeListId });

/** The request for what happened to the user's list (chapter 6). */
export const payeeSyncRequest = (sync: SyncOptions): RequestMessages => syncMessages('PAYEE', sync, {});

const entryElements = ({ to, payAccounts }: PayeeEntry) => ({
  BANKACCTTO: to && bankAccountFrom(to),
  PAYACCT: payAccounts,
});

/** What became of a request about a payee, or what the institution says of one. */
export interface PayeeOutcome extends Outcome {
  /** What was done; absent where the request was refused. */
  readonly action?: 'added' | 'modified' | 'deleted';
  /** PAYEELSTID: the entry of the user's list. */
  readonly payeeListId?: string;
  readonly payee?: KnownPayee;
  /** BANKACCTTO: the payee's account. */
  readonly to?: BankAccountIdentification;
  /** PAYACCT: the user's account numbers at the payee. */
  readonly payAccounts?: readonly string[];
  /** EXTDPAYEE. */
  readonly extended?: ExtendedPayee;
}

/** What the responses say of payees, on their own or within synchronisations. */
export const payeesOf = (ofx: Ofx): PayeeOutcome[] => responsesOf(ofx, 'PAYEE').map(outcome);

/** The synchronisations of the user's list of payees. */
export const payeeSyncsOf = (ofx: Ofx): Sync<PayeeOutcome>[] => syncsOf(ofx, 'PAYEE', outcome);

const outcome = (response: Ofx<'PAYEETRNRS'>): PayeeOutcome => {
  const added = contentOf(response, 'PAYEE', '');
  const modified = contentOf(response, 'PAYEE', 'MOD');
  const deleted = contentOf(response, 'PAYEE', 'DEL');
  const content = added ?? modified ?? deleted;
  const entry = added ?? modified;
  const payee = entry?.PAYEE ?? entry?.PAYEE2;
  return known({
    ...outcomeOf(response),
    action: actionOf({ added, modified, deleted }),
    payeeListId: content?.PAYEELSTID ?? content?.PAYEELSTID2,
    payee: payee && payeeOf(payee),
    to: accountIn(entry, 'TO', ['bank']),
    payAccounts: entry?.PAYACCT,
    extended: entry?.EXTDPAYEE && extendedPayeeOf(entry.EXTDPAYEE),
  });
};
