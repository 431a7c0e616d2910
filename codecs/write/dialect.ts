/**
 * How one institution wants what the standard leaves open, or gets wrong (PROTOCOL 2.2). Applies to
 * writing only; reading takes every form.
 */
export interface Dialect {
  /** Whether leaves get an end tag in 1.x. Default false; 2.x always has them. */
  readonly leafEndTags?: boolean;
  /** What stands between elements. Default `'CRLF'`. */
  readonly newlines?: 'CRLF' | 'LF' | 'none';
  /** The name of an answer in the sign-on: the schemas say one, the standard's prose the other. */
  readonly mfaAnswerTag?: 'MFACHALLENGEANSWER' | 'MFACHALLENGEA';
}
