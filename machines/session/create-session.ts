import { type Actor, createActor, type InspectionEvent, type Observer } from 'xstate';
import {
  type Account,
  accountsOf,
  accountsRequest,
  type CodecFor,
  codecFor,
  hasMfa,
  type OfxFile,
  type Profile,
  profileOf,
  profileRequest,
  type RequestMessages,
  type Statement,
  type StatementRequest,
  statementRequest,
  statementsOf,
} from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import { http, type Transport } from '../../transport/index.ts';
import { type Answers, addAnswers, checkAnswers } from './answers.ts';
import { type ClientFacts, defaultClientFacts } from './client-facts.ts';
import { type Credentials, createExchange } from './exchange/exchange.ts';
import { errorOf, failure } from './failure.ts';
import { knownSessionInstitution, type SessionInstitution } from './institution.ts';
import { type Keyring, memoryKeyring, secretsOf } from './keyring.ts';
import { type SessionMachine, sessionMachine } from './machine.ts';
import { memoryOutbox, type Outbox } from './outbox.ts';
import { requireTransaction } from './transactions.ts';
import type { Question } from './work.ts';

/** What a session is made of. Only `institution` and `credentials` have no default. */
export interface SessionOptions {
  readonly institution: SessionInstitution;
  /** Gives the user id and password. Called once, when the first sign-on needs them; never stored. */
  readonly credentials: () => Credentials | Promise<Credentials>;
  /**
   * Gives a person's answers to the institution's questions, by question id. Without it the session waits
   * in `awaitingAnswers` until {@link Session.answer} is called.
   */
  readonly answer?: (questions: readonly Question[]) => Answers | Promise<Answers>;
  /** Default `http()`. */
  readonly transport?: Transport;
  /** Where access keys are kept. Default: memory; give your own to have them in later sessions. */
  readonly keyring?: Keyring;
  /** Answers questions above MFA100. Default: date, time and user agent. */
  readonly clientFacts?: ClientFacts;
  /** Where requests and responses wait. Default: memory. */
  readonly outbox?: Outbox;
  readonly codecs?: CodecFor;
  readonly clock?: () => Date;
  /** Fresh random UUIDs. */
  readonly ids?: () => string;
  /** XState's inspection: sees every transition, and no secret. */
  readonly inspect?: (event: InspectionEvent) => void;
}

/** Options of {@link Session.statement}. */
export type StatementOptions = Omit<StatementRequest, 'trnuid'>;

/** One user's session at one institution. */
export interface Session {
  /** The statechart's actor. Everything the session does can be done with events alone. */
  readonly actor: Actor<SessionMachine>;
  /** The institution's profile (section 7). */
  profile(): Promise<Profile>;
  /** The user's accounts (section 8.5). */
  accounts(): Promise<{ readonly accounts: readonly Account[] }>;
  /** A statement of any account: bank, credit card, loan (section 11.4) or investment (13.9). */
  statement(options: StatementOptions): Promise<Statement>;
  /** Sends any messages; gives the whole response, without its secrets. */
  send(messages: RequestMessages): Promise<OfxFile>;
  /** Answers the pending challenge. @throws OfxError `challenge/not-pending`, `challenge/invalid-answer` */
  answer(answers: Answers): Promise<void>;
  /** Gives up a pending question for credentials or answers. */
  cancel(): void;
  /** Ends the session. Work that is not done is rejected with `session/closed`. */
  close(): Promise<void>;
}

/**
 * Opens a session: signs on when there is work, answers challenges, keeps the access key.
 *
 * All promises reject with an `OfxError`. `signon/credentials-rejected` (15500), `signon/locked-out` (15502)
 * and `challenge/answers-rejected` (3001, again and again) end the session; transport errors do not, and the
 * same call may be made again.
 */
export const createSession = (options: SessionOptions): Session => new OfxSession(options);

interface Waiting<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

class OfxSession implements Session {
  readonly actor: Actor<SessionMachine>;
  readonly #options: SessionOptions;
  readonly #keyring: Keyring;
  readonly #outbox: Outbox;
  readonly #ids: () => string;
  readonly #work = new Map<string, Waiting<OfxFile>>();
  #profile: Waiting<Profile>[] = [];
  #credentials: Credentials | undefined;
  /** NEWFILEUID of the file whose outcome a person was last asked about, so as to ask once. */
  #asked: string | undefined;
  /** Why a person's part failed. */
  #cause: unknown;

  constructor(options: SessionOptions) {
    const institution = knownSessionInstitution(options.institution);
    const clock = options.clock ?? (() => new Date());
    this.#options = options;
    this.#keyring = options.keyring ?? memoryKeyring();
    this.#outbox = options.outbox ?? memoryOutbox();
    this.#ids = options.ids ?? (() => crypto.randomUUID());
    const exchange = createExchange({
      institution,
      codec: (options.codecs ?? codecFor)(institution.version),
      transport: options.transport ?? http(),
      keyring: this.#keyring,
      outbox: this.#outbox,
      credentials: () => this.#requireCredentials(),
      clientFacts:
        options.clientFacts ??
        defaultClientFacts({ clock, userAgent: `${institution.appId} ${institution.appVersion}` }),
      clock,
      ids: this.#ids,
    });
    this.actor = createActor(sessionMachine.provide({ actors: { exchange } }), {
      input: { seed: this.#ids(), mfa: hasMfa(institution.version) },
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
    requireTransaction(response.ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS, trnuid);
    return { accounts: accountsOf(response.ofx) };
  }

  async statement(options: StatementOptions): Promise<Statement> {
    const trnuid = this.#ids();
    const { ofx } = await this.send(statementRequest({ ...options, trnuid }));
    requireTransaction(
      ofx.BANKMSGSRSV1?.STMTTRNRS ??
        ofx.CREDITCARDMSGSRSV1?.CCSTMTTRNRS ??
        ofx.INVSTMTMSGSRSV1?.INVSTMTTRNRS ??
        ofx.LOANMSGSRSV1?.LOANSTMTTRNRS,
      trnuid,
    );
    const [statement] = statementsOf({ ofx });
    if (statement) return statement;
    throw new OfxError('transaction/missing', 'The institution answered without a statement.');
  }

  async send(messages: RequestMessages): Promise<OfxFile> {
    this.#requireOpen();
    const id = this.#ids();
    await this.#outbox.put(id, messages);
    this.#requireOpen();
    return new Promise((resolve, reject) => {
      this.#work.set(id, { resolve, reject });
      this.actor.send({ type: 'REQUEST', id });
    });
  }

  async answer(answers: Answers): Promise<void> {
    const snapshot = this.#requireOpen();
    if (!snapshot.matches('awaitingAnswers')) {
      throw new OfxError(
        'challenge/not-pending',
        'The institution has not asked anything that waits for answers.',
      );
    }
    checkAnswers(snapshot.context.questions, answers);
    await addAnswers(this.#secrets(), answers);
    this.actor.send({ type: 'ANSWERS', ids: Object.keys(answers) });
  }

  cancel(): void {
    if (this.actor.getSnapshot().status === 'active') this.actor.send({ type: 'CANCEL' });
  }

  async close(): Promise<void> {
    if (this.actor.getSnapshot().status === 'active') this.actor.send({ type: 'END' });
    this.#credentials = undefined;
  }

  #listen(): void {
    this.actor.on('DELIVERED', ({ id }) => void this.#deliver(id));
    this.actor.on('NOT_DELIVERED', ({ id, failure: reason }) => {
      this.#take(id)?.reject(errorOf(reason, this.#cause));
    });
    this.actor.on('PROFILE', () => this.#settleProfile());
    this.actor.on('NO_PROFILE', () => this.#settleProfile());
    this.actor.subscribe((snapshot) => {
      if (snapshot.status !== 'active') this.#settleProfile();
      else if (snapshot.matches({ signon: 'awaitingCredentials' })) this.#ask(() => this.#collect());
      else if (snapshot.matches('awaitingAnswers')) this.#ask(() => this.#answerFromPerson());
    });
  }

  /** Asks a person once for each file that made it necessary; what goes wrong there cancels the sign-on. */
  #ask(question: () => Promise<void>): void {
    const { file } = this.actor.getSnapshot().context;
    if (file?.uid === this.#asked) return;
    this.#asked = file?.uid;
    question().catch((error: unknown) => {
      this.#cause = error;
      this.cancel();
    });
  }

  async #collect(): Promise<void> {
    this.#credentials = await this.#options.credentials();
    const signedOnBefore = (await this.#secrets().get('SIGNEDON')) !== undefined;
    this.actor.send({ type: 'CREDENTIALS', signedOnBefore });
  }

  async #answerFromPerson(): Promise<void> {
    if (!this.#options.answer) return;
    const { questions } = this.actor.getSnapshot().context;
    const answers = await this.#options.answer(questions.filter(({ answeredBy }) => answeredBy === 'person'));
    await this.answer(answers);
  }

  async #deliver(id: string): Promise<void> {
    const waiting = this.#take(id);
    if (!waiting) return;
    const response = await this.#outbox.take(id);
    if (response) waiting.resolve(response);
    else waiting.reject(new OfxError('transaction/missing', 'The response is not in the outbox any more.'));
  }

  #take(id: string): Waiting<OfxFile> | undefined {
    const waiting = this.#work.get(id);
    this.#work.delete(id);
    return waiting;
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

  #secrets() {
    const { context } = this.actor.getSnapshot();
    return secretsOf(this.#keyring, {
      institution: this.#options.institution.url,
      realm: context.realm,
      userId: this.#requireCredentials().userId,
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
