import { A, amount, boolean, currency, dateTime, oneOf } from '../datatypes/index.ts';
import {
  aggregate,
  choice,
  many,
  optional,
  optionalChoice,
  optionalMix,
  required,
  some,
} from '../dsl/aggregate.ts';
import { SINCE_151, SINCE_210, V2SETS } from '../versions.ts';
import { BANKACCT, BANKACCTTO, CCACCT, LOANACCT } from './accounts.ts';
import { MODEL_ID, OPTIONAL_MODEL_ID, REFNUM, SERVER_ID } from './leaves.ts';
import { LOANTRNAMT } from './loan-parts.ts';
import { DAYS, PROCESSING_TIMES, PROJECTED_OR_POSTED } from './processing.ts';
import { CANPENDING, MODPENDING, RECURRINST } from './recurring.ts';
import { syncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

// Transfers within an institution (INTRA...) and between two (INTER...), once or by a recurring model (REC...).

/** What is transferred, from where to where and when. */
export class XFERINFO extends aggregate(
  '11.3.5',
  choice({ BANKACCTFROM: BANKACCT }, { LOANACCTFROM: required(LOANACCT, SINCE_210) }, { CCACCTFROM: CCACCT }),
  choice({ BANKACCTTO }, { LOANACCTTO: required(LOANACCT, SINCE_210) }, { CCACCTTO: CCACCT }),
  {
    TRNAMT: amount,
    // The 2.3 schema requires it, which would forbid transfers without a loan.
    LOANTRNAMT: optional(LOANTRNAMT, SINCE_210),
    DTDUE: optional(dateTime),
    DTAVAIL: optional(dateTime, V2SETS),
    MEMO2: optional(A(390), V2SETS),
  },
) {}

/** What became of a transfer. */
export class XFERPRCSTS extends aggregate('11.3.6', {
  XFERPRCCODE: oneOf('WILLPROCESSON', 'POSTEDON', 'NOFUNDSON', 'CANCELEDON', 'FAILEDON'),
  DTXFERPRC: dateTime,
}) {}

const XFERPRCSTS_IF_KNOWN = { XFERPRCSTS: optional(XFERPRCSTS) } as const;

/** Transfer within the institution: make, change, cancel. */
export class INTRARQ extends aggregate('11.7.1.1', { XFERINFO }) {}
export class INTRARS extends aggregate(
  '11.7.1.2',
  { CURDEF: currency },
  SERVER_ID,
  { XFERINFO },
  PROJECTED_OR_POSTED,
  OPTIONAL_MODEL_ID,
  XFERPRCSTS_IF_KNOWN,
) {}
export class INTRAMODRQ extends aggregate('11.7.2.1', SERVER_ID, { XFERINFO }) {}
export class INTRAMODRS extends aggregate('11.7.2.2', SERVER_ID, { XFERINFO }, XFERPRCSTS_IF_KNOWN) {}
export class INTRACANRQ extends aggregate('11.7.3.1', SERVER_ID) {}
export class INTRACANRS extends aggregate('11.7.3.2', SERVER_ID) {}
export class INTRATRNRQ extends transactionRequest(choice({ INTRARQ }, { INTRAMODRQ }, { INTRACANRQ })) {}
export class INTRATRNRS extends transactionResponse(
  optionalChoice({ INTRARS }, { INTRAMODRS }, { INTRACANRS }),
) {}

/** Transfer to another institution: make, change, cancel. */
export class INTERRQ extends aggregate('11.8.2.1', { XFERINFO }) {}
export class INTERRS extends aggregate(
  '11.8.2.2',
  { CURDEF: currency },
  SERVER_ID,
  { XFERINFO },
  PROJECTED_OR_POSTED,
  { REFNUM: optional(REFNUM) },
  OPTIONAL_MODEL_ID,
  XFERPRCSTS_IF_KNOWN,
) {}
export class INTERMODRQ extends aggregate('11.8.3.1', SERVER_ID, { XFERINFO }) {}
export class INTERMODRS extends aggregate('11.8.3.2', SERVER_ID, { XFERINFO }, XFERPRCSTS_IF_KNOWN) {}
export class INTERCANRQ extends aggregate('11.8.4.1', SERVER_ID) {}
export class INTERCANRS extends aggregate('11.8.4.2', SERVER_ID) {}
export class INTERTRNRQ extends transactionRequest(choice({ INTERRQ }, { INTERMODRQ }, { INTERCANRQ })) {}
export class INTERTRNRS extends transactionResponse(
  optionalChoice({ INTERRS }, { INTERMODRS }, { INTERCANRS }),
) {}

/** Several transfers to other institutions as one transaction (V2 message sets of 1.5.1 and 1.6). */
export class MULTIINTERTRNRQ extends transactionRequest({ INTERRQ: some(INTERRQ) }) {}
export class MULTIINTERTRNRS extends transactionResponse({ INTERRS: many(INTERRS) }) {}

/** What a recurring model transfers; V2 message sets leave out the wrapping. */
const INTRA_MODEL = choice({ INTRARQ }, { XFERINFO: required(XFERINFO, V2SETS) });
const INTRA_MODEL_MADE = choice({ INTRARS }, { XFERINFO: required(XFERINFO, V2SETS) });
const INTER_MODEL = choice({ INTERRQ }, { XFERINFO: required(XFERINFO, V2SETS) });
const INTER_MODEL_MADE = choice({ INTERRS }, { XFERINFO: required(XFERINFO, V2SETS) });

/** Model of recurring transfers within the institution: make, change, cancel. */
export class RECINTRARQ extends aggregate('11.10.1.1', { RECURRINST }, INTRA_MODEL) {}
export class RECINTRARS extends aggregate('11.10.1.2', MODEL_ID, { RECURRINST }, INTRA_MODEL_MADE) {}
export class RECINTRAMODRQ extends aggregate(
  '11.10.2.1',
  MODEL_ID,
  { RECURRINST },
  INTRA_MODEL,
  MODPENDING,
) {}
export class RECINTRAMODRS extends aggregate(
  '11.10.2.2',
  MODEL_ID,
  { RECURRINST },
  INTRA_MODEL_MADE,
  MODPENDING,
) {}
export class RECINTRACANRQ extends aggregate('11.10.3.1', MODEL_ID, CANPENDING) {}
export class RECINTRACANRS extends aggregate('11.10.3.2', MODEL_ID, CANPENDING) {}
export class RECINTRATRNRQ extends transactionRequest(
  choice({ RECINTRARQ }, { RECINTRAMODRQ }, { RECINTRACANRQ }),
) {}
export class RECINTRATRNRS extends transactionResponse(
  optionalChoice({ RECINTRARS }, { RECINTRAMODRS }, { RECINTRACANRS }),
) {}

/** Model of recurring transfers to another institution: make, change, cancel. */
export class RECINTERRQ extends aggregate('11.10.4.1', { RECURRINST }, INTER_MODEL) {}
export class RECINTERRS extends aggregate('11.10.4.2', MODEL_ID, { RECURRINST }, INTER_MODEL_MADE) {}
export class RECINTERMODRQ extends aggregate(
  '11.10.5.1',
  MODEL_ID,
  { RECURRINST },
  INTER_MODEL,
  MODPENDING,
) {}
export class RECINTERMODRS extends aggregate(
  '11.10.5.2',
  MODEL_ID,
  { RECURRINST },
  INTER_MODEL_MADE,
  MODPENDING,
) {}
export class RECINTERCANRQ extends aggregate('11.10.6.1', MODEL_ID, CANPENDING) {}
export class RECINTERCANRS extends aggregate('11.10.6.2', MODEL_ID, CANPENDING) {}
export class RECINTERTRNRQ extends transactionRequest(
  choice({ RECINTERRQ }, { RECINTERMODRQ }, { RECINTERCANRQ }),
) {}
export class RECINTERTRNRS extends transactionResponse(
  optionalChoice({ RECINTERRS }, { RECINTERMODRS }, { RECINTERCANRS }),
) {}

/** The account whose transfers are synchronised. */
const SOURCE = choice(
  { BANKACCTFROM: BANKACCT },
  { CCACCTFROM: required(CCACCT, SINCE_151) },
  { LOANACCTFROM: required(LOANACCT, SINCE_210) },
);

export class INTRASYNCRQ extends syncRequest(SOURCE, { INTRATRNRQ: many(INTRATRNRQ) }) {}
export class INTRASYNCRS extends syncResponse(SOURCE, { INTRATRNRS: many(INTRATRNRS) }) {}
export class INTERSYNCRQ extends syncRequest(
  SOURCE,
  optionalMix({ INTERTRNRQ: many(INTERTRNRQ), MULTIINTERTRNRQ: many(MULTIINTERTRNRQ, V2SETS) }),
) {}
export class INTERSYNCRS extends syncResponse(
  SOURCE,
  optionalMix({ INTERTRNRS: many(INTERTRNRS), MULTIINTERTRNRS: many(MULTIINTERTRNRS, V2SETS) }),
) {}
export class RECINTRASYNCRQ extends syncRequest(SOURCE, { RECINTRATRNRQ: many(RECINTRATRNRQ) }) {}
export class RECINTRASYNCRS extends syncResponse(SOURCE, { RECINTRATRNRS: many(RECINTRATRNRS) }) {}
export class RECINTERSYNCRQ extends syncRequest(SOURCE, { RECINTERTRNRQ: many(RECINTERTRNRQ) }) {}
export class RECINTERSYNCRS extends syncResponse(SOURCE, { RECINTERTRNRS: many(RECINTERTRNRS) }) {}

/** How transfers are processed, in the profile. */
export class XFERPROF extends aggregate('11.13.2.2', {
  ...PROCESSING_TIMES,
  CANSCHED: boolean,
  CANRECUR: boolean,
  CANLOAN: optional(boolean, SINCE_210),
  CANSCHEDLOAN: optional(boolean, SINCE_210),
  CANRECURLOAN: optional(boolean, SINCE_210),
  CANMODXFERS: boolean,
  CANMODMDLS: boolean,
  MODELWND: DAYS,
  DAYSWITH: DAYS,
  DFLTDAYSTOPAY: DAYS,
  NEEDTANTRANSFER: optional(boolean, V2SETS),
  SUPPORTDTAVAIL: optional(boolean, V2SETS),
}) {}
