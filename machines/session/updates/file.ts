import { uidAt } from '../../uid.ts';
import type { SessionContext } from '../context.ts';
import type { Answered } from '../exchange/contract.ts';
import { failureOf } from '../failure.ts';
import { outputOf } from '../guards.ts';
import { isRecoverable } from '../order.ts';
import type { Now, Update } from './now.ts';

/** Changes that go with every request file and its answer. */
export const fileUpdates = {
  /**
   * Names the next request file, before it is sent. A lost answer is asked for under its file's own name; a
   * request for questions that must come first is another file, whose answer would be taken for the lost one.
   */
  beginFile: ({ context }: Now): Update => {
    const { seed, taken } = context.uids;
    const isRepeated = context.payload === 'work' && !context.challenging && isRecoverable(context);
    const recovered = isRepeated ? context.work?.inDoubt : undefined;
    return {
      file: { uid: recovered?.fileUid ?? uidAt(seed, taken), trnuid: uidAt(seed, taken + 1) },
      uids: { seed, taken: taken + 2 },
    };
  },

  /** What every answer is good for, whatever it says. */
  noteStatus: ({ context, event }: Now): Update => {
    const output = outputOf(event);
    if (!output.answered) return {};
    const { signon } = output;
    const { standing, file } = context;
    return {
      file: null,
      oldFileUid: file?.uid ?? context.oldFileUid,
      status: signon,
      // What strangers are answered says little: many institutions show their profile in any version.
      versionProven: context.versionProven || (standing !== null && signon.code !== 2021),
      standing: standing && { ...standing, ...output.held },
      answersHeld: false,
      challenging: context.challenging && signon.severity === 'ERROR',
      known: { ...context.known, ...output.dates },
      // What the newest profile does not cure is no reason to ask for it again: some dates are always now.
      profileDue: context.work?.own ? null : (output.outdated.profile ?? null),
      work: afterAnswer(context, output),
    };
  },

  /** There is no answer. What was sent is used up. */
  noteError: ({ context, event }: Now): Update => {
    const output = outputOf(event);
    if (output.answered) return {};
    return {
      file: null,
      failure: output.failure,
      answersHeld: context.answersHeld && !output.sent,
    };
  },

  noteRecallError: ({ event }: Now): Update => ({ failure: failureOf(event.error) }),

  forgetFailure: (): Update => ({ failure: null }),
} as const;

/** Who is answered so has given the credentials that the institution gives lost answers to. */
const CREDENTIALS_RIGHT: readonly number[] = [3000, 3001, 15507, 15510, 15511, 15512, 15513];

/**
 * A failed sign-on ran nothing. Where it is the answer to the very file whose answer was lost, it says so of
 * that file, too.
 */
const afterAnswer = (context: SessionContext, { signon }: Answered): SessionContext['work'] => {
  const { work } = context;
  if (!work?.inDoubt || context.payload !== 'work' || context.challenging) return work;
  if (signon.severity !== 'ERROR' || !isRecoverable(context)) return work;
  if (work.inDoubt.credentialsGiven && !CREDENTIALS_RIGHT.includes(signon.code)) return work;
  const { inDoubt: _settled, ...known } = work;
  return known;
};
