import { amount, boolean } from '../datatypes/index.ts';
import { aggregate, many, mix } from '../dsl/aggregate.ts';
import { V2SETS } from '../versions.ts';
import { MSGSETCORE } from './message-set.ts';
import { DAYS } from './processing.ts';
import {
  INTERSYNCRQ,
  INTERSYNCRS,
  INTERTRNRQ,
  INTERTRNRS,
  MULTIINTERTRNRQ,
  MULTIINTERTRNRS,
  RECINTERSYNCRQ,
  RECINTERSYNCRS,
  RECINTERTRNRQ,
  RECINTERTRNRS,
  XFERPROF,
} from './transfers.ts';

const REQUESTS = {
  INTERTRNRQ: many(INTERTRNRQ),
  RECINTERTRNRQ: many(RECINTERTRNRQ),
  INTERSYNCRQ: many(INTERSYNCRQ),
  RECINTERSYNCRQ: many(RECINTERSYNCRQ),
} as const;
const RESPONSES = {
  INTERTRNRS: many(INTERTRNRS),
  RECINTERTRNRS: many(RECINTERTRNRS),
  INTERSYNCRS: many(INTERSYNCRS),
  RECINTERSYNCRS: many(RECINTERSYNCRS),
} as const;

/** Transfers between institutions. */
export class INTERXFERMSGSRQV1 extends aggregate('11.13.4', mix(REQUESTS)) {}
export class INTERXFERMSGSRSV1 extends aggregate('11.13.4', mix(RESPONSES)) {}
export class INTERXFERMSGSRQV2 extends aggregate(
  '11.13.4',
  mix({ ...REQUESTS, MULTIINTERTRNRQ: many(MULTIINTERTRNRQ) }),
) {}
export class INTERXFERMSGSRSV2 extends aggregate(
  '11.13.4',
  mix({ ...RESPONSES, MULTIINTERTRNRS: many(MULTIINTERTRNRS) }),
) {}

const PROFILE = {
  MSGSETCORE,
  XFERPROF,
  CANBILLPAY: boolean,
  CANCELWND: DAYS,
  DOMXFERFEE: amount,
  INTLXFERFEE: amount,
} as const;

/** Transfers between institutions, in the profile. */
export class INTERXFERMSGSETV1 extends aggregate('11.13.4', PROFILE) {}
export class INTERXFERMSGSETV2 extends aggregate('11.13.4', { ...PROFILE, CANMULTI: boolean }) {}
export class INTERXFERMSGSET extends aggregate('11.13.4', {
  INTERXFERMSGSETV1,
  INTERXFERMSGSETV2: many(INTERXFERMSGSETV2, V2SETS),
}) {}
