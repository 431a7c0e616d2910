import type { InstitutionAccount } from './books/account.ts';

/** Someone with accounts at the institution. */
export interface InstitutionUser {
  readonly userId: string;
  readonly password: string;
  /** The right answers, by question id. The client answers ids above MFA100 itself; any answer is right. */
  readonly answers?: Readonly<Record<string, string>>;
  /** USERCRED1 and USERCRED2, where the institution asks for them. */
  readonly credentials?: readonly [first: string, second?: string];
  /** Tokens that were handed out: each is good for one sign-on. */
  readonly authTokens?: readonly string[];
  /** What may stand for user id and password (2.2 and later). */
  readonly accessToken?: string;
  /** CLIENTUIDs of registered installations. */
  readonly clientUids?: readonly string[];
  /** Default: a checking, a savings and a credit-card account with sample transactions. */
  readonly accounts?: readonly InstitutionAccount[];
}

/** The user of an institution that was given no users. */
export const DEMO_USER = {
  userId: 'demo',
  password: 'Machina-2026',
  answers: { MFA1: 'Lisbon', '123': 'Ada Tabucchi' },
} as const satisfies InstitutionUser;
