import { boolean, oneOf } from '../datatypes/index.ts';
import { aggregate, many, optional, optionalMix } from '../dsl/aggregate.ts';
import { ONLY_16, SINCE_201, V2SETS } from '../versions.ts';
import { MSGSETCORE } from './message-set.ts';
import { PAYEESYNCRQ, PAYEESYNCRS, PAYEETRNRQ, PAYEETRNRS } from './payees.ts';
import {
  PMTINQTRNRQ,
  PMTINQTRNRS,
  PMTMAILSYNCRQ,
  PMTMAILSYNCRS,
  PMTMAILTRNRQ,
  PMTMAILTRNRS,
  PMTSYNCRQ,
  PMTSYNCRS,
  PMTTRNRQ,
  PMTTRNRS,
  RECPMTSYNCRQ,
  RECPMTSYNCRS,
  RECPMTTRNRQ,
  RECPMTTRNRS,
} from './payments.ts';
import { DAYS, PROCESSING_TIMES } from './processing.ts';

/** Payments. What concerns payees comes first, since payments may name them. */
export class BILLPAYMSGSRQV1 extends aggregate(
  '12.11.1.1',
  optionalMix({ PAYEETRNRQ: many(PAYEETRNRQ), PAYEESYNCRQ: many(PAYEESYNCRQ) }),
  optionalMix({
    PMTTRNRQ: many(PMTTRNRQ),
    RECPMTTRNRQ: many(RECPMTTRNRQ),
    PMTINQTRNRQ: many(PMTINQTRNRQ),
    PMTMAILTRNRQ: many(PMTMAILTRNRQ),
    PMTSYNCRQ: many(PMTSYNCRQ),
    RECPMTSYNCRQ: many(RECPMTSYNCRQ),
    PMTMAILSYNCRQ: many(PMTMAILSYNCRQ),
  }),
) {}
export class BILLPAYMSGSRSV1 extends aggregate(
  '12.11.1.2',
  optionalMix({ PAYEETRNRS: many(PAYEETRNRS), PAYEESYNCRS: many(PAYEESYNCRS) }),
  optionalMix({
    PMTTRNRS: many(PMTTRNRS),
    RECPMTTRNRS: many(RECPMTTRNRS),
    PMTINQTRNRS: many(PMTINQTRNRS),
    PMTMAILTRNRS: many(PMTMAILTRNRS),
    PMTSYNCRS: many(PMTSYNCRS),
    RECPMTSYNCRS: many(RECPMTSYNCRS),
    PMTMAILSYNCRS: many(PMTMAILSYNCRS),
  }),
) {}

const UP_TO_EXTENDED_PAYMENTS = {
  MSGSETCORE,
  DAYSWITH: DAYS,
  DFLTDAYSTOPAY: DAYS,
  XFERDAYSWITH: DAYS,
  XFERDFLTDAYSTOPAY: DAYS,
  ...PROCESSING_TIMES,
  MODELWND: DAYS,
  POSTPROCWND: DAYS,
  STSVIAMODS: boolean,
  PMTBYADDR: boolean,
  PMTBYXFER: boolean,
  PMTBYPAYEEID: boolean,
  CANADDPAYEE: boolean,
  HASEXTDPMT: boolean,
} as const;
const CHANGES = {
  CANMODPMTS: boolean,
  CANMODMDLS: boolean,
  DIFFFIRSTPMT: boolean,
  DIFFLASTPMT: boolean,
} as const;

/** Payments, in the profile. */
export class BILLPAYMSGSETV1 extends aggregate('12.11.2', {
  ...UP_TO_EXTENDED_PAYMENTS,
  ...CHANGES,
  BILLPUBCONTEXT: optional(boolean, SINCE_201),
}) {}
export class BILLPAYMSGSETV2 extends aggregate('12.11.2', {
  ...UP_TO_EXTENDED_PAYMENTS,
  HASRECEXTDPMT: boolean,
  ...CHANGES,
  NEEDTANPMT: boolean,
  NEEDTANPAYEE: boolean,
  SUPPORTDTAVAIL: boolean,
  CANMOTO: optional(boolean, ONLY_16),
  PAYEEMODPENDING: optional(oneOf('NEVER', 'IFREQUESTED'), ONLY_16),
}) {}
export class BILLPAYMSGSET extends aggregate('12.11.2', {
  BILLPAYMSGSETV1,
  BILLPAYMSGSETV2: many(BILLPAYMSGSETV2, V2SETS),
}) {}
