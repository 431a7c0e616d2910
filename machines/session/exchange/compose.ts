import {
  ANONYMOUS,
  accountsRequest,
  elementsOf,
  hasMfa,
  OfxDateTime,
  type OfxInput,
  passwordChange,
  profileRequest,
  type RequestMessages,
  recoveryRequest,
  schema,
  type Version,
} from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { Answers } from '../answers.ts';
import type { Credentials } from '../credentials.ts';
import { errorOf, failure } from '../failure.ts';
import type { KnownSessionInstitution } from '../institution.ts';
import type { ExchangeInput } from './contract.ts';

/** What goes into a request file besides the order: everything the statechart may not know. */
export interface Materials {
  readonly institution: KnownSessionInstitution;
  readonly version: Version;
  readonly now: Date;
  readonly credentials?: Credentials | undefined;
  readonly newPassword?: string | undefined;
  readonly userKey?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly authToken?: string | undefined;
  readonly accessKey?: string | undefined;
  readonly sessCookie?: string | undefined;
  readonly clientUid?: string | undefined;
  readonly answers: Answers;
  readonly messages: RequestMessages;
  /** The last token of a synchronisation, by its key. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** Builds the request file of an order: the sign-on of section 2.5.1.5, then the messages. Pure. */
export const compose = (input: ExchangeInput, materials: Materials): OfxInput => {
  const now = OfxDateTime.fromInstant(materials.now);
  const SIGNONMSGSRQV1: OfxInput<'SIGNONMSGSRQV1'> = {
    SONRQ: { DTCLIENT: now, ...signon(input, materials) } as OfxInput<'SONRQ'>,
    ...(input.purpose === 'passwordChange' ? newPassword(input, materials) : {}),
    // The challenge request goes alone: an institution that wants a challenge does nothing else.
    MFACHALLENGETRNRQ:
      input.purpose === 'challenge' ? { TRNUID: input.trnuid, MFACHALLENGERQ: { DTCLIENT: now } } : undefined,
  };
  return { SIGNONMSGSRQV1, ...messagesOf(input, materials) };
};

const messagesOf = (input: ExchangeInput, { messages, tokens }: Materials): RequestMessages => {
  switch (input.purpose) {
    case 'profile':
      return profileRequest(input.trnuid, input.known.profile);
    case 'work':
      return input.work?.own ? profileRequest(input.trnuid, input.known.profile) : messages;
    case 'verification':
      return accountsRequest(input.trnuid);
    case 'recovery':
      return recoveryRequest(messages, (key) => tokens[key]) ?? {};
    default:
      return input.companion ? accountsRequest(input.trnuid) : {};
  }
};

type Signon = Omit<OfxInput<'SONRQ'>, 'DTCLIENT'>;

const signon = (input: ExchangeInput, materials: Materials): Signon => {
  const { institution, version } = materials;
  const common = {
    LANGUAGE: institution.language,
    FI: institution.org === undefined ? undefined : { ORG: institution.org, FID: institution.fid },
    APPID: institution.appId,
    APPVER: institution.appVersion,
    ...(elementsOf(schema.SONRQ, version).includes('APPKEY') ? { APPKEY: institution.appKey } : {}),
  };
  if (input.identification === 'anonymous') return { USERID: ANONYMOUS, USERPASS: ANONYMOUS, ...common };
  return {
    ...identity(input, materials),
    ...common,
    SESSCOOKIE: materials.sessCookie,
    // Elements of the challenge exchange exist only in the versions that have it.
    ...(hasMfa(version) ? proofs(input, materials) : {}),
  } as Signon;
};

/** Who the user is: one of user id and password, a key, or a token (section 2.5.1.2). */
const identity = (input: ExchangeInput, materials: Materials): Partial<Signon> => {
  const { institution, credentials } = materials;
  switch (input.identification) {
    case 'userKey':
      return { USERKEY: materials.userKey };
    case 'accessToken':
      return { ACCESSTOKEN: materials.accessToken };
    default: {
      const isNew = input.identification === 'newPassword';
      const generates = institution.userKey && input.purpose === 'work';
      return {
        USERID: credentials?.userId,
        USERPASS: isNew ? (materials.newPassword ?? credentials?.password) : credentials?.password,
        ...(generates ? { GENUSERKEY: true } : {}),
      };
    }
  }
};

/** What proves more than the password does. */
const proofs = (input: ExchangeInput, materials: Materials): Partial<Signon> => {
  const [USERCRED1, USERCRED2] = materials.credentials?.userCredentials ?? [];
  return {
    CLIENTUID: materials.clientUid,
    USERCRED1,
    USERCRED2,
    AUTHTOKEN: materials.authToken,
    ACCESSKEY: materials.accessKey,
    MFACHALLENGEANSWER: input.questions.map(({ id }) => ({
      MFAPHRASEID: id,
      MFAPHRASEA: answerTo(id, materials.answers),
    })),
  };
};

const answerTo = (id: string, answers: Answers): string => {
  const answer = answers[id];
  if (answer === undefined) {
    throw new OfxError('challenge/invalid-answer', `The answer to question ${id} is not in the keyring.`);
  }
  return answer;
};

const newPassword = ({ trnuid }: ExchangeInput, { credentials, newPassword: password }: Materials) => {
  if (!credentials || password === undefined) throw errorOf(failure('signon/credentials-unavailable'));
  return passwordChange({ trnuid, userId: credentials.userId, newPassword: password });
};
