import type { Request } from './read-request.ts';
import type { Realm } from './realm.ts';
import type { Settings } from './settings.ts';

/** The realm a file signs on to: that of the URL it came to and, where realms share one, of its message sets. Pure. */
export const chooseRealm = ({ realms, url: institution }: Settings, request: Request, url: string): Realm => {
  const here = realms.filter((realm) => (realm.url ?? institution ?? url) === url);
  const candidates = here.length > 0 ? here : realms;
  const served = candidates.find((realm) => Object.keys(request).some((set) => has(realm, set)));
  return served ?? candidates[0] ?? realms[0];
};

/**
 * Whether a message set of a request may be used in a realm. Whoever is signed on anywhere may see the profile, and
 * hear that what is in no realm is not offered.
 */
export const isServed = (realm: Realm, set: string, { realms }: Pick<Settings, 'realms'>): boolean =>
  has(realm, set) || !realms.some((other) => has(other, set));

const has = ({ messageSets }: Realm, set: string): boolean =>
  messageSets.some((name) => set.startsWith(`${name}MSGSRQ`));
