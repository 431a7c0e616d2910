import type { SnapshotFrom } from 'xstate';
import { type Answers, addAnswers, checkAnswers } from './answers.ts';
import type { PersonCallbacks, TokenRequest } from './callbacks.ts';
import { realmOf } from './context.ts';
import { type CredentialsHolder, checkLabelled, credentialsKey } from './credentials.ts';
import type { SessionEvent } from './events.ts';
import type { Secrets } from './keyring.ts';
import type { SessionMachine } from './machine.ts';
import { checkNewPassword } from './password-rules.ts';
import type { Wanted } from './person.ts';
import { RejectedSecrets } from './rejected-secrets.ts';

/** What asking a person works with. */
export interface AskingDependencies {
  readonly callbacks: PersonCallbacks;
  readonly credentials: CredentialsHolder;
  readonly snapshot: () => SnapshotFrom<SessionMachine>;
  readonly secrets: () => Secrets;
  readonly send: (event: SessionEvent) => void;
}

type IsCurrent = () => boolean;

/**
 * Gets from a person what the statechart waits for: asks, checks, puts it where secrets are, and tells the
 * statechart that it is there. What was rejected and comes again unchanged is told as such.
 */
export class Asking {
  readonly #deps: AskingDependencies;
  readonly #rejected = new RejectedSecrets();
  /** A new password that the caller has given before it was asked for. */
  newPassword: string | undefined;

  constructor(dependencies: AskingDependencies) {
    this.#deps = dependencies;
  }

  async ask(wanted: Wanted, isCurrent: IsCurrent): Promise<void> {
    const { callbacks } = this.#deps;
    switch (wanted) {
      case 'credentials':
        return this.#credentials(isCurrent);
      case 'answers':
        if (callbacks.answer) await this.#answers(callbacks.answer, isCurrent);
        return;
      case 'authToken':
        if (callbacks.authToken) await this.#token('AUTHTOKEN', callbacks.authToken, isCurrent);
        return;
      case 'accessToken':
        if (callbacks.accessToken) await this.#token('ACCESSTOKEN', callbacks.accessToken, isCurrent);
        return;
      case 'newPassword':
        return this.#newPassword(isCurrent);
      case 'registration':
        if (!callbacks.registration) return;
        await callbacks.registration(this.#message());
        if (isCurrent()) this.#deps.send({ type: 'RETRY' });
    }
  }

  /** Whether the token was still wanted when it was put away. */
  async giveToken(name: 'AUTHTOKEN' | 'ACCESSTOKEN', token: string, isCurrent: IsCurrent): Promise<boolean> {
    const secrets = this.#deps.secrets();
    await secrets.set(name, token);
    const isWanted = isCurrent();
    if (isWanted)
      this.#deps.send({ type: name, changed: this.#isNew(name, token, this.#tokensRejected(name)) });
    else await secrets.delete(name);
    return isWanted;
  }

  /** Whether these very questions were not answered so before, and the answers rejected. */
  isNewAnswers(answers: Answers): boolean {
    this.#rejected.settle('ANSWERS', this.#deps.snapshot().context.counts.rejections);
    return !this.#rejected.has('ANSWERS', this.#answersKey(answers));
  }

  /** Whether the answers were still wanted when they were put away; nobody else would take them out again. */
  async giveAnswers(answers: Answers, isCurrent: IsCurrent): Promise<boolean> {
    const { snapshot, send } = this.#deps;
    const secrets = this.#deps.secrets();
    checkAnswers(snapshot().context.questions, answers);
    const { rejections } = snapshot().context.counts;
    const changed = this.#isNew('ANSWERS', this.#answersKey(answers), rejections);
    await addAnswers(secrets, answers);
    const isWanted = isCurrent();
    if (isWanted) send({ type: 'ANSWERS', ids: Object.keys(answers), changed });
    else await secrets.delete('ANSWERS');
    return isWanted;
  }

  forget(): void {
    this.#rejected.clear();
    this.newPassword = undefined;
  }

  async #credentials(isCurrent: IsCurrent): Promise<void> {
    const { callbacks, credentials, snapshot, send } = this.#deps;
    const { context } = snapshot();
    const labels = realmOf(context)?.credentialLabels ?? [];
    const given = await callbacks.credentials({
      realm: context.realm,
      labels,
      rejected: context.standing?.rejected ?? false,
      passwordInDoubt:
        context.passwordChange?.trying !== undefined || (context.standing?.passwordInDoubt ?? false),
    });
    if (!isCurrent()) return;
    checkLabelled(labels, given);
    const name = `credentials ${context.realm}`;
    const known = credentials.get(context.realm);
    if (!context.standing?.rejected) this.#rejected.settle(name, 0);
    else if (known) this.#rejected.reject(name, credentialsKey(known));
    const changed = !this.#rejected.has(name, credentialsKey(given));
    credentials.set(context.realm, given);
    send({ type: 'CREDENTIALS', changed });
  }

  async #answers(answer: NonNullable<PersonCallbacks['answer']>, isCurrent: IsCurrent): Promise<void> {
    const { questions } = this.#deps.snapshot().context;
    const answers = await answer(questions.filter(({ answeredBy }) => answeredBy === 'person'));
    if (isCurrent()) await this.giveAnswers(answers, isCurrent);
  }

  async #token(
    name: 'AUTHTOKEN' | 'ACCESSTOKEN',
    ask: (request: TokenRequest) => string | Promise<string>,
    isCurrent: IsCurrent,
  ): Promise<void> {
    const { context } = this.#deps.snapshot();
    const { authTokenLabel: label, authTokenInfoUrl: infoUrl } = realmOf(context) ?? {};
    const rejected = name === 'AUTHTOKEN' ? context.counts.tokens > 0 : (context.standing?.rejected ?? false);
    const isAuth = name === 'AUTHTOKEN';
    const token = await ask({
      ...(isAuth && label !== undefined ? { label } : {}),
      ...(isAuth && infoUrl !== undefined ? { infoUrl } : {}),
      rejected,
      ...this.#message(),
    });
    if (isCurrent()) await this.giveToken(name, token, isCurrent);
  }

  async #newPassword(isCurrent: IsCurrent): Promise<void> {
    const { callbacks, credentials, snapshot, send } = this.#deps;
    const { context } = snapshot();
    const rules = realmOf(context)?.password;
    const required = context.passwordChange?.cause === 'required';
    const ask = () => callbacks.newPassword?.({ ...(rules ? { rules } : {}), required, ...this.#message() });
    const password = this.newPassword ?? (await ask());
    this.newPassword = undefined;
    if (password === undefined || !isCurrent()) return;
    checkNewPassword(rules, password);
    credentials.setNewPassword(context.realm, password);
    send({ type: 'NEW_PASSWORD' });
  }

  #message(): { readonly message?: string } {
    const message = this.#deps.snapshot().context.status?.message;
    return message === undefined ? {} : { message };
  }

  #isNew(name: string, secret: string, rejections: number): boolean {
    this.#rejected.give(name, secret, rejections);
    return !this.#rejected.has(name, secret);
  }

  /** Nobody counts access tokens; that one was rejected is known. */
  #tokensRejected(name: 'AUTHTOKEN' | 'ACCESSTOKEN'): number {
    const { counts, standing } = this.#deps.snapshot().context;
    if (name === 'AUTHTOKEN') return counts.tokens;
    return standing?.rejected ? this.#rejected.rejections(name) + 1 : 0;
  }

  /** Institutions may ask different questions under one id. */
  #answersKey(answers: Answers): string {
    const { questions } = this.#deps.snapshot().context;
    return JSON.stringify(questions.map(({ id, text }) => [id, text, Object(answers)[id]]));
  }
}
