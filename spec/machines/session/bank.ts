import {
  decode,
  encode,
  type Ofx,
  type OfxFile,
  type OfxInput,
  type Version,
} from '../../../codecs/index.ts';
import { createSession, type Session, type SessionOptions } from '../../../machines/index.ts';
import type { Transport } from '../../../transport/index.ts';

/** A request file as a bank sees it. */
export interface Received {
  readonly file: OfxFile;
  readonly text: string;
  readonly signon: Ofx<'SONRQ'>;
  readonly newFileUid: string | undefined;
}

type Response = Extract<OfxInput, { SIGNONMSGSRSV1: unknown }>;
type Step = (request: Received) => Response | Uint8Array | Promise<never>;

/** A bank that follows a script, one step per request file, and remembers what it received. */
export const scriptedBank = (version: Version, ...script: Step[]) => {
  const received: Received[] = [];
  const transport: Transport = async ({ body }) => {
    const file = decode(body);
    const signon = file.ofx.SIGNONMSGSRQV1?.SONRQ;
    if (!signon) throw new Error('a request file without a sign-on');
    const request = {
      file,
      text: new TextDecoder().decode(body),
      signon,
      newFileUid: file.header.NEWFILEUID,
    };
    received.push(request);
    const step = script[received.length - 1];
    if (!step) throw new Error(`the script has no step ${received.length}`);
    const response = await step(request);
    const bytes = response instanceof Uint8Array ? response : encode(response, { version });
    return { status: 200, headers: [], body: bytes };
  };
  return { transport, received };
};

const NOW = '20261001120000.000[0:GMT]';

/** SONRS with a status, and what else it carries. */
export const sonrs = (code: number, more: Partial<OfxInput<'SONRS'>> = {}): OfxInput<'SONRS'> => ({
  STATUS: { CODE: code, SEVERITY: code === 0 ? 'INFO' : 'ERROR' },
  DTSERVER: NOW,
  LANGUAGE: 'ENG',
  ...more,
});

/** A response file with nothing but the sign-on. */
export const signon =
  (code: number, more: Partial<OfxInput<'SONRS'>> = {}): Step =>
  () => ({ SIGNONMSGSRSV1: { SONRS: sonrs(code, more) } });

/** The sign-on's refusal with its consequence, 15500 in the wrapper of the request. */
export const refusedWithWrapper =
  (code: number): Step =>
  ({ file }) => {
    const TRNUID = file.ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID ?? '0';
    return {
      SIGNONMSGSRSV1: { SONRS: sonrs(code) },
      SIGNUPMSGSRSV1: { ACCTINFOTRNRS: [{ TRNUID, STATUS: { CODE: 15500, SEVERITY: 'ERROR' } }] },
    };
  };

/** The answer to a challenge request. */
export const challenge =
  (...questions: { id: string; label?: string }[]): Step =>
  ({ file }) => ({
    SIGNONMSGSRSV1: {
      SONRS: sonrs(0),
      MFACHALLENGETRNRS: {
        TRNUID: file.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ?.TRNUID ?? '0',
        STATUS: { CODE: 0, SEVERITY: 'INFO' },
        MFACHALLENGERS: {
          MFACHALLENGE: questions.map(({ id, label }) => ({ MFAPHRASEID: id, MFAPHRASELABEL: label })),
        },
      },
    },
  });

/** The work is done: one account. */
export const accounts =
  (more: Partial<OfxInput<'SONRS'>> = {}): Step =>
  ({ file }) => ({
    SIGNONMSGSRSV1: { SONRS: sonrs(0, more) },
    SIGNUPMSGSRSV1: {
      ACCTINFOTRNRS: [
        {
          TRNUID: file.ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID ?? '0',
          STATUS: { CODE: 0, SEVERITY: 'INFO' },
          ACCTINFORS: {
            DTACCTUP: '20260101',
            ACCTINFO: [
              {
                DESC: 'Checking',
                BANKACCTINFO: [
                  {
                    BANKACCTFROM: { BANKID: '121099999', ACCTID: '999988', ACCTTYPE: 'CHECKING' },
                    SUPTXDL: true,
                    XFERSRC: false,
                    XFERDEST: false,
                    SVCSTATUS: 'ACTIVE',
                  },
                ],
              },
            ],
          },
        },
      ],
    },
  });

const core = (realm: string) => ({
  MSGSETCORE: {
    VER: '1',
    URL: 'https://bank.test/ofx',
    OFXSEC: 'NONE' as const,
    TRANSPSEC: true,
    SIGNONREALM: realm,
    LANGUAGE: ['ENG'],
    SYNCMODE: 'LITE' as const,
    RESPFILEER: false,
  },
});

/** The profile, with a realm's rules. */
export const profile =
  (info: Partial<OfxInput<'SIGNONINFO'>> = {}): Step =>
  ({ file }) => ({
    SIGNONMSGSRSV1: { SONRS: sonrs(0) },
    PROFMSGSRSV1: {
      PROFTRNRS: [
        {
          TRNUID: file.ofx.PROFMSGSRQV1?.PROFTRNRQ[0]?.TRNUID ?? '0',
          STATUS: { CODE: 0, SEVERITY: 'INFO' },
          PROFRS: {
            MSGSETLIST: {
              SIGNONMSGSET: { SIGNONMSGSETV1: core('main') },
              PROFMSGSET: { PROFMSGSETV1: core('main') },
            },
            SIGNONINFOLIST: {
              SIGNONINFO: [
                {
                  SIGNONREALM: 'main',
                  MIN: 4,
                  MAX: 32,
                  CHARTYPE: 'ALPHAORNUMERIC',
                  CASESEN: true,
                  SPECIAL: true,
                  SPACES: false,
                  PINCH: false,
                  CHGPINFIRST: false,
                  ...info,
                } as OfxInput<'SIGNONINFO'>,
              ],
            },
            DTPROFUP: '20260101',
            FINAME: 'Test Bank',
            ADDR1: 'Main Street 1',
            CITY: 'Springfield',
            STATE: 'CA',
            POSTALCODE: '90001',
            COUNTRY: 'USA',
          },
        },
      ],
    },
  });

/** Bytes as an answer, whatever they are. */
export const bytes =
  (text: string): Step =>
  () =>
    new TextEncoder().encode(text);

/** No answer: the transport throws. */
export const failure =
  (error: unknown): Step =>
  () =>
    Promise.reject(error);

export const SEED = '11111111-2222-4333-8444-555555555000';

/** Ids that count, so that runs are alike. */
export const countingIds = (): (() => string) => {
  let n = 0;
  return () => (n++ === 0 ? SEED : `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
};

/** A session with everything deterministic. */
export const openSession = (transport: Transport, more: Partial<SessionOptions> = {}): Session =>
  createSession({
    institution: { url: 'https://bank.test/ofx', org: 'BANK', fid: '1234', version: '1.0.3' },
    credentials: () => ({ userId: 'jane', password: 'correct horse' }),
    transport,
    clock: () => new Date('2026-10-01T12:00:00.000Z'),
    ids: countingIds(),
    timer: async () => {},
    ...more,
  });

/** The sign-on's answers as a list of pairs. */
export const answersIn = (request: Received | undefined): (readonly [string, string])[] =>
  (request?.signon.MFACHALLENGEANSWER ?? []).map(({ MFAPHRASEID, MFAPHRASEA }) => [MFAPHRASEID, MFAPHRASEA]);
