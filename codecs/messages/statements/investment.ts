import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { type InvestmentAccountIdentification, investmentAccount } from '../accounts.ts';
import { known } from '../known.ts';
import { type NamedBalance, namedBalances } from './balance.ts';
import type { StatementCore } from './core.ts';
import { type InvestmentPosition, type OpenOrder, openOrders, positions } from './investment-holdings.ts';
import { type InvestmentTransaction, investmentTransactions } from './investment-transactions.ts';
import type { FindSecurity } from './securities.ts';

/**
 * A statement of an investment account (section 13.9.2.1). Its securities come from the list of the same file.
 * `source` is the aggregate itself, with INV401K and all else that is not here.
 */
export interface InvestmentStatement extends StatementCore {
  readonly type: 'investment';
  readonly account: InvestmentAccountIdentification;
  /** DTASOF: when the institution made the statement. */
  readonly asOf: OfxDateTime;
  /** Grouped by kind; sort by `postedAt` for a history. */
  readonly transactions: readonly InvestmentTransaction[];
  readonly positions: readonly InvestmentPosition[];
  readonly openOrders: readonly OpenOrder[];
  /** INVBAL. */
  readonly balances?: InvestmentBalances;
  /** INV401KBAL (2.x). */
  readonly balances401k?: Balances401k;
  readonly source: Ofx<'INVSTMTRS'>;
}

/** INVBAL (section 13.9.2.7). Exact decimal strings in the statement's currency. */
export interface InvestmentBalances {
  /** AVAILCASH: in all parts of the account. */
  readonly availableCash: string;
  /** MARGINBALANCE: positive for cash, negative for what the customer borrowed. */
  readonly margin: string;
  /** SHORTBALANCE: the market value of what was sold short; positive. */
  readonly short: string;
  /** BUYPOWER. */
  readonly buyingPower?: string;
}

/** INV401KBAL (section 13.9.2.9): what the account is worth, by where the money came from. */
export interface Balances401k {
  readonly total: string;
  /** CASHBAL. */
  readonly cash?: string;
  readonly preTax?: string;
  readonly afterTax?: string;
  readonly match?: string;
  readonly profitSharing?: string;
  readonly rollover?: string;
  readonly otherVested?: string;
  readonly otherNonvested?: string;
  /** BALLIST: balances the standard has no elements for. */
  readonly furtherBalances?: readonly NamedBalance[];
}

export const investmentStatement = (
  response: Ofx<'INVSTMTRS'>,
  security: FindSecurity,
): InvestmentStatement => {
  const { INVTRANLIST: list, INVPOSLIST, INVOOLIST, INVBAL, INV401KBAL } = response;
  return known({
    type: 'investment',
    account: response.INVACCTFROM && investmentAccount(response.INVACCTFROM),
    currency: response.CURDEF,
    asOf: response.DTASOF,
    from: list?.DTSTART,
    to: list?.DTEND,
    transactions: list ? investmentTransactions(list, security) : [],
    positions: INVPOSLIST ? positions(INVPOSLIST, security) : [],
    openOrders: INVOOLIST ? openOrders(INVOOLIST, security) : [],
    balances: INVBAL && balances(INVBAL),
    balances401k: INV401KBAL && balances401k(INV401KBAL),
    furtherBalances: namedBalances(INVBAL?.BALLIST),
    source: response,
  });
};

const balances = (held: Ofx<'INVBAL'>): InvestmentBalances =>
  known({
    availableCash: held.AVAILCASH,
    margin: held.MARGINBALANCE,
    short: held.SHORTBALANCE,
    buyingPower: held.BUYPOWER,
  });

const balances401k = (held: Ofx<'INV401KBAL'>): Balances401k =>
  known({
    total: held.TOTAL,
    cash: held.CASHBAL,
    preTax: held.PRETAX,
    afterTax: held.AFTERTAX,
    match: held.MATCH,
    profitSharing: held.PROFITSHARING,
    rollover: held.ROLLOVER,
    otherVested: held.OTHERVEST,
    otherNonvested: held.OTHERNONVEST,
    furtherBalances: namedBalances(held.BALLIST),
  });
