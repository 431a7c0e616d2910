import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';

/** A currency beside the statement's own (section 5.2). */
export interface ForeignCurrency {
  /** CURSYM: ISO 4217 code. */
  readonly code: string;
  /** CURRATE: the ratio of the statement's currency to this one, a decimal string. */
  readonly rate: string;
}

/** What amounts are in, where it is not the statement's currency. */
export interface Currencies {
  /** CURRENCY: the amounts are in this currency. */
  readonly currency?: ForeignCurrency;
  /** ORIGCURRENCY: the amounts are in the statement's currency, and were converted from this one. */
  readonly originalCurrency?: ForeignCurrency;
}

interface WithCurrencies {
  readonly CURRENCY?: Ofx<'CURRENCY'>;
  readonly ORIGCURRENCY?: Ofx<'CURRENCY'>;
}

export const currencies = ({ CURRENCY, ORIGCURRENCY }: WithCurrencies): Currencies =>
  known({
    currency: CURRENCY && foreignCurrency(CURRENCY),
    originalCurrency: ORIGCURRENCY && foreignCurrency(ORIGCURRENCY),
  });

const foreignCurrency = ({ CURSYM, CURRATE }: Ofx<'CURRENCY'>): ForeignCurrency =>
  known({ code: CURSYM, rate: CURRATE });
