import {
  canChangePassword,
  changesPasswordFirst,
  type PasswordChange,
  type SessionContext,
} from '../context.ts';
import type { SessionEmitted } from '../events.ts';
import { failure } from '../failure.ts';
import { outputOf } from '../guards.ts';
import type { Now, Update } from './now.ts';

/** Changes that go with a change of the password. */
export const passwordUpdates = {
  wishPassword: (): Update => ({ passwordWanted: 'wish' }),

  /** 15000: the sign-on succeeded, and the password is to be changed in the next file. */
  wantPassword: ({ context, event }: Now): Update => {
    const output = outputOf(event);
    const isExpired = output.answered && output.signon.code === 15000;
    const canChange = context.asksNewPassword && canChangePassword(context);
    if (!isExpired || !canChange || context.passwordDeclined || context.passwordWanted) return {};
    return { passwordWanted: 'expired' };
  },

  /** CHGPINFIRST beside MFACHALLENGEFIRST: right after the file that completes the challenge. */
  wantPasswordAfterChallenge: ({ context }: Now): Update =>
    !context.passwordChange && changesPasswordFirst(context) ? { passwordWanted: 'required' } : {},

  beginPasswordChange: ({ context }: Now): Update => ({
    payload: 'passwordChange',
    challenging: false,
    passwordChange: { cause: context.passwordWanted ?? 'required' },
    passwordWanted: null,
  }),

  keepNewPassword: ({ context }: Now): Update => ({
    standing: context.standing && { ...context.standing, newPassword: true },
  }),

  /** Nobody knows which password holds: the new one is tried first, the old one after it (section 2.5.2). */
  doubtPassword: ({ context }: Now): Update => tried(context.passwordChange, 'newPassword'),
  tryOldPassword: ({ context }: Now): Update => tried(context.passwordChange, 'password'),

  passwordDone: ({ context }: Now): Update => ({
    payload: 'work',
    passwordChange: null,
    // The answer to the change itself may say once more that the old one is out of date.
    passwordWanted: context.passwordWanted === 'expired' ? null : context.passwordWanted,
    passwordDeclined: context.passwordDeclined || context.passwordChange?.cause === 'expired',
    standing: context.standing && {
      ...context.standing,
      newPassword: false,
      passwordInDoubt: isInDoubt(context),
    },
  }),

  notePasswordRefused: ({ event }: Now): Update => {
    const output = outputOf(event);
    return { failure: failure('password/refused', (output.answered && output.transaction) || undefined) };
  },
} as const;

/** Neither password could be shown to hold: whoever is asked for the next one is told so. */
const isInDoubt = ({ passwordChange, failure: reason }: SessionContext): boolean =>
  passwordChange?.trying !== undefined && reason?.code === 'password/outcome-unknown';

/** What a change that was wanted is told with, where it never came to it. */
export const passwordNotBegun = ({ failure: reason }: SessionContext): SessionEmitted => ({
  type: 'PASSWORD_NOT_CHANGED',
  failure: reason ?? failure('session/closed'),
});

const tried = (change: PasswordChange | null, trying: 'newPassword' | 'password'): Update => ({
  payload: 'verification',
  passwordChange: { ...(change ?? { cause: 'wish' }), trying },
});

/** What becomes of a change of the password that is given up: it may have been made, unless it was answered. */
export const passwordLost = (context: SessionContext): SessionEmitted | undefined => {
  const { passwordChange, payload, file, challenging } = context;
  if (!passwordChange) return undefined;
  const isOnItsWay = payload === 'passwordChange' && file !== null && !challenging;
  const isUnknown = isOnItsWay || passwordChange.trying !== undefined;
  const reason = isUnknown ? failure('password/outcome-unknown') : context.failure;
  return { type: 'PASSWORD_NOT_CHANGED', failure: reason ?? failure('session/closed') };
};

/** What a sign-on with either password says of a change whose answer was lost. */
export const settledPassword = ({ context }: Now): SessionEmitted =>
  context.passwordChange?.trying === 'newPassword'
    ? { type: 'PASSWORD_CHANGED' }
    : { type: 'PASSWORD_NOT_CHANGED', failure: failure('password/refused') };
