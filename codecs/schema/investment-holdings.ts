import {
  amount,
  boolean,
  dateTime,
  oneOf,
  positiveQuantity,
  quantity,
  unitPrice,
} from '../datatypes/index.ts';
import { aggregate, formerly, many, optional, optionalMix } from '../dsl/aggregate.ts';
import { SINCE_22, UNTIL_203 } from '../versions.ts';
import { BALLIST } from './bank-statements.ts';
import { CURRENCY } from './common.ts';
import {
  BUYTYPE,
  OPTBUYTYPE,
  OPTSELLTYPE,
  POSTYPE,
  SECURED,
  SELLTYPE,
  SOURCE,
  SUBACCOUNT,
} from './investment-transactions.ts';
import { FITID, OPTIONAL_MEMO, OPTIONAL_SERVER_ID } from './leaves.ts';
import { SECID } from './securities.ts';

/** What every position has. */
export class INVPOS extends aggregate(
  '13.9.2.6.1',
  {
    SECID,
    HELDINACCT: SUBACCOUNT,
    POSTYPE,
    UNITS: quantity,
    UNITPRICE: unitPrice,
    MKTVAL: amount,
    AVGCOSTBASIS: optional(amount, SINCE_22),
    DTPRICEASOF: dateTime,
    CURRENCY: optional(CURRENCY),
  },
  OPTIONAL_MEMO,
  SOURCE,
) {}

const WHERE_HELD = {
  UNITSSTREET: optional(positiveQuantity),
  UNITSUSER: optional(positiveQuantity),
  REINVDIV: optional(boolean),
} as const;

/** Positions: in a bond, ... */
export class POSDEBT extends aggregate('13.9.2.6.2', { INVPOS }) {}
/** ... a mutual fund, ... */
export class POSMF extends aggregate('13.9.2.6.3', { INVPOS, ...WHERE_HELD, REINVCG: optional(boolean) }) {}
/** ... an option, ... */
export class POSOPT extends aggregate('13.9.2.6.4', { INVPOS, SECURED: optional(SECURED) }) {}
/** ... another security, ... */
export class POSOTHER extends aggregate('13.9.2.6.5', { INVPOS }) {}
/** ... a stock. */
export class POSSTOCK extends aggregate('13.9.2.6.6', { INVPOS, ...WHERE_HELD }) {}

/** What the account holds. */
export class INVPOSLIST extends aggregate(
  '13.9.2.2',
  optionalMix({
    POSMF: many(POSMF),
    POSSTOCK: many(POSSTOCK),
    POSDEBT: many(POSDEBT),
    POSOPT: many(POSOPT),
    POSOTHER: many(POSOTHER),
  }),
) {}

/** The account's balances. */
export class INVBAL extends aggregate('13.9.2.7', {
  AVAILCASH: amount,
  MARGINBALANCE: amount,
  SHORTBALANCE: amount,
  BUYPOWER: optional(amount),
  BALLIST: optional(BALLIST),
}) {}

/** What every open order has. */
export class OO extends aggregate(
  '13.9.2.5.1',
  { FITID },
  OPTIONAL_SERVER_ID,
  {
    SECID,
    DTPLACED: dateTime,
    UNITS: quantity,
    SUBACCT: SUBACCOUNT,
    DURATION: oneOf('DAY', 'GOODTILCANCEL', 'IMMEDIATE'),
    RESTRICTION: oneOf('ALLORNONE', 'MINUNITS', 'NONE'),
    MINUNITS: optional(quantity),
    LIMITPRICE: optional(unitPrice),
    STOPPRICE: optional(unitPrice),
  },
  OPTIONAL_MEMO,
  { CURRENCY: optional(CURRENCY), ...SOURCE },
) {}

const UNITTYPE = oneOf('SHARES', 'CURRENCY');

/** Open orders to buy: a bond, ... */
export class OOBUYDEBT extends aggregate('13.9.2.5.2', {
  OO,
  AUCTION: boolean,
  DTAUCTION: optional(dateTime),
}) {}
/** ... a mutual fund, ... */
export class OOBUYMF extends aggregate('13.9.2.5.2', { OO, BUYTYPE, UNITTYPE }) {}
/** ... an option, ... */
export class OOBUYOPT extends aggregate('13.9.2.5.2', { OO, OPTBUYTYPE }) {}
/** ... another security, ... */
export class OOBUYOTHER extends aggregate('13.9.2.5.2', { OO, UNITTYPE }) {}
/** ... a stock. */
export class OOBUYSTOCK extends aggregate('13.9.2.5.2', { OO, BUYTYPE }) {}

/** Open orders to sell: a bond, ... */
export class OOSELLDEBT extends aggregate('13.9.2.5.2', { OO }) {}
/** ... a mutual fund, ... */
export class OOSELLMF extends aggregate('13.9.2.5.2', { OO, SELLTYPE, UNITTYPE, SELLALL: boolean }) {}
/** ... an option, ... */
export class OOSELLOPT extends aggregate('13.9.2.5.2', { OO, OPTSELLTYPE }) {}
/** ... another security, ... */
export class OOSELLOTHER extends aggregate('13.9.2.5.2', { OO, UNITTYPE }) {}
/** ... a stock. */
export class OOSELLSTOCK extends aggregate('13.9.2.5.2', { OO, SELLTYPE }) {}

/** An open order to switch from one mutual fund to another. */
export class SWITCHMF extends aggregate('13.9.2.5.2', { OO, SECID, UNITTYPE, SWITCHALL: boolean }) {}

/** What has been ordered and not yet done. */
export class INVOOLIST extends aggregate(
  '13.9.2.2',
  optionalMix({
    OOBUYDEBT: many(OOBUYDEBT),
    OOBUYMF: many(OOBUYMF),
    OOBUYOPT: many(OOBUYOPT),
    OOBUYOTHER: many(OOBUYOTHER),
    OOBUYSTOCK: many(OOBUYSTOCK),
    OOSELLDEBT: many(OOSELLDEBT),
    OOSELLMF: many(OOSELLMF),
    OOSELLOPT: many(OOSELLOPT),
    OOSELLOTHER: many(OOSELLOTHER),
    OOSELLSTOCK: many(OOSELLSTOCK),
    SWITCHMF: formerly('OOSWITCHMF', UNTIL_203, many(SWITCHMF)),
  }),
) {}
