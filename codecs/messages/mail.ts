import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx, OfxInput } from '../ofx.ts';
import { ANY_TYPE, accountElement, accountIn } from './account-elements.ts';
import type { AccountIdentification } from './accounts.ts';
import type { Branch } from './branches.ts';
import { known } from './known.ts';
import { type KnownPayment, type Payment, paymentElement, paymentIn } from './payments.ts';
import { type RequestDate, requestDate } from './request-date.ts';
import type { RequestMessages } from './requests.ts';
import { type Sync, type SyncOptions, syncMessages, syncsOf } from './sync.ts';
import {
  contentOf,
  type Outcome,
  outcomeOf,
  type RequestIdentification,
  request,
  responsesOf,
} from './transactions.ts';

/** A message between the user and the institution (MAIL, section 9.2.2). */
export interface Mail<Moment = RequestDate> {
  /** USERID. */
  readonly userId: string;
  /** DTCREATED: when it was written. */
  readonly created: Moment;
  /** Up to 32 characters. */
  readonly from: string;
  /** Up to 32 characters. */
  readonly to: string;
  /** Up to 60 characters. */
  readonly subject: string;
  /** MSGBODY, up to 10 000 characters: text, or HTML where `html` says so. */
  readonly body: string;
  /** INCIMAGES: whether images may be sent with it. Default false. */
  readonly images?: boolean | undefined;
  /** USEHTML: whether the body is, or an answer may be, HTML. Default false. */
  readonly html?: boolean | undefined;
}

/**
 * What a message is about: an account of any kind, payments, or one payment. Without it the message is about
 * nothing in particular.
 */
export type MailSubject =
  | AccountIdentification
  | {
      readonly type: 'payments';
      /** The one payment it is about. */
      readonly payment?: (Payment & { readonly serverId: string }) | undefined;
    };

/** Options of {@link mailRequest}. */
export interface MailRequest extends RequestIdentification {
  readonly mail: Mail;
  readonly about?: MailSubject | undefined;
}

/** Options of {@link mailSyncRequest}. */
export interface MailSyncRequest extends SyncOptions {
  /** Which messages: about this account, about payments, or, without it, about nothing in particular. */
  readonly about?: AccountIdentification | { readonly type: 'payments' } | undefined;
  /** INCIMAGES: whether images may be sent with them. Default false. */
  readonly images?: boolean | undefined;
  /** USEHTML: whether they may be HTML. Default false. */
  readonly html?: boolean | undefined;
}

/** The kind of message for each of its subjects. */
const KINDS = {
  bank: 'BANKMAIL',
  creditCard: 'BANKMAIL',
  investment: 'INVMAIL',
  loan: 'LOANMAIL',
  payments: 'PMTMAIL',
} as const satisfies Record<MailSubject['type'], string>;

/** The request to send a message (sections 9.2.3, 11.11.1.1, 11.11.2.1, 12.8.1, 13.10.1.1). */
export const mailRequest = (message: MailRequest): RequestMessages => {
  const { about } = message;
  const MAIL = mailElement(message.mail);
  switch (about?.type) {
    case undefined:
      return request('MAIL', '', message, { MAIL });
    case 'bank':
    case 'creditCard':
      return request('BANKMAIL', '', message, { ...accountElement(about, 'FROM'), MAIL });
    case 'investment':
      return request('INVMAIL', '', message, { ...accountElement(about, 'FROM'), MAIL });
    case 'loan':
      return request('LOANMAIL', '', message, { ...accountElement(about, 'FROM'), MAIL });
    case 'payments': {
      const { payment } = about;
      const one = payment && { SRVRTID: payment.serverId, PMTINFO: paymentElement(payment) };
      return request('PMTMAIL', '', message, { MAIL, ...one });
    }
  }
};

/** The request for messages (chapter 6). */
export const mailSyncRequest = (sync: MailSyncRequest): RequestMessages => {
  const { about, images = false, html = false } = sync;
  return syncMessages(about ? KINDS[about.type] : 'MAIL', sync, {
    INCIMAGES: images,
    USEHTML: html,
    ...(about && about.type !== 'payments' ? accountElement(about, 'FROM') : {}),
  });
};

const mailElement = (mail: Mail): OfxInput<'MAIL'> => ({
  USERID: mail.userId,
  DTCREATED: requestDate(mail.created),
  FROM: mail.from,
  TO: mail.to,
  SUBJECT: mail.subject,
  MSGBODY: mail.body,
  INCIMAGES: mail.images ?? false,
  USEHTML: mail.html ?? false,
});

const SUBJECT_LENGTH = 60;

/** The answer to a message: to its sender, its subject after `Re: `, cut to what a subject may be long. */
export const replyTo = (
  mail: Mail,
  reply: Pick<Mail, 'created' | 'body'> & Partial<Pick<Mail, 'images' | 'html'>>,
): Mail => {
  const subject = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  return {
    userId: mail.userId,
    from: mail.to,
    to: mail.from,
    subject: [...subject].slice(0, SUBJECT_LENGTH).join(''),
    ...reply,
  };
};

/** What became of a message, or a message the institution sent. */
export interface MailOutcome extends Outcome {
  readonly mail?: Mail<OfxDateTime>;
  /** What it is about; absent where it is about nothing in particular, or the request was refused. */
  readonly about?: AccountIdentification | { readonly type: 'payments' };
  /** SRVRTID of the payment it is about. */
  readonly serverId?: string;
  /** The payment it is about. */
  readonly payment?: KnownPayment;
  /** The check or deposit that came back: the message is a notice of it (section 11.11.3). */
  readonly returned?: ReturnedItem;
}

/** A check or a deposit that came back. Decimals are in the account's currency. */
export interface ReturnedItem {
  readonly type: 'check' | 'deposit';
  readonly checkNumber?: string;
  readonly amount?: string;
  /** DTUSER. */
  readonly date?: OfxDateTime;
  readonly fee?: string;
}

/** The messages of responses, on their own or within synchronisations. */
export const mailsOf = (ofx: Ofx): MailOutcome[] =>
  MAIL_KINDS.flatMap((kind) => responsesOf(ofx, kind).map(outcome(kind)));

/** The synchronisations of messages, by their kinds and accounts. */
export const mailSyncsOf = (ofx: Ofx): Sync<MailOutcome>[] =>
  MAIL_KINDS.flatMap((kind) => syncsOf(ofx, kind, outcome(kind)));

const MAIL_KINDS = ['MAIL', 'BANKMAIL', 'PMTMAIL', 'INVMAIL', 'LOANMAIL'] as const;
type MailKind = (typeof MAIL_KINDS)[number];

const outcome =
  (kind: MailKind) =>
  (response: Ofx<`${MailKind}TRNRS`>): MailOutcome => {
    const { CHKMAILRS: check, DEPMAILRS: deposit } = response as Partial<Ofx<'BANKMAILTRNRS'>>;
    const content = contentOf(response, kind, '') ?? check ?? deposit;
    const about =
      kind === 'PMTMAIL' ? content && ({ type: 'payments' } as const) : accountIn(content, 'FROM', ANY_TYPE);
    const { SRVRTID, SRVRTID2, ...payment } = (content ?? {}) as Partial<Ofx<'PMTMAILRS'>>;
    return known({
      ...outcomeOf(response),
      mail: content?.MAIL && mailOf(content.MAIL),
      about,
      serverId: SRVRTID ?? SRVRTID2,
      payment: paymentIn(payment),
      returned: check ? returned('check', check) : deposit && returned('deposit', deposit),
    });
  };

const mailOf = (mail: Ofx<'MAIL'>): Mail<OfxDateTime> => ({
  userId: mail.USERID,
  created: mail.DTCREATED,
  from: mail.FROM,
  to: mail.TO,
  subject: mail.SUBJECT,
  body: mail.MSGBODY,
  images: mail.INCIMAGES,
  html: mail.USEHTML,
});

const returned = (type: ReturnedItem['type'], item: Branch & Partial<Ofx<'CHKMAILRS'>>): ReturnedItem =>
  known({
    type,
    checkNumber: item.CHECKNUM,
    amount: item.TRNAMT,
    date: item.DTUSER,
    fee: item.FEE,
  });
