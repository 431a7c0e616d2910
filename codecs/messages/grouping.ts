import { batch } from './batch.ts';
import type { Branch } from './branches.ts';
import type { MessageSet, Profile } from './profile.ts';
import type { RequestMessages } from './requests.ts';

/** Requests that go to one address under one sign-on: one file (section 7.1.4). */
export interface RequestGroup {
  readonly url: string;
  /** OFXSEC: `TYPE1` wants application-level encryption of passwords. */
  readonly security: MessageSet['security'];
  /** SIGNONREALM whose credentials the sign-on takes; absent where the profile does not say. */
  readonly realm?: string;
  /** The requests, without a sign-on. */
  readonly messages: RequestMessages;
  /**
   * The message sets among them that the profile does not offer, by name (`BILLPAY`). They go to the
   * configured URL, in a group of their own: most likely the institution refuses them.
   */
  readonly notOffered: readonly string[];
}

/** Options of {@link groupRequests}. */
export interface GroupingOptions {
  /** The institution's profile; without one, everything goes to the configured URL. */
  readonly profile?: Pick<Profile, 'messageSets'> | undefined;
  /** The configured URL: where the profile came from. Profile requests keep going there. */
  readonly url: string;
}

/**
 * Divides requests into files as the institution's profile says: message sets may have addresses, security
 * and sign-on realms of their own, and what differs in one of these cannot share a file. Nothing is lost or
 * doubled.
 *
 * @throws OfxError `codec/conflict` where two requests have the same TRNUID
 */
export const groupRequests = (
  requests: readonly RequestMessages[],
  options: GroupingOptions,
): RequestGroup[] => {
  const groups = new Map<string, RequestGroup>();
  for (const [tag, content] of Object.entries(batch(...requests) as Branch)) {
    const { offered, ...where } = destination(tag, options);
    const key = JSON.stringify([where.url, where.security, where.realm ?? null, offered]);
    const group = groups.get(key) ?? { ...where, messages: {}, notOffered: [] };
    groups.set(key, {
      ...group,
      messages: { ...group.messages, [tag]: content },
      notOffered: offered ? group.notOffered : [...group.notOffered, setName(tag)],
    });
  }
  return [...groups.values()];
};

type Destination = Pick<RequestGroup, 'url' | 'security' | 'realm'> & { readonly offered: boolean };

const destination = (tag: string, { profile, url }: GroupingOptions): Destination => {
  const set = profile && offeredSet(tag, profile.messageSets);
  const isProfile = setName(tag) === 'PROF';
  if (!set) return { url, security: 'NONE', offered: profile === undefined || isProfile };
  return {
    // A profile that was read tolerantly can lack the address.
    url: isProfile || !set.url ? url : set.url,
    security: set.security,
    realm: set.realm,
    offered: true,
  };
};

const TAG = /^(.+)MSGSRQV([0-9]+)$/;

const setName = (tag: string): string => TAG.exec(tag)?.[1] ?? tag;

/** The profile's entry for a message set, if it can be had in that version. */
const offeredSet = (tag: string, sets: readonly MessageSet[]): MessageSet | undefined => {
  const [, name, version] = TAG.exec(tag) ?? [];
  return sets.find((set) => set.name === name && Number(set.version) === Number(version));
};
