import { A, N, oneOf } from '../datatypes/index.ts';
import { choice, optionalChoice, required } from '../dsl/aggregate.ts';
import { V2SETS } from '../versions.ts';

// Leaves that more than one aggregate has, by their tags, and the pairs of them that 1.5.1 and 1.6 made: the
// V1 message sets have the short form, the V2 message sets the long one.

/** Name of a person, a payee, a bank. */
export const NAME = A(32);
/** Name of a firm or a part of a person's name. */
export const GENERIC_NAME = A(32);
export const PHONE = A(32);
export const EMAIL = A(80);
export const COUNTRY = A(3);
export const MEMO = A(255);
/** A short text for a person. */
export const SHORT_MESSAGE = A(80);
/** A text for a person. */
export const MESSAGE = A(255);
/** Marketing information at the end of a statement. */
export const MKTGINFO = A(360);
export const URL = A(255);

/** The frequencies that all recurring things have in common. */
export const FREQUENCIES = [
  'WEEKLY',
  'BIWEEKLY',
  'TWICEMONTHLY',
  'MONTHLY',
  'FOURWEEKS',
  'BIMONTHLY',
  'QUARTERLY',
  'SEMIANNUALLY',
] as const;

/** The globally unique id of a transaction (section 3.2.8.6). */
export const TRNUID = A(36);
/** The user, as the institution knows him. */
export const USERID = A(32);
/** The institution's id of a transaction, unique within the account. */
export const FITID = A(255);
/** An id of the client's or the institution's choice. */
export const ID = A(32);
/** A security's id at the institution. */
export const FIID = A(32);
export const CHECKNUM = A(12);
export const REFNUM = A(32);
/** Standard industry code. */
export const SIC = N(6);
/** The service provider, where an institution has several. */
export const SPNAME = A(32);
/** Text a bill shows to link a payment to it. */
export const BILLREFINFO = A(80);
/** Who publishes bills. */
export const BILLPUB = A(32);
/** A loan within a 401(k) account. */
export const LOANID = A(32);

/** The institution's id of what a request made; SRVRTID2 and RECSRVRTID2 are longer. */
export const SRVRTID = A(10);
export const LONG_SRVRTID = A(36);
const SRVRTID2 = required(LONG_SRVRTID, V2SETS);

/** The payment system's id of a payee, and the payee's place in the user's list. */
export const PAYEEID = A(12);
export const PAYEELSTID = A(12);
/** PAYEEID2 and PAYEELSTID2. */
export const LONG_PAYEEID = A(36);
export const PAYEEID2 = required(LONG_PAYEEID, V2SETS);
const PAYEELSTID2 = required(LONG_PAYEEID, V2SETS);

/** The institution's id of what was requested. */
export const SERVER_ID = choice({ SRVRTID }, { SRVRTID2 });
export const OPTIONAL_SERVER_ID = optionalChoice({ SRVRTID }, { SRVRTID2 });

/** The institution's id of a recurring model. */
export const MODEL_ID = choice({ RECSRVRTID: SRVRTID }, { RECSRVRTID2: SRVRTID2 });
export const OPTIONAL_MODEL_ID = optionalChoice({ RECSRVRTID: SRVRTID }, { RECSRVRTID2: SRVRTID2 });

/** The payee's place in the user's payee list. */
export const PAYEE_LIST_ID = choice({ PAYEELSTID }, { PAYEELSTID2 });

export const OPTIONAL_MEMO = optionalChoice({ MEMO }, { MEMO2: required(A(390), V2SETS) });

const URL2 = required(A(1024), V2SETS);
export const URL_OR_URL2 = choice({ URL }, { URL2 });
export const OPTIONAL_URL_OR_URL2 = optionalChoice({ URL }, { URL2 });

const MESSAGE2 = required(A(2000), V2SETS);
export const MESSAGE_OR_MESSAGE2 = choice({ MESSAGE }, { MESSAGE2 });
export const OPTIONAL_MESSAGE_OR_MESSAGE2 = optionalChoice({ MESSAGE }, { MESSAGE2 });

/** Where a 401(k) account's money came from. */
export const INV401KSOURCE = oneOf(
  'PRETAX',
  'AFTERTAX',
  'MATCH',
  'PROFITSHARING',
  'ROLLOVER',
  'OTHERVEST',
  'OTHERNONVEST',
);
