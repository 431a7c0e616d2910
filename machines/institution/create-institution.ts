import { OfxDateTime } from '../../codecs/index.ts';
import { forgetHistory } from './books/history.ts';
import { createCustomers } from './customers.ts';
import { createDesk } from './desk.ts';
import type { StandingEvent } from './events.ts';
import type { Institution } from './institution.ts';
import { invalidRequest } from './invalid-request.ts';
import type { InstitutionOptions } from './options.ts';
import { publishedAt } from './published.ts';
import type { Secrets } from './secrets.ts';
import { settingsOf } from './settings.ts';

/**
 * Creates an institution: sign-on with all that the standard has for it, profile, accounts and statements.
 *
 * Everything is deterministic: with the same options, the same requests in the same order get the same bytes.
 *
 * @example
 * const institution = createInstitution({ challenge: { accessKeyUses: 2 } });
 * const session = createSession({ ..., transport: loopback(institution) });
 */
export const createInstitution = (options: InstitutionOptions = {}): Institution => {
  const settings = settingsOf(options);
  const customers = createCustomers(settings);
  const published = publishedAt(settings);
  const tell = (userId: string | undefined, realm: string | undefined, event: StandingEvent): void => {
    for (const { actor } of customers.logins(userId, realm)) actor.send(event);
  };
  const entrust = (
    userId: string,
    realm: string | undefined,
    change: (secrets: Secrets) => Partial<Secrets>,
  ): void => {
    for (const login of customers.logins(userId, realm)) {
      login.secrets = { ...login.secrets, ...change(login.secrets) };
    }
  };
  const now = () => OfxDateTime.fromInstant(settings.clock()).text;

  return {
    fi: settings.fi,
    answer: createDesk(settings, customers, published),
    standing: (userId, realm) => customers.actor(userId, realm).getSnapshot().value,
    actor: (userId, realm) => customers.login(userId, realm).actor,

    expireAccessKeys: (userId, realm) => tell(userId, realm, { type: 'EXPIRE_ACCESS_KEY' }),
    requireChallenge: (userId, realm) => tell(userId, realm, { type: 'REQUIRE_CHALLENGE' }),
    expirePassword: (userId, realm) => tell(userId, realm, { type: 'EXPIRE_PASSWORD' }),
    lockOut: (userId, realm) => tell(userId, realm, { type: 'LOCK' }),
    unlock: (userId, realm) => tell(userId, realm, { type: 'UNLOCK' }),
    busyFor: (userId, files, realm) => tell(userId, realm, { type: 'BUSY', files }),
    mustContact: (userId, realm) => tell(userId, realm, { type: 'MUST_CONTACT' }),
    contacted: (userId, realm) => tell(userId, realm, { type: 'CONTACTED' }),
    answerNext: (userId, script, realm) => tell(userId, realm, { type: 'ANSWER_NEXT', script }),

    registerClient: (userId, clientUid, realm) =>
      entrust(userId, realm, ({ clientUids, lastClientUid }) => {
        const registered = clientUid ?? lastClientUid;
        if (registered === undefined) throw invalidRequest('The user signed on with no CLIENTUID yet.');
        return { clientUids: [...clientUids, registered] };
      }),
    issueAuthToken: (userId, token, realm) =>
      entrust(userId, realm, ({ authTokens }) => ({ authTokens: [...authTokens, token] })),
    issueAccessToken: (userId, token, realm) =>
      entrust(userId, realm, () => ({ accessToken: { value: token, expired: false } })),
    expireAccessToken: (userId, realm) =>
      entrust(userId, realm, ({ accessToken }) =>
        accessToken ? { accessToken: { ...accessToken, expired: true } } : {},
      ),

    executed: (userId) => (userId === undefined ? customers.strangers : customers.get(userId)).books.executed,
    accounts: (userId) => customers.get(userId).books.accounts,
    forgetHistory: (userId) => {
      const customer = customers.get(userId);
      customer.books = forgetHistory(customer.books);
    },

    updateProfile: (at = now()) => {
      published.profile = at;
    },
    updateAccounts: (at = now()) => {
      published.accounts = at;
    },
    updateUser: (at = now()) => {
      published.user = at;
    },
  };
};
