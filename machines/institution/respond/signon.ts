import { hasMfa, OfxDateTime, type OfxInput } from '../../../codecs/index.ts';
import type { FileAnswer } from '../context.ts';
import type { Settings } from '../options.ts';
import type { RequestFile } from '../read-request.ts';
import { status } from '../status.ts';
import { NOT_EXECUTED, type Outcome, respondTo } from './transaction.ts';

/** What is said to the sign-on, and whom. */
export interface Signon {
  readonly answer: FileAnswer;
  /** The access key to hand out, if any. */
  readonly accessKey: string | undefined;
  /** The user is one of the institution's, and not anonymous. */
  readonly hasAccounts: boolean;
}

/** The sign-on message set of the response. */
export const signonResponse = (
  { request, version }: RequestFile,
  signon: Signon,
  settings: Settings,
  now: Date,
): OfxInput<'SIGNONMSGSRSV1'> => {
  const { SONRQ, PINCHTRNRQ, CHALLENGETRNRQ, MFACHALLENGETRNRQ } = request.SIGNONMSGSRQV1;
  const { code, gives } = signon.answer;
  const executes = gives === 'work';
  return {
    SONRS: {
      STATUS: status(code),
      DTSERVER: OfxDateTime.fromInstant(now),
      LANGUAGE: 'ENG',
      // Nobody who is refused learns anything more.
      ...(code === 0 ? { DTPROFUP: settings.profileUpdated } : {}),
      ...(code === 0 && signon.hasAccounts ? { DTACCTUP: settings.accountsUpdated } : {}),
      FI: SONRQ.FI && { ORG: SONRQ.FI.ORG, FID: SONRQ.FI.FID },
      ...(hasMfa(version) ? { ACCESSKEY: signon.accessKey } : {}),
    },
    // Neither is offered: PINCH=N, OFXSEC=NONE.
    PINCHTRNRS: PINCHTRNRQ && respondTo(PINCHTRNRQ, executes ? { code: 15503 } : NOT_EXECUTED),
    CHALLENGETRNRS: CHALLENGETRNRQ && respondTo(CHALLENGETRNRQ, executes ? { code: 2000 } : NOT_EXECUTED),
    ...(hasMfa(version) && MFACHALLENGETRNRQ
      ? {
          MFACHALLENGETRNRS: respondTo(
            MFACHALLENGETRNRQ,
            gives === 'questions' ? questions(settings) : NOT_EXECUTED,
          ),
        }
      : {}),
  };
};

const questions = (settings: Settings): Outcome<{ MFACHALLENGERS: OfxInput<'MFACHALLENGERS'> }> => {
  // The standard has no way to say that there is nothing to ask.
  if (settings.questions.length === 0) return { code: 2000 };
  const MFACHALLENGE = settings.questions.map(({ id, label }) => ({
    MFAPHRASEID: id,
    MFAPHRASELABEL: label,
  }));
  return { code: 0, body: { MFACHALLENGERS: { MFACHALLENGE } } };
};
