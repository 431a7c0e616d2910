import { type CredentialsHolder, credentialsHolder } from '../../../machines/session/credentials.ts';
import { type Keyring, keyringEntry, type SecretName } from '../../../machines/session/keyring.ts';
import { dateOf, profileIn, type Scenario, urlOf } from '../scenario.ts';
import { AT } from '../session.ts';
import type { Answers, Entry, Kept, KnownCredentials, Memory, Token } from '../world.ts';

/** What the model's symbols stand for in the keyring and in the memory of the real client, and back. */

export const INSTITUTION = urlOf(0);
export const USER_ID = 'jane';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

export const accessKeyText = (key: number): string => `access-${key}`;
export const userKeyText = (key: number): string => `user-${key}`;
export const clientUidText = (uid: number): string => `CLIENT-${uid}`;
export const numberIn = (text: string): number => Number(text.slice(text.lastIndexOf('-') + 1));

export const answersText = ({ person, client }: Answers): Record<string, string> => ({
  ...(person ? { MFA1: person } : {}),
  ...(client ? { MFA107: 'the program' } : {}),
});
export const answersIn = (texts: Readonly<Record<string, string>>): Answers => ({
  ...(texts.MFA1 ? { person: texts.MFA1 as 'right' | 'wrong' } : {}),
  client: texts.MFA107 !== undefined,
});

/** How an entry of the model is kept, tag by tag. */
const write: { readonly [Tag in keyof Entry]-?: (value: NonNullable<Entry[Tag]>) => string } = {
  accessKey: accessKeyText,
  userKey: (key) => JSON.stringify({ key: userKeyText(key) }),
  accessToken: (token) => token,
  signedOn: () => 'Y',
  pinch: () => 'TRNUID',
  answers: (answers) => JSON.stringify(answersText(answers)),
  authToken: (token) => token,
};
const read: { readonly [Tag in keyof Entry]-?: (text: string) => NonNullable<Entry[Tag]> } = {
  accessKey: numberIn,
  userKey: (text) => numberIn((JSON.parse(text) as { key: string }).key),
  accessToken: (text) => text as Token,
  signedOn: () => true,
  pinch: () => true,
  answers: (text) => answersIn(JSON.parse(text) as Record<string, string>),
  authToken: (text) => text as Token,
};
const NAMES: { readonly [Tag in keyof Entry]-?: SecretName } = {
  accessKey: 'ACCESSKEY',
  userKey: 'USERKEY',
  accessToken: 'ACCESSTOKEN',
  signedOn: 'SIGNEDON',
  pinch: 'PINCH',
  answers: 'ANSWERS',
  authToken: 'AUTHTOKEN',
};
const TAGS = Object.keys(NAMES) as (keyof Entry)[];

const scopeIn = (scope: string) => {
  const [realm = '', userId = ''] = scope.split(' ');
  return { institution: INSTITUTION, realm, userId: userId === '*' ? '' : userId, session: '' };
};
const nameOf = (scope: string, name: SecretName): string => keyringEntry(scopeIn(scope), name);

/** The scopes that are possible: each realm, and none, with the user, a stranger, and the session. */
const scopesOf = ({ realms }: Scenario): string[] =>
  ['', ...realms.map(({ name }) => name)].flatMap((realm) => [
    `${realm} ${USER_ID}`,
    `${realm} `,
    `${realm} *`,
  ]);

/** The content of a keyring. */
export const keyringText = (kept: Kept, scenario: Scenario): Map<string, string> => {
  const entries = Object.entries(kept.keyring).flatMap(([scope, entry]) =>
    TAGS.flatMap((tag): [string, string][] => {
      const value = entry[tag];
      return value === undefined ? [] : [[nameOf(scope, NAMES[tag]), write[tag](value as never)]];
    }),
  );
  const { profile, clientUid } = kept;
  if (clientUid !== undefined) entries.push([nameOf(' ', 'CLIENTUID'), clientUidText(clientUid)]);
  if (profile) {
    const { version, candidate, isFresh } = profile;
    const at = isFresh ? AT : LONG_AGO;
    const text = JSON.stringify({ profile: profileIn(scenario, version), at, candidate });
    entries.push([nameOf(' ', 'PROFILE'), text]);
  }
  return new Map(entries);
};

/** What is in a keyring, as far as the model knows of it. Empty entries are as good as none. */
export const keptIn = (texts: ReadonlyMap<string, string>, scenario: Scenario): Kept => {
  const keyring = scopesOf(scenario).flatMap((scope): [string, Entry][] => {
    const own = TAGS.filter((tag) => (tag === 'answers' || tag === 'authToken') === scope.endsWith('*'));
    const entry = own.flatMap((tag) => {
      const text = texts.get(nameOf(scope, NAMES[tag]));
      return text === undefined ? [] : [[tag, read[tag](text)] as const];
    });
    return entry.length === 0 ? [] : [[scope, Object.fromEntries(entry)]];
  });
  const uid = texts.get(nameOf(' ', 'CLIENTUID'));
  const profile = JSON.parse(texts.get(nameOf(' ', 'PROFILE')) ?? 'null') as {
    readonly profile: { readonly updated: string };
    readonly at: string;
    readonly candidate: number;
  } | null;
  return {
    keyring: Object.fromEntries(keyring),
    ...(uid === undefined ? {} : { clientUid: numberIn(uid) }),
    ...(profile
      ? {
          profile: {
            version: versionIn(profile.profile.updated),
            candidate: profile.candidate,
            isFresh: profile.at === AT,
          },
        }
      : {}),
  };
};

/** The number of the profile with a date. */
const versionIn = (updated: string): number => Number(updated.slice(dateOf(1).length - 1));

/** The same without entries that hold nothing. */
export const withoutEmpty = ({ keyring, ...kept }: Kept): Kept => ({
  ...kept,
  keyring: Object.fromEntries(Object.entries(keyring).filter(([, entry]) => Object.keys(entry).length > 0)),
});

/** What the program has in memory. */
export const holderWith = ({ credentials }: Memory): CredentialsHolder => {
  const holder = credentialsHolder();
  for (const [realm, { password, newPassword, userCredentials = 0 }] of Object.entries(credentials)) {
    if (password) {
      const more = userCredentials > 0 ? { userCredentials: Array(userCredentials).fill('more') } : {};
      holder.set(realm, { userId: USER_ID, password, ...more });
    }
    if (newPassword) holder.setNewPassword(realm, newPassword);
  }
  return holder;
};

export const memoryIn = (holder: CredentialsHolder, { realms }: Scenario): Memory['credentials'] =>
  Object.fromEntries(
    ['', ...realms.map(({ name }) => name)].flatMap((realm): [string, KnownCredentials][] => {
      const known = holder.get(realm);
      const newPassword = holder.newPassword(realm);
      if (!known && newPassword === undefined) return [];
      const count = known?.userCredentials?.length ?? 0;
      const entry = {
        ...(known ? { password: known.password } : {}),
        ...(newPassword === undefined ? {} : { newPassword }),
        ...(count > 0 ? { userCredentials: count } : {}),
      };
      return [[realm, entry as KnownCredentials]];
    }),
  );

/** A keyring whose content can be looked at, and exchanged. */
export const openKeyring = (): Keyring & {
  readonly entries: () => ReadonlyMap<string, string>;
  readonly replace: (entries: ReadonlyMap<string, string>) => void;
} => {
  let all = new Map<string, string>();
  return {
    get: async (entry) => all.get(entry),
    set: async (entry, secret) => void all.set(entry, secret),
    delete: async (entry) => void all.delete(entry),
    entries: () => all,
    replace: (entries) => {
      all = new Map(entries);
    },
  };
};
