import type { Profile, SignonRealm } from '../../codecs/index.ts';
import type { OfxStatus } from '../../errors.ts';
import type { UidSource } from '../uid.ts';
import type { Failure } from './failure.ts';
import type { Question, Work } from './work.ts';

/** What a session starts with. Plain JSON. */
export interface SessionInput {
  /** A random UUID all ids of the session are derived from. */
  readonly seed: string;
  /** Whether the OFX version has the challenge exchange: from the version table, see `hasMfa`. */
  readonly mfa: boolean;
}

/** What the statechart remembers. Plain JSON without a secret, so that every snapshot may be stored. */
export interface SessionContext {
  readonly mfa: boolean;
  readonly uids: UidSource;
  /** The request file being sent or sent last; set before it leaves. */
  readonly file: { readonly uid: string; readonly trnuid: string } | null;
  readonly profile: Profile | null;
  /** Sign-on realm that keys and cookies are kept under; empty while no profile was seen. */
  readonly realm: string;
  /** Work that waits for its turn. */
  readonly queue: readonly Work[];
  /** The work of the request file in flight, or parked while a challenge is answered. */
  readonly work: Work | null;
  /** The user id and password are at hand. */
  readonly credentials: boolean;
  /** This user has signed on before, in this session or an earlier one. */
  readonly signedOnBefore: boolean;
  /** The questions of the pending challenge, in the institution's order. */
  readonly questions: readonly Question[];
  /** Times in a row that answers were rejected (3001). */
  readonly rejections: number;
  /** Times in a row that answers were answered with 3000 again. */
  readonly challenges: number;
  /** The last status of a sign-on. */
  readonly status: OfxStatus | null;
  readonly failure: Failure | null;
}

/** The context of a new session. */
export const initialContext = ({ seed, mfa }: SessionInput): SessionContext => ({
  mfa,
  uids: { seed, taken: 0 },
  file: null,
  profile: null,
  realm: '',
  queue: [],
  work: null,
  credentials: false,
  signedOnBefore: false,
  questions: [],
  rejections: 0,
  challenges: 0,
  status: null,
  failure: null,
});

/** What the profile says of signing on; undefined while nobody knows. */
export const realmOf = ({ profile, realm }: SessionContext): SignonRealm | undefined =>
  profile?.realms.find(({ name }) => name === realm) ?? profile?.realms[0];
