export type {
  Account,
  AccountIdentification,
  Dialect,
  OfxFile,
  Profile,
  RequestMessages,
  Statement,
  StatementRequest,
  Version,
} from '../codecs/index.ts';
export {
  OFX_ERROR_CODES,
  OfxError,
  type OfxErrorCode,
  type OfxErrorDetails,
  type OfxStatus,
  type Position,
} from '../errors.ts';
export { type MermaidOptions, toMermaid } from './chart/index.ts';
export * from './institution/index.ts';
export * from './keyring/index.ts';
export type { Answers } from './session/answers.ts';
export { addAnswers, checkAnswers } from './session/answers.ts';
export type { NewPasswordRequest, PersonCallbacks, TokenRequest } from './session/callbacks.ts';
export {
  type ClientFacts,
  type ClientFactsOptions,
  type ClientQuestion,
  defaultClientFacts,
} from './session/client-facts.ts';
export type { Candidate, SessionContext, SessionInput, Standing as UserStanding } from './session/context.ts';
export {
  createSession,
  type Response,
  restoreSession,
  type Session,
  type SessionOptions,
  type StatementOptions,
} from './session/create-session.ts';
export {
  type Credentials,
  type CredentialsHolder,
  type CredentialsRequest,
  credentialsHolder,
} from './session/credentials.ts';
export { createDeadline, systemTimer, type Timer } from './session/deadline.ts';
export type { SessionEmitted, SessionEvent } from './session/events.ts';
export type {
  Answered,
  ExchangeInput,
  ExchangeOutput,
  Held,
  KnownDates,
  Unanswered,
} from './session/exchange/contract.ts';
export { createExchange, type ExchangeDependencies } from './session/exchange/exchange.ts';
export type { Failure } from './session/failure.ts';
export {
  type FallbackVersion,
  type KnownSessionInstitution,
  knownSessionInstitution,
  type SessionInstitution,
} from './session/institution.ts';
export {
  type Keyring,
  type KeyringScope,
  memoryKeyring,
  type SecretName,
  type Secrets,
  secretsOf,
} from './session/keyring.ts';
export { keyringOutbox } from './session/keyring-outbox.ts';
export { type SessionMachine, sessionMachine } from './session/machine.ts';
export { memoryOutbox, type Outbox } from './session/outbox.ts';
export { checkNewPassword } from './session/password-rules.ts';
export type { RecallInput, RecallOutput } from './session/recall/contract.ts';
export { createRecall, type RecallDependencies } from './session/recall/recall.ts';
export type { SessionSnapshot } from './session/snapshot.ts';
export type { Delivery, InDoubt, Question, Work, WorkOutcome } from './session/work.ts';
export type { UidSource } from './uid.ts';
