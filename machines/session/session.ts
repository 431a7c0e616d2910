import type { Actor } from 'xstate';
import {
  type Account,
  type AccountIdentification,
  accountsOf,
  accountsRequest,
  effectsOf,
  type Ofx,
  type OfxFile,
  type Profile,
  type RequestMessages,
  type SignonRealm,
  type Statement,
  type SyncKind,
  statementRequest,
  syncKeyOf,
} from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import type { Answers } from './answers.ts';
import { Asking } from './asking.ts';
import { realmOf } from './context.ts';
import type { Response, Session, SessionOptions, StatementOptions } from './create-session.ts';
import type { CredentialsHolder } from './credentials.ts';
import { errorOf, type Failure, failure } from './failure.ts';
import { guardedBy } from './guarded.ts';
import type { KnownSessionInstitution } from './institution.ts';
import { type Keyring, SESSION_SECRETS, type Secrets, secretsOf } from './keyring.ts';
import type { SessionMachine } from './machine.ts';
import type { Outbox } from './outbox.ts';
import { partsOf, sessionActor } from './parts.ts';
import { checkNewPassword } from './password-rules.ts';
import { asker, type Wanted, wantedIn } from './person.ts';
import { type OpenedSnapshot, type SessionSnapshot, sealSnapshot } from './snapshot.ts';
import { statementIn } from './statement-in.ts';
import { keepTokens, readTokens } from './tokens.ts';
import { requireTransaction } from './transactions.ts';
import { WaitingList } from './waiting.ts';
import type { Delivery } from './work.ts';

const nameOf = ({ name }: SignonRealm): string => name;

/** The façade over the statechart: promises for events, and a person's callbacks for states that wait. */
export class OfxSession implements Session {
  readonly actor: Actor<SessionMachine>;
  readonly #institution: KnownSessionInstitution;
  readonly #keyring: Keyring;
  readonly #outbox: Outbox;
  readonly #credentials: CredentialsHolder;
  readonly #asking: Asking;
  readonly #ids: () => string;
  readonly #work = new WaitingList<Response>();
  readonly #profile = new WaitingList<Profile>();
  readonly #password = new WaitingList<void>();
  #isAnswering = false;
  /** Why a person's part failed; the cause of `session/cancelled`. */
  #cause: unknown;

  constructor(options: SessionOptions, opened?: OpenedSnapshot) {
    const parts = partsOf(options);
    this.#institution = parts.institution;
    this.#credentials = parts.credentials;
    this.#ids = parts.ids;
    this.#keyring = guardedBy('session/keyring', parts.keyring);
    this.#outbox = guardedBy('session/outbox', parts.outbox);
    this.#asking = new Asking({
      callbacks: options,
      credentials: this.#credentials,
      snapshot: () => this.actor.getSnapshot(),
      secrets: () => this.#secrets(),
      send: (event) => this.actor.send(event),
    });
    this.actor = sessionActor(parts, options, opened);
    this.#listen();
    this.actor.start();
  }

  async profile(): Promise<Profile> {
    const { context } = this.#requireOpen();
    if (context.profile) return context.profile;
    if (context.skipProfile) {
      throw new OfxError('session/invalid-request', 'This session goes without a profile (skipProfile).');
    }
    const profile = this.#profile.wait('profile');
    this.actor.send({ type: 'START' });
    return profile;
  }

  async accounts(): Promise<{ accounts: readonly Account[] }> {
    const trnuid = this.#ids();
    const response = await this.send(accountsRequest(trnuid));
    const found = requireTransaction(response.ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS, trnuid);
    if (!found.ACCTINFORS)
      throw new OfxError('transaction/missing', 'The institution sent no list of accounts.');
    const answer = { SIGNUPMSGSRSV1: { ACCTINFOTRNRS: [found] } };
    return { accounts: accountsOf(answer as Partial<Ofx> as Ofx) };
  }

  async statement({ account, ...options }: StatementOptions): Promise<Statement> {
    if (!account)
      throw new OfxError('session/invalid-request', 'There is no account to download a statement of.');
    const trnuid = this.#ids();
    const { ofx } = await this.send(statementRequest({ ...options, account, trnuid }));
    return statementIn(ofx, account.type, trnuid);
  }

  async send(messages: RequestMessages, options: { readonly id?: string } = {}): Promise<Response> {
    this.#requireOpen();
    if (Object.keys(messages ?? {}).length === 0) {
      throw new OfxError(
        'session/invalid-request',
        'There are no messages to send; a sign-on never goes alone.',
      );
    }
    const id = options.id ?? this.#ids();
    if (this.pending().includes(id) || (await this.#outbox.get(id))) {
      throw new OfxError('session/invalid-request', 'There is a request with this id already.');
    }
    await this.#outbox.put(id, messages);
    if (this.actor.getSnapshot().status !== 'active') await this.#outbox.take(id);
    this.#requireOpen();
    const response = this.#work.wait(id);
    this.actor.send({ type: 'REQUEST', id, ...effectsOf(messages) });
    return response;
  }

  pending(): readonly string[] {
    const { work, queue } = this.actor.getSnapshot().context;
    return [work, ...queue].flatMap((each) => (each && !each.own ? [each.id] : []));
  }

  async response(id: string): Promise<Response> {
    if (this.pending().includes(id)) return this.#work.wait(id);
    const response = await this.#outbox.take(id);
    if (response) return { ...response, delivery: 'answered' };
    throw new OfxError(
      'session/invalid-request',
      'There is no request with this id, and no response to one.',
    );
  }

  async syncToken(kind: SyncKind, account?: AccountIdentification): Promise<string> {
    const tokens = await readTokens(this.#userSecrets());
    return tokens[syncKeyOf(kind, account)] ?? '0';
  }

  async commit({ ofx }: Pick<OfxFile, 'ofx'>): Promise<void> {
    await keepTokens(this.#userSecrets(), ofx);
  }

  async changePassword(password: string): Promise<void> {
    const { context } = this.#requireOpen();
    checkNewPassword(realmOf(context)?.password, password);
    if (context.passwordWanted || context.passwordChange) {
      throw new OfxError('session/invalid-request', 'The password is being changed already.');
    }
    this.#asking.newPassword = password;
    const changed = this.#password.wait('password');
    this.actor.send({ type: 'CHANGE_PASSWORD' });
    return changed;
  }

  async answer(answers: Answers): Promise<void> {
    const isCurrent = this.#whileWaitingFor('answers', 'challenge/not-pending');
    if (this.#isAnswering) throw errorOf(failure('challenge/not-pending'));
    if (this.actor.getSnapshot().context.counts.rejections > 0 && !this.#asking.isNewAnswers(answers)) {
      throw new OfxError(
        'challenge/invalid-answer',
        'The institution rejected these very answers; they are not sent again.',
      );
    }
    this.#isAnswering = true;
    try {
      const isWanted = await this.#asking.giveAnswers(answers, isCurrent);
      if (!isWanted) throw errorOf(failure('challenge/not-pending'));
    } finally {
      this.#isAnswering = false;
    }
  }

  async authToken(token: string): Promise<void> {
    const isCurrent = this.#whileWaitingFor('authToken', 'session/not-asked');
    const isWanted = await this.#asking.giveToken('AUTHTOKEN', token, isCurrent);
    if (!isWanted) throw errorOf(failure('session/not-asked'));
  }

  async accessToken(token: string): Promise<void> {
    const isCurrent = this.#whileWaitingFor('accessToken', 'session/not-asked');
    const isWanted = await this.#asking.giveToken('ACCESSTOKEN', token, isCurrent);
    if (!isWanted) throw errorOf(failure('session/not-asked'));
  }

  retry(): void {
    this.#whileWaitingFor('registration', 'session/not-asked');
    this.actor.send({ type: 'RETRY' });
  }

  cancel(): void {
    if (this.actor.getSnapshot().status === 'active') this.actor.send({ type: 'CANCEL' });
  }

  async close(): Promise<void> {
    if (this.actor.getSnapshot().status === 'active') this.actor.send({ type: 'END' });
  }

  snapshot(): SessionSnapshot {
    return sealSnapshot(this.#institution.url, this.actor.getPersistedSnapshot());
  }

  #listen(): void {
    this.actor.on('DELIVERED', ({ id, delivery }) => void this.#deliver(id, delivery));
    this.actor.on('NOT_DELIVERED', ({ id, outcome, failure: reason }) => {
      const cause = reason.code === 'session/cancelled' ? this.#cause : undefined;
      const error = errorOf(reason, cause);
      const told = outcome === 'unknown' ? errorOf(failure('transaction/outcome-unknown'), error) : error;
      for (const { reject } of this.#work.take(id)) reject(told);
      this.#forget(this.#outbox.take(id));
    });
    this.actor.on('PROFILE', () => this.#settleProfile());
    this.actor.on('NO_PROFILE', ({ failure: reason }) => this.#settleProfile(reason));
    this.actor.on('PASSWORD_CHANGED', () => {
      for (const { resolve } of this.#password.takeAll()) resolve();
    });
    this.actor.on('PASSWORD_NOT_CHANGED', ({ failure: reason }) => this.#rejectPassword(errorOf(reason)));
    this.actor.on('REFUSED', ({ event, failure: reason }) => {
      const isUnsupported = event === 'CHANGE_PASSWORD' && reason.code === 'password/unsupported';
      if (isUnsupported) this.#rejectPassword(errorOf(reason));
    });
    const ask = asker(
      (wanted, isCurrent) => this.#asking.ask(wanted, isCurrent),
      (reason) => {
        this.#cause = reason;
        if (reason instanceof OfxError && reason.code === 'password/invalid') this.#rejectPassword(reason);
        this.cancel();
      },
    );
    this.actor.subscribe((snapshot) => {
      ask(wantedIn(snapshot));
      if (snapshot.status !== 'active') this.#end();
    });
  }

  /** Forgets what a session may not leave behind. */
  #end(): void {
    const { context } = this.actor.getSnapshot();
    const reason = errorOf(context.failure ?? failure('session/closed'));
    this.#settleProfile();
    this.#rejectPassword(reason);
    for (const { reject } of this.#work.takeAll()) reject(reason);
    for (const realm of new Set(['', context.realm, ...(context.profile?.realms ?? []).map(nameOf)])) {
      const secrets = this.#secrets(realm);
      for (const name of SESSION_SECRETS) this.#forget(secrets.delete(name));
    }
    this.#credentials.wipe();
    this.#asking.forget();
  }

  async #deliver(id: string, delivery: Delivery): Promise<void> {
    const waiting = this.#work.take(id);
    // Nobody waits in this process: the response stays in the outbox until somebody fetches it.
    if (waiting.length === 0) return;
    try {
      const response = await this.#outbox.take(id);
      if (!response) throw new OfxError('transaction/missing', 'The response is not in the outbox any more.');
      for (const { resolve } of waiting) resolve({ ...response, delivery });
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  /** Tidying up must not fail what it tidies up after. */
  #forget(tidying: Promise<unknown>): void {
    tidying.catch(() => undefined);
  }

  #rejectPassword(reason: unknown): void {
    for (const { reject } of this.#password.takeAll()) reject(reason);
  }

  #settleProfile(reason: Failure | null = this.actor.getSnapshot().context.failure): void {
    const { profile } = this.actor.getSnapshot().context;
    for (const { resolve, reject } of this.#profile.takeAll()) {
      if (profile) resolve(profile);
      else reject(errorOf(reason ?? failure('session/closed')));
    }
  }

  #secrets(realm = this.actor.getSnapshot().context.realm): Secrets {
    const session = this.actor.getSnapshot().context.uids.seed;
    const userId = this.#credentials.get(realm)?.userId ?? this.#institution.userId ?? '';
    return secretsOf(this.#keyring, { institution: this.#institution.url, realm, userId, session });
  }

  /** What belongs to a user can be found only once it is known which one. */
  #userSecrets(): Secrets {
    const { realm } = this.actor.getSnapshot().context;
    if (this.#credentials.get(realm) || this.#institution.userId !== undefined) return this.#secrets();
    throw new OfxError(
      'signon/credentials-unavailable',
      'Tokens are kept by user, and the user is not known yet: sign on first, or say institution.userId.',
    );
  }

  /** Says later whether the very same wait goes on; what comes too late must not be taken for something else. */
  #whileWaitingFor(wanted: Wanted, code: 'challenge/not-pending' | 'session/not-asked'): () => boolean {
    const snapshot = this.#requireOpen();
    if (wantedIn(snapshot) !== wanted) throw errorOf(failure(code));
    const { uids, questions } = snapshot.context;
    return () => {
      const now = this.actor.getSnapshot();
      const isSame = now.context.uids.taken === uids.taken && now.context.questions === questions;
      return wantedIn(now) === wanted && isSame;
    };
  }

  #requireOpen() {
    const snapshot = this.actor.getSnapshot();
    if (snapshot.status === 'active') return snapshot;
    throw errorOf(snapshot.context.failure ?? failure('session/closed'));
  }
}
