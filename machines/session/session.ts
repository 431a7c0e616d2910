import { type Actor, createActor, type InspectionEvent, type Observer } from 'xstate';
import {
  type Account,
  accountsOf,
  accountsRequest,
  codecFor,
  hasMfa,
  type Ofx,
  type OfxFile,
  type Profile,
  profileOf,
  profileRequest,
  type RequestMessages,
  type Statement,
  statementRequest,
} from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import { http } from '../../transport/index.ts';
import { isSeed } from '../uid.ts';
import { type Answers, addAnswers, checkAnswers } from './answers.ts';
import { defaultClientFacts } from './client-facts.ts';
import type { Session, SessionOptions, StatementOptions } from './create-session.ts';
import { type Credentials, createExchange } from './exchange/exchange.ts';
import { errorOf, failure } from './failure.ts';
import { guardedBy } from './guarded.ts';
import { knownSessionInstitution } from './institution.ts';
import { type Keyring, memoryKeyring, type Secrets, secretsOf } from './keyring.ts';
import { type SessionMachine, sessionMachine } from './machine.ts';
import { memoryOutbox, type Outbox } from './outbox.ts';
import { asker, type Wanted, wantedIn } from './person.ts';
import { statementIn } from './statement-in.ts';
import { requireTransaction } from './transactions.ts';

interface Waiting<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** The façade over the statechart: promises for events, and a person's callbacks for states that wait. */
export class OfxSession implements Session {
  readonly actor: Actor<SessionMachine>;
  readonly #options: SessionOptions;
  readonly #keyring: Keyring;
  readonly #outbox: Outbox;
  readonly #ids: () => string;
  readonly #work = new Map<string, Waiting<OfxFile>>();
  #profile: Waiting<Profile>[] = [];
  #credentials: Credentials | undefined;
  #isAnswering = false;
  /** Why a person's part failed; the cause of `session/cancelled`. */
  #cause: unknown;

  constructor(options: SessionOptions) {
    const institution = knownSessionInstitution(options.institution);
    const clock = options.clock ?? (() => new Date());
    this.#options = options;
    const keyring = options.keyring ?? memoryKeyring();
    const outbox = options.outbox ?? memoryOutbox();
    this.#keyring = guardedBy('session/keyring', keyring);
    this.#outbox = guardedBy('session/outbox', outbox);
    this.#ids = options.ids ?? (() => crypto.randomUUID());
    const seed = this.#ids();
    if (!isSeed(seed)) throw new OfxError('session/invalid-request', 'The ids of a session must be UUIDs.');
    const userAgent = `${institution.appId} ${institution.appVersion}`;
    const exchange = createExchange({
      institution,
      codec: (options.codecs ?? codecFor)(institution.version),
      transport: options.transport ?? http(),
      keyring,
      outbox,
      credentials: () => this.#requireCredentials(),
      clientFacts: options.clientFacts ?? defaultClientFacts({ clock, userAgent }),
      clock,
      ids: this.#ids,
    });
    this.actor = createActor(sessionMachine.provide({ actors: { exchange } }), {
      input: { seed, mfa: hasMfa(institution.version) },
      ...(options.inspect ? { inspect: options.inspect as unknown as Observer<InspectionEvent> } : {}),
    });
    this.#listen();
    this.actor.start();
  }

  async profile(): Promise<Profile> {
    const snapshot = this.#requireOpen();
    if (snapshot.context.profile) return snapshot.context.profile;
    if (snapshot.matches('idle') || snapshot.matches('profile')) {
      return new Promise((resolve, reject) => {
        this.#profile.push({ resolve, reject });
        this.actor.send({ type: 'START' });
      });
    }
    const trnuid = this.#ids();
    const response = await this.send(profileRequest(trnuid));
    requireTransaction(response.ofx.PROFMSGSRSV1?.PROFTRNRS, trnuid);
    const profile = profileOf(response.ofx);
    if (profile) return profile;
    throw errorOf(failure('profile/refused'));
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

  async send(messages: RequestMessages): Promise<OfxFile> {
    this.#requireOpen();
    if (Object.keys(messages ?? {}).length === 0) {
      throw new OfxError(
        'session/invalid-request',
        'There are no messages to send; a sign-on never goes alone.',
      );
    }
    const id = this.#ids();
    await this.#outbox.put(id, messages);
    if (this.actor.getSnapshot().status !== 'active') await this.#outbox.take(id);
    this.#requireOpen();
    return new Promise((resolve, reject) => {
      this.#work.set(id, { resolve, reject });
      this.actor.send({ type: 'REQUEST', id });
    });
  }

  async answer(answers: Answers): Promise<void> {
    const snapshot = this.#requireOpen();
    if (!snapshot.matches('awaitingAnswers') || this.#isAnswering) throw notPending();
    checkAnswers(snapshot.context.questions, answers);
    const { file } = snapshot.context;
    const secrets = this.#secrets();
    this.#isAnswering = true;
    try {
      await addAnswers(secrets, answers);
      // The session may have been closed or cancelled meanwhile; then nobody takes the answers out again.
      const now = this.actor.getSnapshot();
      if (!now.matches('awaitingAnswers') || now.context.file !== file) {
        await secrets.delete('ANSWERS');
        throw notPending();
      }
    } finally {
      this.#isAnswering = false;
    }
    this.actor.send({ type: 'ANSWERS', ids: Object.keys(answers) });
  }

  cancel(): void {
    if (this.actor.getSnapshot().status === 'active') this.actor.send({ type: 'CANCEL' });
  }

  async close(): Promise<void> {
    if (this.actor.getSnapshot().status === 'active') this.actor.send({ type: 'END' });
  }

  #listen(): void {
    this.actor.on('DELIVERED', ({ id }) => void this.#deliver(id));
    this.actor.on('NOT_DELIVERED', ({ id, failure: reason }) => {
      const cause = reason.code === 'session/cancelled' ? this.#cause : undefined;
      this.#takeWaiting(id)?.reject(errorOf(reason, cause));
      this.#forget(this.#outbox.take(id));
    });
    this.actor.on('PROFILE', () => this.#settleProfile());
    this.actor.on('NO_PROFILE', () => this.#settleProfile());
    const ask = asker(
      (wanted, isCurrent) => this.#ask(wanted, isCurrent),
      (reason) => {
        this.#cause = reason;
        this.cancel();
      },
    );
    this.actor.subscribe((snapshot) => {
      ask(wantedIn(snapshot));
      if (snapshot.status !== 'active') this.#end();
    });
  }

  async #ask(wanted: Wanted, isCurrent: () => boolean): Promise<void> {
    if (wanted === 'credentials') {
      const credentials = await this.#options.credentials();
      if (!isCurrent()) return;
      this.#credentials = credentials;
      const signedOnBefore = (await this.#secrets().get('SIGNEDON')) !== undefined;
      if (isCurrent()) this.actor.send({ type: 'CREDENTIALS', signedOnBefore });
    } else if (this.#options.answer) {
      const { questions } = this.actor.getSnapshot().context;
      const answers = await this.#options.answer(
        questions.filter(({ answeredBy }) => answeredBy === 'person'),
      );
      if (isCurrent()) await this.answer(answers);
    }
  }

  /** Forgets what a session may not leave behind. */
  #end(): void {
    this.#settleProfile();
    if (this.#credentials) this.#forget(this.#secrets().delete('ANSWERS'));
    this.#credentials = undefined;
  }

  async #deliver(id: string): Promise<void> {
    const waiting = this.#takeWaiting(id);
    if (!waiting) return;
    try {
      const response = await this.#outbox.take(id);
      if (!response) throw new OfxError('transaction/missing', 'The response is not in the outbox any more.');
      waiting.resolve(response);
    } catch (error) {
      waiting.reject(error);
    }
  }

  #takeWaiting(id: string): Waiting<OfxFile> | undefined {
    const waiting = this.#work.get(id);
    this.#work.delete(id);
    return waiting;
  }

  /** Tidying up must not fail what it tidies up after. */
  #forget(tidying: Promise<unknown>): void {
    tidying.catch(() => undefined);
  }

  #settleProfile(): void {
    const waiting = this.#profile;
    this.#profile = [];
    const { profile, failure: reason } = this.actor.getSnapshot().context;
    for (const { resolve, reject } of waiting) {
      if (profile) resolve(profile);
      else reject(errorOf(reason ?? failure('session/closed')));
    }
  }

  #secrets(): Secrets {
    const { context } = this.actor.getSnapshot();
    return secretsOf(this.#keyring, {
      institution: this.#options.institution.url,
      realm: context.realm,
      userId: this.#requireCredentials().userId,
      session: context.uids.seed,
    });
  }

  #requireCredentials(): Credentials {
    if (this.#credentials) return this.#credentials;
    throw errorOf(failure('signon/credentials-unavailable'));
  }

  #requireOpen() {
    const snapshot = this.actor.getSnapshot();
    if (snapshot.status === 'active') return snapshot;
    throw errorOf(snapshot.context.failure ?? failure('session/closed'));
  }
}

const notPending = (): OfxError =>
  new OfxError('challenge/not-pending', 'The institution has not asked anything that waits for answers.');
