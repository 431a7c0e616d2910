import type { OfxStatus } from '../../errors.ts';
import type { AggregateName, Ofx, OfxInput } from '../ofx.ts';
import { statusOf } from '../status.ts';
import { type Branch, branchesAt } from './branches.ts';
import { known } from './known.ts';
import type { RequestMessages } from './requests.ts';

/**
 * The message set each kind of transaction is in (section 2.4.5). All else follows from the standard's own
 * pattern: kind PMT is asked for with PMTTRNRQ in BILLPAYMSGSRQV1, which holds PMTRQ, PMTMODRQ or PMTCANCRQ;
 * it is answered with PMTTRNRS in BILLPAYMSGSRSV1 and synchronised with PMTSYNCRQ and PMTSYNCRS.
 */
const SET_OF = {
  ENROLL: 'SIGNUP',
  ACCT: 'SIGNUP',
  CHGUSERINFO: 'SIGNUP',
  INTRA: 'BANK',
  RECINTRA: 'BANK',
  STPCHK: 'BANK',
  BANKMAIL: 'BANK',
  INVMAIL: 'INVSTMT',
  LOANMAIL: 'LOAN',
  INTER: 'INTERXFER',
  RECINTER: 'INTERXFER',
  PAYEE: 'BILLPAY',
  PMT: 'BILLPAY',
  RECPMT: 'BILLPAY',
  PMTINQ: 'BILLPAY',
  PMTMAIL: 'BILLPAY',
  MAIL: 'EMAIL',
  GETMIME: 'EMAIL',
  IMAGE: 'IMAGE',
} as const;

/** A kind of transaction, by the prefix of its tags. */
export type TransactionKind = keyof typeof SET_OF;

/** What is asked: to make something or, by the infix of the tag, to change, cancel or delete it. */
type Operation = '' | 'MOD' | 'CAN' | 'CANC' | 'DEL';

/** The tag, if the schema has it. */
type Named<Tag extends string> = Extract<AggregateName, Tag>;

/** What identifies a request, in every builder's options. */
export interface RequestIdentification {
  /** TRNUID (section 2.4.6): globally unique, up to 36 characters; the response repeats it. */
  readonly trnuid: string;
  /** CLTCOOKIE, up to 32 characters: any mark of the client's; the response repeats it. */
  readonly cookie?: string | undefined;
  /** TAN, up to 80 characters: the transaction authorisation number, where the institution wants one. */
  readonly tan?: string | undefined;
}

/** What every response says of its request. */
export interface Outcome {
  /** TRNUID of the request; `0` where the institution itself began, empty where it sent none. */
  readonly trnuid: string;
  /** What the institution says of the request. Where its severity is `ERROR` nothing else is known. */
  readonly status: OfxStatus;
  /** CLTCOOKIE of the request. */
  readonly cookie?: string;
}

/** The tag of a kind's message set in requests. */
export const requestSet = (kind: TransactionKind) => `${SET_OF[kind]}MSGSRQV1` as const;

/** A request file's messages with one transaction. */
export const request = <K extends TransactionKind, Op extends Operation>(
  kind: K,
  operation: Op,
  { trnuid, cookie, tan }: RequestIdentification,
  content: OfxInput<Named<`${K}${Op}RQ`>>,
): RequestMessages => {
  const wrapper = { TRNUID: trnuid, CLTCOOKIE: cookie, TAN: tan, [`${kind}${operation}RQ`]: content };
  return messagesOf(kind, `${kind}TRNRQ`, wrapper);
};

/** A request file's messages with one aggregate of a kind's message set. */
export const messagesOf = (kind: TransactionKind, tag: string, aggregate: Branch): RequestMessages =>
  // The compiler cannot follow the tags' pattern; the callers' types and the writer do.
  ({ [requestSet(kind)]: { [tag]: [aggregate] } }) as RequestMessages;

/** The message sets a kind's responses may be in: 1.5.1 and 1.6 have a second version of each. */
export const responseSets = (ofx: Ofx, kind: TransactionKind): Branch[] =>
  ['V1', 'V2'].flatMap((version) => branchesAt(ofx as Branch, `${SET_OF[kind]}MSGSRS${version}`));

/** The responses of a kind within a message set or a synchronisation. */
export const responsesIn = <K extends TransactionKind>(branch: Branch, kind: K): Ofx<Named<`${K}TRNRS`>>[] =>
  branchesAt(branch, `${kind}TRNRS`) as Ofx<Named<`${K}TRNRS`>>[];

/** Every response of a kind, on its own or within a synchronisation. */
export const responsesOf = <K extends TransactionKind>(ofx: Ofx, kind: K): Ofx<Named<`${K}TRNRS`>>[] =>
  responseSets(ofx, kind)
    .flatMap((set) => [set, ...branchesAt(set, `${kind}SYNCRS`)])
    .flatMap((branch) => responsesIn(branch, kind));

/** What a response holds, if it is the answer to that operation. */
export const contentOf = <K extends TransactionKind, Op extends Operation>(
  response: object,
  kind: K,
  operation: Op,
): Ofx<Named<`${K}${Op}RS`>> | undefined =>
  branchesAt(response as Branch, `${kind}${operation}RS`)[0] as Ofx<Named<`${K}${Op}RS`>> | undefined;

/** What every response says of its request. */
export const outcomeOf = (response: {
  readonly TRNUID?: string;
  readonly STATUS?: Ofx<'STATUS'>;
  readonly CLTCOOKIE?: string;
}): Outcome =>
  known({
    trnuid: response.TRNUID ?? '',
    status: statusOf(response.STATUS),
    cookie: response.CLTCOOKIE,
  });

/** Which of the alternatives of a response is there. */
export const actionOf = <Action extends string>(
  contents: Readonly<Record<Action, object | undefined>>,
): Action | undefined => (Object.keys(contents) as Action[]).find((action) => contents[action]);
