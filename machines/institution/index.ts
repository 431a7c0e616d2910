export type { InstitutionAccount, InstitutionTransaction } from './account.ts';
export type { FileAnswer, StandingContext, StandingInput } from './context.ts';
export { createInstitution, type Institution, type Standing } from './create-institution.ts';
export type { FileFacts, StandingEvent } from './events.ts';
export { institutionMachine } from './machine.ts';
export type {
  ChallengeOptions,
  ChallengeQuestion,
  InstitutionOptions,
  SignonInfoOverrides,
} from './options.ts';
export type { SignonPolicy } from './policy.ts';
export { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
export { DEMO_USER, type InstitutionUser } from './user.ts';
