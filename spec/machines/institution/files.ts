import {
  accountsRequest,
  type BankAccountIdentification,
  codecFor,
  decode,
  type OfxFile,
  type OfxInput,
  passwordChange,
  type RequestMessages,
  statementRequest,
  type Version,
} from '../../../codecs/index.ts';
import { DEMO_USER, type Institution, type InstitutionOptions } from '../../../machines/institution/index.ts';

/** A request file in a line: the sign-on of the demo user, with what a spec wants different. */
export interface FileOptions {
  readonly version?: Version;
  /** Elements of SONRQ. With USERKEY or ACCESSTOKEN the user id and password are left out. */
  readonly signon?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, string>> | readonly (readonly [id: string, answer: string])[];
  /** Ask for the challenge, under this TRNUID. */
  readonly challenge?: string;
  /** Ask for this password in place of the one signed on with, under TRNUID N1. */
  readonly newPassword?: string;
  readonly messages?: RequestMessages;
  readonly newFileUid?: string;
  readonly oldFileUid?: string;
}

export const URL = 'https://bank.example/ofx';

/** The demo user's answers, and what the client knows by itself. */
export const RIGHT: Readonly<Record<string, string>> = { ...DEMO_USER.answers, MFA107: 'spec/1.0' };
export const WRONG: Readonly<Record<string, string>> = { ...RIGHT, MFA1: 'Porto' };

export const CHECKING: BankAccountIdentification = {
  type: 'bank',
  bankId: '999000123',
  accountId: '1000001',
  accountType: 'CHECKING',
};

/** Work for a file: two messages of two message sets. */
export const WORK: RequestMessages = {
  ...accountsRequest('T1'),
  ...statementRequest({ trnuid: 'T2', account: CHECKING }),
};

/** Statements without a challenge. */
export const NO_CHALLENGE: InstitutionOptions = { challenge: { when: 'never' } };

export function requestBytes(options: FileOptions = {}): Uint8Array {
  const {
    version = '1.0.3',
    signon = {},
    answers = [],
    challenge,
    newPassword,
    messages = {},
    newFileUid = 'F1',
    oldFileUid = 'NONE',
  } = options;
  const given = Array.isArray(answers) ? answers : Object.entries(answers);
  const hasKey = 'USERKEY' in signon || 'ACCESSTOKEN' in signon;
  const userId = String(signon.USERID ?? DEMO_USER.userId);
  const ofx = {
    SIGNONMSGSRQV1: {
      SONRQ: {
        DTCLIENT: '20261110120000.000[0:GMT]',
        ...(hasKey ? {} : { USERID: userId, USERPASS: DEMO_USER.password }),
        LANGUAGE: 'ENG',
        FI: { ORG: 'MACHINA', FID: '1001' },
        APPID: 'QWIN',
        APPVER: '2700',
        ...signon,
        ...(given.length > 0
          ? { MFACHALLENGEANSWER: given.map(([id, text]) => ({ MFAPHRASEID: id, MFAPHRASEA: text })) }
          : {}),
      },
      ...(newPassword === undefined ? {} : passwordChange({ trnuid: 'N1', userId, newPassword })),
      ...(challenge === undefined
        ? {}
        : { MFACHALLENGETRNRQ: { TRNUID: challenge, MFACHALLENGERQ: { DTCLIENT: '20261110120000' } } }),
    },
    ...messages,
  } as OfxInput;
  return codecFor(version).encode(ofx, { NEWFILEUID: newFileUid, OLDFILEUID: oldFileUid });
}

/** Hands bytes to an institution, and gives its HTTP answer. */
export const post = (institution: Institution, body: Uint8Array | string) =>
  institution.answer({
    url: URL,
    headers: [],
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });

/** Sends a file, and gives the OFX answer. */
export const send = (institution: Institution, options: FileOptions = {}): OfxFile =>
  decode(post(institution, requestBytes(options)).body);

/** The code of SONRS. */
export const code = (file: OfxFile): number | undefined => file.ofx.SIGNONMSGSRSV1?.SONRS.STATUS.CODE;

/** Sends a file, and gives the code of SONRS. */
export const codeFor = (institution: Institution, options: FileOptions = {}): number | undefined =>
  code(send(institution, options));

/** The access key of an answer. */
export const accessKeyOf = (file: OfxFile): string | undefined => file.ofx.SIGNONMSGSRSV1?.SONRS.ACCESSKEY;

/** Asks for the challenge and answers it; gives the access key that this earns. */
export function earnAccessKey(institution: Institution, version: Version = '1.0.3'): string {
  send(institution, { version, challenge: 'C1' });
  const key = accessKeyOf(send(institution, { version, answers: RIGHT }));
  if (key === undefined) throw new Error('The institution gave no access key.');
  return key;
}

/** The code of a wrapper. */
export const statusOfFirst = (wrappers: readonly { STATUS: { CODE: number } }[] | undefined) =>
  wrappers?.[0]?.STATUS.CODE;
