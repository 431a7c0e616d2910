import { ANONYMOUS, elementsOf, hasMfa, type Ofx, schema } from '../../codecs/index.ts';
import { asksFor } from './asks-for.ts';
import type { FileFacts } from './events.ts';
import { judgeAnswers } from './judge-answers.ts';
import { judgeNewPassword } from './judge-new-password.ts';
import type { RequestFile } from './read-request.ts';
import type { Realm } from './realm.ts';
import type { Secrets } from './secrets.ts';
import { type Settings, speaks } from './settings.ts';
import type { InstitutionUser } from './user.ts';

/** What the file is compared with. */
export interface Known {
  readonly settings: Settings;
  readonly realm: Realm;
  /** Who the file says it is from. */
  readonly user: InstitutionUser | undefined;
  /** What only that user may know. */
  readonly secrets: Secrets | undefined;
  readonly now: Date;
}

type Signon = Ofx<'SONRQ'>;

/** Says what is to be known of a request file, without saying any secret of it. Pure. */
export const examine = ({ request, version }: RequestFile, known: Known): FileFacts => {
  const { SONRQ, MFACHALLENGETRNRQ, PINCHTRNRQ } = request.SIGNONMSGSRQV1;
  const { settings, realm, user, secrets } = known;
  // What a version does not have, a file of it cannot say.
  const mfa = hasMfa(version);
  const has = new Set(elementsOf(schema.SONRQ, version));
  return {
    version: oneOf('supported', 'unsupported', speaks(settings, version)),
    language: oneOf('supported', 'unsupported', settings.languages.includes(SONRQ.LANGUAGE.toUpperCase())),
    country: oneOf('supported', 'unsupported', isServed(SONRQ.COUNTRY, settings)),
    fi: fiOf(SONRQ, settings),
    application: oneOf('accepted', 'refused', !has.has('APPKEY') || isKnownApplication(SONRQ.APPKEY, realm)),
    user: user ? 'known' : isAnonymous(SONRQ.USERID) ? 'anonymous' : 'unknown',
    password: passwordOf(SONRQ, known),
    userKey: userKeyOf(SONRQ.USERKEY, known),
    accessToken: accessTokenOf(SONRQ.ACCESSTOKEN, secrets),
    userCredentials: userCredentialsOf(SONRQ, known),
    clientUid: clientUidOf(SONRQ.CLIENTUID, secrets),
    accessKey: mfa ? accessKeyOf(SONRQ.ACCESSKEY, secrets) : 'none',
    answers: mfa
      ? judgeAnswers(SONRQ.MFACHALLENGEANSWER ?? [], {
          questions: realm.questions,
          answers: user?.answers ?? {},
        })
      : 'none',
    authToken: mfa ? authTokenOf(SONRQ.AUTHTOKEN, secrets) : 'none',
    asksChallenge: mfa && MFACHALLENGETRNRQ !== undefined,
    newPassword: PINCHTRNRQ ? judgeNewPassword(PINCHTRNRQ.PINCHRQ, SONRQ, realm) : 'none',
    wantsUserKey: SONRQ.GENUSERKEY ?? false,
    asksFor: asksFor(request),
  };
};

const oneOf = <Yes, No>(yes: Yes, no: No, is: boolean): Yes | No => (is ? yes : no);

const isServed = (country: string | undefined, { countries }: Settings): boolean =>
  country === undefined || countries === undefined || countries.includes(country.toUpperCase());

const fiOf = ({ FI }: Signon, { fi }: Settings): FileFacts['fi'] => {
  if (!FI) return 'missing';
  return oneOf('right', 'wrong', FI.ORG === fi.org && FI.FID === fi.fid);
};

const isKnownApplication = (key: string | undefined, { appKeys }: Realm): boolean =>
  appKeys === undefined || (key !== undefined && appKeys.includes(key));

const isAnonymous = (userId: string | undefined): boolean => userId?.toLowerCase() === ANONYMOUS;

const passwordOf = (
  { USERID, USERPASS, USERKEY, ACCESSTOKEN }: Signon,
  { secrets, realm }: Known,
): FileFacts['password'] => {
  if (USERID === undefined && (USERKEY ?? ACCESSTOKEN) !== undefined) return 'none';
  // CASESEN=N in the profile is a promise.
  const plain = (password: string) => (realm.signonInfo.CASESEN ? password : password.toLowerCase());
  const is = (password: string | undefined): boolean =>
    USERPASS !== undefined && password !== undefined && plain(USERPASS) === plain(password);
  if (is(secrets?.password)) return 'right';
  return oneOf('previous', 'wrong', is(secrets?.previousPassword));
};

const userKeyOf = (given: string | undefined, { secrets, now }: Known): FileFacts['userKey'] => {
  if (given === undefined) return 'none';
  const key = secrets?.userKey;
  return oneOf('valid', 'invalid', key !== undefined && given === key.value && now < key.expires);
};

const accessTokenOf = (given: string | undefined, secrets: Secrets | undefined): FileFacts['accessToken'] => {
  if (given === undefined) return 'none';
  const token = secrets?.accessToken;
  return oneOf('valid', 'invalid', token !== undefined && given === token.value && !token.expired);
};

const userCredentialsOf = (
  { USERCRED1, USERCRED2 }: Signon,
  { realm, user }: Known,
): FileFacts['userCredentials'] => {
  const given = [USERCRED1, USERCRED2].slice(0, realm.userCredentials);
  if (given.some((one) => one === undefined)) return 'missing';
  return oneOf(
    'right',
    'wrong',
    given.every((one, n) => one === user?.credentials?.[n]),
  );
};

const clientUidOf = (given: string | undefined, secrets: Secrets | undefined): FileFacts['clientUid'] => {
  if (given === undefined) return 'none';
  return oneOf('registered', 'unregistered', secrets?.clientUids.includes(given) ?? false);
};

const accessKeyOf = (given: string | undefined, secrets: Secrets | undefined): FileFacts['accessKey'] => {
  if (given === undefined) return 'none';
  return oneOf('valid', 'invalid', given === secrets?.accessKey);
};

const authTokenOf = (given: string | undefined, secrets: Secrets | undefined): FileFacts['authToken'] => {
  if (given === undefined) return 'none';
  return oneOf('right', 'wrong', secrets?.authTokens.includes(given) ?? false);
};
