import type { AnyDatatype } from '../../../codecs/dsl/compile.ts';
import type { Version } from '../../../codecs/versions.ts';
import type { PublishedLeaf } from './published.ts';

/** Leaves whose tables list more values than ours: any three letters are taken for a language or currency. */
const OPEN_LISTS: Readonly<Record<string, string>> = {
  CurrencyEnum: 'Currency',
  CURRENCYENUM: 'Currency',
  LanguageEnum: 'Language',
  LANGUAGEENUM: 'Language',
};

/** The decimal types, by the names the 2.3 schema gives them. */
const DECIMALS: Readonly<Record<string, string>> = {
  AmountType: 'Amount',
  PositiveAmountType: 'Positive amount',
  PositiveQuantityType: 'Positive quantity',
  QuantityType: 'Quantity',
  RateType: 'Rate',
  UnitPriceType: 'Unit price',
};

const FIXED: Readonly<Record<string, string>> = {
  BooleanType: 'Boolean',
  BOOLTYPE: 'Boolean',
  DateTimeType: 'Datetime',
  DTTMTYPE: 'Datetime',
  TimeType: 'Time',
  TMTYPE: 'Time',
  EmptyType: 'A-0',
  EMPTYTYPE: 'A-0',
  AMTTYPE: 'Decimal',
  RATETYPE: 'Decimal',
};

const listed = (values: readonly string[]): string => [...values].sort().join(' | ');

/** The published type of a leaf as a text to compare; undefined where the edition does not say. */
export const publishedType = (leaf: PublishedLeaf): string | undefined => {
  const name = leaf.type ?? leaf.entity ?? '';
  const known = OPEN_LISTS[name] ?? DECIMALS[name] ?? FIXED[name];
  if (known) return known;
  if (leaf.enum) return listed(leaf.enum);
  if (leaf.type) {
    // A pattern of digits alone; what else has a pattern is above.
    return `${leaf.pattern ? 'N' : 'A'}-${leaf.maxLength}`;
  }
  return leaf.datatype?.replace(/^I-/, 'N-').replace(/^R-/, 'A-');
};

/** The schema's type of a leaf as a text to compare; `like` says how precise the published one is. */
export const schemaType = (type: AnyDatatype, version: Version, like: string): string => {
  const own = type.typeIn?.(version) ?? type;
  if (own.values) {
    const texts = (own.valuesIn?.(version) ?? own.values).map((value) => own.format(value, version));
    return listed(texts);
  }
  // The DTDs know but one type for amounts, quantities, prices and rates.
  return like === 'Decimal' && Object.values(DECIMALS).includes(own.name) ? 'Decimal' : own.name;
};
