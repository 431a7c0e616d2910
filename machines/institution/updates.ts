import type { FileAnswer, StandingContext } from './context.ts';

type Update = Partial<StandingContext>;

interface Now {
  readonly context: StandingContext;
}

/** What an edge answers; the chart shows the code. */
export interface AnswerParams {
  readonly code: number;
  readonly gives?: FileAnswer['gives'];
}

/** The changes of context, by name. All are pure. */
export const updates = {
  /** Says what the file is answered with. */
  answer: (_: Now, { code, gives = 'nothing' }: AnswerParams): Update => ({
    answer: { code, gives, accessKey: false },
  }),

  /** Adds a new access key to the answer. It replaces the old one. */
  giveAccessKey: ({ context }: Now): Update => ({
    accessKeyUses: 0,
    ...(context.answer ? { answer: { ...context.answer, accessKey: true } } : {}),
  }),

  countAccessKeyUse: ({ context }: Now): Update => ({ accessKeyUses: (context.accessKeyUses ?? 0) + 1 }),
  expireAccessKey: (): Update => ({ accessKeyUses: null }),
  countWrongPassword: ({ context }: Now): Update => ({ wrongPasswords: context.wrongPasswords + 1 }),
  forgetWrongPasswords: (): Update => ({ wrongPasswords: 0 }),
  countWrongAnswers: ({ context }: Now): Update => ({ wrongAnswers: context.wrongAnswers + 1 }),
  /** Right answers meet whatever was demanded. */
  forgetWrongAnswers: (): Update => ({ wrongAnswers: 0, challengeDemanded: false }),
  demandChallenge: (): Update => ({ challengeDemanded: true }),
  /** Whoever is let in again starts from nothing. */
  forgetAll: (): Update => ({ wrongPasswords: 0, wrongAnswers: 0, accessKeyUses: null }),
} as const;
