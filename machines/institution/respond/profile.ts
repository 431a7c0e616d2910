import { type Ofx, OfxDateTime, type OfxInput } from '../../../codecs/index.ts';
import type { Settings } from '../options.ts';
import type { RequestFile } from '../read-request.ts';
import { signonInfo } from './signon-info.ts';
import type { Outcome } from './transaction.ts';

/** Status 1 and nothing else, where the client already has what is there. */
export const isUpToDate = (client: OfxDateTime, ours: string): boolean =>
  client.instant.getTime() >= new OfxDateTime(ours).instant.getTime();

/** The institution's profile (section 7.1.5), unless the client has it. */
export const profile = (
  { PROFRQ }: Ofx<'PROFTRNRQ'>,
  settings: Settings,
  { version }: RequestFile,
  url: string,
): Outcome<{ PROFRS: OfxInput<'PROFRS'> }> => {
  if (isUpToDate(PROFRQ.DTPROFUP, settings.profileUpdated)) return { code: 1 };
  return {
    code: 0,
    body: {
      PROFRS: {
        MSGSETLIST: messageSets(settings, url),
        SIGNONINFOLIST: { SIGNONINFO: [signonInfo(settings, version)] },
        DTPROFUP: settings.profileUpdated,
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

const messageSets = ({ realm, languages }: Settings, url: string): OfxInput<'MSGSETLIST'> => {
  const MSGSETCORE: OfxInput<'MSGSETCORE'> = {
    VER: '1',
    URL: url,
    OFXSEC: 'NONE',
    TRANSPSEC: true,
    SIGNONREALM: realm,
    LANGUAGE: languages,
    SYNCMODE: 'LITE',
    RESPFILEER: false,
  };
  return {
    SIGNONMSGSET: { SIGNONMSGSETV1: { MSGSETCORE } },
    SIGNUPMSGSET: {
      SIGNUPMSGSETV1: {
        MSGSETCORE,
        OTHERENROLL: { MESSAGE: 'Users are enrolled where the institution is created.' },
        CHGUSERINFO: false,
        AVAILACCTS: true,
        CLIENTACTREQ: false,
      },
    },
    BANKMSGSET: {
      BANKMSGSETV1: { MSGSETCORE, CLOSINGAVAIL: false, EMAILPROF: { CANEMAIL: false, CANNOTIFY: false } },
    },
    CREDITCARDMSGSET: { CREDITCARDMSGSETV1: { MSGSETCORE, CLOSINGAVAIL: false } },
    PROFMSGSET: { PROFMSGSETV1: { MSGSETCORE } },
  };
};
