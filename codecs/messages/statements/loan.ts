import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { type LoanAccountIdentification, loanAccount } from '../accounts.ts';
import { known } from '../known.ts';
import { type Balance, balance } from './balance.ts';
import { type Correction, correction, type StatementCore, type TransactionCore } from './core.ts';
import { currencies } from './currency.ts';
import { type ImageReference, images } from './images.ts';
import { type LoanParts, loanParts } from './loan-parts.ts';

/** A statement of a loan (section 11.4.5.2; 2.1.0 and later). */
export interface LoanStatement extends StatementCore {
  readonly type: 'loan';
  readonly account: LoanAccountIdentification;
  /** PRINBAL: what is still owed. */
  readonly principal?: PrincipalBalance;
  readonly transactions: readonly LoanTransaction[];
}

/** PRINBAL (section 11.4.4.5): the principal still owed, and what has been paid of it. */
export interface PrincipalBalance extends Balance {
  /** PRINYTD: this year. */
  readonly yearToDate?: string;
  /** PRINLTD: over the loan's life. */
  readonly lifeToDate?: string;
}

/** LOANSTMTTRN (section 11.4.4.4): a transaction of a loan, and the parts its amount is made of. */
export interface LoanTransaction extends TransactionCore, LoanParts {
  /** LOANTRNTYPE. */
  readonly type: Ofx<'LOANSTMTTRN'>['LOANTRNTYPE'];
  /** DTPOSTED; use `postedAt.localDate` for the posting date. */
  readonly postedAt: OfxDateTime;
  /** TRNAMT: negative takes money away from the customer. */
  readonly amount: string;
  readonly checkNumber?: string;
  readonly correction?: Correction;
  readonly images?: readonly ImageReference[];
}

export const loanStatement = (response: Ofx<'LOANSTMTRS'>): LoanStatement => {
  const { LOANTRANLIST: list, PRINBAL: principal, AVAILBAL: available } = response;
  return known({
    type: 'loan',
    account: response.LOANACCTFROM && loanAccount(response.LOANACCTFROM),
    currency: response.CURDEF,
    principal: principal && principalBalance(principal),
    availableBalance: available && balance(available),
    from: list?.DTSTART,
    to: list?.DTEND,
    transactions: (list?.LOANSTMTTRN ?? []).map(loanTransaction),
  });
};

export const principalBalance = (principal: Ofx<'PRINBAL'>): PrincipalBalance =>
  known({
    ...balance(principal),
    yearToDate: principal.PRINYTD,
    lifeToDate: principal.PRINLTD,
  });

export const loanTransaction = (line: Ofx<'LOANSTMTTRN'>): LoanTransaction =>
  known({
    id: line.FITID,
    type: line.LOANTRNTYPE,
    postedAt: line.DTPOSTED,
    amount: line.TRNAMT,
    ...(line.LOANTRNAMT && loanParts(line.LOANTRNAMT)),
    name: line.NAME,
    memo: line.MEMO,
    checkNumber: line.CHECKNUM,
    correction: correction(line),
    images: images(line.IMAGEDATA),
    ...currencies(line),
  });
