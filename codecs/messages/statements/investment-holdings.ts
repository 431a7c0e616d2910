import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';
import { kindsIn } from './blocks.ts';
import { type Currencies, currencies } from './currency.ts';
import type { Source401k, Subaccount } from './investment-transactions.ts';
import type { FindSecurity, Security } from './securities.ts';

const POSITIONS = ['POSSTOCK', 'POSMF', 'POSDEBT', 'POSOPT', 'POSOTHER'] as const;

/** Kinds of positions, by their aggregates (section 13.9.2.6). */
export type InvestmentPositionType = (typeof POSITIONS)[number];

interface PositionFields extends Pick<Currencies, 'currency'> {
  readonly security?: Security;
  /** UNITS: shares, contracts or a bond's face value; see `side` for what is owed. */
  readonly units: string;
  /** UNITPRICE: for bonds in per cent of the face value. */
  readonly unitPrice: string;
  /** MKTVAL: exact decimal string. */
  readonly marketValue: string;
  /** DTPRICEASOF: when the price was that. */
  readonly asOf: OfxDateTime;
  /** POSTYPE: what the customer has, or has sold without having it. */
  readonly side: 'LONG' | 'SHORT';
  /** AVGCOSTBASIS (2.2 and later). */
  readonly averageCost?: string;
  /** HELDINACCT. */
  readonly subaccount: Subaccount;
  readonly source401k?: Source401k;
  readonly memo?: string;
}

type PositionSources = { readonly [Type in InvestmentPositionType]: Ofx<Type> };

/** What an account holds of one security. `type` is the tag of the aggregate, `source` the aggregate itself. */
export type InvestmentPosition<Type extends InvestmentPositionType = InvestmentPositionType> = {
  [T in Type]: PositionFields & { readonly type: T; readonly source: PositionSources[T] };
}[Type];

export const positions = (list: Ofx<'INVPOSLIST'>, security: FindSecurity): InvestmentPosition[] =>
  kindsIn(list, POSITIONS).flatMap((type) => positionsOfType(list, type, security));

const positionsOfType = <Type extends InvestmentPositionType>(
  list: { readonly [T in InvestmentPositionType]?: readonly PositionSources[T][] },
  type: Type,
  find: FindSecurity,
): InvestmentPosition<Type>[] =>
  (list[type] ?? []).map((source: PositionSources[Type]) => ({ ...position(source, find), type, source }));

const position = (
  { INVPOS: held }: PositionSources[InvestmentPositionType],
  find: FindSecurity,
): PositionFields =>
  known({
    security: find(held?.SECID),
    units: held?.UNITS,
    unitPrice: held?.UNITPRICE,
    marketValue: held?.MKTVAL,
    asOf: held?.DTPRICEASOF,
    side: held?.POSTYPE,
    averageCost: held?.AVGCOSTBASIS,
    subaccount: held?.HELDINACCT,
    source401k: held?.INV401KSOURCE,
    memo: held?.MEMO ?? held?.MEMO2,
    currency: held && currencies(held).currency,
  });

const ORDERS = [
  'OOBUYDEBT',
  'OOBUYMF',
  'OOBUYOPT',
  'OOBUYOTHER',
  'OOBUYSTOCK',
  'OOSELLDEBT',
  'OOSELLMF',
  'OOSELLOPT',
  'OOSELLOTHER',
  'OOSELLSTOCK',
  'SWITCHMF',
] as const;

/** Kinds of open orders, by their aggregates (section 13.9.2.5.2). */
export type OpenOrderType = (typeof ORDERS)[number];

interface OpenOrderFields extends Pick<Currencies, 'currency'> {
  /** FITID: unique within the account. */
  readonly id: string;
  /** DTPLACED. */
  readonly placedAt: OfxDateTime;
  readonly security?: Security;
  /** UNITS: how much is ordered, a decimal string. */
  readonly units: string;
  /** DURATION: how long the order stands. */
  readonly duration: Ofx<'OO'>['DURATION'];
  /** RESTRICTION: how much of it must be had at once. */
  readonly restriction: Ofx<'OO'>['RESTRICTION'];
  /** MINUNITS: the least number of units, with restriction `MINUNITS`. */
  readonly minimumUnits?: string;
  readonly limitPrice?: string;
  readonly stopPrice?: string;
  /** SUBACCT. */
  readonly subaccount: Subaccount;
  readonly source401k?: Source401k;
  readonly memo?: string;
}

type OrderSources = { readonly [Type in OpenOrderType]: Ofx<Type> };

/** What is ordered and not yet done. `type` is the tag of the aggregate, `source` the aggregate itself. */
export type OpenOrder<Type extends OpenOrderType = OpenOrderType> = {
  [T in Type]: OpenOrderFields & { readonly type: T; readonly source: OrderSources[T] };
}[Type];

export const openOrders = (list: Ofx<'INVOOLIST'>, security: FindSecurity): OpenOrder[] =>
  kindsIn(list, ORDERS).flatMap((type) => ordersOfType(list, type, security));

const ordersOfType = <Type extends OpenOrderType>(
  list: { readonly [T in OpenOrderType]?: readonly OrderSources[T][] },
  type: Type,
  find: FindSecurity,
): OpenOrder<Type>[] =>
  (list[type] ?? []).map((source: OrderSources[Type]) => ({ ...order(source, find), type, source }));

const order = ({ OO: order }: OrderSources[OpenOrderType], find: FindSecurity): OpenOrderFields =>
  known({
    id: order?.FITID,
    placedAt: order?.DTPLACED,
    security: find(order?.SECID),
    units: order?.UNITS,
    duration: order?.DURATION,
    restriction: order?.RESTRICTION,
    minimumUnits: order?.MINUNITS,
    limitPrice: order?.LIMITPRICE,
    stopPrice: order?.STOPPRICE,
    subaccount: order?.SUBACCT,
    source401k: order?.INV401KSOURCE,
    memo: order?.MEMO ?? order?.MEMO2,
    currency: order && currencies(order).currency,
  });
