import { OfxError, type OfxErrorCode, type OfxErrorDetails, type OfxStatus } from '../../errors.ts';

/** Why a session or a piece of work failed: an `OfxError` as plain JSON, for context and snapshots. */
export interface Failure extends Omit<OfxErrorDetails, 'cause'> {
  readonly code: OfxErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

/** The failure of an error of any origin. What is no `OfxError` keeps its text to itself: it may hold a secret. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof OfxError)) {
    return {
      code: 'transport/network',
      message: 'The exchange with the institution failed with an unexpected error.',
      retryable: true,
    };
  }
  const { code, message, retryable, status, path, position, httpStatus } = error;
  return {
    code,
    message,
    retryable,
    ...(status ? { status } : {}),
    ...(path === undefined ? {} : { path }),
    ...(position ? { position } : {}),
    ...(httpStatus === undefined ? {} : { httpStatus }),
  };
};

/** The error of a failure. */
export const errorOf = ({ code, message, ...details }: Failure, cause?: unknown): OfxError =>
  new OfxError(code, message, { ...details, cause });

/** What to tell a person, by error code; the institution's own words follow. */
const SENTENCES: Partial<Record<OfxErrorCode, string>> = {
  'profile/refused': 'The institution refused to send its profile:',
  'signon/credentials-rejected':
    'The institution does not accept this user id and password. Nothing was tried again: every attempt counts there.',
  'signon/locked-out':
    'The institution has locked this user out. It must be unlocked there before any new attempt.',
  'signon/refused': 'The institution refused the sign-on.',
  'signon/credentials-unavailable': 'The user id and password could not be had.',
  'signon/busy': 'The user is signed on elsewhere, and stayed so; try again in a few minutes.',
  'signon/contact-institution': 'The institution wants the user to get in touch before it lets them in:',
  'signon/client-not-registered':
    'The institution does not know this client. Approve it there, then try again:',
  'signon/auth-token-rejected': 'The institution rejected the one-time token, and it is not sent again:',
  'signon/configuration':
    'The institution does not know itself by this ORG and FID; correct the configuration.',
  'signon/version-unsupported':
    'The institution speaks none of the OFX versions that are configured. The last answer was:',
  'signon/security-unsupported':
    'The institution wants passwords encrypted inside the file (OFXSEC=TYPE1), which is not supported.',
  'challenge/unsupported':
    'This OFX version has no challenge exchange; use 1.0.3, 2.0.3 or a later 2.x. The institution answered:',
  'challenge/no-questions': 'The institution demands a challenge but sent no questions.',
  'challenge/refused': 'The institution demands a challenge but refused to send its questions:',
  'challenge/unanswerable': 'The institution asks this program about itself and no answer is configured.',
  'challenge/answers-rejected': 'The institution rejected the answers, and no more are sent:',
  'challenge/repeated': 'The institution keeps demanding a challenge after it was answered:',
  'challenge/expired': 'Nobody answered the institution’s questions in time.',
  'challenge/not-pending': 'The institution has not asked anything that waits for answers.',
  'challenge/invalid-answer': 'The answers are not those to the questions that were asked.',
  'password/unsupported':
    'This institution changes no passwords by OFX (PINCH=N); change it on its own pages.',
  'password/required': 'The institution wants a new password first, and nobody is there to give one:',
  'password/refused': 'The institution did not change the password; the old one still holds.',
  'password/outcome-unknown':
    'The answer to the change of the password was lost, and neither password could be shown to hold. Try the new one first.',
  'transaction/outcome-unknown':
    'The request was sent and its answer was lost; whether it was carried out could not be found out.',
  'session/closed': 'The session was closed before this was done.',
  'session/cancelled': 'The sign-on was cancelled.',
  'session/not-asked': 'The session does not wait for this now.',
  'session/several-destinations':
    'The institution serves these messages at different places or realms; divide them with groupRequests.',
  'session/untrusted-url':
    'The profile leads to an address on another host; name it in institution.trustedOrigins to allow it.',
};

/** A status for a person: what the code means, and what the institution says. */
export const inWords = ({ code, meaning, message }: OfxStatus): string =>
  `${code}, ${meaning ?? 'a status the standard does not have'}.${message ? ` The institution says: "${message}"` : ''}`;

/** The failure for an error code, with the status that led to it. */
export const failure = (code: OfxErrorCode, status?: OfxStatus, detail?: string): Failure => {
  const parts = [SENTENCES[code] ?? code, detail, status && inWords(status)];
  const message = parts.filter((part) => part !== undefined).join(' ');
  const { retryable } = new OfxError(code, message);
  return status ? { code, message, retryable, status } : { code, message, retryable };
};
