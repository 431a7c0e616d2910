import type { ScriptedAnswer } from './events.ts';
import type { PasswordDue, SignonPolicy } from './policy.ts';

/** What a user's standing starts with. Plain JSON. */
export interface StandingInput {
  readonly policy: SignonPolicy;
}

/** What a file earns on its way through the checks, whatever code it ends with. */
export interface Grants {
  /** A new access key comes with the answer. */
  readonly accessKey: boolean;
  /** A new USERKEY comes with it. */
  readonly userKey: boolean;
  /** The file's AUTHTOKEN is used up. */
  readonly authTokenUsed: boolean;
  /** The password before the last change was used, and is the password again. */
  readonly passwordReverted: boolean;
  /**
   * The new password of the file's PINCHTRNRQ is the password from the next file on, beside which the one the file
   * came with counts once more.
   */
  readonly passwordChanged: boolean;
}

/** What the institution says to a request file. */
export interface FileAnswer extends Grants {
  /** SONRS/STATUS/CODE. */
  readonly code: number;
  /** What comes with it: the questions, the work the file asked for, or 15500 for each of its messages. */
  readonly gives: 'questions' | 'work' | 'nothing';
  /** How a tester wanted the code said, where it was a tester. */
  readonly script?: ScriptedAnswer;
}

/** What is known of the file that is being checked. */
export interface Checking {
  /** Questions were handed out with the last file: answers count. */
  readonly questionsPending: boolean;
  /** What showed that the file comes from the user, beside the password. */
  readonly proof: 'none' | 'answers' | 'accessKey';
  readonly grants: Grants;
}

/** Before anything is known of a file. */
export const UNCHECKED: Checking = {
  questionsPending: false,
  proof: 'none',
  grants: {
    accessKey: false,
    userKey: false,
    authTokenUsed: false,
    passwordReverted: false,
    passwordChanged: false,
  },
};

/** What the statechart remembers of one user: counts and marks, and no secret. Plain JSON. */
export interface StandingContext {
  readonly policy: SignonPolicy;
  /** In a row. */
  readonly wrongPasswords: number;
  /** In a row, whatever was signed on in between. */
  readonly wrongAnswers: number;
  /** Request files the current access key was shown with; null while none is good. */
  readonly accessKeyUses: number | null;
  /** The current access key, or the answers that earn the next, also stand for an AUTHTOKEN. */
  readonly tokenProven: boolean;
  /** A tester wants the next sign-on challenged. */
  readonly challengeDemanded: boolean;
  readonly passwordDue: PasswordDue;
  /** The password was changed in the last file: the one before it counts once more. */
  readonly previousPassword: boolean;
  /** So many files will find somebody else signed on. */
  readonly busyFiles: number;
  readonly mustContact: boolean;
  /** What a tester wants the next file answered with. */
  readonly script: ScriptedAnswer | null;
  /** Blank between files. */
  readonly checking: Checking;
  /** The answer to the last request file. */
  readonly answer: FileAnswer | null;
}

/** The context of a user who was never seen. */
export const initialContext = ({ policy }: StandingInput): StandingContext => ({
  policy,
  wrongPasswords: 0,
  wrongAnswers: 0,
  accessKeyUses: null,
  tokenProven: false,
  challengeDemanded: false,
  passwordDue: policy.passwordDue,
  previousPassword: false,
  busyFiles: 0,
  mustContact: false,
  script: null,
  checking: UNCHECKED,
  answer: null,
});
