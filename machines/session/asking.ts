import type { SnapshotFrom } from 'xstate';
import { type Answers, addAnswers, checkAnswers } from './answers.ts';
import type { PersonCallbacks, TokenRequest } from './callbacks.ts';
import { realmOf } from './context.ts';
import { type CredentialsHolder, checkLabelled, isSameCredentials } from './credentials.ts';
import type { SessionEvent } from './events.ts';
import type { Secrets } from './keyring.ts';
import type { SessionMachine } from './machine.ts';
import { checkNewPassword } from './password-rules.ts';
import type { Wanted } from './person.ts';

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
  /** What was given last, to see whether the next is any different. */
  readonly #last = new Map<string, string>();
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
    if (isWanted) this.#deps.send({ type: name, changed: this.#isNew(name, token) });
    else await secrets.delete(name);
    return isWanted;
  }

  /** Whether these answers differ from the ones that these very questions were answered with last. */
  isNewAnswers(answers: Answers): boolean {
    return this.#last.get('ANSWERS') !== this.#answersKey(answers);
  }

  /** Whether the answers were still wanted when they were put away; nobody else would take them out again. */
  async giveAnswers(answers: Answers, isCurrent: IsCurrent): Promise<boolean> {
    const { snapshot, send } = this.#deps;
    const secrets = this.#deps.secrets();
    checkAnswers(snapshot().context.questions, answers);
    const changed = this.#isNew('ANSWERS', this.#answersKey(answers));
    await addAnswers(secrets, answers);
    const isWanted = isCurrent();
    if (isWanted) send({ type: 'ANSWERS', ids: Object.keys(answers), changed });
    else await secrets.delete('ANSWERS');
    return isWanted;
  }

  forget(): void {
    this.#last.clear();
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
    const changed = !isSameCredentials(credentials.get(context.realm), given);
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

  #isNew(name: string, value: string): boolean {
    const isNew = this.#last.get(name) !== value;
    this.#last.set(name, value);
    return isNew;
  }

  /** Institutions may ask different questions under one id. */
  #answersKey(answers: Answers): string {
    const { questions } = this.#deps.snapshot().context;
    return JSON.stringify(questions.map(({ id, text }) => [id, text, answers[id]]));
  }
}
