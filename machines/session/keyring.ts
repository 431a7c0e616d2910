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
  /** The session's seed: two sessions of one user do not send each other's answers. */
  readonly session: string;
}

/**
 * What is kept. CLIENTUID identifies the installation, ANSWERS belong to one session and are deleted with it,
 * the others belong to the user and outlast the session.
 */
export type SecretName = 'ACCESSKEY' | 'SESSCOOKIE' | 'ANSWERS' | 'SIGNEDON' | 'CLIENTUID';

/** The name of an entry. */
export const keyringEntry = (scope: KeyringScope, name: SecretName): string => {
  const { institution, realm, userId, session } = scope;
  const owner = name === 'CLIENTUID' ? [] : name === 'ANSWERS' ? [realm, userId, session] : [realm, userId];
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
