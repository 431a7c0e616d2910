import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';
import { type Transaction, transaction } from './bank-transactions.ts';
import { kindsIn } from './blocks.ts';
import type { TransactionCore } from './core.ts';
import { currencies } from './currency.ts';
import type { FindSecurity, Security } from './securities.ts';

const KINDS = [
  'BUYDEBT',
  'BUYMF',
  'BUYOPT',
  'BUYOTHER',
  'BUYSTOCK',
  'CLOSUREOPT',
  'INCOME',
  'INVEXPENSE',
  'JRNLFUND',
  'JRNLSEC',
  'MARGININTEREST',
  'REINVEST',
  'RETOFCAP',
  'SELLDEBT',
  'SELLMF',
  'SELLOPT',
  'SELLOTHER',
  'SELLSTOCK',
  'SPLIT',
  'TRANSFER',
  'INVBANKTRAN',
] as const;

/** Kinds of investment transactions, by their aggregates (section 13.9.2.4.4). */
export type InvestmentTransactionType = (typeof KINDS)[number];

interface InvestmentTransactionFields extends TransactionCore {
  /** DTTRADE, or DTPOSTED of INVBANKTRAN. */
  readonly postedAt: OfxDateTime;
  /** DTTRADE: the day of the trade. INVBANKTRAN has none. */
  readonly tradeDate?: OfxDateTime;
  /** DTSETTLE: when money and securities changed hands. */
  readonly settleDate?: OfxDateTime;
  readonly security?: Security;
  /** UNITS: shares, contracts or a bond's face value; negative leaves the account. */
  readonly units?: string;
  /** UNITPRICE, without commissions and the like. */
  readonly unitPrice?: string;
  /**
   * TOTAL, with all costs, or TRNAMT of INVBANKTRAN: the money that moved; negative takes it away from the
   * customer. `'0'` of kinds in which securities alone move: SPLIT (but for its FRACCASH), TRANSFER, JRNLSEC,
   * CLOSUREOPT.
   */
  readonly amount: string;
  /** INCOMETYPE of INCOME and REINVEST. */
  readonly incomeType?: Ofx<'INCOME'>['INCOMETYPE'];
  readonly commission?: string;
  readonly taxes?: string;
  readonly fees?: string;
  readonly load?: string;
  readonly withholding?: string;
  /** SUBACCTSEC: the part of the account the securities are in. */
  readonly securitySubaccount?: Subaccount;
  /** SUBACCTFUND: the part of the account the money is in. */
  readonly fundSubaccount?: Subaccount;
  /** INV401KSOURCE: where a 401(k) account's money came from. */
  readonly source401k?: Source401k;
  /** REVERSALFITID: the id of the transaction that this one takes back. */
  readonly reverses?: string;
  /** INVBANKTRAN: the transaction as in a bank statement. */
  readonly bankTransaction?: Transaction;
}

/** SUBACCTSEC, SUBACCTFUND, HELDINACCT. */
export type Subaccount = Ofx<'INVBANKTRAN'>['SUBACCTFUND'];
/** INV401KSOURCE. */
export type Source401k = NonNullable<Ofx<'STMTTRN'>['INV401KSOURCE']>;

type Sources = { readonly [Type in InvestmentTransactionType]: Ofx<Type> };
type Tagged<Type extends InvestmentTransactionType = InvestmentTransactionType> = {
  [T in Type]: { readonly type: T; readonly source: Sources[T] };
}[Type];

/**
 * A transaction of an investment account, of whatever kind, as one flat object. `type` is the tag of the
 * aggregate, `source` the aggregate itself with all that is peculiar to a kind.
 *
 * @example
 * if (transaction.type === 'SPLIT') transaction.source.NEWUNITS;
 */
export type InvestmentTransaction<Type extends InvestmentTransactionType = InvestmentTransactionType> =
  InvestmentTransactionFields & Tagged<Type>;

/** The transactions of a list: the kinds in the file's order, and within each its transactions. */
export const investmentTransactions = (
  list: Partial<Ofx<'INVTRANLIST'>>,
  find: FindSecurity,
): InvestmentTransaction[] =>
  kindsIn(list, KINDS)
    .flatMap((type) => ofType(list, type))
    .map((tagged) => ({ ...fields(tagged, find), ...tagged }));

const ofType = <Type extends InvestmentTransactionType>(
  list: { readonly [T in InvestmentTransactionType]?: readonly Sources[T][] },
  type: Type,
): Tagged<Type>[] => (list[type] ?? []).map((source: Sources[Type]) => ({ type, source }));

/** What trades and the like are made of; each kind has some of it, purchases and sales within INVBUY and INVSELL. */
interface Parts {
  readonly INVTRAN: Ofx<'INVTRAN'>;
  readonly SECID?: Ofx<'SECID'>;
  readonly UNITS?: string;
  readonly UNITPRICE?: string;
  readonly TOTAL: string;
  readonly INCOMETYPE?: Ofx<'INCOME'>['INCOMETYPE'];
  readonly COMMISSION?: string;
  readonly TAXES?: string;
  readonly FEES?: string;
  readonly LOAD?: string;
  readonly WITHHOLDING?: string;
  readonly SUBACCTSEC?: Subaccount;
  readonly SUBACCTFUND?: Subaccount;
  readonly INV401KSOURCE?: Source401k;
  readonly REVERSALFITID?: string;
  readonly CURRENCY?: Ofx<'CURRENCY'>;
  readonly ORIGCURRENCY?: Ofx<'CURRENCY'>;
}

const fields = (tagged: Tagged, find: FindSecurity): InvestmentTransactionFields => {
  switch (tagged.type) {
    case 'INVBANKTRAN':
      return cash(tagged.source);
    case 'SPLIT':
      return trade({ TOTAL: tagged.source.FRACCASH ?? '0', ...tagged.source }, find);
    case 'TRANSFER':
    case 'JRNLSEC':
    case 'CLOSUREOPT':
      return trade({ TOTAL: '0', ...tagged.source }, find);
    default:
      return trade(partsOf(tagged.source), find);
  }
};

const partsOf = (source: Parts | { INVBUY: Parts } | { INVSELL: Parts }): Parts => {
  if ('INVBUY' in source) return source.INVBUY;
  return 'INVSELL' in source ? source.INVSELL : source;
};

const trade = (parts: Parts, find: FindSecurity): InvestmentTransactionFields => {
  const { INVTRAN: general } = parts;
  const security = find(parts.SECID);
  return known({
    id: general?.FITID,
    postedAt: general?.DTTRADE,
    tradeDate: general?.DTTRADE,
    settleDate: general?.DTSETTLE,
    security,
    units: parts.UNITS,
    unitPrice: parts.UNITPRICE,
    amount: parts.TOTAL,
    name: security?.name,
    memo: general?.MEMO ?? general?.MEMO2,
    incomeType: parts.INCOMETYPE,
    commission: parts.COMMISSION,
    taxes: parts.TAXES,
    fees: parts.FEES,
    load: parts.LOAD,
    withholding: parts.WITHHOLDING,
    securitySubaccount: parts.SUBACCTSEC,
    fundSubaccount: parts.SUBACCTFUND,
    source401k: parts.INV401KSOURCE,
    reverses: general?.REVERSALFITID ?? parts.REVERSALFITID,
    ...currencies(parts),
  });
};

const cash = ({ STMTTRN: line, SUBACCTFUND }: Ofx<'INVBANKTRAN'>): InvestmentTransactionFields => {
  const bankTransaction = line && transaction(line);
  return known({
    id: bankTransaction?.id,
    postedAt: bankTransaction?.postedAt,
    amount: bankTransaction?.amount,
    name: bankTransaction?.name,
    memo: bankTransaction?.memo,
    fundSubaccount: SUBACCTFUND,
    source401k: line?.INV401KSOURCE,
    ...(line && currencies(line)),
    bankTransaction,
  });
};
