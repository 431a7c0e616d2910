import type { OfxInput, Profile } from '../../../../codecs/index.ts';
import {
  createInstitution,
  DEMO_USER,
  type InstitutionOptions,
  type Keyring,
  memoryKeyring,
  type SessionInstitution,
  type SessionOptions,
} from '../../../../machines/index.ts';
import { keyringEntry } from '../../../../machines/session/keyring.ts';
import { loopback } from '../../../../transport/index.ts';
import { openSession, scriptedBank, sonrs } from '../bank.ts';
import { type Fate, type Sent, watchChart, watchWire } from './wire.ts';

export type Step = Parameters<typeof scriptedBank>[1];

export const BANK_URL = 'https://bank.test/ofx';
export const NOW = '2026-10-01T12:00:00.000Z';

type FateOf = (sent: Sent, index: number) => Fate | undefined;

/** What a scene is played with, beside what a session takes. */
export interface Props extends Omit<Partial<SessionOptions>, 'institution'> {
  readonly institution?: Partial<SessionInstitution>;
  /** A profile that an earlier session left in the keyring. */
  readonly kept?: Profile;
  /** When it was kept. Default now, so that it is not asked for again. */
  readonly keptAt?: string;
  readonly fate?: FateOf;
}

const open = async (transport: Parameters<typeof openSession>[0], at: string, props: Props) => {
  const { institution = {}, kept, keptAt = NOW, fate, keyring = memoryKeyring(), ...options } = props;
  const url = institution.url ?? at;
  if (kept) await keepProfile(keyring, url, kept, keptAt);
  const wire = watchWire(transport, fate);
  const waits: number[] = [];
  const session = openSession(wire.transport, {
    timer: async (milliseconds) => void waits.push(milliseconds),
    ...options,
    keyring,
    institution: { org: 'BANK', fid: '1234', version: '1.0.3', ...institution, url },
  });
  return { session, keyring, waits, sent: wire.sent, ...watchChart(session) };
};

/** A session with a bank that follows a script. */
export const play = (script: readonly Step[], props: Props = {}) =>
  open(scriptedBank(props.institution?.version ?? '1.0.3', ...script).transport, BANK_URL, props);

/** A session of the demo user with an institution that does all of the protocol. */
export const playAt = async (options: InstitutionOptions = {}, props: Props = {}) => {
  const institution = createInstitution({ challenge: { when: 'never' }, ...options });
  const played = await open(loopback(institution), BANK_URL, {
    credentials: () => DEMO_USER,
    answer: () => DEMO_USER.answers,
    ...props,
    institution: { ...institution.fi, ...props.institution },
  });
  return { institution, ...played };
};

const keepProfile = (keyring: Keyring, institution: string, profile: Profile, at: string) =>
  keyring.set(
    keyringEntry({ institution, realm: '', userId: '', session: '' }, 'PROFILE'),
    JSON.stringify({ profile, at, candidate: 0 }),
  );

type Realm = Profile['realms'][number];
type Set = Profile['messageSets'][number];

/** A realm that asks for nothing beyond user id and password. */
export const realm = (more: Partial<Realm> = {}): Realm => ({
  name: 'main',
  password: {
    min: 4,
    max: 32,
    characters: 'ALPHAORNUMERIC',
    caseSensitive: true,
    special: true,
    spaces: true,
    changeable: true,
    changeFirst: false,
  },
  credentialLabels: [],
  clientUidRequired: false,
  challengeSupported: true,
  challengeFirst: false,
  authTokenFirst: false,
  accessTokenRequired: false,
  ...more,
});

/** A realm with other rules for passwords. */
export const passwords = (more: Partial<Realm['password']>): Pick<Realm, 'password'> => ({
  password: { ...realm().password, ...more },
});

export const messageSet = (name: string, more: Partial<Set> = {}): Set => ({
  name,
  version: '1',
  url: BANK_URL,
  security: 'NONE',
  realm: 'main',
  languages: ['ENG'],
  syncMode: 'LITE',
  fileRecovery: false,
  ...more,
});

/** A profile as a session keeps it. */
export const profileWith = (
  realms: readonly Realm[] = [realm()],
  sets: readonly Set[] = [messageSet('SIGNON'), messageSet('SIGNUP')],
  updated = '20260101',
): Profile => ({ name: 'Test Bank', updated, realms, messageSets: sets });

/** A sign-on that succeeds with a code that is no error. */
export const notice = (code: number, severity: 'INFO' | 'WARN' = 'INFO'): Partial<OfxInput<'SONRS'>> => ({
  STATUS: { CODE: code, SEVERITY: severity },
});

/** A step whose sign-on carries something more. */
export const withSonrs =
  (step: Step, more: Partial<OfxInput<'SONRS'>>): Step =>
  async (request) => {
    const response = (await step(request)) as { SIGNONMSGSRSV1: { SONRS: OfxInput<'SONRS'> } };
    const { SIGNONMSGSRSV1: set } = response;
    return { ...response, SIGNONMSGSRSV1: { ...set, SONRS: { ...set.SONRS, ...more } } } as never;
  };

/** The answer to a change of the password. */
export const passwordAnswer =
  (code: number, more: Partial<OfxInput<'SONRS'>> = {}): Step =>
  ({ file }) => {
    const request = file.ofx.SIGNONMSGSRQV1?.PINCHTRNRQ;
    const STATUS = { CODE: code, SEVERITY: code === 0 ? ('INFO' as const) : ('ERROR' as const) };
    const PINCHRS = { USERID: request?.PINCHRQ.USERID ?? 'nobody' };
    return {
      SIGNONMSGSRSV1: {
        SONRS: sonrs(0, more),
        PINCHTRNRS: { TRNUID: request?.TRNUID ?? '0', STATUS, ...(code === 0 ? { PINCHRS } : {}) },
      },
    };
  };

/** What is in a profile answer that has no profile. */
export const profileStatus =
  (code: number): Step =>
  ({ file }) => ({
    SIGNONMSGSRSV1: { SONRS: sonrs(0) },
    PROFMSGSRSV1: {
      PROFTRNRS: [
        {
          TRNUID: file.ofx.PROFMSGSRQV1?.PROFTRNRQ[0]?.TRNUID ?? '0',
          STATUS: { CODE: code, SEVERITY: code === 1 ? 'INFO' : 'ERROR' },
        },
      ],
    },
  });

/** What a rejected promise was rejected with. */
export const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => ({ didNotFail: value }),
    (error: unknown) => error,
  );
