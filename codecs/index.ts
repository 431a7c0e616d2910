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
export type { HeaderField, HeaderFields, OfxHeader } from './header/header.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export {
  type Account,
  type AccountIdentification,
  accountsOf,
  type BankAccountIdentification,
  type BankAccountType,
  bankAccountFrom,
  type CreditCardIdentification,
} from './messages/accounts.ts';
export { type MessageSet, type Profile, profileOf, type SignonRealm } from './messages/profile.ts';
export {
  accountsRequest,
  NEVER,
  profileRequest,
  type RequestDate,
  type RequestMessages,
  type StatementRequest,
  statementRequest,
} from './messages/requests.ts';
export { ANONYMOUS } from './messages/signon.ts';
export { type Balance, type Statement, statementsOf, type Transaction } from './messages/statements.ts';
export type { AggregateName, Ofx, OfxInput } from './ofx.ts';
export { type ClientFact, isClientAnswered, type Phrase, phraseOf, questionText } from './phrases.ts';
export type { IssueSeverity, Rule } from './rules.ts';
export * as schema from './schema/index.ts';
export { statusOf } from './status.ts';
export { type Severity, type StatusCode, statusCode } from './status-codes.ts';
export type { Issue } from './validate/issue.ts';
export { type FileToValidate, validate } from './validate/validate.ts';
export { hasMfa, isVersion, type Syntax, syntaxOf, VERSIONS, type Version } from './versions.ts';
export type { Dialect } from './write/dialect.ts';
