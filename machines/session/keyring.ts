/**
 * Where a session keeps what nobody else may see: access keys, cookies, answers on their way. The
 * statechart never holds a secret; the exchange actor reads it here at the last moment.
 *
 * Entries are named by institution, realm and user, so one keyring serves any number of sessions. The memory
 * keyring forgets everything with the process; give your own to keep access keys beyond it.
 */
export interface Keyring {
  /** The secret of an entry; undefined where there is none. */
  get(entry: string): Promise<string | undefined>;
  set(entry: string, secret: string): Promise<void>;
  delete(entry: string): Promise<void>;
}

/** A keyring that lasts as long as the process. */
export const memoryKeyring = (): Keyring => {
  const entries = new Map<string, string>();
  return {
    get: async (entry) => entries.get(entry),
    set: async (entry, secret) => {
      entries.set(entry, secret);
    },
    delete: async (entry) => {
      entries.delete(entry);
    },
  };
};

/** Whose secrets: PROTOCOL 6.1 lists what is kept per institution, realm and user. */
export interface KeyringScope {
  /** URL of the institution. */
  readonly institution: string;
  readonly realm: string;
  readonly userId: string;
  /**
   * The session's seed: two sessions of one user do not send each other's answers. Another process that goes on
   * with a session finds them before it knows the user. A token or an answer is for one realm only.
   */
  readonly session: string;
}

/**
 * Who each entry belongs to: the installation, the institution's users, or one session, which deletes it. A restored
 * session is answered before it knows again who its user is.
 */
const OWNERS = {
  /** Identifies this installation; institutions bind a user to the first one they see. */
  CLIENTUID: 'installation',
  /** The institution's profile: no secret, but it outlasts sessions. */
  PROFILE: 'installation',
  ACCESSKEY: 'user',
  SESSCOOKIE: 'user',
  /** USERKEY and TSKEYEXPIRE. */
  USERKEY: 'user',
  ACCESSTOKEN: 'user',
  /** A sign-on succeeded before. */
  SIGNEDON: 'user',
  /** A password change was sent, and its answer was not seen yet. */
  PINCH: 'user',
  /** Where synchronisations go on; their names hold account numbers. */
  TOKENS: 'user',
  ANSWERS: 'session',
  AUTHTOKEN: 'session',
} as const;

/** What is kept, by the standard's tags where there is one. */
export type SecretName = keyof typeof OWNERS;

/** The names of what belongs to a user at a realm. */
export const USER_SECRETS = (Object.keys(OWNERS) as SecretName[]).filter((name) => OWNERS[name] === 'user');

/** The names of what is gone with the session. */
export const SESSION_SECRETS = (Object.keys(OWNERS) as SecretName[]).filter(
  (name) => OWNERS[name] === 'session',
);

/** The name of an entry. */
export const keyringEntry = (scope: KeyringScope, name: SecretName): string => {
  const { institution, realm, userId, session } = scope;
  const owner = { installation: [], user: [realm, userId], session: [realm, session] }[OWNERS[name]];
  return [institution, ...owner, name].map(encodeURIComponent).join('/');
};

/** The entries of one user, by name. */
export interface Secrets {
  get(name: SecretName): Promise<string | undefined>;
  set(name: SecretName, secret: string): Promise<void>;
  delete(name: SecretName): Promise<void>;
}

/** A keyring seen from one user at one realm. */
export const secretsOf = (keyring: Keyring, scope: KeyringScope): Secrets => ({
  get: (name) => keyring.get(keyringEntry(scope, name)),
  set: (name, secret) => keyring.set(keyringEntry(scope, name), secret),
  delete: (name) => keyring.delete(keyringEntry(scope, name)),
});
