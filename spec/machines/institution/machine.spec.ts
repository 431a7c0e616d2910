import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import {
  type FileFacts,
  institutionMachine,
  type StandingEvent,
} from '../../../machines/institution/index.ts';
import { GOOD, POLICY } from './standing.ts';

const CHOICES = {
  language: ['supported', 'unsupported'],
  fi: ['right', 'wrong', 'missing'],
  user: ['known', 'unknown', 'anonymous'],
  password: ['right', 'wrong'],
  accessKey: ['valid', 'invalid', 'none'],
  answers: ['none', 'right', 'wrong'],
  asksChallenge: [true, false],
  profileOnly: [true, false],
} as const satisfies { [Fact in keyof FileFacts]: readonly FileFacts[Fact][] };

/** Every file there can be. */
const FILES = Object.entries(CHOICES).reduce<Record<string, unknown>[]>(
  (rest, [fact, values]) => rest.flatMap((one) => values.map((value) => ({ ...one, [fact]: value }))),
  [{}],
) as unknown as FileFacts[];

function after(...events: StandingEvent[]) {
  const [start] = initialTransition(institutionMachine, { policy: POLICY });
  return events.reduce((state, event) => transition(institutionMachine, state, event)[0], start);
}

const file = (facts: Partial<FileFacts> = {}): StandingEvent => ({ type: 'FILE', ...GOOD, ...facts });
const ask = file({ asksChallenge: true });

/** One way into every state. */
const STATES = [
  after(),
  after(file({ password: 'wrong' })),
  after(file()),
  after(ask),
  after(ask, file({ answers: 'wrong' })),
  after(ask, file({ answers: 'right' })),
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

it('has files in every state', () => {
  const open = ['unseen', 'refused', 'challengeRequired', 'challenged', 'answersRejected', 'signedOn'];
  expect(STATES.map(({ value }) => value)).toEqual([...open.map((name) => ({ open: name })), 'lockedOut']);
});

it('answers every file in every state, with a code that is on its edges', () => {
  expect(ANSWERS.every(({ answer }) => answer !== null)).toBe(true);
  const codes = new Set(ANSWERS.map(({ answer }) => answer?.code));
  expect([...codes].sort()).toEqual([0, 13504, 15500, 15502, 2000, 3000, 3001]);
});

it('does nothing but remember', () => {
  expect(ANSWERS.every(({ actions }) => actions.length === 0)).toBe(true);
});

it('gives nothing to anybody it does not know, but the profile to the anonymous', () => {
  const given = ANSWERS.filter(({ answer }) => answer?.gives !== 'nothing');
  for (const { facts, answer } of given) {
    const isKnown = facts.user === 'known' && facts.password === 'right';
    const wantsProfile = facts.user === 'anonymous' && facts.profileOnly && answer?.gives === 'work';
    expect(isKnown || wantsProfile).toBe(true);
    expect([facts.language, facts.fi]).toEqual(['supported', 'right']);
  }
});

it('gives the questions to whoever is known and asks, in any state but lockedOut, and never 3000', () => {
  const asked = ANSWERS.filter(
    ({ facts }) =>
      facts.asksChallenge &&
      facts.user === 'known' &&
      facts.password === 'right' &&
      facts.language === 'supported' &&
      facts.fi === 'right',
  );
  for (const { from, to, answer } of asked) {
    const expected =
      from === 'lockedOut' ? [15502, 'nothing', 'lockedOut'] : [0, 'questions', { open: 'challenged' }];
    expect([answer?.code, answer?.gives, to]).toEqual(expected);
  }
  expect(ANSWERS.some(({ facts, answer }) => facts.asksChallenge && answer?.code === 3000)).toBe(false);
});

it('works and gives an access key for right answers, and only while questions are pending', () => {
  const keys = ANSWERS.filter(({ answer }) => answer?.accessKey);
  expect(keys.length).toBeGreaterThan(0);
  for (const { facts, from, to, answer } of keys) {
    expect([facts.answers, from, to]).toEqual(['right', { open: 'challenged' }, { open: 'signedOn' }]);
    expect(answer).toMatchObject({ code: 0, gives: 'work' });
  }
});
