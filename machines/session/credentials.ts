import { OfxError } from '../../errors.ts';

/** A user id, a password, and what else the realm asks for. In memory only, never stored. */
export interface Credentials {
  readonly userId: string;
  readonly password: string;
  /** USERCRED1 and USERCRED2: what the realm asks for by the labels in its profile, in their order. */
  readonly userCredentials?: readonly string[];
}

/** Why credentials are asked for. */
export interface CredentialsRequest {
  /** Sign-on realm; empty where the institution did not name any. */
  readonly realm: string;
  /** USERCRED1LABEL and USERCRED2LABEL: what to ask for besides user id and password. */
  readonly labels: readonly string[];
  /** The last ones were rejected (15500): the same are not sent again. */
  readonly rejected: boolean;
  /** A password change was sent, and its answer was lost: the new password may hold, or the old one. */
  readonly passwordInDoubt: boolean;
}

/** What the exchange knows of a user while the session lasts. */
interface Entry {
  readonly credentials?: Credentials;
  readonly newPassword?: string;
}

/** The credentials of a session, by realm: the one place where they are. */
export interface CredentialsHolder {
  get(realm: string): Credentials | undefined;
  /** A new password that is given as the present one is new no longer: another is to be asked for. */
  set(realm: string, credentials: Credentials): void;
  newPassword(realm: string): string | undefined;
  setNewPassword(realm: string, password: string): void;
  /** The new password holds, or it does not: there is one password again. */
  settle(realm: string, holds: 'newPassword' | 'password'): void;
  /** What was given before the realm's name was known belongs to it. */
  rename(from: string, to: string): void;
  wipe(): void;
}

/** Holds credentials in memory. */
export const credentialsHolder = (): CredentialsHolder => {
  const entries = new Map<string, Entry>();
  const entry = (realm: string): Entry => entries.get(realm) ?? {};
  return {
    get: (realm) => entry(realm).credentials,
    set: (realm, credentials) => {
      const { newPassword } = entry(realm);
      const isNew = newPassword !== undefined && newPassword !== credentials.password;
      entries.set(realm, { credentials, ...(isNew ? { newPassword } : {}) });
    },
    newPassword: (realm) => entry(realm).newPassword,
    setNewPassword: (realm, newPassword) => {
      entries.set(realm, { ...entry(realm), newPassword });
    },
    settle: (realm, holds) => {
      const { newPassword, credentials } = entry(realm);
      if (!credentials) return;
      const password = holds === 'newPassword' && newPassword ? newPassword : credentials.password;
      entries.set(realm, { credentials: { ...credentials, password } });
    },
    rename: (from, to) => {
      const known = entries.get(from);
      if (known && !entries.has(to)) entries.set(to, known);
      entries.delete(from);
    },
    wipe: () => entries.clear(),
  };
};

/**
 * Checks that there is everything that the realm asks for by label: a sign-on without it counts as a failed one.
 *
 * @throws OfxError `session/invalid-request`, naming the label
 */
export const checkLabelled = (labels: readonly string[], { userCredentials = [] }: Credentials): void => {
  const missing = labels.find((_, index) => !userCredentials[index]);
  if (missing === undefined) return;
  throw new OfxError(
    'session/invalid-request',
    `The institution also asks for "${missing}" (userCredentials).`,
  );
};

/** Credentials as a text that tells them from others: what was rejected must not be sent again. */
export const credentialsKey = ({ userId, password, userCredentials = [] }: Credentials): string =>
  JSON.stringify([userId, password, userCredentials]);
