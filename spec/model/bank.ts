import { type FileFacts, PLAIN_FILE, type ScriptedAnswer } from '../../machines/institution/events.ts';
import { dateOf, type Scenario } from './scenario.ts';
import type { StandingModel } from './standing.ts';
import type { Answers, Bank, File, Login, Response } from './world.ts';

/** What `desk.ts`, `secrets.ts` and `recovery.ts` of the institution do, with symbols for secrets. */
export const bankModel = (scenario: Scenario, standings: StandingModel) => {
  const start = (): Bank => ({
    stranger: standings.start(),
    logins: scenario.realms.map(() => ({
      standing: standings.start(scenario.start === 'known'),
      password: 'p0',
      isRegistered: false,
      ...(scenario.start === 'known' ? { accessKey: 1 } : {}),
    })),
    executed: {},
    answers: {},
    profile: 1,
  });

  /** Answers a file; undefined where it is not even read (HTTP 400). */
  const receive = (
    bank: Bank,
    file: File,
    mint: number,
    script?: ScriptedAnswer,
  ): readonly [Bank, Response | undefined] => {
    if (scenario.unsupported[file.candidate] === 'http') return [bank, undefined];
    const key = keyOf(file, file.uid);
    const known = bank.answers[key];
    if (scenario.fileRecovery && known) return [bank, known];
    const [after, response] = answer(bank, file, mint, script);
    if (!scenario.fileRecovery) return [after, response];
    const { [keyOf(file, file.oldUid)]: _, ...answers } = after.answers;
    return [{ ...after, answers: { ...answers, [key]: response } }, response];
  };

  const answer = (
    bank: Bank,
    file: File,
    mint: number,
    script?: ScriptedAnswer,
  ): readonly [Bank, Response] => {
    const login = bank.logins[file.realm] as Login;
    const facts = factsOf(file, login, scenario);
    const isOwn = facts.user === 'known' && facts.version === 'supported';
    const before = isOwn ? login.standing : bank.stranger;
    const [ready] = script ? standings.step(before, { type: 'ANSWER_NEXT', script }) : [before];
    const [standing, said] = standings.step(ready, { type: 'FILE', ...facts });
    if (!said) throw new Error('The statechart did not answer a FILE.');
    const works = said.gives === 'work';
    const keys = {
      ...(said.accessKey ? { accessKey: mint } : {}),
      ...(said.userKey ? { userKey: mint } : {}),
    };
    const seen = isOwn
      ? replaced(bank, file.realm, loginAfter(login, standing, file, said, keys))
      : { ...bank, stranger: standing };
    const done = works && file.work && file.purpose === 'work' ? carriedOut(seen, file.work) : undefined;
    const isFound = works && file.purpose === 'recovery' && (bank.executed[file.work ?? ''] ?? 0) > 0;
    const asksProfile = file.asksFor === 'profile';
    const isUpToDate = file.knownProfile !== undefined && file.knownProfile >= dateOf(bank.profile);
    const response: Response = {
      code: said.code,
      severity: said.script?.severity ?? (said.code === 0 || said.code === 15000 ? 'INFO' : 'ERROR'),
      ...keys,
      ...(asksProfile ? { transaction: works ? (isUpToDate ? 1 : 0) : 15500 } : {}),
      ...(asksProfile && works && !isUpToDate ? { profile: bank.profile } : {}),
      ...(file.purpose === 'challenge' ? { transaction: said.gives === 'questions' ? 0 : 15500 } : {}),
      ...(said.gives === 'questions' ? { questions: true } : {}),
      ...(file.purpose === 'passwordChange'
        ? { transaction: said.passwordChanged ? 0 : works ? 15503 : 15500 }
        : {}),
      ...(isFound && scenario.syncMode === 'FULL' ? { found: true } : {}),
      ...(said.authTokenUsed ? { authTokenUsed: true } : {}),
      ...(done ? { done: true, ...(done.isDuplicate ? { duplicate: true } : {}) } : {}),
      ...(said.gives === 'nothing' ? {} : { updated: scenario.movingProfile ? 'now' : dateOf(bank.profile) }),
    };
    return [done?.bank ?? seen, response];
  };

  const carriedOut = (bank: Bank, id: string) => {
    if (!id.startsWith('pay')) return { bank, isDuplicate: false };
    const times = bank.executed[id] ?? 0;
    const isDuplicate = times > 0 && scenario.detectsDuplicates;
    return {
      isDuplicate,
      bank: isDuplicate ? bank : { ...bank, executed: { ...bank.executed, [id]: times + 1 } },
    };
  };

  return { start, receive };
};

export type BankModel = ReturnType<typeof bankModel>;

/** An answer belongs to the credentials it was given to. */
const keyOf = ({ realm, password, userKey, accessToken }: File, uid: string | null): string =>
  `${uid} ${realm} ${password ?? (userKey === undefined ? accessToken : 'key')}`;

/** The bank with one of the user's logins changed. */
export const replaced = (bank: Bank, realm: number, login: Login): Bank => ({
  ...bank,
  logins: bank.logins.map((one, index) => (index === realm ? login : one)),
});

type Said = {
  readonly passwordReverted: boolean;
  readonly passwordChanged: boolean;
  readonly authTokenUsed: boolean;
};

const loginAfter = (
  login: Login,
  standing: Login['standing'],
  file: File,
  said: Said,
  keys: { readonly accessKey?: number; readonly userKey?: number },
): Login => {
  const { userKey, ...rest } = login;
  const used = said.passwordReverted ? (login.previousPassword ?? login.password) : login.password;
  return {
    ...rest,
    standing,
    password: said.passwordChanged && file.newPassword ? file.newPassword : used,
    ...(said.passwordChanged ? { previousPassword: used } : {}),
    ...(userKey !== undefined && !said.passwordChanged ? { userKey } : {}),
    ...keys,
  };
};

/** Mirrors `examine.ts`. */
const factsOf = (file: File, login: Login, { unsupported, realms, questions }: Scenario): FileFacts => {
  const { mfa } = file;
  const labels = realms[file.realm]?.labels ?? 0;
  const key = keyFacts(file, login);
  return {
    ...PLAIN_FILE,
    ...key,
    version: unsupported[file.candidate] === undefined ? 'supported' : 'unsupported',
    password:
      file.password === undefined
        ? file.user === 'anonymous'
          ? 'wrong'
          : 'none'
        : passwordOf(file.password, login),
    userCredentials: (file.userCredentials ?? 0) < labels ? 'missing' : 'right',
    clientUid: file.clientUid === undefined ? 'none' : login.isRegistered ? 'registered' : 'unregistered',
    accessKey:
      !mfa || file.accessKey === undefined
        ? 'none'
        : file.accessKey === login.accessKey
          ? 'valid'
          : 'invalid',
    answers: !mfa || !file.answers ? 'none' : isRight(file.answers, questions) ? 'right' : 'wrong',
    authToken: !mfa || !file.authToken ? 'none' : file.authToken === 'good' ? 'right' : 'wrong',
    asksChallenge: mfa && file.purpose === 'challenge',
    newPassword:
      file.newPassword === undefined
        ? 'none'
        : file.newPassword === file.password || file.newPassword === 'weak'
          ? 'unacceptable'
          : 'acceptable',
    wantsUserKey: file.wantsUserKey,
    asksFor: file.asksFor,
  };
};

/** Who signs on with a key or a token that is not known is not known, either. */
const keyFacts = (file: File, login: Login): Partial<FileFacts> => {
  if (file.user === 'anonymous') return { user: 'anonymous' };
  if (file.userKey !== undefined) {
    return file.userKey === login.userKey ? { userKey: 'valid' } : { userKey: 'invalid', user: 'unknown' };
  }
  if (file.accessToken !== undefined && file.password === undefined) {
    return file.accessToken === 'good'
      ? { accessToken: 'valid' }
      : { accessToken: 'invalid', user: 'unknown' };
  }
  return {};
};

const passwordOf = (given: File['password'], login: Login): FileFacts['password'] =>
  given === login.password ? 'right' : given === login.previousPassword ? 'previous' : 'wrong';

const isRight = ({ person, client }: Answers, questions: Scenario['questions']): boolean =>
  (questions === 'client' || person === 'right') && (questions === 'person' || client);
