import { type Actor, createActor, type InspectionEvent, type Observer } from 'xstate';
import type { Ofx } from '../../codecs/index.ts';
import { type Books, openBooks } from './books/books.ts';
import { SAMPLE_ACCOUNTS } from './books/sample-accounts.ts';
import { invalidRequest } from './invalid-request.ts';
import { institutionMachine } from './machine.ts';
import type { Realm } from './realm.ts';
import { initialSecrets, type Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { InstitutionUser } from './user.ts';

/** Where a user stands in one realm, and what only the two may know: no statechart holds a secret. */
export interface Login {
  readonly actor: Actor<typeof institutionMachine>;
  secrets: Secrets;
}

/** Whoever has books. */
export interface Owner {
  books: Books;
}

/** A user of the institution. */
export interface Customer extends Owner {
  readonly user: InstitutionUser;
  /** By the realm's name. */
  readonly logins: ReadonlyMap<string, Login>;
}

export type Customers = ReturnType<typeof createCustomers>;

/** The people an institution deals with: its users, and strangers, who stand in nobody's place. */
export const createCustomers = ({ realms, users, inspect }: Settings) => {
  const start = (id: string, { policy }: Realm) =>
    createActor(institutionMachine, {
      id,
      input: { policy },
      ...(inspect ? { inspect: inspect as unknown as Observer<InspectionEvent> } : {}),
    }).start();

  const loginOf = (user: InstitutionUser, realm: Realm): Login => {
    const password = realm.passwords[user.userId] ?? user.password;
    return { actor: start(user.userId, realm), secrets: initialSecrets({ ...user, password }) };
  };
  const customers = new Map<string, Customer>();
  const add = (user: InstitutionUser): Customer => {
    const logins = new Map(realms.map((realm) => [realm.name, loginOf(user, realm)]));
    const customer = { user, logins, books: openBooks(user.accounts ?? SAMPLE_ACCOUNTS) };
    customers.set(user.userId, customer);
    return customer;
  };
  users.forEach(add);
  const strangers = new Map(realms.map((realm) => [realm.name, start('stranger', realm)]));

  /** @throws OfxError `session/invalid-request` for somebody else. */
  const get = (userId: string): Customer => {
    const customer = customers.get(userId);
    if (customer) return customer;
    throw invalidRequest('The institution has no user with this id.');
  };
  /** @throws OfxError `session/invalid-request` for a realm that does not exist. */
  const inRealm = <T>(all: ReadonlyMap<string, T>, realm: string = realms[0].name): T => {
    const one = all.get(realm);
    if (one !== undefined) return one;
    throw invalidRequest('The institution has no realm with this name.');
  };
  const login = (userId: string, realm?: string): Login => inRealm(get(userId).logins, realm);
  /** Who stands in for whoever is no user. */
  const stranger = (realm?: string) => inRealm(strangers, realm);

  return {
    /** What strangers do: they enrol. */
    strangers: { books: openBooks([]) } as Owner,
    /** Makes somebody a user, whose first password is to be changed where passwords can be. */
    enrol: (user: InstitutionUser): void => {
      const { logins } = add(user);
      for (const [name, { actor }] of logins) {
        const realm = realms.find((one) => one.name === name);
        if (realm?.signonInfo.PINCH) actor.send({ type: 'EXPIRE_PASSWORD' });
      }
    },
    /** The logins of one user or of all, in one realm or in all. */
    logins: (userId?: string, realm?: string): Login[] => {
      const chosen = userId === undefined ? [...customers.keys()] : [userId];
      const names = realm === undefined ? realms.map(({ name }) => name) : [realm];
      return chosen.flatMap((id) => names.map((name) => login(id, name)));
    },
    /** Who answers files of a user, or of whoever is none; in the first realm if none is named. */
    actor: (userId = '', realm?: string) =>
      customers.has(userId) ? login(userId, realm).actor : stranger(realm),
    get,
    login,
    /** Whose USERID, USERKEY or ACCESSTOKEN a sign-on has. */
    of: ({ USERID, USERKEY, ACCESSTOKEN }: Ofx<'SONRQ'>, realm: Realm): Customer | undefined => {
      if (USERID !== undefined) return customers.get(USERID);
      return [...customers.values()].find(({ logins }) => {
        const { userKey, accessToken } = logins.get(realm.name)?.secrets ?? {};
        return USERKEY !== undefined
          ? userKey?.value === USERKEY
          : ACCESSTOKEN !== undefined && accessToken?.value === ACCESSTOKEN;
      });
    },
    has: (userId: string): boolean => customers.has(userId),
    stranger,
  };
};
