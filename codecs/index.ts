export { OFX_ERROR_CODES, OfxError, type OfxErrorCode, type OfxStatus, type Position } from '../errors.ts';
export { type Codec, type CodecFor, codecFor, codecRegistry } from './codec.ts';
export { type ConvertedFile, type ConvertOptions, convert, type FileToConvert } from './convert/convert.ts';
export type { ConvertedHeader } from './convert/header.ts';
export type { Loss } from './convert/loss.ts';
export { OfxDateTime, type Precision, type Zone } from './datatypes/index.ts';
export { type DecodeOptions, decode, type OfxFile } from './decode.ts';
export type { Deviation, DeviationCode } from './deviation.ts';
export { elementsOf } from './elements.ts';
export { type EncodeOptions, encode } from './encode.ts';
export { isHeaderValue } from './header/check.ts';
export type { HeaderField, HeaderFields, OfxHeader } from './header/header.ts';
export { DEFAULT_LIMITS, type Limits, MAX_DEPTH } from './limits.ts';
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
export {
  answersAll,
  type Effects,
  effectsOf,
  hasDuplicate,
  recoveryRequest,
} from './messages/recovery.ts';
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
export { type SyncToken, syncKeyOf, syncTokensOf } from './messages/sync-tokens.ts';
export type { AggregateName, Ofx, OfxInput } from './ofx.ts';
export { type ClientFact, isClientAnswered, type Phrase, phraseOf, questionText } from './phrases.ts';
export type { IssueSeverity, Rule } from './rules.ts';
export * as schema from './schema/index.ts';
export { statusOf } from './status.ts';
export { type Severity, type StatusCode, statusCode } from './status-codes.ts';
export { decodeStream } from './stream/decode-stream.ts';
export type {
  BalancesEvent,
  EndEvent,
  HeaderEvent,
  PendingEvent,
  StatementEvent,
  StreamEvent,
  TransactionEvent,
} from './stream/events.ts';
export type { ByteSource } from './stream/source.ts';
export type { Issue } from './validate/issue.ts';
export { type FileToValidate, validate } from './validate/validate.ts';
export { hasMfa, isVersion, type Syntax, syntaxOf, VERSIONS, type Version } from './versions.ts';
export type { Dialect } from './write/dialect.ts';

// Builders of requests and readers of responses, beside statements.

export {
  type ImageRequest,
  imageRequest,
  type MimeOutcome,
  type MimeRequest,
  mimeRequest,
  mimesOf,
} from './messages/attachments.ts';
export {
  batch,
  type ResponseTransaction,
  responsesByTrnuid,
  serverInitiated,
  trnuidsOf,
} from './messages/batch.ts';
export {
  type EnrolmentOutcome,
  type EnrolmentRequest,
  enrolmentRequest,
  enrolmentsOf,
} from './messages/enrolment.ts';
export { type GroupingOptions, groupRequests, type RequestGroup } from './messages/grouping.ts';
export {
  type Mail,
  type MailOutcome,
  type MailRequest,
  type MailSubject,
  type MailSyncRequest,
  mailRequest,
  mailSyncRequest,
  mailSyncsOf,
  mailsOf,
  type ReturnedItem,
  replyTo,
} from './messages/mail.ts';
export {
  type PasswordChange,
  type PasswordChangeOutcome,
  passwordChange,
  passwordChangeOf,
} from './messages/password-change.ts';
export { brokenPasswordRules, type PasswordRule } from './messages/password-rules.ts';
export type { ExtendedPayee, KnownPayee, Payee } from './messages/payee.ts';
export {
  type PayeeAddRequest,
  type PayeeDeleteRequest,
  type PayeeEntry,
  type PayeeModifyRequest,
  type PayeeOutcome,
  payeeAddRequest,
  payeeDeleteRequest,
  payeeModifyRequest,
  payeeSyncRequest,
  payeeSyncsOf,
  payeesOf,
} from './messages/payees.ts';
export {
  type KnownPayment,
  type Payment,
  type PaymentModifyRequest,
  type PaymentOutcome,
  type PaymentProgress,
  type PaymentReference,
  type PaymentReferenceRequest,
  type PaymentRequest,
  type PaymentStatusOutcome,
  type PaymentSyncRequest,
  paymentCancelRequest,
  paymentModifyRequest,
  paymentRequest,
  paymentStatusesOf,
  paymentStatusRequest,
  paymentSyncRequest,
  paymentSyncsOf,
  paymentsOf,
} from './messages/payments.ts';
export type { Address, KnownAddress } from './messages/postal-address.ts';
export type { ModelChange, Recurrence } from './messages/recurrence.ts';
export {
  type RecurringPaymentCancelRequest,
  type RecurringPaymentModifyRequest,
  type RecurringPaymentOutcome,
  type RecurringPaymentRequest,
  recurringPaymentCancelRequest,
  recurringPaymentModifyRequest,
  recurringPaymentRequest,
  recurringPaymentSyncRequest,
  recurringPaymentSyncsOf,
  recurringPaymentsOf,
} from './messages/recurring-payments.ts';
export {
  type RecurringTransferCancelRequest,
  type RecurringTransferModifyRequest,
  type RecurringTransferOutcome,
  type RecurringTransferRequest,
  recurringTransferCancelRequest,
  recurringTransferModifyRequest,
  recurringTransferRequest,
  recurringTransferSyncRequest,
  recurringTransferSyncsOf,
  recurringTransfersOf,
} from './messages/recurring-transfers.ts';
export {
  type Service,
  type ServiceAccount,
  type ServiceChangeRequest,
  type ServiceOutcome,
  type ServiceRequest,
  serviceAddRequest,
  serviceChangeRequest,
  serviceDeleteRequest,
  serviceSyncRequest,
  serviceSyncsOf,
  servicesOf,
} from './messages/services.ts';
export {
  type CheckDescription,
  type ChecksToStop,
  type StopCheckOutcome,
  type StopCheckRequest,
  type StopCheckSyncRequest,
  type StoppedCheck,
  stopCheckRequest,
  stopCheckSyncRequest,
  stopCheckSyncsOf,
  stopChecksOf,
} from './messages/stop-checks.ts';
export { FIRST_SYNC, type Sync, type SyncKind, type SyncOptions } from './messages/sync.ts';
export type { Outcome, RequestIdentification, TransactionKind } from './messages/transactions.ts';
export {
  type LoanPayment,
  type Transfer,
  type TransferAccount,
  type TransferCancelRequest,
  type TransferModifyRequest,
  type TransferOutcome,
  type TransferProgress,
  type TransferRequest,
  type TransferRoute,
  type TransferSyncRequest,
  transferCancelRequest,
  transferModifyRequest,
  transferRequest,
  transferSyncRequest,
  transferSyncsOf,
  transfersOf,
} from './messages/transfers.ts';
export {
  type UserChangeOutcome,
  type UserChangeRequest,
  type UserInformation,
  userChangeRequest,
  userChangeSyncRequest,
  userChangeSyncsOf,
  userChangesOf,
} from './messages/user-information.ts';
