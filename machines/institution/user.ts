import type { InstitutionAccount } from './account.ts';

/** Someone with accounts at the institution. */
export interface InstitutionUser {
  readonly userId: string;
  readonly password: string;
  /** The right answers, by question id. The client answers ids above MFA100 itself; any answer is right. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Default: a checking, a savings and a credit-card account with sample transactions. */
  readonly accounts?: readonly InstitutionAccount[];
}

/** The user of an institution that was given no users. */
export const DEMO_USER = {
  userId: 'demo',
  password: 'Machina-2026',
  answers: { MFA1: 'Lisbon', '123': 'Ada Tabucchi' },
} as const satisfies InstitutionUser;
