import type {
  Answered,
  ExchangeInput,
  ExchangeOutput,
  Held,
} from '../../machines/session/exchange/contract.ts';
import { type Failure, failure } from '../../machines/session/failure.ts';
import type { RecallInput, RecallOutput } from '../../machines/session/recall/contract.ts';
import type { Question } from '../../machines/session/work.ts';
import { profileIn, type Scenario, urlOf } from './scenario.ts';
import { AT } from './session.ts';
import type { Entry, File, Joint, Kept, Memory, Response } from './world.ts';

type Own = Pick<Joint, 'memory' | 'kept'>;

const PERSON: Question = { id: 'MFA1', text: '', answeredBy: 'person' };
const CLIENT: Question = { id: 'MFA107', text: '', answeredBy: 'client' };
const QUESTIONS = { person: [PERSON], client: [CLIENT], both: [PERSON, CLIENT] };

/** What `exchange.ts`, `compose.ts`, `judge.ts`, `keep-secrets.ts` and `recall.ts` do, with symbols for secrets. */
export const clientModel = (scenario: Scenario) => {
  const scopeOf = ({ credentials }: Memory, realm: string): string => {
    const isKnown = credentials[realm]?.password !== undefined || scenario.userIdKnown;
    return `${realm} ${isKnown ? 'jane' : ''}`;
  };

  /** Composes a file, and puts away what is good for one sending only; or says why it does not leave. */
  const send = ({ memory, kept }: Own, input: ExchangeInput): readonly [Own, File | Failure] => {
    const own = { memory, kept };
    // Elements of the challenge exchange exist only in the versions that have it.
    const mfa = scenario.candidates[input.candidate]?.mfa ?? false;
    const base = {
      uid: input.fileUid,
      oldUid: input.oldFileUid,
      realm: Math.max(
        0,
        scenario.realms.findIndex((_, index) => urlOf(index) === input.url),
      ),
      candidate: input.candidate,
      mfa,
      purpose: input.purpose,
      wantsUserKey: false,
      asksFor: asksFor(input),
      knownProfile: input.known.profile,
    };
    if (input.identification === 'anonymous') return [own, { ...base, user: 'anonymous' }];
    const scope = scopeOf(memory, input.realm);
    const entry = entryOf(kept, scope);
    const { password, newPassword, userCredentials = 0 } = memory.credentials[input.realm] ?? {};
    const isByPassword = input.identification === 'password' || input.identification === 'newPassword';
    if (isByPassword && !password) return [own, failure('signon/credentials-unavailable')];
    if (input.identification === 'userKey' && entry.userKey === undefined) {
      return [own, failure('signon/user-key-expired')];
    }
    if (input.identification === 'accessToken' && entry.accessToken === undefined) {
      return [own, failure('signon/credentials-unavailable')];
    }
    if (input.purpose === 'passwordChange' && !(password && newPassword)) {
      return [own, failure('signon/credentials-unavailable')];
    }
    const hasAnswers = input.questions.every(({ answeredBy }) =>
      answeredBy === 'client' ? entry.answers?.client : entry.answers?.person,
    );
    if (!hasAnswers) return [own, failure('challenge/invalid-answer')];
    const clientUid = kept.clientUid ?? 1;
    const file: File = {
      ...base,
      user: 'jane',
      ...(isByPassword
        ? { password: input.identification === 'newPassword' ? (newPassword ?? password) : password }
        : {}),
      ...(input.identification === 'userKey' ? { userKey: entry.userKey } : {}),
      ...(input.identification === 'accessToken' ? { accessToken: entry.accessToken } : {}),
      wantsUserKey: isByPassword && scenario.userKey && input.purpose === 'work',
      ...(mfa && input.clientUidRequired ? { clientUid } : {}),
      ...(mfa && userCredentials > 0 ? { userCredentials } : {}),
      ...(mfa && entry.accessKey !== undefined ? { accessKey: entry.accessKey } : {}),
      ...(mfa && entry.authToken !== undefined ? { authToken: entry.authToken } : {}),
      ...(mfa && input.questions.length > 0 ? { answers: entry.answers } : {}),
      ...(input.purpose === 'passwordChange' ? { newPassword } : {}),
      ...(input.work && !input.work.own ? { work: input.work.id } : {}),
    } as File;
    const { answers, ...left } = entry;
    const after: Entry = {
      ...(input.questions.length > 0 || !answers ? left : entry),
      ...(input.purpose === 'passwordChange' ? { pinch: true } : {}),
    };
    const uid = input.clientUidRequired ? { clientUid } : {};
    return [{ memory, kept: { ...withEntry(kept, scope, after), ...uid } }, file];
  };

  /** Judges an answer, and puts the new secrets away. */
  const read = (own: Own, input: ExchangeInput, response: Response): readonly [Own, ExchangeOutput] => {
    const isAccepted = response.severity !== 'ERROR';
    const scope = scopeOf(own.memory, input.realm);
    let { memory, kept } = own;
    if (input.purpose !== 'profile') {
      kept = withEntry(kept, scope, entryAfter(entryOf(kept, scope), input, response, isAccepted));
      const holds = holding(input, response, isAccepted);
      if (holds) {
        const { pinch: _p, userKey, ...rest } = entryOf(kept, scope);
        const keeps = holds === 'password' && userKey !== undefined ? { userKey } : {};
        kept = withEntry(kept, scope, { ...rest, ...keeps });
        memory = settled(memory, input.realm, holds);
      }
    }
    const isUnchanged = response.transaction === 1;
    const version = response.profile ?? (isUnchanged ? kept.profile?.version : undefined);
    if (version !== undefined && (input.purpose === 'profile' || input.work?.own)) {
      kept = { ...kept, profile: { version, candidate: input.candidate, isFresh: true } };
    }
    const questions = response.questions ? QUESTIONS[scenario.questions] : [];
    if (questions.length > 0) {
      const answers = { client: scenario.questions !== 'person' };
      kept = withEntry(kept, scope, { ...entryOf(kept, scope), answers });
    }
    const { known } = input;
    const isLater =
      response.updated !== undefined && known.profile !== undefined && response.updated > known.profile;
    const output: Answered = {
      answered: true,
      signon: { code: response.code, severity: response.severity },
      profile: response.profile === undefined ? null : profileIn(scenario, response.profile),
      transaction:
        response.transaction === undefined
          ? null
          : { code: response.transaction, severity: response.transaction > 1 ? 'ERROR' : 'INFO' },
      questions,
      unanswerable: [],
      warnings: [],
      held: heldIn(entryOf(kept, scope)),
      dates: {},
      outdated: isLater ? { profile: response.updated } : {},
      found: response.found ?? false,
      duplicate: response.duplicate ?? false,
      at: AT,
    };
    return [{ memory, kept }, output];
  };

  const recall = (own: Own, input: RecallInput): readonly [Own, RecallOutput] => {
    if (input.about === 'institution') {
      const { profile } = own.kept;
      return [
        own,
        {
          about: 'institution',
          profile: profile ? profileIn(scenario, profile.version) : null,
          isFresh: profile?.isFresh ?? false,
          candidate: profile?.candidate ?? null,
        },
      ];
    }
    const { realm, isSignonRealm } = input;
    const named = isSignonRealm && realm !== '' ? moved(own, realm, scenario) : own;
    const entry = entryOf(named.kept, scopeOf(named.memory, realm));
    const { password, newPassword, userCredentials = 0 } = named.memory.credentials[realm] ?? {};
    return [
      named,
      {
        about: 'user',
        ...heldIn(entry),
        credentials: password !== undefined,
        userCredentials,
        newPassword: newPassword !== undefined,
        signedOnBefore: entry.signedOn === true,
        passwordInDoubt: entry.pinch === true,
      },
    ];
  };

  return { send, read, recall, scopeOf };
};

export type ClientModel = ReturnType<typeof clientModel>;

export const unanswered = (failed: Failure, sent: boolean): ExchangeOutput => ({
  answered: false,
  failure: { ...failed, message: '' },
  sent,
  at: AT,
});

const asksFor = ({ purpose, companion, work }: ExchangeInput): File['asksFor'] => {
  if (purpose === 'profile' || work?.own) return 'profile';
  return (purpose === 'challenge' || purpose === 'passwordChange') && !companion ? 'nothing' : 'work';
};

/** What the user has at the realm, and what the session has there. */
export const entryOf = ({ keyring }: Kept, scope: string): Entry => ({
  ...keyring[scope],
  ...keyring[sessionScope(scope)],
});

export const withEntry = (kept: Kept, scope: string, entry: Entry): Kept => {
  const { answers, authToken, ...user } = entry;
  const session = { ...(answers ? { answers } : {}), ...(authToken ? { authToken } : {}) };
  return {
    ...kept,
    keyring: { ...kept.keyring, [scope]: inOrder(user), [sessionScope(scope)]: inOrder(session) },
  };
};

/** Answers and AUTHTOKEN are the session's, whoever its user is. */
const sessionScope = (scope: string): string => `${scope.split(' ')[0]} *`;

const ORDER = ['accessKey', 'userKey', 'accessToken', 'signedOn', 'pinch', 'answers', 'authToken'] as const;

/** Entries that hold the same look the same. */
const inOrder = (entry: Entry): Entry =>
  Object.fromEntries(ORDER.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]]])));

const heldIn = (entry: Entry): Held => ({
  accessKey: entry.accessKey !== undefined,
  authToken: entry.authToken !== undefined,
  accessToken: entry.accessToken !== undefined,
  userKey: entry.userKey !== undefined,
});

const entryAfter = (entry: Entry, input: ExchangeInput, response: Response, isAccepted: boolean): Entry => {
  const { userKey, authToken, accessToken, pinch, ...rest } = entry;
  // Whatever password a user signs on with, it holds.
  const isCertain = isAccepted && input.purpose === 'work' && input.identification === 'password';
  const isUserKeyRejected = response.code === 15500 && input.identification === 'userKey';
  const key = response.userKey ?? (isUserKeyRejected ? undefined : userKey);
  const isChallenged = response.code === 3000 || response.code === 3001;
  const isOnTheWay = input.purpose === 'challenge' ? isAccepted : isChallenged;
  const isNeededAgain = isOnTheWay && response.accessKey === undefined;
  const isTokenRejected = response.code === 15500 && input.identification === 'accessToken';
  return {
    ...rest,
    ...(response.accessKey === undefined ? {} : { accessKey: response.accessKey }),
    ...(key === undefined ? {} : { userKey: key }),
    ...(accessToken === undefined || isTokenRejected ? {} : { accessToken }),
    ...(authToken === undefined || !isNeededAgain ? {} : { authToken }),
    ...(pinch && !isCertain ? { pinch } : {}),
    // Who got no further than the questions has not signed on.
    ...(isAccepted && input.purpose !== 'challenge' ? { signedOn: true } : {}),
  };
};

const holding = (
  { purpose, identification }: ExchangeInput,
  { transaction }: Response,
  isAccepted: boolean,
): 'newPassword' | 'password' | undefined => {
  if (!isAccepted) return undefined;
  if (purpose === 'passwordChange') return transaction === 0 ? 'newPassword' : 'password';
  if (purpose !== 'verification') return undefined;
  return identification === 'newPassword' ? 'newPassword' : 'password';
};

const settled = (memory: Memory, realm: string, holds: 'newPassword' | 'password'): Memory => {
  const { password, newPassword, ...rest } = memory.credentials[realm] ?? {};
  if (!password) return memory;
  const one = holds === 'newPassword' && newPassword ? newPassword : password;
  return { ...memory, credentials: { ...memory.credentials, [realm]: { ...rest, password: one } } };
};

/** What was kept before the realm had a name is its own. */
const moved = ({ memory, kept }: Own, realm: string, { userIdKnown }: Scenario): Own => {
  const { '': unnamed, ...named } = memory.credentials;
  const isKnown = unnamed?.password ?? named[realm]?.password ?? userIdKnown;
  const owners = isKnown ? ['*', 'jane'] : ['*'];
  let { keyring } = kept;
  for (const owner of owners) {
    const { [` ${owner}`]: from, ...rest } = keyring;
    const to = rest[`${realm} ${owner}`];
    if (from) keyring = { ...rest, [`${realm} ${owner}`]: inOrder({ ...from, ...to }) };
  }
  return {
    memory: unnamed ? { ...memory, credentials: { [realm]: unnamed, ...named } } : memory,
    kept: { ...kept, keyring },
  };
};
