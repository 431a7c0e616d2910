import type { OfxInput } from '../ofx.ts';
import {
  type AccountIdentification,
  bankAccountFrom,
  creditCardFrom,
  type InvestmentAccountIdentification,
  investmentAccountFrom,
  loanAccountFrom,
} from './accounts.ts';
import { type RequestDate, requestDate } from './request-date.ts';
import type { RequestMessages } from './requests.ts';

/**
 * Options of {@link statementRequest}. What an account's kind has no element for is not sent, so that the same
 * options do for all accounts. What the version has no element for is refused when writing; leave it out there.
 */
export interface StatementRequest {
  readonly trnuid: string;
  readonly account: AccountIdentification;
  /** First day or moment to include: `'2026-10-01'`, a Date or an OfxDateTime. Default: all there is. */
  readonly from?: RequestDate | undefined;
  /** First day or moment not to include any more. Default: up to now. */
  readonly to?: RequestDate | undefined;
  /** Whether to send transactions, or balances alone. Default true. */
  readonly transactions?: boolean | undefined;
  /** INCLUDEPENDING: pending transactions too, of bank accounts and credit cards (2.2 and later). */
  readonly includePending?: boolean | undefined;
  /** INCTRANIMG: references to the images of transactions (2.1.0 and later). */
  readonly includeImages?: boolean | undefined;
  /** INCOO: open orders of investment accounts. Default true. */
  readonly openOrders?: boolean | undefined;
  /** INCPOS: positions of investment accounts. Default true. */
  readonly positions?: boolean | undefined;
  /** DTASOF: the day or moment positions are wanted of. Default: the latest. */
  readonly positionsAsOf?: RequestDate | undefined;
  /** INCBAL: balances of investment accounts. Default true. */
  readonly balances?: boolean | undefined;
  /** INC401K: the plan of 401(k) accounts (2.x). Default: not sent, which means no. */
  readonly retirement401k?: boolean | undefined;
  /** INC401KBAL: the balances of 401(k) accounts (2.x). Default: not sent, which means no. */
  readonly retirement401kBalances?: boolean | undefined;
}

/**
 * The request for a statement: of a bank account (section 11.4.2.1), a credit card (11.4.3.1), a loan (11.4.5.1;
 * 2.1.0 and later) or an investment account (13.9.1.1).
 *
 * @example
 * statementRequest({ trnuid, account, from: '2026-10-01' });
 */
export const statementRequest = (request: StatementRequest): RequestMessages => {
  const { trnuid: TRNUID, account } = request;
  const options = { INCTRAN: wantedTransactions(request), INCTRANIMG: request.includeImages };
  switch (account.type) {
    case 'bank': {
      const BANKACCTFROM = bankAccountFrom(account);
      const STMTRQ = { BANKACCTFROM, ...options, INCLUDEPENDING: request.includePending };
      return { BANKMSGSRQV1: { STMTTRNRQ: [{ TRNUID, STMTRQ }] } };
    }
    case 'creditCard': {
      const CCACCTFROM = creditCardFrom(account);
      const CCSTMTRQ = { CCACCTFROM, ...options, INCLUDEPENDING: request.includePending };
      return { CREDITCARDMSGSRQV1: { CCSTMTTRNRQ: [{ TRNUID, CCSTMTRQ }] } };
    }
    case 'loan': {
      const LOANSTMTRQ = { LOANACCTFROM: loanAccountFrom(account), ...options };
      return { LOANMSGSRQV1: { LOANSTMTTRNRQ: [{ TRNUID, LOANSTMTRQ }] } };
    }
    case 'investment': {
      const INVSTMTRQ = { ...investmentStatement(account, request), ...options };
      return { INVSTMTMSGSRQV1: { INVSTMTTRNRQ: [{ TRNUID, INVSTMTRQ }] } };
    }
  }
};

const wantedTransactions = (request: StatementRequest): OfxInput<'INCTRAN'> => ({
  ...period(request),
  INCLUDE: request.transactions ?? true,
});

const investmentStatement = (account: InvestmentAccountIdentification, request: StatementRequest) => ({
  INVACCTFROM: investmentAccountFrom(account),
  INCOO: request.openOrders ?? true,
  INCPOS: { DTASOF: requestDate(request.positionsAsOf), INCLUDE: request.positions ?? true },
  INCBAL: request.balances ?? true,
  INC401K: request.retirement401k,
  INC401KBAL: request.retirement401kBalances,
});

/** Options of {@link closingStatementRequest}. */
export interface ClosingStatementRequest {
  readonly trnuid: string;
  readonly account: AccountIdentification;
  /** Closing statements of this day and later ones. Default: all there is. */
  readonly from?: RequestDate | undefined;
  /** Closing statements before this day. Default: up to now. */
  readonly to?: RequestDate | undefined;
  /** INCSTMTIMG: references to the images of the statements (2.1.0 and later; loans have no such option). */
  readonly includeImages?: boolean | undefined;
}

/**
 * The request for closing statements, which say what the paper ones do: of a bank account (section 11.5.1), a
 * credit card (11.5.3), a loan (11.5.5; 2.1.0 and later) or an investment account (13.9.4.1; 2.1.1 and later,
 * images alone).
 */
export const closingStatementRequest = (request: ClosingStatementRequest): RequestMessages => {
  const { trnuid: TRNUID, account } = request;
  const options = { ...period(request), INCSTMTIMG: request.includeImages };
  switch (account.type) {
    case 'bank': {
      const STMTENDRQ = { BANKACCTFROM: bankAccountFrom(account), ...options };
      return { BANKMSGSRQV1: { STMTENDTRNRQ: [{ TRNUID, STMTENDRQ }] } };
    }
    case 'creditCard': {
      const CCSTMTENDRQ = { CCACCTFROM: creditCardFrom(account), ...options };
      return { CREDITCARDMSGSRQV1: { CCSTMTENDTRNRQ: [{ TRNUID, CCSTMTENDRQ }] } };
    }
    case 'loan': {
      const LOANSTMTENDRQ = { LOANACCTFROM: loanAccountFrom(account), ...period(request) };
      return { LOANMSGSRQV1: { LOANSTMTENDTRNRQ: [{ TRNUID, LOANSTMTENDRQ }] } };
    }
    case 'investment': {
      const INVSTMTENDRQ = { INVACCTFROM: investmentAccountFrom(account), ...options };
      return { INVSTMTMSGSRQV1: { INVSTMTENDTRNRQ: [{ TRNUID, INVSTMTENDRQ }] } };
    }
  }
};

/** Options of {@link amortizationRequest}. */
export interface AmortizationRequest {
  readonly trnuid: string;
  readonly account: Extract<AccountIdentification, { type: 'loan' }>;
  /** First payment day to include. Default: all there is. */
  readonly from?: RequestDate | undefined;
  /** First payment day not to include any more. Default: to the end of the loan. */
  readonly to?: RequestDate | undefined;
}

/** The request for a loan's amortisation table (section 11.4.6.1; 2.1.0 and later). */
export const amortizationRequest = (request: AmortizationRequest): RequestMessages => {
  const AMRTSTMTRQ = { LOANACCTFROM: loanAccountFrom(request.account), ...period(request) };
  return { LOANMSGSRQV1: { AMRTSTMTTRNRQ: [{ TRNUID: request.trnuid, AMRTSTMTRQ }] } };
};

const period = ({ from, to }: { from?: RequestDate | undefined; to?: RequestDate | undefined }) => ({
  DTSTART: requestDate(from),
  DTEND: requestDate(to),
});
