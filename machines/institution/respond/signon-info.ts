import { elementsOf, type OfxInput, schema, type Version } from '../../../codecs/index.ts';
import type { Settings } from '../options.ts';

/** What the institution asks of its users, in the elements that the version has. */
export const signonInfo = (settings: Settings, version: Version): OfxInput<'SIGNONINFO'> => {
  const all = {
    SIGNONREALM: settings.realm,
    MIN: 4,
    MAX: 32,
    CHARTYPE: 'ALPHAORNUMERIC',
    CASESEN: true,
    SPECIAL: true,
    SPACES: true,
    PINCH: false,
    CHGPINFIRST: false,
    CLIENTUIDREQ: false,
    AUTHTOKENFIRST: false,
    MFACHALLENGESUPT: true,
    MFACHALLENGEFIRST: settings.challengeFirst,
    ACCESSTOKENREQ: false,
    ...settings.signonInfo,
  };
  const exists = new Set(elementsOf(schema.SIGNONINFO, version));
  const present = Object.entries(all).filter(([tag]) => exists.has(tag));
  return Object.fromEntries(present) as unknown as OfxInput<'SIGNONINFO'>;
};
