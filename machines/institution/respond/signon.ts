import { elementsOf, hasMfa, OfxDateTime, type OfxInput, schema } from '../../../codecs/index.ts';
import type { FileAnswer } from '../context.ts';
import type { Published } from '../published.ts';
import type { RequestFile } from '../read-request.ts';
import type { Realm } from '../realm.ts';
import type { Keys } from '../secrets.ts';
import { scriptedStatus, status } from '../status.ts';
import type { Desk } from './handler.ts';
import { NOT_EXECUTED, type Outcome, respondTo } from './transaction.ts';

/** What is said to the sign-on, and whom. */
export interface Signon {
  readonly answer: FileAnswer;
  /** The keys to hand out, if any. */
  readonly keys: Keys;
  /** The file is from one of the institution's users, and not anonymous. */
  readonly isUser: boolean;
}

/** The sign-on message set of the response. */
export const signonResponse = (
  { request, version }: RequestFile,
  signon: Signon,
  realm: Realm,
  { published, now }: Pick<Desk, 'published' | 'now'>,
): OfxInput<'SIGNONMSGSRSV1'> => {
  const { SONRQ, PINCHTRNRQ, CHALLENGETRNRQ, MFACHALLENGETRNRQ } = request.SIGNONMSGSRQV1;
  const { code, gives, script } = signon.answer;
  const { userKey, accessKey } = signon.keys;
  return {
    SONRS: {
      STATUS: script ? scriptedStatus(script) : status(code),
      DTSERVER: OfxDateTime.fromInstant(now),
      ...(userKey ? { USERKEY: userKey.value, TSKEYEXPIRE: OfxDateTime.fromInstant(userKey.expires) } : {}),
      LANGUAGE: 'ENG',
      // Nobody who is refused learns anything more.
      ...(gives === 'nothing' ? {} : updates(version, signon, published)),
      FI: SONRQ.FI && { ORG: SONRQ.FI.ORG, FID: SONRQ.FI.FID },
      ...(hasMfa(version) ? { ACCESSKEY: accessKey } : {}),
    },
    PINCHTRNRS: PINCHTRNRQ && respondTo(PINCHTRNRQ, passwordChange(PINCHTRNRQ.PINCHRQ.USERID, signon, now)),
    // It is not offered: OFXSEC=NONE.
    CHALLENGETRNRS:
      CHALLENGETRNRQ && respondTo(CHALLENGETRNRQ, gives === 'work' ? { code: 2000 } : NOT_EXECUTED),
    ...(hasMfa(version) && MFACHALLENGETRNRQ
      ? {
          MFACHALLENGETRNRS: respondTo(
            MFACHALLENGETRNRQ,
            gives === 'questions' ? questions(realm) : NOT_EXECUTED,
          ),
        }
      : {}),
  };
};

const updates = (
  version: RequestFile['version'],
  { isUser }: Signon,
  { profile, accounts, user }: Published,
) => ({
  DTPROFUP: profile,
  ...(isUser ? { DTACCTUP: accounts } : {}),
  ...(isUser && elementsOf(schema.SONRS, version).includes('DTUSERUP') ? { DTUSERUP: user } : {}),
});

const passwordChange = (
  USERID: string,
  { answer }: Signon,
  now: Date,
): Outcome<{ PINCHRS: OfxInput<'PINCHRS'> }> => {
  if (!answer.passwordChanged) return answer.gives === 'work' ? { code: 15503 } : NOT_EXECUTED;
  return { code: 0, body: { PINCHRS: { USERID, DTCHANGED: OfxDateTime.fromInstant(now) } } };
};

const questions = ({ questions: asked }: Realm): Outcome<{ MFACHALLENGERS: OfxInput<'MFACHALLENGERS'> }> => {
  // The standard has no way to say that there is nothing to ask.
  if (asked.length === 0) return { code: 2000 };
  const MFACHALLENGE = asked.map(({ id, label }) => ({
    MFAPHRASEID: id,
    MFAPHRASELABEL: label,
  }));
  return { code: 0, body: { MFACHALLENGERS: { MFACHALLENGE } } };
};
