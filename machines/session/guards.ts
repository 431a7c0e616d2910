import type { AnyEventObject } from 'xstate';
import { realmOf, type SessionContext } from './context.ts';
import type { ExchangeOutput } from './exchange/contract.ts';
import { POLICY } from './policy.ts';

interface Now {
  readonly context: SessionContext;
  readonly event: AnyEventObject;
}

/** The exchange's output, in the transitions its completion takes. */
export const outputOf = (event: AnyEventObject): ExchangeOutput => event.output as ExchangeOutput;

/** The status codes an edge is for; the chart shows them. */
export interface Codes {
  readonly codes: readonly number[];
}

/** The conditions of the session's statechart, by name. All are pure. */
export const guards = {
  /** The sign-on was answered with one of these codes. */
  status: ({ event }: Now, { codes }: Codes) => codes.includes(outputOf(event).signon.code),
  statusIsError: ({ event }: Now) => outputOf(event).signon.severity === 'ERROR',
  profileSent: ({ event }: Now) => outputOf(event).profile !== null,
  hasWork: ({ context }: Now) => context.queue.length > 0 || context.work !== null,
  hasCredentials: ({ context }: Now) => context.credentials,
  /** MFACHALLENGEFIRST=Y, and this user never signed on. */
  challengeFirst: ({ context }: Now) =>
    context.mfa && !context.signedOnBefore && (realmOf(context)?.challengeFirst ?? false),
  mfaApplicable: ({ context }: Now) => context.mfa,
  challengesLeft: ({ context }: Now) => context.challenges < POLICY.challengesRepeated,
  answersLeft: ({ context }: Now) => context.rejections <= POLICY.answersRejected,
  hasQuestions: ({ event }: Now) => outputOf(event).questions.length > 0,
  /** The wrapper of the transaction that the exchange added was answered with one of these codes, or is missing. */
  transactionStatus: ({ event }: Now, { codes }: Codes) => {
    const { transaction } = outputOf(event);
    return transaction === null || codes.includes(transaction.code);
  },
  unanswerable: ({ event }: Now) => outputOf(event).unanswerable.length > 0,
  questionsForPerson: ({ event }: Now) =>
    outputOf(event).questions.some((question) => question.answeredBy === 'person'),
  /** The answers are exactly those that were asked for. */
  allAnswered: ({ context, event }: Now) => {
    const ids: readonly string[] = event.type === 'ANSWERS' ? event.ids : [];
    const asked = context.questions.filter(({ answeredBy }) => answeredBy === 'person');
    return asked.every(({ id }) => ids.includes(id)) && ids.every((id) => asked.some((q) => q.id === id));
  },
};
