import { type Checking, type FileAnswer, type Grants, type StandingContext, UNCHECKED } from './context.ts';
import type { StandingEvent } from './events.ts';

type Update = Partial<StandingContext>;

interface Now {
  readonly context: StandingContext;
  readonly event: StandingEvent;
}

/** What an edge answers; the chart shows the code. */
export interface AnswerParams {
  readonly code: number;
  readonly gives?: FileAnswer['gives'];
}

const checked = ({ checking }: StandingContext, more: Partial<Checking>): Update => ({
  checking: { ...checking, ...more },
});

const grant = (context: StandingContext, more: Partial<Grants>): Update =>
  checked(context, { grants: { ...context.checking.grants, ...more } });

/** The answer, with all that was earned on the way to it. Nothing of the check is left. */
const answered = (
  { checking }: StandingContext,
  said: Pick<FileAnswer, 'code' | 'gives' | 'script'>,
): Update => ({ answer: { ...said, ...checking.grants }, checking: UNCHECKED });

/** The changes of context, by name. All are pure. */
export const updates = {
  beginCheck: (): Update => ({ checking: UNCHECKED, answer: null }),
  noteQuestionsPending: ({ context }: Now): Update => checked(context, { questionsPending: true }),

  /** Says what the file is answered with. */
  answer: ({ context }: Now, { code, gives = 'nothing' }: AnswerParams): Update =>
    answered(context, { code, gives }),
  /** Says what a tester wants said, once. */
  answerAsScripted: ({ context }: Now): Update => {
    const { script } = context;
    if (!script) return {};
    const gives = script.severity === 'ERROR' ? 'nothing' : 'work';
    return { ...answered(context, { code: script.code, gives, script }), script: null };
  },
  keepScript: ({ event }: Now): Update => (event.type === 'ANSWER_NEXT' ? { script: event.script } : {}),

  countWrongPassword: ({ context }: Now): Update => ({ wrongPasswords: context.wrongPasswords + 1 }),
  /** The password was right, so the wrong ones before it are forgiven. */
  forgetWrongPasswords: (): Update => ({ wrongPasswords: 0 }),
  /** After a change either password counts once; the one that is used is the password (section 2.5.2). */
  settlePassword: ({ context, event }: Now): Update => {
    if (event.type !== 'FILE' || event.password === 'none') return {};
    return {
      ...(event.password === 'previous' ? grant(context, { passwordReverted: true }) : {}),
      previousPassword: false,
    };
  },
  changePassword: ({ context }: Now): Update => ({
    ...grant(context, { passwordChanged: true }),
    previousPassword: true,
    passwordDue: 'no',
  }),
  expirePassword: (): Update => ({ passwordDue: 'expired' }),

  countWrongAnswers: ({ context }: Now): Update => ({ wrongAnswers: context.wrongAnswers + 1 }),
  /** Right answers meet whatever was demanded. */
  proveByAnswers: ({ context }: Now): Update => ({
    ...checked(context, { proof: 'answers' }),
    wrongAnswers: 0,
    challengeDemanded: false,
  }),
  proveByAccessKey: ({ context }: Now): Update => ({
    ...checked(context, { proof: 'accessKey' }),
    accessKeyUses: (context.accessKeyUses ?? 0) + 1,
  }),
  demandChallenge: (): Update => ({ challengeDemanded: true }),

  /** Adds a new access key to the answer. It replaces the old one. */
  giveAccessKey: ({ context }: Now): Update => ({ ...grant(context, { accessKey: true }), accessKeyUses: 0 }),
  expireAccessKey: (): Update => ({ accessKeyUses: null, tokenProven: false }),
  proveToken: ({ context }: Now): Update => ({
    ...grant(context, { authTokenUsed: true }),
    tokenProven: true,
  }),
  /** Only who signs on with the password gets a USERKEY to use in its place. */
  giveUserKeyIfWanted: ({ context, event }: Now): Update =>
    event.type === 'FILE' && event.wantsUserKey && event.password !== 'none' && context.policy.userKeys
      ? grant(context, { userKey: true })
      : {},

  keepBusy: ({ event }: Now): Update => (event.type === 'BUSY' ? { busyFiles: event.files } : {}),
  countBusyFile: ({ context }: Now): Update => ({ busyFiles: context.busyFiles - 1 }),
  demandContact: (): Update => ({ mustContact: true }),
  noteContact: (): Update => ({ mustContact: false }),
  /** Whoever is let in again starts from nothing. */
  forgetAll: (): Update => ({ wrongPasswords: 0, wrongAnswers: 0, accessKeyUses: null, tokenProven: false }),
} as const;
