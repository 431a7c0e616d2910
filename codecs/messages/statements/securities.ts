import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';
import { blocksOf, kindsIn, type StatementFile } from './blocks.ts';
import { type Currencies, currencies } from './currency.ts';

const KINDS = ['STOCKINFO', 'MFINFO', 'DEBTINFO', 'OPTINFO', 'OTHERINFO'] as const;

/** Kinds of securities, by their aggregates: stock, mutual fund, bond, option, other. */
export type SecurityType = (typeof KINDS)[number];

/** SECID (section 13.8.1): what identifies a security. */
export interface SecurityId {
  /** UNIQUEID. */
  readonly id: string;
  /** UNIQUEIDTYPE: whose id it is, `CUSIP` or `ISIN` for instance. */
  readonly idType: string;
}

interface SecurityFields extends SecurityId, Pick<Currencies, 'currency'> {
  /** SECNAME. */
  readonly name: string;
  readonly ticker?: string;
  /** FIID: the institution's own id. */
  readonly institutionId?: string;
  /** UNITPRICE: the latest price, a decimal string. */
  readonly unitPrice?: string;
  /** DTASOF: when the price was that. */
  readonly asOf?: OfxDateTime;
  readonly memo?: string;
}

type Sources = { readonly [Type in SecurityType]: Ofx<Type> };

/**
 * A security of the file's list (section 13.8.5). `type` is the tag of the aggregate, `source` the aggregate
 * itself with all that is peculiar to a bond, an option ...
 */
export type ListedSecurity<Type extends SecurityType = SecurityType> = {
  [T in Type]: SecurityFields & { readonly type: T; readonly source: Sources[T] };
}[Type];

/** A security that a statement names, as the file's list knows it; where the list lacks it, its id alone. */
export type Security = ListedSecurity | (SecurityId & { readonly [Key in Unlisted]?: undefined });
type Unlisted = Exclude<keyof ListedSecurity, keyof SecurityId>;

/** The securities of a file (SECLIST, section 13.8.4.4), of all its blocks. */
export const securitiesOf = (file: StatementFile): ListedSecurity[] =>
  blocksOf(file)
    .map((ofx) => (ofx.SECLISTMSGSRSV1 ?? ofx.SECLISTMSGSRSV2)?.SECLIST)
    .flatMap((list) => (list ? kindsIn(list, KINDS).flatMap((type) => listed(list, type)) : []));

const listed = <Type extends SecurityType>(
  list: { readonly [T in SecurityType]?: readonly Sources[T][] },
  type: Type,
): ListedSecurity<Type>[] =>
  (list[type] ?? []).map((source: Sources[Type]) => ({ ...fields(source), type, source }));

const fields = ({ SECINFO: info }: Sources[SecurityType]): SecurityFields =>
  known({
    id: info?.SECID?.UNIQUEID,
    idType: info?.SECID?.UNIQUEIDTYPE,
    name: info?.SECNAME,
    ticker: info?.TICKER,
    institutionId: info?.FIID,
    unitPrice: info?.UNITPRICE,
    asOf: info?.DTASOF,
    memo: info?.MEMO ?? info?.MEMO2,
    currency: info && currencies(info).currency,
  });

/** Finds the security of a SECID. */
export type FindSecurity = (id: Ofx<'SECID'> | undefined) => Security | undefined;

/** Joins on SECID with the file's own list. */
export const securityFinder = (file: StatementFile): FindSecurity => {
  const all = new Map<string, ListedSecurity>();
  for (const security of securitiesOf(file)) {
    const key = keyOf(security);
    // A security listed twice is the one that was listed first.
    if (!all.has(key)) all.set(key, security);
  }
  return (secid) => {
    if (!secid) return undefined;
    const id: SecurityId = known({ id: secid.UNIQUEID, idType: secid.UNIQUEIDTYPE });
    return all.get(keyOf(id)) ?? id;
  };
};

const keyOf = ({ id, idType }: SecurityId): string => `${idType} ${id}`;
