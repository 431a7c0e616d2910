import { boolean, integer, oneOf } from '../datatypes/index.ts';
import { aggregate, choice, group, many, optional, optionalChoice, required } from '../dsl/aggregate.ts';
import { ONLY_16, V2SETS } from '../versions.ts';
import { BANKACCTTO } from './accounts.ts';
import { PAYEE, PAYEE2 } from './addresses.ts';
import { ID, NAME, PAYEE_LIST_ID, PAYEEID, PAYEEID2 } from './leaves.ts';
import { syncRequest, syncResponse, transactionRequest, transactionResponse } from './wrappers.ts';

const BANK = { BANKACCTTO: optional(BANKACCTTO) } as const;
const ANY_PAYEE = choice({ PAYEE }, { PAYEE2: required(PAYEE2, V2SETS) });
/** The user's account numbers at the payee. */
const ACCOUNTS = { PAYACCT: many(ID) } as const;
/** Whether payments already scheduled change with the payee (1.6). */
const MODPENDING = { MODPENDING: optional(boolean, ONLY_16) } as const;

/** How the payment system knows the payee. */
export class EXTDPAYEE extends aggregate(
  '12.5.2.7',
  group(choice({ PAYEEID }, { PAYEEID2 }), { IDSCOPE: oneOf('GLOBAL', 'USER'), NAME }),
  { DAYSTOPAY: integer(3) },
) {}
const EXTENDED = { EXTDPAYEE: optional(EXTDPAYEE) } as const;

/** The user's list of payees: add, change, delete. */
export class PAYEERQ extends aggregate(
  '12.9.1.1',
  choice({ PAYEEID }, { PAYEEID2 }, { PAYEE }, { PAYEE2: required(PAYEE2, V2SETS) }),
  BANK,
  ACCOUNTS,
) {}
export class PAYEERS extends aggregate(
  '12.9.1.2',
  PAYEE_LIST_ID,
  group(ANY_PAYEE, BANK),
  EXTENDED,
  ACCOUNTS,
) {}
export class PAYEEMODRQ extends aggregate(
  '12.9.2.1',
  PAYEE_LIST_ID,
  group(ANY_PAYEE, BANK),
  ACCOUNTS,
  MODPENDING,
) {}
export class PAYEEMODRS extends aggregate(
  '12.9.2.2',
  PAYEE_LIST_ID,
  group(ANY_PAYEE, BANK),
  ACCOUNTS,
  EXTENDED,
  MODPENDING,
) {}
export class PAYEEDELRQ extends aggregate('12.9.3.1', PAYEE_LIST_ID) {}
export class PAYEEDELRS extends aggregate('12.9.3.2', PAYEE_LIST_ID) {}
export class PAYEETRNRQ extends transactionRequest(choice({ PAYEERQ }, { PAYEEMODRQ }, { PAYEEDELRQ })) {}
export class PAYEETRNRS extends transactionResponse(
  optionalChoice({ PAYEERS }, { PAYEEMODRS }, { PAYEEDELRS }),
) {}
export class PAYEESYNCRQ extends syncRequest({}, { PAYEETRNRQ: many(PAYEETRNRQ) }) {}
export class PAYEESYNCRS extends syncResponse({}, { PAYEETRNRS: many(PAYEETRNRS) }) {}
