import { assign, emit, enqueueActions, fromPromise, setup } from 'xstate';
import type { OfxErrorCode, OfxStatus } from '../../errors.ts';
import type { SessionContext, SessionInput } from './context.ts';
import type { ExchangeEvent, SessionEmitted, SessionEvent } from './events.ts';
import type { ExchangeInput, ExchangeOutput } from './exchange/contract.ts';
import { failure, inWords } from './failure.ts';
import { guards, outputOf } from './guards.ts';
import type { RecallInput, RecallOutput } from './recall/contract.ts';
import { updates } from './updates/index.ts';
import { passwordLost, passwordNotBegun, settledPassword } from './updates/password.ts';
import { profileNews } from './updates/profile.ts';
import { deliveryOf, notDelivered } from './updates/work.ts';

const toBeProvided = (name: string) => (): Promise<never> =>
  Promise.reject(new Error(`Provide the ${name} actor: sessionMachine.provide({ actors: { ${name} } })`));

/** A sign-on that succeeded with something to say. */
const isNotice = ({ code, severity }: OfxStatus): boolean => code !== 0 && severity !== 'ERROR';
const noticeOf = (status: OfxStatus): string => `The sign-on succeeded with status ${inWords(status)}`;

/** What the session's statechart is made of: its events, actors, conditions and changes, by name. */
export const session = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent | ExchangeEvent,
    emitted: {} as SessionEmitted,
    input: {} as SessionInput,
    tags: {} as 'spine',
  },
  actors: {
    /** Talks to the institution, see `createExchange`. */
    exchange: fromPromise<ExchangeOutput, ExchangeInput>(toBeProvided('exchange')),
    /** Looks up what earlier sessions left behind, see `createRecall`. */
    recall: fromPromise<RecallOutput, RecallInput>(toBeProvided('recall')),
    /** Waits until a moment, see `createDeadline`. A restored session waits for the rest. */
    deadline: fromPromise<void, { readonly expiresAt: string | null }>(toBeProvided('deadline')),
  },
  guards,
  actions: {
    beginFile: assign(updates.beginFile),
    noteError: assign(updates.noteError),
    noteRecallError: assign(updates.noteRecallError),
    forgetFailure: assign(updates.forgetFailure),
    enqueue: assign(updates.enqueue),
    queueProfile: assign(updates.queueProfile),
    takeWork: assign(updates.takeWork),
    enterRealm: assign(updates.enterRealm),
    doubtWork: assign(updates.doubtWork),
    askAfterWork: assign(updates.askAfterWork),
    repeatWork: assign(updates.repeatWork),
    countLost: assign(updates.countLost),
    waitLost: assign(updates.waitLost),
    keepInstitution: assign(updates.keepInstitution),
    keepProfile: assign(updates.keepProfile),
    resetProfile: assign(updates.resetProfile),
    noteProfileRefused: assign(updates.noteProfileRefused),
    nextCandidate: assign(updates.nextCandidate),
    nextMfaCandidate: assign(updates.nextMfaCandidate),
    keepStanding: assign(updates.keepStanding),
    dropUserKey: assign(updates.dropUserKey),
    rejectCredentials: assign(updates.rejectCredentials),
    trustCredentials: assign(updates.trustCredentials),
    rejectAccessToken: assign(updates.rejectAccessToken),
    keepAccessToken: assign(updates.keepAccessToken),
    keepAuthToken: assign(updates.keepAuthToken),
    countToken: assign(updates.countToken),
    countRegistration: assign(updates.countRegistration),
    countBusy: assign(updates.countBusy),
    waitBusy: assign(updates.waitBusy),
    showClientUid: assign(updates.showClientUid),
    addCompanion: assign(updates.addCompanion),
    signedOn: assign(updates.signedOn),
    settle: assign(updates.settle),
    startOver: assign(updates.startOver),
    interrupted: assign(updates.interrupted),
    beginChallenge: assign(updates.beginChallenge),
    keepQuestions: assign(updates.keepQuestions),
    holdAnswers: assign(updates.holdAnswers),
    countChallenge: assign(updates.countChallenge),
    countRejection: assign(updates.countRejection),
    noteUnanswerable: assign(updates.noteUnanswerable),
    noteChallengeRefused: assign(updates.noteChallengeRefused),
    wishPassword: assign(updates.wishPassword),
    wantPasswordAfterChallenge: assign(updates.wantPasswordAfterChallenge),
    beginPasswordChange: assign(updates.beginPasswordChange),
    keepNewPassword: assign(updates.keepNewPassword),
    doubtPassword: assign(updates.doubtPassword),
    tryOldPassword: assign(updates.tryOldPassword),
    notePasswordRefused: assign(updates.notePasswordRefused),
    noteFailure: assign(updates.noteFailure),
    noteStatus: enqueueActions(({ event, enqueue }) => {
      const output = outputOf(event);
      enqueue.assign(updates.wantPassword);
      enqueue.assign(updates.noteStatus);
      if (!output.answered) return;
      for (const message of output.warnings) enqueue.emit({ type: 'WARNING', message });
      const { accounts, user } = output.outdated;
      if (accounts) enqueue.emit({ type: 'OUTDATED', what: 'accounts', since: accounts });
      if (user) enqueue.emit({ type: 'OUTDATED', what: 'user', since: user });
      if (output.signon.code === 15000) enqueue.emit({ type: 'PASSWORD_EXPIRED' });
      else if (isNotice(output.signon)) enqueue.emit({ type: 'WARNING', message: noticeOf(output.signon) });
    }),
    tellProfile: emit({ type: 'PROFILE' }),
    tellOldProfile: emit({
      type: 'WARNING',
      message: 'The institution’s profile could not be had; the last one is used.',
    }),
    tellNoProfile: emit(({ context }) => ({ type: 'NO_PROFILE', failure: context.failure })),
    deliver: enqueueActions(({ context, event, enqueue }) => {
      const { work } = context;
      if (work?.own) enqueue.emit(profileNews({ context, event }));
      else if (work)
        enqueue.emit({ type: 'DELIVERED', id: work.id, delivery: deliveryOf({ context, event }) });
      enqueue.assign(updates.workDone);
    }),
    loseWork: enqueueActions(({ context, enqueue }) => {
      for (const news of notDelivered(context, 'current')) enqueue.emit(news);
      enqueue.assign(updates.workDone);
    }),
    loseAll: enqueueActions(({ context, enqueue }) => {
      for (const news of notDelivered(context, 'all')) enqueue.emit(news);
      if (context.passwordWanted && !context.passwordChange) enqueue.emit(passwordNotBegun(context));
      enqueue.assign(updates.forgetWork);
    }),
    passwordChanged: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'PASSWORD_CHANGED' });
      enqueue.assign(updates.passwordDone);
    }),
    passwordNotChanged: enqueueActions(({ context, enqueue }) => {
      const news = passwordLost(context);
      if (news) enqueue.emit(news);
      enqueue.assign(updates.passwordDone);
    }),
    passwordSettled: enqueueActions(({ context, event, enqueue }) => {
      enqueue.emit(settledPassword({ context, event }));
      enqueue.assign(updates.passwordDone);
    }),
    refuse: emit(({ event }, { failure: code }: { failure: OfxErrorCode }) => ({
      type: 'REFUSED' as const,
      event: event.type as SessionEvent['type'],
      failure: failure(code),
    })),
  },
});
