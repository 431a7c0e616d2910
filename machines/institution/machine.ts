import { assign, setup } from 'xstate';
import { initialContext, type StandingContext, type StandingInput } from './context.ts';
import type { StandingEvent } from './events.ts';
import { guards } from './guards.ts';
import { type AnswerParams, updates } from './updates.ts';

const institution = setup({
  types: {
    context: {} as StandingContext,
    events: {} as StandingEvent,
    input: {} as StandingInput,
  },
  guards,
  actions: {
    answer: assign(updates.answer),
    giveAccessKey: assign(updates.giveAccessKey),
    countAccessKeyUse: assign(updates.countAccessKeyUse),
    expireAccessKey: assign(updates.expireAccessKey),
    countWrongPassword: assign(updates.countWrongPassword),
    forgetWrongPasswords: assign(updates.forgetWrongPasswords),
    countWrongAnswers: assign(updates.countWrongAnswers),
    forgetWrongAnswers: assign(updates.forgetWrongAnswers),
    demandChallenge: assign(updates.demandChallenge),
    forgetAll: assign(updates.forgetAll),
  },
});

/** Answers a file with a code of SONRS, and what else it gives. Without, every message of it gets 15500. */
const answer = <const Code extends number>(code: Code, gives?: AnswerParams['gives']) =>
  ({ type: 'answer', params: gives ? { code, gives } : { code } }) as const;

/** The password was right, so the wrong ones before it are forgiven. */
const identified = <const Code extends number>(code: Code, gives?: AnswerParams['gives']) =>
  ['forgetWrongPasswords', answer(code, gives)] as const;

/** A file that asks for the challenge gets it, and is never answered 3000. */
const ASKED = {
  guard: 'asksChallenge',
  target: '#institution.open.challenged',
  actions: identified(0, 'questions'),
} as const;

/**
 * The institution's side of an OFX sign-on: the standing of one user. Every request file is one FILE event,
 * and is answered with exactly one code of SONRS: `context.answer` says which, the state what came of it.
 *
 * Files that cannot be laid at the door of a known user are answered by a standing of nobody, so that they
 * change no user's.
 */
export const institutionMachine = institution.createMachine({
  id: 'institution',
  context: ({ input }) => initialContext(input),
  initial: 'open',
  states: {
    open: {
      initial: 'unseen',
      on: {
        FILE: [
          { guard: 'unknownLanguage', target: '.refused', actions: answer(2000) },
          { guard: 'wrongInstitution', target: '.refused', actions: answer(13504) },
          { guard: 'anonymousProfile', target: '.signedOn', actions: answer(0, 'work') },
          { guard: 'stranger', target: '.refused', actions: answer(15500) },
          { guard: 'lastWrongPassword', target: 'lockedOut', actions: answer(15502) },
          { guard: 'wrongPassword', target: '.refused', actions: ['countWrongPassword', answer(15500)] },
          ASKED,
          {
            guard: 'goodAccessKey',
            target: '.signedOn',
            actions: [...identified(0, 'work'), 'countAccessKeyUse'],
          },
          { guard: 'challengeDue', target: '.challengeRequired', actions: identified(3000) },
          { target: '.signedOn', actions: identified(0, 'work') },
        ],
        EXPIRE_ACCESS_KEY: { actions: 'expireAccessKey' },
        REQUIRE_CHALLENGE: { actions: 'demandChallenge' },
        LOCK: { target: 'lockedOut' },
      },
      states: {
        unseen: {},
        refused: {},
        // The chart shows the way on; it is open in any other state, too.
        challengeRequired: { on: { FILE: ASKED } },

        // The only state in which answers are looked at. The next file uses the questions up.
        challenged: {
          on: {
            FILE: [
              {
                guard: 'rightAnswers',
                target: 'signedOn',
                actions: [...identified(0, 'work'), 'forgetWrongAnswers', 'giveAccessKey'],
              },
              {
                guard: 'lastWrongAnswers',
                target: '#institution.lockedOut',
                actions: answer(15502),
              },
              {
                guard: 'wrongAnswers',
                target: 'answersRejected',
                actions: [...identified(3001), 'countWrongAnswers'],
              },
            ],
          },
        },

        answersRejected: { on: { FILE: ASKED } },
        signedOn: {},
      },
    },

    lockedOut: {
      entry: 'forgetAll',
      on: {
        FILE: { actions: answer(15502) },
        UNLOCK: { target: 'open.unseen' },
      },
    },
  },
});
