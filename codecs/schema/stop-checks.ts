import { amount, boolean, currency, dateTime, oneOf } from '../datatypes/index.ts';
import { aggregate, choice, many, optional, some } from '../dsl/aggregate.ts';
import { BANKACCT } from './accounts.ts';
import { OWN_CURRENCY } from './common.ts';
import { CHECKNUM, MESSAGE, NAME, SHORT_MESSAGE } from './leaves.ts';
import { PROCESSING_TIMES } from './processing.ts';
import { syncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

/** Checks by number. */
export class CHKRANGE extends aggregate('11.6.1.1', {
  CHKNUMSTART: CHECKNUM,
  CHKNUMEND: optional(CHECKNUM),
}) {}

/** A check by what is known of it. */
export class CHKDESC extends aggregate('11.6.1.1', {
  NAME,
  CHECKNUM: optional(CHECKNUM),
  DTUSER: optional(dateTime),
  TRNAMT: optional(amount),
}) {}

/** Request to stop checks. */
export class STPCHKRQ extends aggregate(
  '11.6.1.1',
  { BANKACCTFROM: BANKACCT },
  choice({ CHKRANGE }, { CHKDESC }),
) {}

/** What became of the request for one check: 0 stopped, 1 too late, 100 and 101 not found. */
export class STPCHKNUM extends aggregate(
  '11.6.1.2',
  {
    CHECKNUM,
    NAME: optional(NAME),
    DTUSER: optional(dateTime),
    TRNAMT: optional(amount),
    CHKSTATUS: oneOf('0', '1', '100', '101'),
    CHKERROR: optional(MESSAGE),
  },
  OWN_CURRENCY,
) {}

export class STPCHKRS extends aggregate('11.6.1.2', {
  CURDEF: currency,
  BANKACCTFROM: BANKACCT,
  STPCHKNUM: some(STPCHKNUM),
  FEE: amount,
  FEEMSG: SHORT_MESSAGE,
}) {}
export class STPCHKTRNRQ extends transactionRequest({ STPCHKRQ }) {}
export class STPCHKTRNRS extends transactionResponse({ STPCHKRS: optional(STPCHKRS) }) {}
export class STPCHKSYNCRQ extends syncRequest(
  { BANKACCTFROM: BANKACCT },
  { STPCHKTRNRQ: many(STPCHKTRNRQ) },
) {}
export class STPCHKSYNCRS extends syncResponse(
  { BANKACCTFROM: BANKACCT },
  { STPCHKTRNRS: many(STPCHKTRNRS) },
) {}

/** How stop checks are processed, in the profile. */
export class STPCHKPROF extends aggregate('11.13.2.3', {
  ...PROCESSING_TIMES,
  CANUSERANGE: boolean,
  CANUSEDESC: boolean,
  STPCHKFEE: amount,
}) {}
