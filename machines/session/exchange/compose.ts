import {
  ANONYMOUS,
  hasMfa,
  OfxDateTime,
  type OfxInput,
  profileRequest,
  type RequestMessages,
} from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { Answers } from '../answers.ts';
import type { KnownSessionInstitution } from '../institution.ts';
import type { ExchangeInput } from './contract.ts';

/** What goes into a request file besides the order: everything the statechart may not know. */
export interface Materials {
  readonly institution: KnownSessionInstitution;
  readonly now: Date;
  readonly userId: string;
  readonly password: string;
  readonly accessKey?: string | undefined;
  readonly sessCookie?: string | undefined;
  readonly clientUid?: string | undefined;
  readonly answers: Answers;
  readonly messages: RequestMessages;
}

/** Builds the request file of an order: the sign-on of section 2.5.1.5, then the messages. Pure. */
export const compose = (input: ExchangeInput, materials: Materials): OfxInput => {
  const now = OfxDateTime.fromInstant(materials.now);
  const SIGNONMSGSRQV1: OfxInput<'SIGNONMSGSRQV1'> = {
    SONRQ: input.purpose === 'profile' ? anonymous(materials, now) : signon(input, materials, now),
    // The challenge request goes alone: an institution that wants a challenge does nothing else.
    MFACHALLENGETRNRQ:
      input.purpose === 'challenge' ? { TRNUID: input.trnuid, MFACHALLENGERQ: { DTCLIENT: now } } : undefined,
  };
  const messages = input.purpose === 'profile' ? profileRequest(input.trnuid) : materials.messages;
  return { SIGNONMSGSRQV1, ...messages };
};

type Signon = OfxInput<'SONRQ'>;

const common = ({ institution }: Materials) => ({
  LANGUAGE: institution.language,
  FI: institution.org === undefined ? undefined : { ORG: institution.org, FID: institution.fid },
  APPID: institution.appId,
  APPVER: institution.appVersion,
});

const anonymous = (materials: Materials, now: OfxDateTime): Signon => ({
  DTCLIENT: now,
  USERID: ANONYMOUS,
  USERPASS: ANONYMOUS,
  ...common(materials),
});

const signon = (input: ExchangeInput, materials: Materials, now: OfxDateTime): Signon => ({
  DTCLIENT: now,
  USERID: materials.userId,
  USERPASS: materials.password,
  ...common(materials),
  SESSCOOKIE: materials.sessCookie,
  // Elements of the challenge exchange exist only in the versions that have it.
  ...(hasMfa(materials.institution.version)
    ? {
        CLIENTUID: materials.clientUid,
        ACCESSKEY: materials.accessKey,
        MFACHALLENGEANSWER: input.questions.map(({ id }) => ({
          MFAPHRASEID: id,
          MFAPHRASEA: answerTo(id, materials.answers),
        })),
      }
    : {}),
});

const answerTo = (id: string, answers: Answers): string => {
  const answer = answers[id];
  if (answer === undefined) {
    throw new OfxError('challenge/invalid-answer', `The answer to question ${id} is not in the keyring.`);
  }
  return answer;
};
