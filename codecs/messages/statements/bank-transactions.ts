import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';
import { type Correction, correction, type TransactionCore } from './core.ts';
import { type Currencies, currencies } from './currency.ts';
import { type ImageReference, images } from './images.ts';
import { type LoanParts, loanParts } from './loan-parts.ts';

/** STMTTRN (section 11.4.4.1): a transaction of a bank account or a credit card. */
export interface Transaction extends TransactionCore {
  /** TRNTYPE. */
  readonly type: Ofx<'STMTTRN'>['TRNTYPE'];
  /** DTPOSTED; use `postedAt.localDate` for the posting date. */
  readonly postedAt: OfxDateTime;
  /** TRNAMT: negative takes money away from the customer. */
  readonly amount: string;
  /** NAME, or the payee's. */
  readonly name?: string;
  readonly checkNumber?: string;
  readonly correction?: Correction;
  /** LOANPMTINFO: what a payment to a loan is made of (2.1.0 and later). */
  readonly loanPayment?: LoanParts;
  /** IMAGEDATA, if it was asked for (2.1.0 and later). */
  readonly images?: readonly ImageReference[];
}

/** STMTTRNP (section 11.4.4.3; 2.2 and later): a transaction that is not posted yet. It has no id. */
export interface PendingTransaction extends Currencies {
  /** TRNTYPE. */
  readonly type: Ofx<'STMTTRNP'>['TRNTYPE'];
  /** DTTRAN: when it was made. */
  readonly madeAt: OfxDateTime;
  /** DTEXPIRE: when it is dropped if it has not been posted. */
  readonly expiresAt?: OfxDateTime;
  /** TRNAMT: negative takes money away from the customer. */
  readonly amount: string;
  readonly name: string;
  readonly memo?: string;
  readonly images?: readonly ImageReference[];
}

export const transaction = (line: Ofx<'STMTTRN'>): Transaction =>
  known({
    id: line.FITID,
    type: line.TRNTYPE,
    postedAt: line.DTPOSTED,
    amount: line.TRNAMT,
    name: line.NAME ?? line.PAYEE?.NAME ?? line.PAYEE2?.NAME,
    memo: line.MEMO ?? line.MEMO2,
    checkNumber: line.CHECKNUM,
    correction: correction(line),
    loanPayment: line.LOANPMTINFO && loanParts(line.LOANPMTINFO),
    images: images(line.IMAGEDATA),
    ...currencies(line),
  });

export const pendingTransaction = (line: Ofx<'STMTTRNP'>): PendingTransaction =>
  known({
    type: line.TRNTYPE,
    madeAt: line.DTTRAN,
    expiresAt: line.DTEXPIRE,
    amount: line.TRNAMT,
    name: line.NAME,
    memo: line.MEMO,
    images: images(line.IMAGEDATA),
    ...currencies(line),
  });
