import type { SignonPolicy } from './policy.ts';

/** What a user's standing starts with. Plain JSON. */
export interface StandingInput {
  readonly policy: SignonPolicy;
}

/** What the institution says to a request file. */
export interface FileAnswer {
  /** SONRS/STATUS/CODE. */
  readonly code: number;
  /** What comes with it: the questions, the work the file asked for, or 15500 for each of its messages. */
  readonly gives: 'questions' | 'work' | 'nothing';
  /** A new access key comes with it. */
  readonly accessKey: boolean;
}

/** What the statechart remembers of one user: counts, and no secret. Plain JSON. */
export interface StandingContext {
  readonly policy: SignonPolicy;
  /** In a row. */
  readonly wrongPasswords: number;
  /** In a row, whatever was signed on in between. */
  readonly wrongAnswers: number;
  /** Request files the current access key was shown with; null while none is good. */
  readonly accessKeyUses: number | null;
  /** A tester wants the next sign-on challenged. */
  readonly challengeDemanded: boolean;
  /** The answer to the last request file. */
  readonly answer: FileAnswer | null;
}

/** The context of a user who was never seen. */
export const initialContext = ({ policy }: StandingInput): StandingContext => ({
  policy,
  wrongPasswords: 0,
  wrongAnswers: 0,
  accessKeyUses: null,
  challengeDemanded: false,
  answer: null,
});
