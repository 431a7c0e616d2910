import { type Actor, createActor, type InspectionEvent, type Observer } from 'xstate';
import { OfxError } from '../../errors.ts';
import type { Answerer, TransportRequest, TransportResponse } from '../../transport/index.ts';
import { uidAt } from '../uid.ts';
import { examine } from './examine.ts';
import { badRequest, ofxResponse } from './http.ts';
import { institutionMachine } from './machine.ts';
import { type InstitutionOptions, settingsOf } from './options.ts';
import { readRequest } from './read-request.ts';
import { respond } from './respond/respond.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import type { InstitutionUser } from './user.ts';

/** A user's place in the statechart: the state value, for example `{ open: 'challenged' }` or `'lockedOut'`. */
export type Standing = ReturnType<Actor<typeof institutionMachine>['getSnapshot']>['value'];

/** An institution in memory. Put it behind `loopback()` or `serve()`. */
export interface Institution extends Answerer {
  /** What clients put into SONRQ/FI. */
  readonly fi: { readonly org: string; readonly fid?: string };
  /**
   * Answers a request file. What is no request file gets HTTP 400; everything else is answered in OFX, in the
   * request's own version.
   */
  answer(request: TransportRequest): TransportResponse;
  /** Where a user stands; without a user id, or for one nobody knows, where strangers do. */
  standing(userId?: string): Standing;
  /** The statechart of a user, to be watched. It holds no secret. */
  actor(userId: string): Actor<typeof institutionMachine>;
  /** Makes access keys worthless, of one user or of all: the next sign-on with one is answered 3000. */
  expireAccessKeys(userId?: string): void;
  /** Answers the next sign-on of one user, or of every user, with 3000, whatever the policy says. */
  requireChallenge(userId?: string): void;
  /** Locks a user: every file is answered 15502. */
  lockOut(userId: string): void;
  /** Lets a locked user in again. */
  unlock(userId: string): void;
}

/** A user and what only the institution may know: the secrets are here, the standing is in the statechart. */
interface Customer {
  readonly user: InstitutionUser;
  readonly actor: Actor<typeof institutionMachine>;
  accessKey: string | undefined;
}

/**
 * Creates an institution: sign-on with challenge, access keys and lock-out, profile, accounts and statements.
 *
 * Everything is deterministic: with the same options, the same requests in the same order get the same bytes.
 *
 * @example
 * const institution = createInstitution({ challenge: { accessKeyUses: 2 } });
 * const session = createSession({ ..., transport: loopback(institution) });
 */
export const createInstitution = (options: InstitutionOptions = {}): Institution => {
  const settings = settingsOf(options);
  const inspect = settings.inspect as unknown as Observer<InspectionEvent> | undefined;
  const start = (id: string) =>
    createActor(institutionMachine, {
      id,
      input: { policy: settings.policy },
      ...(inspect ? { inspect } : {}),
    }).start();

  const customers = new Map<string, Customer>(
    settings.users.map((user) => [user.userId, { user, actor: start(user.userId), accessKey: undefined }]),
  );
  const nobody = start('stranger');
  let keys = 0;

  const customerOf = (userId: string): Customer => {
    const customer = customers.get(userId);
    if (customer) return customer;
    throw new OfxError('session/invalid-request', 'The institution has no user with this id.');
  };
  const chosen = (userId: string | undefined): Iterable<Customer> =>
    userId === undefined ? customers.values() : [customerOf(userId)];

  const answer = ({ url, body }: TransportRequest): TransportResponse => {
    const file = readRequest(body, settings.limits);
    if (!file) return badRequest();
    const customer = customers.get(file.request.SIGNONMSGSRQV1.SONRQ.USERID ?? '');
    const facts = examine(file, { settings, user: customer?.user, accessKey: customer?.accessKey });
    // What is meant for another institution is no business of a user of this one.
    const isOurs = facts.fi === 'right' && facts.language === 'supported';
    const actor = customer && isOurs ? customer.actor : nobody;
    actor.send({ type: 'FILE', ...facts });
    const said = actor.getSnapshot().context.answer;
    if (!said) throw new Error('The statechart did not answer a FILE.');
    const accessKey = said.accessKey ? `KEY-${uidAt(settings.seed, ++keys)}` : undefined;
    if (customer && accessKey !== undefined) customer.accessKey = accessKey;
    const response = respond({
      file,
      settings,
      signon: { answer: said, accessKey, hasAccounts: customer !== undefined },
      accounts: customer ? (customer.user.accounts ?? SAMPLE_ACCOUNTS) : [],
      url: settings.url ?? url,
      now: settings.clock(),
    });
    const fields = {
      NEWFILEUID: file.newFileUid,
      ...(file.utf8 ? { ENCODING: 'UTF-8', CHARSET: 'NONE' } : {}),
    };
    return ofxResponse(settings.codecs(file.version).encode(response, fields));
  };

  return {
    fi: settings.fi,
    answer,
    standing: (userId = '') => (customers.get(userId)?.actor ?? nobody).getSnapshot().value,
    actor: (userId) => customerOf(userId).actor,
    expireAccessKeys: (userId) => {
      for (const { actor } of chosen(userId)) actor.send({ type: 'EXPIRE_ACCESS_KEY' });
    },
    requireChallenge: (userId) => {
      for (const { actor } of chosen(userId)) actor.send({ type: 'REQUIRE_CHALLENGE' });
    },
    lockOut: (userId) => customerOf(userId).actor.send({ type: 'LOCK' }),
    unlock: (userId) => customerOf(userId).actor.send({ type: 'UNLOCK' }),
  };
};
