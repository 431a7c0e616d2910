import type { FileAnswer } from './context.ts';
import type { FileFacts } from './events.ts';
import type { Request } from './read-request.ts';
import type { InstitutionUser } from './user.ts';

/** What only the user and the institution may know. The statechart is told of it in comparisons. */
export interface Secrets {
  readonly password: string;
  /** The one before the last change. */
  readonly previousPassword?: string;
  /** The last one that was given out. */
  readonly accessKey?: string;
  readonly userKey?: { readonly value: string; readonly expires: Date };
  /** Those that were not used yet. */
  readonly authTokens: readonly string[];
  readonly accessToken?: { readonly value: string; readonly expired: boolean };
  /** CLIENTUIDs of registered installations. */
  readonly clientUids: readonly string[];
  /** The CLIENTUID the user came with last. */
  readonly lastClientUid?: string;
}

/** New keys that go out with an answer. */
export type Keys = Pick<Secrets, 'accessKey' | 'userKey'>;

/** What is known of a user who was never seen. */
export const initialSecrets = (user: InstitutionUser): Secrets => ({
  password: user.password,
  authTokens: user.authTokens ?? [],
  ...(user.accessToken === undefined ? {} : { accessToken: { value: user.accessToken, expired: false } }),
  clientUids: user.clientUids ?? [],
});

/** What is known after a file of the user was answered. Pure. */
export const secretsAfter = (
  secrets: Secrets,
  { SIGNONMSGSRQV1: { SONRQ, PINCHTRNRQ } }: Request,
  answer: FileAnswer,
  { password }: FileFacts,
  keys: Keys,
): Secrets => {
  const { userKey, ...changed } = { ...secrets, ...passwordsAfter(secrets, answer, PINCHTRNRQ?.PINCHRQ) };
  const authTokens = answer.authTokenUsed
    ? secrets.authTokens.filter((token) => token !== SONRQ.AUTHTOKEN)
    : secrets.authTokens;
  return {
    ...changed,
    // A USERKEY stands for the password it was given for.
    ...(userKey && !answer.passwordChanged ? { userKey } : {}),
    authTokens,
    // What comes with a wrong password says nothing about the user.
    ...(SONRQ.CLIENTUID !== undefined && password !== 'wrong' ? { lastClientUid: SONRQ.CLIENTUID } : {}),
    ...keys,
  };
};

const passwordsAfter = (
  { password, previousPassword }: Secrets,
  answer: FileAnswer,
  change: { readonly NEWUSERPASS: string } | undefined,
): Pick<Secrets, 'password' | 'previousPassword'> => {
  // After a lost response the old password may have been used again, and with it be the password.
  const used = answer.passwordReverted ? (previousPassword ?? password) : password;
  return answer.passwordChanged && change
    ? { password: change.NEWUSERPASS, previousPassword: used }
    : { password: used };
};
