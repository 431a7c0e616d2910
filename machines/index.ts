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
export type { Answers } from './session/answers.ts';
export { addAnswers, checkAnswers } from './session/answers.ts';
export {
  type ClientFacts,
  type ClientFactsOptions,
  type ClientQuestion,
  defaultClientFacts,
} from './session/client-facts.ts';
export type { SessionContext, SessionInput } from './session/context.ts';
export {
  createSession,
  type Session,
  type SessionOptions,
  type StatementOptions,
} from './session/create-session.ts';
export type { SessionEmitted, SessionEvent } from './session/events.ts';
export type { ExchangeInput, ExchangeOutput } from './session/exchange/contract.ts';
export { type Credentials, createExchange, type ExchangeDependencies } from './session/exchange/exchange.ts';
export type { Failure } from './session/failure.ts';
export {
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
export { type SessionMachine, sessionMachine } from './session/machine.ts';
export { memoryOutbox, type Outbox } from './session/outbox.ts';
export type { Question, Work } from './session/work.ts';
export type { UidSource } from './uid.ts';
