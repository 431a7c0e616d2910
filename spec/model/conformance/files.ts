import {
  ANONYMOUS,
  type BankAccountIdentification,
  decode,
  encode,
  type Ofx,
  type OfxInput,
  type RequestMessages,
  statementRequest,
  transferRequest,
  type Version,
} from '../../../codecs/index.ts';
import { asksFor } from '../../../machines/institution/asks-for.ts';
import type { ExchangeInput } from '../../../machines/session/exchange/contract.ts';
import { dateOf, type Scenario, urlOf } from '../scenario.ts';
import type { File, Password, Response, Token } from '../world.ts';
import { accessKeyText, answersIn, numberIn, userKeyText } from './secrets.ts';

/** What the model's files stand for on the wire, and back. */

const CHECKING = { type: 'bank', bankId: '121000001', accountId: '1', accountType: 'CHECKING' } as const;
const SAVINGS = { ...CHECKING, accountId: '2', accountType: 'SAVINGS' } as const;
const FROM = { BANKID: '121000001', ACCTID: '1', ACCTTYPE: 'CHECKING' } as const;

/** A date that is later than any profile's. */
export const NOW = '20990101';

const isPayment = (id: string): boolean => id.startsWith('pay');

/** The messages of a piece of work. */
export const messagesOf = (id: string): RequestMessages =>
  isPayment(id)
    ? transferRequest({ trnuid: id, from: CHECKING, to: SAVINGS, amount: '1.00' })
    : statementRequest({ trnuid: id, account: CHECKING satisfies BankAccountIdentification });

/** A request file as the model sees it. */
export const fileIn = (bytes: Uint8Array, url: string, scenario: Scenario, mfa: boolean): Partial<File> => {
  const { header, ofx } = decode(bytes);
  const { SONRQ, PINCHTRNRQ } = ofx.SIGNONMSGSRQV1 as Ofx<'SIGNONMSGSRQV1'>;
  const isAnonymous = SONRQ.USERID === ANONYMOUS;
  const answers = Object.fromEntries(
    (SONRQ.MFACHALLENGEANSWER ?? []).map(({ MFAPHRASEID, MFAPHRASEA }) => [MFAPHRASEID, MFAPHRASEA]),
  );
  const credentials = [SONRQ.USERCRED1, SONRQ.USERCRED2].filter((one) => one !== undefined).length;
  const work = workIn(ofx);
  return defined({
    uid: header.NEWFILEUID ?? '',
    oldUid: header.OLDFILEUID === undefined || header.OLDFILEUID === 'NONE' ? null : header.OLDFILEUID,
    realm: Math.max(
      0,
      scenario.realms.findIndex((_, index) => urlOf(index) === url),
    ),
    candidate: scenario.candidates.findIndex(({ version }) => isVersion(header.version, version)),
    mfa,
    purpose: purposeIn(ofx, isAnonymous),
    user: isAnonymous ? 'anonymous' : 'jane',
    password: isAnonymous ? undefined : (SONRQ.USERPASS as Password | undefined),
    userKey: SONRQ.USERKEY === undefined ? undefined : numberIn(SONRQ.USERKEY),
    accessToken: SONRQ.ACCESSTOKEN as Token | undefined,
    wantsUserKey: SONRQ.GENUSERKEY ?? false,
    clientUid: SONRQ.CLIENTUID === undefined ? undefined : numberIn(SONRQ.CLIENTUID),
    userCredentials: credentials === 0 ? undefined : credentials,
    accessKey: SONRQ.ACCESSKEY === undefined ? undefined : numberIn(SONRQ.ACCESSKEY),
    authToken: SONRQ.AUTHTOKEN as Token | undefined,
    answers: Object.keys(answers).length === 0 ? undefined : answersIn(answers),
    newPassword: PINCHTRNRQ?.PINCHRQ.NEWUSERPASS as Password | undefined,
    work,
    asksFor: asksFor(ofx as never) as File['asksFor'],
    knownProfile: ofx.PROFMSGSRQV1?.PROFTRNRQ?.[0]?.PROFRQ?.DTPROFUP?.text,
  });
};

const defined = <T extends object>(all: T): { [Key in keyof T]: NonNullable<T[Key]> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;

const isVersion = (header: string | number | undefined, version: string): boolean =>
  String(header).replaceAll('.', '') === version.replaceAll('.', '');

const purposeIn = (ofx: Ofx, isAnonymous: boolean): File['purpose'] => {
  const { MFACHALLENGETRNRQ, PINCHTRNRQ } = ofx.SIGNONMSGSRQV1 ?? {};
  if (MFACHALLENGETRNRQ) return 'challenge';
  if (PINCHTRNRQ) return 'passwordChange';
  if (ofx.BANKMSGSRQV1?.INTRASYNCRQ) return 'recovery';
  if (ofx.SIGNUPMSGSRQV1) return 'verification';
  return isAnonymous ? 'profile' : 'work';
};

const workIn = ({ BANKMSGSRQV1: set }: Ofx): string | undefined =>
  (set?.INTRATRNRQ ?? set?.STMTTRNRQ)?.[0]?.TRNUID;

/** An answer of the model's institution as a file. */
export const responseText = (
  response: Response,
  input: ExchangeInput,
  scenario: Scenario,
  version: Version,
): Uint8Array => {
  const { code, severity, accessKey, userKey, updated } = response;
  const SONRS = {
    STATUS: { CODE: code, SEVERITY: severity },
    DTSERVER: '20261001120000',
    LANGUAGE: 'ENG',
    ...(userKey === undefined ? {} : { USERKEY: userKeyText(userKey) }),
    ...(updated === undefined ? {} : { DTPROFUP: updated === 'now' ? NOW : updated }),
    ...(accessKey === undefined ? {} : { ACCESSKEY: accessKeyText(accessKey) }),
  };
  const sets = {
    SIGNONMSGSRSV1: { SONRS, ...besideSignon(response, input, scenario) },
    ...profile(response, input),
    ...work(response, input),
  };
  return encode(sets as OfxInput, { version });
};

const status = (code: number): OfxInput<'STATUS'> => ({ CODE: code, SEVERITY: code > 1 ? 'ERROR' : 'INFO' });

const QUESTIONS = { person: ['MFA1'], client: ['MFA107'], both: ['MFA1', 'MFA107'] } as const;

const besideSignon = (response: Response, { purpose, trnuid }: ExchangeInput, { questions }: Scenario) => {
  const { transaction } = response;
  if (transaction === undefined) return {};
  const wrapper = { TRNUID: trnuid, STATUS: status(transaction) };
  if (purpose === 'passwordChange') {
    return { PINCHTRNRS: { ...wrapper, ...(transaction === 0 ? { PINCHRS: { USERID: 'jane' } } : {}) } };
  }
  if (purpose !== 'challenge') return {};
  const MFACHALLENGE = QUESTIONS[questions].map((MFAPHRASEID) => ({ MFAPHRASEID }));
  return {
    MFACHALLENGETRNRS: { ...wrapper, ...(response.questions ? { MFACHALLENGERS: { MFACHALLENGE } } : {}) },
  };
};

const profile = (
  { transaction, profile: version }: Response,
  { purpose, work: own, trnuid }: ExchangeInput,
) => {
  if (transaction === undefined || !(purpose === 'profile' || own?.own)) return {};
  const PROFRS = version === undefined ? {} : { PROFRS: profileText(version) };
  return { PROFMSGSRSV1: { PROFTRNRS: [{ TRNUID: trnuid, STATUS: status(transaction), ...PROFRS }] } };
};

const MSGSETCORE = {
  VER: '1',
  URL: urlOf(0),
  OFXSEC: 'NONE',
  TRANSPSEC: true,
  SIGNONREALM: 'A',
  LANGUAGE: ['ENG'],
  SYNCMODE: 'LITE',
  RESPFILEER: false,
};

/** Only its date is looked at. */
const profileText = (version: number) => ({
  MSGSETLIST: { SIGNONMSGSET: { SIGNONMSGSETV1: { MSGSETCORE } } },
  SIGNONINFOLIST: { SIGNONINFO: [] },
  DTPROFUP: dateOf(version),
  FINAME: 'Bank',
  ADDR1: 'Main Street 1',
  CITY: 'Springfield',
  STATE: 'CA',
  POSTALCODE: '90001',
  COUNTRY: 'USA',
});

const work = ({ done, duplicate, found }: Response, { purpose, work: asked }: ExchangeInput) => {
  if (!asked || asked.own) return {};
  const wrapper = { TRNUID: asked.id, STATUS: status(duplicate ? 2019 : 0) };
  if (purpose === 'recovery') {
    const INTRATRNRS = found ? [wrapper] : [];
    const sync = { TOKEN: '1', LOSTSYNC: false, BANKACCTFROM: FROM, INTRATRNRS };
    return { BANKMSGSRSV1: { INTRASYNCRS: [sync] } };
  }
  if (!done) return {};
  return { BANKMSGSRSV1: isPayment(asked.id) ? { INTRATRNRS: [wrapper] } : { STMTTRNRS: [wrapper] } };
};
