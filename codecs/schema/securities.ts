import {
  A,
  amount,
  boolean,
  dateTime,
  empty,
  integer,
  oneOf,
  rate,
  spelt,
  unitPrice,
} from '../datatypes/index.ts';
import { aggregate, choice, many, optional, optionalMix, some } from '../dsl/aggregate.ts';
import { UNTIL_203, V2SETS } from '../versions.ts';
import { CURRENCY } from './common.ts';
import { FIID, GENERIC_NAME, OPTIONAL_MEMO } from './leaves.ts';
import { MSGSETCORE } from './message-set.ts';
import { transactionRequest, transactionResponse } from './wrappers.ts';

/** What identifies a security, for instance its CUSIP or ISIN. */
export class SECID extends aggregate('13.8.1', { UNIQUEID: A(32), UNIQUEIDTYPE: A(10) }) {}

const TICKER = A(32);

/** What is known of every security. */
export class SECINFO extends aggregate(
  '13.8.5.1',
  {
    SECID,
    SECNAME: A(120),
    TICKER: optional(TICKER),
    FIID: optional(FIID),
    RATING: optional(A(10)),
    UNITPRICE: optional(unitPrice),
    DTASOF: optional(dateTime),
    CURRENCY: optional(CURRENCY),
  },
  OPTIONAL_MEMO,
) {}

/** Kinds of securities, for diversification. */
const ASSETCLASS = oneOf(
  'DOMESTICBOND',
  'INTLBOND',
  'LARGESTOCK',
  'SMALLSTOCK',
  'INTLSTOCK',
  'MONEYMRKT',
  'OTHER',
);
const FIASSETCLASS = GENERIC_NAME;
const ASSET_CLASSES = {
  ASSETCLASS: optional(ASSETCLASS),
  FIASSETCLASS: optional(FIASSETCLASS),
} as const;
const YIELD = { YIELD: optional(rate), DTYIELDASOF: optional(dateTime) } as const;

/** A bond. */
export class DEBTINFO extends aggregate('13.8.5.2', {
  SECINFO,
  PARVALUE: amount,
  DEBTTYPE: oneOf('COUPON', 'ZERO'),
  DEBTCLASS: optional(oneOf('TREASURY', 'MUNICIPAL', 'CORPORATE', 'OTHER')),
  COUPONRT: optional(rate),
  DTCOUPON: optional(dateTime),
  COUPONFREQ: optional(
    oneOf(
      'MONTHLY',
      'QUARTERLY',
      spelt('SEMIANNUAL', 'SEMIANNUALLY', UNTIL_203),
      spelt('ANNUAL', 'ANUALLY', UNTIL_203),
      'OTHER',
    ),
  ),
  CALLPRICE: optional(unitPrice),
  YIELDTOCALL: optional(rate),
  DTCALL: optional(dateTime),
  CALLTYPE: optional(oneOf('CALL', 'PUT', 'PREFUND', 'MATURITY')),
  YIELDTOMAT: optional(rate),
  DTMAT: optional(dateTime),
  ...ASSET_CLASSES,
}) {}

/** A part of a mutual fund's assets, in per cent. */
export class PORTION extends aggregate('13.8.5.3', { ASSETCLASS, PERCENT: rate }) {}
export class MFASSETCLASS extends aggregate('13.8.5.3', { PORTION: some(PORTION) }) {}
/** The same, by the institution's own classes. */
export class FIPORTION extends aggregate('13.8.5.3', { FIASSETCLASS, PERCENT: rate }) {}
export class FIMFASSETCLASS extends aggregate('13.8.5.3', { FIPORTION: some(FIPORTION) }) {}

/** A mutual fund. */
export class MFINFO extends aggregate('13.8.5.3', {
  SECINFO,
  MFTYPE: optional(oneOf('OPENEND', 'CLOSEEND', 'OTHER')),
  ...YIELD,
  MFASSETCLASS: optional(MFASSETCLASS),
  FIMFASSETCLASS: optional(FIMFASSETCLASS),
}) {}

/** Shares a contract is for. */
export const SHPERCTRCT = integer(5);

/** An option. */
export class OPTINFO extends aggregate('13.8.5.4', {
  SECINFO,
  OPTTYPE: oneOf('CALL', 'PUT'),
  STRIKEPRICE: unitPrice,
  DTEXPIRE: dateTime,
  SHPERCTRCT,
  SECID: optional(SECID),
  ...ASSET_CLASSES,
}) {}

/** A security of another kind. */
export class OTHERINFO extends aggregate('13.8.5.5', {
  SECINFO,
  TYPEDESC: optional(A(32)),
  ...ASSET_CLASSES,
}) {}

/** A stock. */
export class STOCKINFO extends aggregate('13.8.5.6', {
  SECINFO,
  STOCKTYPE: optional(oneOf('COMMON', 'PREFERRED', 'CONVERTIBLE', 'OTHER')),
  ...YIELD,
  ...ASSET_CLASSES,
}) {}

/** The securities that the investment statements of the file name. */
export class SECLIST extends aggregate(
  '13.8.4.4',
  optionalMix({
    MFINFO: many(MFINFO),
    STOCKINFO: many(STOCKINFO),
    OPTINFO: many(OPTINFO),
    DEBTINFO: many(DEBTINFO),
    OTHERINFO: many(OTHERINFO),
  }),
) {}

/** One security asked for. */
export class SECRQ extends aggregate('13.8.2.2', choice({ SECID }, { TICKER }, { FIID })) {}
export class SECLISTRQ extends aggregate('13.8.2.2', { SECRQ: some(SECRQ) }) {}
export class SECLISTTRNRQ extends transactionRequest({ SECLISTRQ }) {}
/** The response is empty: the securities are in the SECLIST beside it. */
export class SECLISTTRNRS extends transactionResponse({ SECLISTRS: optional(empty) }) {}

export class SECLISTMSGSRQV1 extends aggregate('13.7.2.2.1', { SECLISTTRNRQ: some(SECLISTTRNRQ) }) {}
export class SECLISTMSGSRSV1 extends aggregate('13.7.2.2.2', {
  SECLISTTRNRS: many(SECLISTTRNRS),
  SECLIST: optional(SECLIST),
}) {}

/** The security list, in the profile. */
export class SECLISTMSGSETV1 extends aggregate('13.7.2.1', { MSGSETCORE, SECLISTRQDNLD: boolean }) {}
export class SECLISTMSGSET extends aggregate('13.7.2.1', {
  SECLISTMSGSETV1,
  SECLISTMSGSETV2: many(SECLISTMSGSETV1, V2SETS),
}) {}
