import type { MessageSet } from '../../codecs/index.ts';
import { type SessionContext, signonRealm } from './context.ts';
import type { Work } from './work.ts';

/** Where work goes, by the institution's profile (section 7.1.4). */
export interface Destination {
  /** Null for the configured URL. */
  readonly url: string | null;
  readonly realm: string;
  readonly security: MessageSet['security'];
  /** RESPFILEER: a lost answer can be had again with the same NEWFILEUID. */
  readonly fileRecovery: boolean;
  /** SYNCMODE=FULL: a synchronisation tells what was done. */
  readonly fullSync: boolean;
}

/**
 * Where a message set is served. One that the profile does not list goes to the configured URL with the sign-on's
 * own realm: profiles in the field are incomplete, and the institution knows best.
 */
const destinationOfSet = ({ profile }: SessionContext, name: string): Destination => {
  // The profile always comes from where it came from first.
  const set = name === 'PROF' ? undefined : profile?.messageSets.find((each) => each.name === name);
  return {
    url: set?.url || null,
    realm: set?.realm ?? signonRealm(profile),
    security: set?.security ?? 'NONE',
    fileRecovery: set?.fileRecovery ?? false,
    fullSync: set?.syncMode === 'FULL',
  };
};

/** Where the work goes; undefined where its parts would have to go to different places. */
export const destinationOf = (context: SessionContext, work: Pick<Work, 'sets'>): Destination | undefined => {
  const all = work.sets.map((name) => destinationOfSet(context, name));
  const [first = destinationOfSet(context, 'SIGNON'), ...others] = all;
  const isSame = others.every(
    ({ url, realm, security }) => url === first.url && realm === first.realm && security === first.security,
  );
  if (!isSame) return undefined;
  return {
    ...first,
    fileRecovery: all.every(({ fileRecovery }) => fileRecovery),
    fullSync: all.every(({ fullSync }) => fullSync),
  };
};

/** Whether files may be sent there: a profile must not lead passwords to strangers, or out of https. */
export const isTrusted = (url: string | null, origins: readonly string[]): boolean => {
  if (url === null) return true;
  try {
    return origins.includes(new URL(url).origin);
  } catch {
    return false;
  }
};
