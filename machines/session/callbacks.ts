import type { SignonRealm } from '../../codecs/index.ts';
import type { Answers } from './answers.ts';
import type { Credentials, CredentialsRequest } from './credentials.ts';
import type { Question } from './work.ts';

/** What a person is told when a token is asked for. */
export interface TokenRequest {
  /** AUTHTOKENLABEL: what the institution calls the token. */
  readonly label?: string;
  /** AUTHTOKENINFOURL: where the user gets one. */
  readonly infoUrl?: string;
  /** The last one was rejected: the same is not sent again. */
  readonly rejected: boolean;
  /** The institution's own words. */
  readonly message?: string;
}

/** What a person is told when a new password is asked for. */
export interface NewPasswordRequest {
  /** What the institution asks of passwords; undefined where nobody knows. */
  readonly rules?: SignonRealm['password'];
  /** Nothing goes on without it. */
  readonly required: boolean;
  readonly message?: string;
}

/** What a session asks of a person, whenever it is needed. A callback that throws gives up, as `cancel()` does. */
export interface PersonCallbacks {
  /**
   * Gives the user id and password. Called when a sign-on needs them, and again when the institution rejected
   * them; kept in memory until the session ends, and never stored. The same ones again end the session.
   */
  readonly credentials: (request: CredentialsRequest) => Credentials | Promise<Credentials>;
  /**
   * Gives a person's answers to the institution's questions, by question id. Without it the session waits
   * in `awaitingAnswers` until `answer()` is called.
   */
  readonly answer?: (questions: readonly Question[]) => Answers | Promise<Answers>;
  /** Gets the one-time token that the institution hands out of band (15512). Without it: `authToken()`. */
  readonly authToken?: (request: TokenRequest) => string | Promise<string>;
  /** Gets the token that stands for user id and password (ACCESSTOKENREQ). Without it: `accessToken()`. */
  readonly accessToken?: (request: TokenRequest) => string | Promise<string>;
  /**
   * Gives a new password when the institution asks for one. Without it 15000 is only told, and 15507 ends the
   * session.
   */
  readonly newPassword?: (request: NewPasswordRequest) => string | Promise<string>;
  /**
   * Is called when the institution does not know this client (15510), and resolves when the user has approved
   * it there. Without it the session waits until `retry()` is called.
   */
  readonly registration?: (request: { readonly message?: string }) => unknown;
}
