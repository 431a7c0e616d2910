import { failure } from '../failure.ts';
import { outputOf } from '../guards.ts';
import type { Now, Update } from './now.ts';
import { later } from './work.ts';

/** Changes that go with the challenge exchange. */
export const challengeUpdates = {
  beginChallenge: (): Update => ({ challenging: true }),

  keepQuestions: ({ context, event }: Now): Update => {
    const output = outputOf(event);
    if (!output.answered) return {};
    const { answerWithin } = context;
    return {
      questions: output.questions,
      expiresAt: answerWithin === null ? null : later(output.at, answerWithin),
    };
  },

  holdAnswers: (): Update => ({ answersHeld: true, expiresAt: null }),

  countChallenge: ({ context }: Now): Update => ({
    counts: { ...context.counts, challenges: context.counts.challenges + 1 },
  }),

  countRejection: ({ context }: Now): Update => ({
    counts: { ...context.counts, rejections: context.counts.rejections + 1 },
  }),

  noteUnanswerable: ({ event }: Now): Update => {
    const output = outputOf(event);
    const ids = output.answered ? output.unanswerable.join(', ') : '';
    return { failure: failure('challenge/unanswerable', undefined, `Provide clientFacts for ${ids}.`) };
  },

  /** The challenge's own wrapper was refused; its status says more than the sign-on's. */
  noteChallengeRefused: ({ event }: Now): Update => {
    const output = outputOf(event);
    return { failure: failure('challenge/refused', (output.answered && output.transaction) || undefined) };
  },
} as const;
