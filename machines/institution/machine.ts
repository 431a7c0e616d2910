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
    beginCheck: assign(updates.beginCheck),
    noteQuestionsPending: assign(updates.noteQuestionsPending),
    answer: assign(updates.answer),
    answerAsScripted: assign(updates.answerAsScripted),
    keepScript: assign(updates.keepScript),
    countWrongPassword: assign(updates.countWrongPassword),
    forgetWrongPasswords: assign(updates.forgetWrongPasswords),
    settlePassword: assign(updates.settlePassword),
    changePassword: assign(updates.changePassword),
    expirePassword: assign(updates.expirePassword),
    countWrongAnswers: assign(updates.countWrongAnswers),
    proveByAnswers: assign(updates.proveByAnswers),
    proveByAccessKey: assign(updates.proveByAccessKey),
    demandChallenge: assign(updates.demandChallenge),
    giveAccessKey: assign(updates.giveAccessKey),
    expireAccessKey: assign(updates.expireAccessKey),
    proveToken: assign(updates.proveToken),
    giveUserKeyIfWanted: assign(updates.giveUserKeyIfWanted),
    keepBusy: assign(updates.keepBusy),
    countBusyFile: assign(updates.countBusyFile),
    demandContact: assign(updates.demandContact),
    noteContact: assign(updates.noteContact),
    forgetAll: assign(updates.forgetAll),
  },
});

/** Answers a file with a code of SONRS, and what else it gives. Without, every message of it gets 15500. */
const answer = <const Code extends number>(code: Code, gives?: AnswerParams['gives']) =>
  ({ type: 'answer', params: gives ? { code, gives } : { code } }) as const;

/** The states in which the next file finds the user. */
const REFUSED = '#institution.open.refused';
const SIGNED_ON = '#institution.open.signedOn';
const LOCKED_OUT = '#institution.lockedOut';

/**
 * The institution's side of an OFX sign-on: the standing of one user. Every request file is one FILE event.
 * It passes the checks one after the other, and the first that finds something wrong answers it, with exactly
 * one code of SONRS: `context.answer` says which, the state what came of it.
 *
 * Files that cannot be laid at the door of a known user are answered by a standing of nobody, so that they
 * change no user's.
 */
export const institutionMachine = institution.createMachine({
  id: 'institution',
  context: ({ input }) => initialContext(input),
  initial: 'open',
  on: {
    ANSWER_NEXT: { actions: 'keepScript' },
    EXPIRE_PASSWORD: { actions: 'expirePassword' },
  },
  states: {
    open: {
      initial: 'unseen',
      on: {
        FILE: { target: '.checking', actions: 'beginCheck' },
        EXPIRE_ACCESS_KEY: { actions: 'expireAccessKey' },
        REQUIRE_CHALLENGE: { actions: 'demandChallenge' },
        BUSY: { actions: 'keepBusy' },
        MUST_CONTACT: { actions: 'demandContact' },
        CONTACTED: { actions: 'noteContact' },
        LOCK: { target: 'lockedOut' },
      },
      states: {
        unseen: {},

        // Nothing waits in here: a file goes through at once, and comes out with its answer.
        checking: {
          initial: 'addressee',
          states: {
            // Is the file meant for this institution, and this user?
            addressee: {
              always: [
                { guard: 'scriptedError', target: REFUSED, actions: 'answerAsScripted' },
                { guard: 'unknownVersion', target: REFUSED, actions: answer(2021) },
                { guard: 'unknownLanguage', target: REFUSED, actions: answer(2000) },
                { guard: 'unknownCountry', target: REFUSED, actions: answer(15505) },
                { guard: 'wrongInstitution', target: REFUSED, actions: answer(13504) },
                { guard: 'wrongApplication', target: REFUSED, actions: answer(15500) },
                { guard: 'anonymousProfile', target: SIGNED_ON, actions: answer(0, 'work') },
                { guard: 'enrolment', target: SIGNED_ON, actions: answer(0, 'work') },
                { guard: 'stranger', target: REFUSED, actions: answer(15500) },
                { guard: 'busy', target: REFUSED, actions: [answer(15501), 'countBusyFile'] },
                { target: 'credentials' },
              ],
            },

            // Does it come from the user, as far as the credentials say?
            credentials: {
              always: [
                { guard: 'lastWrongPassword', target: LOCKED_OUT, actions: answer(15502) },
                {
                  guard: 'wrongPassword',
                  target: REFUSED,
                  actions: [answer(15500), 'countWrongPassword'],
                },
                { guard: 'credentialMissing', target: REFUSED, actions: answer(15500) },
                { guard: 'uselessUserKey', target: REFUSED, actions: answer(15500) },
                { guard: 'uselessAccessToken', target: REFUSED, actions: answer(15500) },
                { guard: 'accessTokenMissing', target: REFUSED, actions: answer(15500) },
                { target: 'circumstances', actions: ['forgetWrongPasswords', 'settlePassword'] },
              ],
            },

            // May the user sign on, from this installation and with this file?
            circumstances: {
              always: [
                { guard: 'mustContact', target: REFUSED, actions: answer(15511) },
                { guard: 'unknownClient', target: '#institution.open.clientUnknown', actions: answer(15510) },
                { guard: 'bareSignon', target: REFUSED, actions: answer(15506) },
                { target: 'challenge' },
              ],
            },

            // Does more than the credentials say that it is the user? Whoever asks for the questions gets them,
            // and is never answered 3000.
            challenge: {
              always: [
                {
                  guard: 'asksChallenge',
                  target: '#institution.open.challenged',
                  actions: answer(0, 'questions'),
                },
                { guard: 'rightAnswers', target: 'token', actions: ['proveByAnswers', 'giveAccessKey'] },
                { guard: 'lastWrongAnswers', target: LOCKED_OUT, actions: answer(15502) },
                {
                  guard: 'wrongAnswers',
                  target: '#institution.open.answersRejected',
                  actions: [answer(3001), 'countWrongAnswers'],
                },
                { guard: 'goodAccessKey', target: 'token', actions: 'proveByAccessKey' },
                {
                  guard: 'challengeDue',
                  target: '#institution.open.challengeRequired',
                  actions: answer(3000),
                },
                { target: 'token' },
              ],
            },

            // The challenge comes before the token: one code at a time. Answers that were right are not lost
            // when the token is not: their access key comes with 15512.
            token: {
              always: [
                { guard: 'tokenMissing', target: '#institution.open.tokenRequired', actions: answer(15512) },
                { guard: 'wrongToken', target: '#institution.open.tokenRejected', actions: answer(15513) },
                { guard: 'rightToken', target: 'password', actions: ['proveToken', 'giveAccessKey'] },
                { target: 'password' },
              ],
            },

            // Is the password to stay?
            password: {
              always: [
                {
                  guard: 'passwordChangeMissing',
                  target: '#institution.open.passwordChangeRequired',
                  actions: answer(15507),
                },
                {
                  guard: 'newPassword',
                  target: 'outcome',
                  actions: 'changePassword',
                },
                { target: 'outcome', actions: 'giveUserKeyIfWanted' },
              ],
            },

            outcome: {
              always: [
                { guard: 'scriptedNotice', target: SIGNED_ON, actions: 'answerAsScripted' },
                { guard: 'passwordDue', target: SIGNED_ON, actions: answer(15000, 'work') },
                { target: SIGNED_ON, actions: answer(0, 'work') },
              ],
            },
          },
        },

        refused: {},
        clientUnknown: {},
        challengeRequired: {},
        // The only state in which answers are looked at. The next file uses the questions up.
        challenged: {
          on: { FILE: { target: 'checking', actions: ['beginCheck', 'noteQuestionsPending'] } },
        },
        answersRejected: {},
        tokenRequired: {},
        tokenRejected: {},
        passwordChangeRequired: {},
        signedOn: {},
      },
    },

    lockedOut: {
      entry: 'forgetAll',
      on: {
        FILE: { actions: ['beginCheck', answer(15502)] },
        UNLOCK: { target: 'open.unseen' },
      },
    },
  },
});
