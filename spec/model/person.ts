import { realmOf } from '../../machines/session/context.ts';
import type { SessionEvent } from '../../machines/session/events.ts';
import { replaced } from './bank.ts';
import { entryOf, withEntry } from './client.ts';
import { type Kind, type Model, type Told, tell } from './model.ts';
import { type Choice, crashed } from './network.ts';
import { setOf, type Trouble } from './scenario.ts';
import type { Given, Joint, KnownCredentials, Login, Memory, Password, Token } from './world.ts';

/** What the caller and the person can do. */
export const personChoices = (model: Model, joint: Joint): Choice[] => {
  if (joint.session.isFinal) return [];
  return [
    ...asks(model, joint),
    ...gives(model, joint),
    ...crashes(joint),
    choice(model, joint, 'end', undefined, { type: 'END' }),
  ];
};

const choice = (
  model: Model,
  joint: Joint,
  kind: Kind,
  trouble: Trouble | undefined,
  event: SessionEvent,
  how = '',
): Choice => ({
  label: `${event.type}${how && ` ${how}`}`,
  kind,
  ...(trouble ? { trouble } : {}),
  happen: (): Told => tell(model, joint, { type: 'event', event }),
});

const isLookingUp = ({ wire }: Joint): boolean => wire?.phase === 'ordered' && wire.order.actor === 'recall';

/** The caller wants something done. Which, is the scenario's; when, is tried. */
const asks = (model: Model, joint: Joint): Choice[] => {
  if (isLookingUp(joint)) return [];
  const { scenario } = model;
  const [kind, realm] = scenario.requests[joint.asked] ?? [];
  const choices: Choice[] = [];
  if (kind !== undefined && realm !== undefined) {
    const id = `${kind}${joint.asked}`;
    const sideEffects = kind === 'pay';
    const event = { type: 'REQUEST', id, sets: [setOf(realm)], sideEffects, syncable: sideEffects } as const;
    const works = { ...joint.ledger.works, [id]: { sideEffects } };
    const asked = { ...joint, asked: joint.asked + 1, ledger: { ...joint.ledger, works } };
    choices.push(choice(model, asked, 'ask', undefined, event, id));
  }
  if (joint.wishesLeft > 0 && !joint.ledger.isWishing) {
    const event = { type: 'CHANGE_PASSWORD' } as const;
    const wishing = {
      ...joint,
      wishesLeft: joint.wishesLeft - 1,
      ledger: { ...joint.ledger, isWishing: true },
    };
    choices.push({
      label: event.type,
      kind: 'ask',
      happen: () => {
        const told = tell(model, wishing, { type: 'event', event });
        const isRefused = told.told.some(({ type }) => type === 'REFUSED');
        const ledger = { ...told.after.ledger, isWishing: told.after.ledger.isWishing && !isRefused };
        return { ...told, after: { ...told.after, ledger } };
      },
    });
  }
  return choices;
};

/** What is waited for: right, wrong, the same again, or given up. */
const gives = (model: Model, joint: Joint): Choice[] => {
  const { at } = joint.session;
  const cancel = choice(model, joint, 'trouble', 'person', { type: 'CANCEL' });
  switch (at) {
    case 'signon.awaitingCredentials':
      return [...credentials(model, joint), cancel];
    case 'signon.awaitingAuthToken':
      return [...tokens(model, joint, 'AUTHTOKEN', 'authToken'), cancel];
    case 'signon.awaitingAccessToken':
      return [...tokens(model, joint, 'ACCESSTOKEN', 'accessToken'), cancel];
    case 'signon.awaitingRegistration': {
      const [realm, login] = loginOf(model, joint);
      const approved = { ...joint, bank: replaced(joint.bank, realm, { ...login, isRegistered: true }) };
      return [
        choice(model, approved, 'help', undefined, { type: 'RETRY' }, 'after approval'),
        choice(model, joint, 'trouble', 'person', { type: 'RETRY' }, 'without approval'),
        cancel,
      ];
    }
    case 'awaitingAnswers':
      return [...answers(model, joint), cancel];
    case 'passwordChange.awaitingNewPassword':
      return [...newPasswords(model, joint), cancel];
    case 'signon.waiting':
      return [cancel];
    default:
      return [];
  }
};

/** The user's login at the realm that the session is at. */
const loginOf = ({ scenario }: Model, { session, bank }: Joint): readonly [number, Login] => {
  const index = scenario.realms.findIndex(({ name }) => name === session.context.realm);
  const realm = Math.max(0, index);
  return [realm, bank.logins[realm] as Login];
};

const remember = (joint: Joint, realm: string, secrets: KnownCredentials): Joint => {
  const { memory } = joint;
  const known = memory.credentials[realm] ?? {};
  const { password, newPassword, userCredentials } = { ...known, ...secrets };
  const entry = {
    ...(password ? { password } : {}),
    // Given as the present one, it is new no longer.
    ...(newPassword && newPassword !== password ? { newPassword } : {}),
    ...(userCredentials ? { userCredentials } : {}),
  };
  return { ...joint, memory: { ...memory, credentials: { ...memory.credentials, [realm]: entry } } };
};

const credentials = (model: Model, joint: Joint): Choice[] => {
  const { realm } = joint.session.context;
  const [, login] = loginOf(model, joint);
  // What the realm has labels for is given with the password, once somebody knows of it.
  const userCredentials = realmOf(joint.session.context)?.credentialLabels.length ?? 0;
  const known = joint.memory.credentials[realm];
  const changes = model.scenario.realms.some(({ pinch }) => pinch);
  const others: readonly Password[] = changes ? ['p0', 'p1', 'wrong'] : ['p0', 'wrong'];
  const all = [...new Set([login.password, ...others])];
  return all.map((password) => {
    const changed = known?.password !== password || (known.userCredentials ?? 0) !== userCredentials;
    const isRight = password === login.password;
    const event = { type: 'CREDENTIALS', changed } as const;
    const how = isRight ? 'right' : changed ? `wrong (${password})` : 'the same';
    return choice(
      model,
      remember(joint, realm, { password, userCredentials }),
      isRight ? 'help' : 'trouble',
      isRight ? undefined : 'secret',
      event,
      how,
    );
  });
};

const newPasswords = (model: Model, joint: Joint): Choice[] => {
  const { realm } = joint.session.context;
  const [, login] = loginOf(model, joint);
  const known = joint.memory.credentials[realm]?.password;
  const fresh = (['p1', 'p0', 'p2'] as const).find((one) => one !== login.password && one !== known);
  const event = { type: 'NEW_PASSWORD' } as const;
  return [
    choice(model, remember(joint, realm, { newPassword: fresh as Password }), 'help', undefined, event),
    choice(
      model,
      remember(joint, realm, { newPassword: 'weak' }),
      'trouble',
      'secret',
      event,
      'that is refused',
    ),
  ];
};

/** What `asking.ts` goes by: how many in a row were rejected. Nobody counts access tokens. */
const rejectionsOf = ({ session: { context }, memory }: Joint, name: Given): number => {
  if (name === 'ANSWERS') return context.counts.rejections;
  if (name === 'AUTHTOKEN') return context.counts.tokens;
  return context.standing?.rejected ? (memory.given[name]?.rejections ?? 0) + 1 : 0;
};

/** Mirrors `RejectedSecrets`. */
const noted = (
  given: Memory['given'],
  name: Given,
  value: string,
  rejections: number,
): readonly [Memory['given'], boolean] => {
  const { last, rejected: before = [], ...known } = given[name] ?? { rejections: 0 };
  const isOneMore = last !== undefined && rejections > known.rejections && !before.includes(last);
  const rejected = rejections === 0 ? [] : isOneMore ? [...before, last] : before;
  const all = { ...given, [name]: { last: value, rejections, rejected } };
  return [all, !rejected.includes(value)];
};

/** Puts a secret into the keyring, and says whether it is another one than the last. */
const given = (
  { client }: Model,
  joint: Joint,
  name: 'AUTHTOKEN' | 'ACCESSTOKEN' | 'ANSWERS',
  value: string,
  entry: object,
): readonly [Joint, boolean] => {
  const { memory, kept } = joint;
  const scope = client.scopeOf(memory, joint.session.context.realm);
  const [all, changed] = noted(memory.given, name, value, rejectionsOf(joint, name));
  const after = {
    ...joint,
    memory: { ...memory, given: all },
    kept: withEntry(kept, scope, { ...entryOf(kept, scope), ...entry }),
  };
  return [after, changed];
};

const tokens = (
  model: Model,
  joint: Joint,
  name: 'AUTHTOKEN' | 'ACCESSTOKEN',
  where: 'authToken' | 'accessToken',
): Choice[] => {
  const last = joint.memory.given[name]?.last;
  const all: readonly Token[] = ['good', 'bad', ...(last === 'spent' ? (['spent'] as const) : [])];
  return all.map((token) => {
    const [after, changed] = given(model, joint, name, token, { [where]: token });
    const isRight = token === 'good';
    const { rejected } = joint.ledger;
    // Tokens of one kind look alike here, and are not.
    const forgiven = { ...after.ledger, rejected: changed ? {} : rejected };
    const event = { type: name, changed } as const;
    return choice(
      model,
      { ...after, ledger: forgiven },
      isRight ? 'help' : 'trouble',
      isRight ? undefined : 'secret',
      event,
      token,
    );
  });
};

const answers = (model: Model, joint: Joint): Choice[] => {
  const { questions, realm } = joint.session.context;
  const ids = questions.filter(({ answeredBy }) => answeredBy === 'person').map(({ id }) => id);
  return (['right', 'wrong'] as const).map((person) => {
    const scope = model.client.scopeOf(joint.memory, realm);
    const client = entryOf(joint.kept, scope).answers?.client ?? false;
    const [after, changed] = given(model, joint, 'ANSWERS', person, { answers: { person, client } });
    const fresh = { ...after, ledger: { ...after.ledger, answersSent: false } };
    const isRight = person === 'right';
    const event = { type: 'ANSWERS', ids, changed } as const;
    return choice(model, fresh, isRight ? 'help' : 'trouble', isRight ? undefined : 'secret', event, person);
  });
};

/** The program ends in whatever state it is, and another one goes on. Before anything began, nothing is lost. */
const crashes = (joint: Joint): Choice[] => {
  const { wire, memory, session } = joint;
  const isUnderWay = wire?.phase === 'out' || wire?.phase === 'back';
  const isForgetful = Object.keys(memory.credentials).length > 0 || Object.keys(memory.given).length > 0;
  if (session.at === 'idle' || isLookingUp(joint) || wire?.phase === 'failed') return [];
  if (!isUnderWay && !isForgetful) return [];
  return [
    {
      label: 'crash',
      kind: 'trouble',
      trouble: 'crash',
      happen: () => ({
        after: crashed(joint, isUnderWay ? wire.order : undefined),
        told: [],
        isCrossed: false,
      }),
    },
  ];
};
