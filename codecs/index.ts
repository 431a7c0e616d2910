export { OFX_ERROR_CODES, OfxError, type OfxErrorCode, type OfxStatus, type Position } from '../errors.ts';
export { type Codec, type CodecFor, codecFor, codecRegistry } from './codec.ts';
export { OfxDateTime, type Precision, type Zone } from './datatypes/index.ts';
export { type DecodeOptions, decode, type OfxFile } from './decode.ts';
export type { Deviation, DeviationCode } from './deviation.ts';
export { type EncodeOptions, encode } from './encode.ts';
export type { HeaderField, HeaderFields, OfxHeader } from './header/header.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { type Account, accountsOf } from './messages/account-list.ts';
export {
  type AccountIdentification,
  type BankAccountIdentification,
  type BankAccountType,
  bankAccountFrom,
  type CreditCardIdentification,
  creditCardFrom,
  type InvestmentAccountIdentification,
  investmentAccountFrom,
  type LoanAccountIdentification,
  type LoanType,
  loanAccountFrom,
} from './messages/accounts.ts';
export { type MessageSet, type Profile, profileOf, type SignonRealm } from './messages/profile.ts';
export type { RequestDate } from './messages/request-date.ts';
export { accountsRequest, NEVER, profileRequest, type RequestMessages } from './messages/requests.ts';
export { ANONYMOUS } from './messages/signon.ts';
export {
  type AmortizationRequest,
  amortizationRequest,
  type ClosingStatementRequest,
  closingStatementRequest,
  type StatementRequest,
  statementRequest,
} from './messages/statement-requests.ts';
export type { Balance, NamedBalance } from './messages/statements/balance.ts';
export type { BankStatement, CreditCardStatement } from './messages/statements/bank.ts';
export type { PendingTransaction, Transaction } from './messages/statements/bank-transactions.ts';
export type { StatementFile } from './messages/statements/blocks.ts';
export {
  type ClosingStatement,
  closingStatementsOf,
  type PaymentDue,
} from './messages/statements/closings.ts';
export type { Correction, StatementCore, TransactionCore } from './messages/statements/core.ts';
export type { Currencies, ForeignCurrency } from './messages/statements/currency.ts';
export type { ImageReference } from './messages/statements/images.ts';
export type {
  Balances401k,
  InvestmentBalances,
  InvestmentStatement,
} from './messages/statements/investment.ts';
export type {
  InvestmentPosition,
  InvestmentPositionType,
  OpenOrder,
  OpenOrderType,
} from './messages/statements/investment-holdings.ts';
export type {
  InvestmentTransaction,
  InvestmentTransactionType,
  Source401k,
  Subaccount,
} from './messages/statements/investment-transactions.ts';
export type { LoanStatement, LoanTransaction, PrincipalBalance } from './messages/statements/loan.ts';
export type { Escrow, LoanParts } from './messages/statements/loan-parts.ts';
export {
  type ListedSecurity,
  type Security,
  type SecurityId,
  type SecurityType,
  securitiesOf,
} from './messages/statements/securities.ts';
export { type Statement, type StatementOf, statementsOf } from './messages/statements/statements.ts';
export type { AggregateName, Ofx, OfxInput } from './ofx.ts';
export { type ClientFact, isClientAnswered, type Phrase, phraseOf, questionText } from './phrases.ts';
export { statusOf } from './status.ts';
export { type Severity, type StatusCode, statusCode } from './status-codes.ts';
export { hasMfa, isVersion, type Syntax, syntaxOf, VERSIONS, type Version } from './versions.ts';
export type { Dialect } from './write/dialect.ts';
