import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import {
  DEFAULT_SIGNON_POLICY,
  type FileFacts,
  institutionMachine,
  PLAIN_FILE,
  type StandingEvent,
} from '../../../machines/institution/index.ts';

/** Everything is wanted, so that every state can be reached. */
const POLICY = { ...DEFAULT_SIGNON_POLICY, authToken: true, clientUid: true, passwordDue: 'first' } as const;

/** What files differ in. The facts that are left out end a file at the first check, whatever else it says. */
const CHOICES = {
  user: ['known', 'unknown', 'anonymous'],
  password: ['right', 'previous', 'wrong'],
  clientUid: ['registered', 'unregistered'],
  accessKey: ['valid', 'none'],
  answers: ['none', 'right', 'wrong'],
  authToken: ['none', 'right', 'wrong'],
  asksChallenge: [true, false],
  newPassword: ['none', 'acceptable', 'unacceptable'],
  asksFor: ['profile', 'work'],
} as const satisfies { [Fact in keyof FileFacts]?: readonly FileFacts[Fact][] };

/** Every file there can be. */
const FILES = Object.entries(CHOICES).reduce<FileFacts[]>(
  (rest, [fact, values]) => rest.flatMap((one) => values.map((value) => ({ ...one, [fact]: value }))),
  [PLAIN_FILE],
);

function after(...events: StandingEvent[]) {
  const [start] = initialTransition(institutionMachine, { policy: POLICY });
  return events.reduce((state, event) => transition(institutionMachine, state, event)[0], start);
}

const file = (facts: Partial<FileFacts> = {}): StandingEvent => ({
  type: 'FILE',
  ...PLAIN_FILE,
  clientUid: 'registered',
  ...facts,
});
const ask = file({ asksChallenge: true });
const answered = [ask, file({ answers: 'right' })];
const proven = [ask, file({ answers: 'right', authToken: 'right' })];

/** One way into every state. */
const STATES = [
  after(),
  after(file({ password: 'wrong' })),
  after(file({ clientUid: 'none' })),
  after(file()),
  after(ask),
  after(ask, file({ answers: 'wrong' })),
  after(...answered),
  after(...answered, file({ accessKey: 'valid', authToken: 'wrong' })),
  after(...proven, file({ accessKey: 'valid' })),
  after(...proven),
  after({ type: 'LOCK' }),
];

/** What every state answers to every file, with whatever was answered before forgotten. */
const ANSWERS = STATES.flatMap((state) =>
  FILES.map((facts) => {
    const unanswered = { ...state, context: { ...state.context, answer: null } } as typeof state;
    const [next, actions] = transition(institutionMachine, unanswered, { type: 'FILE', ...facts });
    return { facts, from: state.value, to: next.value, answer: next.context.answer, actions };
  }),
);

const isOfUser = ({ user, password }: FileFacts): boolean => user === 'known' && password === 'right';

it('has files in every state', () => {
  const open = [
    'unseen',
    'refused',
    'clientUnknown',
    'challengeRequired',
    'challenged',
    'answersRejected',
    'tokenRequired',
    'tokenRejected',
    'passwordChangeRequired',
    'signedOn',
  ];
  expect(STATES.map(({ value }) => value)).toEqual([...open.map((name) => ({ open: name })), 'lockedOut']);
});

it('answers every file in every state, with a code that is on its edges, and waits nowhere in between', () => {
  expect(ANSWERS.every(({ answer }) => answer !== null)).toBe(true);
  const codes = new Set(ANSWERS.map(({ answer }) => answer?.code));
  const expected = [0, 3000, 3001, 15000, 15500, 15502, 15507, 15510, 15512, 15513];
  expect([...codes].sort((a, b) => Number(a) - Number(b))).toEqual(expected);
  expect(ANSWERS.some(({ to }) => JSON.stringify(to).includes('checking'))).toBe(false);
});

it('does nothing but remember', () => {
  expect(ANSWERS.every(({ actions }) => actions.length === 0)).toBe(true);
});

it('gives nothing to anybody it does not know, but the profile to the anonymous', () => {
  const given = ANSWERS.filter(({ answer }) => answer?.gives !== 'nothing');
  expect(given.length).toBeGreaterThan(0);
  for (const { facts, answer } of given) {
    const wantsProfile =
      facts.user === 'anonymous' && facts.asksFor === 'profile' && answer?.gives === 'work';
    expect(isOfUser(facts) || wantsProfile).toBe(true);
  }
});

it('gives the questions to whoever is known and asks, in any state but lockedOut, and never 3000', () => {
  const asked = ANSWERS.filter(
    ({ facts }) => facts.asksChallenge && isOfUser(facts) && facts.clientUid === 'registered',
  );
  for (const { from, to, answer } of asked) {
    const expected =
      from === 'lockedOut' ? [15502, 'nothing', 'lockedOut'] : [0, 'questions', { open: 'challenged' }];
    expect([answer?.code, answer?.gives, to]).toEqual(expected);
  }
  expect(ANSWERS.some(({ facts, answer }) => facts.asksChallenge && answer?.code === 3000)).toBe(false);
});

it('gives an access key for right answers to pending questions, or a token that was due, and for nothing else', () => {
  const keys = ANSWERS.filter(({ answer }) => answer?.accessKey);
  expect(keys.length).toBeGreaterThan(0);
  for (const { facts, from, answer } of keys) {
    const byAnswers = facts.answers === 'right' && JSON.stringify(from) === '{"open":"challenged"}';
    expect(byAnswers || answer?.authTokenUsed).toBe(true);
    expect([0, 15000, 15507, 15512, 15513]).toContain(answer?.code);
  }
});

it('uses a token up only where it signs on, and changes a password only where it works', () => {
  for (const { facts, answer } of ANSWERS) {
    if (answer?.authTokenUsed) expect(facts.authToken).toBe('right');
    if (answer?.passwordChanged) {
      expect([facts.newPassword, answer.code, answer.gives]).toEqual(['acceptable', 0, 'work']);
    }
  }
});
