import type { OfxInput } from '../ofx.ts';
import { type AccountIdentification, bankAccountFrom } from './accounts.ts';
import { type RequestDate, requestDate } from './request-date.ts';

/** The message sets of a request file without its sign-on. */
export type RequestMessages = Omit<Extract<OfxInput, { SIGNONMSGSRQV1: unknown }>, 'SIGNONMSGSRQV1'>;

/** Before any profile or account list: what is not older than this date is always newer. */
export const NEVER = '19900101';

/** Options of {@link statementRequest}. */
export interface StatementRequest {
  readonly trnuid: string;
  readonly account: AccountIdentification;
  /** First day or moment to include: `'2026-10-01'`, a Date or an OfxDateTime. Default: all there is. */
  readonly from?: RequestDate | undefined;
  /** First day or moment not to include any more. Default: up to now. */
  readonly to?: RequestDate | undefined;
  /** Whether to send transactions, or balances alone. Default true. */
  readonly transactions?: boolean | undefined;
}

/** The request for the institution's profile, if newer than `since` (section 7.1.5). */
export const profileRequest = (trnuid: string, since: string = NEVER): RequestMessages => ({
  PROFMSGSRQV1: {
    PROFTRNRQ: [{ TRNUID: trnuid, PROFRQ: { CLIENTROUTING: 'MSGSET', DTPROFUP: since } }],
  },
});

/** The request for the list of the user's accounts, if newer than `since` (section 8.5.1). */
export const accountsRequest = (trnuid: string, since: string = NEVER): RequestMessages => ({
  SIGNUPMSGSRQV1: { ACCTINFOTRNRQ: [{ TRNUID: trnuid, ACCTINFORQ: { DTACCTUP: since } }] },
});

/** The request for a bank or credit-card statement (sections 11.4.2.1, 11.4.3.1). */
export const statementRequest = (request: StatementRequest): RequestMessages => {
  const { trnuid: TRNUID, account } = request;
  const INCTRAN = {
    DTSTART: requestDate(request.from),
    DTEND: requestDate(request.to),
    INCLUDE: request.transactions ?? true,
  };
  if (account.type === 'creditCard') {
    const CCSTMTRQ = { CCACCTFROM: { ACCTID: account.accountId, ACCTKEY: account.accountKey }, INCTRAN };
    return { CREDITCARDMSGSRQV1: { CCSTMTTRNRQ: [{ TRNUID, CCSTMTRQ }] } };
  }
  const BANKACCTFROM = bankAccountFrom(account);
  return { BANKMSGSRQV1: { STMTTRNRQ: [{ TRNUID, STMTRQ: { BANKACCTFROM, INCTRAN } }] } };
};
