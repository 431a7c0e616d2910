import type { Ofx, OfxInput } from '../../../codecs/index.ts';
import { isUpToDate } from '../published.ts';
import type { Desk } from './handler.ts';
import { messageSets } from './message-sets.ts';
import { signonInfo } from './signon-info.ts';
import type { Outcome } from './transaction.ts';

/** The institution's profile (section 7.1.5), unless the client has it. */
export const profile = (
  { PROFRQ }: Ofx<'PROFTRNRQ'>,
  { settings, published, version, url }: Desk,
): Outcome<{ PROFRS: OfxInput<'PROFRS'> }> => {
  if (isUpToDate(PROFRQ.DTPROFUP, published.profile)) return { code: 1 };
  return {
    code: 0,
    body: {
      PROFRS: {
        MSGSETLIST: messageSets(settings, url),
        SIGNONINFOLIST: { SIGNONINFO: settings.realms.map((realm) => signonInfo(realm, version)) },
        DTPROFUP: published.profile,
        FINAME: settings.name,
        ADDR1: '1 Statechart Way',
        CITY: 'Springfield',
        STATE: 'NY',
        POSTALCODE: '10001',
        COUNTRY: 'USA',
      },
    },
  };
};
