import { fromPromise, type PromiseActorLogic } from 'xstate';
import type { Profile } from '../../../codecs/index.ts';
import type { CredentialsHolder } from '../credentials.ts';
import type { Held } from '../exchange/contract.ts';
import { guardedBy } from '../guarded.ts';
import type { KnownSessionInstitution } from '../institution.ts';
import {
  type Keyring,
  type KeyringScope,
  keyringEntry,
  SESSION_SECRETS,
  type Secrets,
  secretsOf,
  USER_SECRETS,
} from '../keyring.ts';
import { POLICY } from '../policy.ts';
import { parseUserKey } from '../user-key.ts';
import type { RecalledInstitution, RecalledUser, RecallInput, RecallOutput } from './contract.ts';

/** What is looked into. */
export interface RecallDependencies {
  readonly institution: KnownSessionInstitution;
  readonly keyring: Keyring;
  readonly credentials: CredentialsHolder;
  readonly clock: () => Date;
}

/** The actor that looks up what earlier sessions left behind: facts about secrets, and no secret. */
export const createRecall = (
  dependencies: RecallDependencies,
): PromiseActorLogic<RecallOutput, RecallInput> =>
  fromPromise(async ({ input }) => {
    const keyring = guardedBy('session/keyring', dependencies.keyring);
    return input.about === 'institution'
      ? recallInstitution(dependencies, keyring)
      : recallUser(dependencies, keyring, input);
  });

/** The profile as it is kept between sessions. */
export interface KeptProfile {
  readonly profile: Profile;
  /** When the institution last said that it holds: ISO 8601, UTC. */
  readonly at: string;
  /** The version that got it. */
  readonly candidate: number;
}

/** Reads what was kept; what cannot be read is as good as nothing. */
export const parseProfile = (text: string | undefined): KeptProfile | undefined => {
  try {
    const kept = JSON.parse(text ?? 'null') as KeptProfile | null;
    return kept && Array.isArray(kept.profile?.realms) && Array.isArray(kept.profile.messageSets)
      ? kept
      : undefined;
  } catch {
    return undefined;
  }
};

const recallInstitution = async (
  { institution, clock }: RecallDependencies,
  keyring: Keyring,
): Promise<RecalledInstitution> => {
  const scope = { institution: institution.url, realm: '', userId: '', session: '' };
  const kept = parseProfile(await keyring.get(keyringEntry(scope, 'PROFILE')));
  return {
    about: 'institution',
    profile: kept?.profile ?? null,
    isFresh: kept !== undefined && clock().getTime() - Date.parse(kept.at) < POLICY.profileFresh,
    candidate: kept?.candidate ?? null,
  };
};

const recallUser = async (
  { institution, credentials, clock }: RecallDependencies,
  keyring: Keyring,
  { realm, isSignonRealm, session }: Extract<RecallInput, { about: 'user' }>,
): Promise<RecalledUser> => {
  if (isSignonRealm && realm !== '') {
    await moveSecrets(keyring, institution, credentials, { realm, session });
    credentials.rename('', realm);
  }
  const known = credentials.get(realm);
  const userId = known?.userId ?? institution.userId ?? '';
  const secrets = secretsOf(keyring, { institution: institution.url, realm, userId, session });
  return {
    about: 'user',
    ...(await heldIn(secrets, institution, clock())),
    credentials: known !== undefined,
    userCredentials: known?.userCredentials?.length ?? 0,
    newPassword: credentials.newPassword(realm) !== undefined,
    signedOnBefore: (await secrets.get('SIGNEDON')) !== undefined,
    passwordInDoubt: (await secrets.get('PINCH')) !== undefined,
  };
};

/** What the keyring holds that decides how to sign on. */
export const heldIn = async (
  secrets: Secrets,
  { userKey: usesUserKey }: Pick<KnownSessionInstitution, 'userKey'>,
  now: Date,
): Promise<Held> => {
  const userKey = parseUserKey(await secrets.get('USERKEY'));
  return {
    accessKey: (await secrets.get('ACCESSKEY')) !== undefined,
    authToken: (await secrets.get('AUTHTOKEN')) !== undefined,
    accessToken: (await secrets.get('ACCESSTOKEN')) !== undefined,
    userKey: usesUserKey && userKey !== undefined && !isExpired(userKey.expires, now),
  };
};

/** Whether a moment has passed; without one a key lasts until it is rejected. */
export const isExpired = (expires: string | undefined, now: Date): boolean =>
  expires !== undefined && Date.parse(expires) <= now.getTime();

/** Keys that were given before the profile told the realm's name are kept without one; they are this realm's. */
const moveSecrets = async (
  keyring: Keyring,
  institution: KnownSessionInstitution,
  credentials: CredentialsHolder,
  { realm, session }: { readonly realm: string; readonly session: string },
): Promise<void> => {
  const userId = credentials.get('')?.userId ?? credentials.get(realm)?.userId ?? institution.userId;
  const scope: KeyringScope = { institution: institution.url, realm: '', userId: userId ?? '', session };
  const [unnamed, named] = [secretsOf(keyring, scope), secretsOf(keyring, { ...scope, realm })];
  // What belongs to the session is found by another process before it knows the user.
  for (const name of userId === undefined ? SESSION_SECRETS : [...SESSION_SECRETS, ...USER_SECRETS]) {
    const secret = await unnamed.get(name);
    if (secret === undefined) continue;
    if ((await named.get(name)) === undefined) await named.set(name, secret);
    await unnamed.delete(name);
  }
};
