import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import {
  type AccountIdentification,
  bankAccount,
  creditCard,
  investmentAccount,
  loanAccount,
} from '../accounts.ts';
import { known } from '../known.ts';
import { blocksOf, type StatementFile } from './blocks.ts';
import { type Currencies, currencies } from './currency.ts';
import { type ImageReference, images } from './images.ts';

interface ClosingSources {
  readonly bank: Ofx<'CLOSING'>;
  readonly creditCard: Ofx<'CCCLOSING'>;
  readonly loan: Ofx<'LOANCLOSING'>;
  readonly investment: Ofx<'INVCLOSING'>;
}

interface ClosingFields extends Currencies {
  /** ISO 4217 code, CURDEF. */
  readonly statementCurrency: string;
  /** FITID: unique within the account. */
  readonly id: string;
  /** DTOPEN: first day of the statement. */
  readonly openedAt?: OfxDateTime;
  /** DTCLOSE: last day of the statement. Investment accounts have images alone. */
  readonly closedAt?: OfxDateTime;
  /** DTNEXT: when the next statement closes. */
  readonly nextCloseAt?: OfxDateTime;
  /** BALOPEN: exact decimal string. */
  readonly openingBalance?: string;
  /** BALCLOSE; of loans the principal still owed, PRINBAL. */
  readonly closingBalance?: string;
  /** DTPOSTSTART: first day of the transactions the statement is about. */
  readonly from?: OfxDateTime;
  /** DTPOSTEND: last day of the transactions the statement is about. */
  readonly to?: OfxDateTime;
  /** What is to be paid, on credit cards, credit lines and loans. */
  readonly paymentDue?: PaymentDue;
  /** IMAGEDATA: images of the statement on paper (2.1.0 and later). */
  readonly images?: readonly ImageReference[];
}

/** MINPMTDUE or PMTAMT, and DTPMTDUE. */
export interface PaymentDue {
  readonly amount?: string;
  readonly dueAt?: OfxDateTime;
}

/**
 * A closing statement: what the paper one says (sections 11.5, 13.9.4). `type` says of which kind of account,
 * `source` is the aggregate itself with fees, interest, rates and all else.
 */
export type ClosingStatement<Type extends keyof ClosingSources = keyof ClosingSources> = {
  [T in Type]: ClosingFields & {
    readonly type: T;
    readonly account: Extract<AccountIdentification, { type: T }>;
    readonly source: ClosingSources[T];
  };
}[Type];

/**
 * The closing statements of a file that was read: bank, credit card, investment, loan, in the standard's order
 * of message sets. Never throws: what the file lacks, the closing statements lack.
 */
export const closingStatementsOf = (file: StatementFile): ClosingStatement[] =>
  blocksOf(file).flatMap((ofx) => [
    ...((ofx.BANKMSGSRSV1 ?? ofx.BANKMSGSRSV2)?.STMTENDTRNRS ?? []).flatMap(({ STMTENDRS }) =>
      STMTENDRS ? bankClosings(STMTENDRS) : [],
    ),
    ...((ofx.CREDITCARDMSGSRSV1 ?? ofx.CREDITCARDMSGSRSV2)?.CCSTMTENDTRNRS ?? []).flatMap(
      ({ CCSTMTENDRS }) => (CCSTMTENDRS ? creditCardClosings(CCSTMTENDRS) : []),
    ),
    ...((ofx.INVSTMTMSGSRSV1 ?? ofx.INVSTMTMSGSRSV2)?.INVSTMTENDTRNRS ?? []).flatMap(({ INVSTMTENDRS }) =>
      INVSTMTENDRS ? investmentClosings(INVSTMTENDRS) : [],
    ),
    ...(ofx.LOANMSGSRSV1?.LOANSTMTENDTRNRS ?? []).flatMap(({ LOANSTMTENDRS }) =>
      LOANSTMTENDRS ? loanClosings(LOANSTMTENDRS) : [],
    ),
  ]);

const bankClosings = (response: Ofx<'STMTENDRS'>): ClosingStatement<'bank'>[] =>
  (response.CLOSING ?? []).map((source) =>
    known({
      type: 'bank',
      account: response.BANKACCTFROM && bankAccount(response.BANKACCTFROM),
      statementCurrency: response.CURDEF,
      ...period(source),
      closingBalance: source.BALCLOSE,
      paymentDue: source.CREDITLINEINFO && minimumDue(source.CREDITLINEINFO),
      source,
    }),
  );

const creditCardClosings = (response: Ofx<'CCSTMTENDRS'>): ClosingStatement<'creditCard'>[] =>
  (response.CCCLOSING ?? []).map((source) =>
    known({
      type: 'creditCard',
      account: response.CCACCTFROM && creditCard(response.CCACCTFROM),
      statementCurrency: response.CURDEF,
      ...period(source),
      closingBalance: source.BALCLOSE,
      paymentDue: minimumDue(source),
      source,
    }),
  );

const loanClosings = (response: Ofx<'LOANSTMTENDRS'>): ClosingStatement<'loan'>[] =>
  (response.LOANCLOSING ?? []).map((source) =>
    known({
      type: 'loan',
      account: response.LOANACCTFROM && loanAccount(response.LOANACCTFROM),
      statementCurrency: response.CURDEF,
      ...period(source),
      closingBalance: source.PRINBAL?.BALAMT,
      paymentDue: source.LOANPMT && known({ amount: source.LOANPMT.PMTAMT, dueAt: source.LOANPMT.DTPMTDUE }),
      source,
    }),
  );

const investmentClosings = (response: Ofx<'INVSTMTENDRS'>): ClosingStatement<'investment'>[] =>
  (response.INVCLOSING ?? []).map((source) =>
    known({
      type: 'investment',
      account: response.INVACCTFROM && investmentAccount(response.INVACCTFROM),
      statementCurrency: response.CURDEF,
      id: source.FITID,
      images: images(source.IMAGEDATA),
      source,
    }),
  );

const period = (closing: Ofx<'CLOSING'> | Ofx<'CCCLOSING'> | Ofx<'LOANCLOSING'>) =>
  known({
    id: closing.FITID,
    openedAt: closing.DTOPEN,
    closedAt: closing.DTCLOSE,
    nextCloseAt: closing.DTNEXT,
    openingBalance: closing.BALOPEN,
    from: closing.DTPOSTSTART,
    to: closing.DTPOSTEND,
    images: images(closing.IMAGEDATA),
    ...currencies(closing),
  });

const minimumDue = ({ MINPMTDUE, DTPMTDUE }: { MINPMTDUE?: string; DTPMTDUE?: OfxDateTime }) =>
  MINPMTDUE === undefined && DTPMTDUE === undefined
    ? undefined
    : known({ amount: MINPMTDUE, dueAt: DTPMTDUE });
