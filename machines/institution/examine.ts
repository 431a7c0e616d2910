import { ANONYMOUS, hasMfa } from '../../codecs/index.ts';
import type { FileFacts } from './events.ts';
import { judgeAnswers } from './judge-answers.ts';
import type { Settings } from './options.ts';
import type { Request, RequestFile } from './read-request.ts';
import type { InstitutionUser } from './user.ts';

/** What the file is compared with. */
export interface Known {
  readonly settings: Settings;
  /** The user with the file's USERID. */
  readonly user: InstitutionUser | undefined;
  /** The last access key that was given to the user. */
  readonly accessKey: string | undefined;
}

/** Says what is to be known of a request file, without saying any secret of it. Pure. */
export const examine = ({ request, version }: RequestFile, known: Known): FileFacts => {
  const { SONRQ, MFACHALLENGETRNRQ } = request.SIGNONMSGSRQV1;
  const { settings, user } = known;
  // What a version does not have, a file of it cannot say.
  const mfa = hasMfa(version);
  return {
    language: settings.languages.includes(SONRQ.LANGUAGE.toUpperCase()) ? 'supported' : 'unsupported',
    fi: fiOf(request, settings),
    user: user ? 'known' : isAnonymous(SONRQ.USERID) ? 'anonymous' : 'unknown',
    password: user && isPassword(SONRQ.USERPASS, user, settings) ? 'right' : 'wrong',
    accessKey: mfa ? accessKeyOf(SONRQ.ACCESSKEY, known.accessKey) : 'none',
    answers: mfa
      ? judgeAnswers(SONRQ.MFACHALLENGEANSWER ?? [], {
          questions: settings.questions,
          answers: user?.answers ?? {},
        })
      : 'none',
    asksChallenge: mfa && MFACHALLENGETRNRQ !== undefined,
    profileOnly: asksProfileOnly(request),
  };
};

const fiOf = ({ SIGNONMSGSRQV1: { SONRQ } }: Request, { fi }: Settings): FileFacts['fi'] => {
  if (!SONRQ.FI) return 'missing';
  return SONRQ.FI.ORG === fi.org && SONRQ.FI.FID === fi.fid ? 'right' : 'wrong';
};

const isAnonymous = (userId: string | undefined): boolean => userId?.toLowerCase() === ANONYMOUS;

/** CASESEN=N in the profile is a promise. */
const isPassword = (given: string | undefined, user: InstitutionUser, { signonInfo }: Settings): boolean =>
  signonInfo.CASESEN === false
    ? given?.toLowerCase() === user.password.toLowerCase()
    : given === user.password;

const accessKeyOf = (given: string | undefined, current: string | undefined): FileFacts['accessKey'] => {
  if (given === undefined) return 'none';
  return given === current ? 'valid' : 'invalid';
};

const asksProfileOnly = (request: Request): boolean => {
  const { PINCHTRNRQ, CHALLENGETRNRQ, MFACHALLENGETRNRQ } = request.SIGNONMSGSRQV1;
  const more = Object.keys(request).filter((tag) => tag !== 'SIGNONMSGSRQV1' && tag !== 'PROFMSGSRQV1');
  return more.length === 0 && !PINCHTRNRQ && !CHALLENGETRNRQ && !MFACHALLENGETRNRQ;
};
