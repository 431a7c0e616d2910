export type { InstitutionAccount, InstitutionTransaction } from './books/account.ts';
export type { ExecutedRequest } from './books/books.ts';
export { SAMPLE_ACCOUNTS } from './books/sample-accounts.ts';
export type { FileAnswer, StandingContext, StandingInput } from './context.ts';
export { createInstitution } from './create-institution.ts';
export { type FileFacts, PLAIN_FILE, type ScriptedAnswer, type StandingEvent } from './events.ts';
export type { Institution, Standing } from './institution.ts';
export { institutionMachine } from './machine.ts';
export type {
  AuthTokenOptions,
  ChallengeOptions,
  ChallengeQuestion,
  InstitutionMessageSet,
  InstitutionOptions,
  InstitutionService,
  RealmOptions,
  SignonInfoOverrides,
  SignonOptions,
} from './options.ts';
export { DEFAULT_SIGNON_POLICY, type PasswordDue, type SignonPolicy } from './policy.ts';
export { DEMO_USER, type InstitutionUser } from './user.ts';
