import { boolean } from '../datatypes/index.ts';
import { aggregate, many, mix, optional } from '../dsl/aggregate.ts';
import { SINCE_22, SINCE_210, V2SETS } from '../versions.ts';
import { ACCTTYPE, ACCTTYPE2 } from './accounts.ts';
import { STMTENDTRNRQ, STMTENDTRNRS } from './bank-closings.ts';
import { BANKMAILSYNCRQ, BANKMAILSYNCRS, BANKMAILTRNRQ, BANKMAILTRNRS } from './bank-mail.ts';
import { STMTTRNRQ, STMTTRNRS } from './bank-statements.ts';
import { EMAILPROF, IMAGEPROF } from './common.ts';
import { MSGSETCORE } from './message-set.ts';
import { STPCHKPROF, STPCHKSYNCRQ, STPCHKSYNCRS, STPCHKTRNRQ, STPCHKTRNRS } from './stop-checks.ts';
import {
  INTRASYNCRQ,
  INTRASYNCRS,
  INTRATRNRQ,
  INTRATRNRS,
  RECINTRASYNCRQ,
  RECINTRASYNCRS,
  RECINTRATRNRQ,
  RECINTRATRNRS,
  XFERPROF,
} from './transfers.ts';

/** Bank accounts: statements, transfers within the institution, stopped checks, mail. */
export class BANKMSGSRQV1 extends aggregate(
  '11.13.2',
  mix({
    STMTTRNRQ: many(STMTTRNRQ),
    STMTENDTRNRQ: many(STMTENDTRNRQ),
    INTRATRNRQ: many(INTRATRNRQ),
    RECINTRATRNRQ: many(RECINTRATRNRQ),
    STPCHKTRNRQ: many(STPCHKTRNRQ),
    BANKMAILTRNRQ: many(BANKMAILTRNRQ),
    BANKMAILSYNCRQ: many(BANKMAILSYNCRQ),
    STPCHKSYNCRQ: many(STPCHKSYNCRQ),
    INTRASYNCRQ: many(INTRASYNCRQ),
    RECINTRASYNCRQ: many(RECINTRASYNCRQ),
  }),
) {}
export class BANKMSGSRSV1 extends aggregate(
  '11.13.2',
  mix({
    STMTTRNRS: many(STMTTRNRS),
    STMTENDTRNRS: many(STMTENDTRNRS),
    INTRATRNRS: many(INTRATRNRS),
    RECINTRATRNRS: many(RECINTRATRNRS),
    STPCHKTRNRS: many(STPCHKTRNRS),
    BANKMAILTRNRS: many(BANKMAILTRNRS),
    BANKMAILSYNCRS: many(BANKMAILSYNCRS),
    STPCHKSYNCRS: many(STPCHKSYNCRS),
    INTRASYNCRS: many(INTRASYNCRS),
    RECINTRASYNCRS: many(RECINTRASYNCRS),
  }),
) {}

const PROFILE = {
  CLOSINGAVAIL: boolean,
  PENDINGAVAIL: optional(boolean, SINCE_22),
  XFERPROF: optional(XFERPROF),
  STPCHKPROF: optional(STPCHKPROF),
  EMAILPROF,
  IMAGEPROF: optional(IMAGEPROF, SINCE_210),
} as const;

/** Bank accounts, in the profile. */
export class BANKMSGSETV1 extends aggregate('11.13.2.1', {
  MSGSETCORE,
  INVALIDACCTTYPE: many(ACCTTYPE),
  ...PROFILE,
}) {}
export class BANKMSGSETV2 extends aggregate('11.13.2.1', {
  MSGSETCORE,
  INVALIDACCTTYPE2: many(ACCTTYPE2),
  ...PROFILE,
}) {}
export class BANKMSGSET extends aggregate('11.13.2', {
  BANKMSGSETV1,
  BANKMSGSETV2: many(BANKMSGSETV2, V2SETS),
}) {}
