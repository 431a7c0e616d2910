import type { OfxInput } from '../../../codecs/index.ts';
import type { InstitutionMessageSet } from '../options.ts';
import type { Realm } from '../realm.ts';
import type { Settings } from '../settings.ts';

/** What every message set says of itself in the profile, and where it is to be reached (section 7.2.1). */
export const messageSets = (settings: Settings, asked: string): OfxInput<'MSGSETLIST'> => {
  const { realms, languages, services } = settings;
  const coreOf = (realm: Realm): OfxInput<'MSGSETCORE'> => ({
    VER: '1',
    URL: realm.url ?? settings.url ?? asked,
    OFXSEC: 'NONE',
    TRANSPSEC: true,
    SIGNONREALM: realm.name,
    LANGUAGE: languages,
    SYNCMODE: settings.syncMode,
    RESPFILEER: settings.fileRecovery,
  });
  /** A message set, if some realm has it. */
  const inRealm = <Set>(
    name: InstitutionMessageSet,
    set: (core: OfxInput<'MSGSETCORE'>) => Set,
  ): Set | undefined => {
    const realm = realms.find(({ messageSets }) => messageSets.includes(name));
    return realm && set(coreOf(realm));
  };
  const MSGSETCORE = coreOf(realms[0]);
  return {
    SIGNONMSGSET: { SIGNONMSGSETV1: { MSGSETCORE } },
    SIGNUPMSGSET: inRealm('SIGNUP', (core) => ({
      SIGNUPMSGSETV1: {
        MSGSETCORE: core,
        ...(services.has('enrolment')
          ? { CLIENTENROLL: { ACCTREQUIRED: false } }
          : { OTHERENROLL: { MESSAGE: 'Users are enrolled where the institution is created.' } }),
        CHGUSERINFO: false,
        AVAILACCTS: true,
        CLIENTACTREQ: false,
      },
    })),
    BANKMSGSET: inRealm('BANK', (core) => ({
      BANKMSGSETV1: {
        MSGSETCORE: core,
        CLOSINGAVAIL: false,
        XFERPROF: services.has('transfers') ? TRANSFERS : undefined,
        STPCHKPROF: services.has('stopChecks') ? STOP_CHECKS : undefined,
        EMAILPROF: { CANEMAIL: services.has('mail'), CANNOTIFY: false },
      },
    })),
    CREDITCARDMSGSET: inRealm('CREDITCARD', (core) => ({
      CREDITCARDMSGSETV1: { MSGSETCORE: core, CLOSINGAVAIL: false },
    })),
    BILLPAYMSGSET: services.has('payments')
      ? inRealm('BILLPAY', (core) => ({ BILLPAYMSGSETV1: { MSGSETCORE: core, ...PAYMENTS } }))
      : undefined,
    PROFMSGSET: { PROFMSGSETV1: { MSGSETCORE } },
  };
};

/** The institution works to the last second of every day. */
const PROCENDTM = '235959';

const TRANSFERS: OfxInput<'XFERPROF'> = {
  PROCENDTM,
  CANSCHED: true,
  CANRECUR: false,
  CANMODXFERS: true,
  CANMODMDLS: false,
  MODELWND: 0,
  DAYSWITH: 0,
  DFLTDAYSTOPAY: 0,
};

const STOP_CHECKS: OfxInput<'STPCHKPROF'> = {
  PROCENDTM,
  CANUSERANGE: true,
  CANUSEDESC: true,
  STPCHKFEE: '0.00',
};

const PAYMENTS: Omit<OfxInput<'BILLPAYMSGSETV1'>, 'MSGSETCORE'> = {
  DAYSWITH: 0,
  DFLTDAYSTOPAY: 0,
  XFERDAYSWITH: 0,
  XFERDFLTDAYSTOPAY: 0,
  PROCENDTM,
  MODELWND: 0,
  POSTPROCWND: 0,
  STSVIAMODS: true,
  PMTBYADDR: true,
  PMTBYXFER: false,
  PMTBYPAYEEID: true,
  CANADDPAYEE: true,
  HASEXTDPMT: false,
  CANMODPMTS: true,
  CANMODMDLS: false,
  DIFFFIRSTPMT: false,
  DIFFLASTPMT: false,
};
