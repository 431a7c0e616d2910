import type { OfxDateTime } from '../../datatypes/date-time.ts';
import type { Ofx } from '../../ofx.ts';
import { known } from '../known.ts';
import { type Currencies, currencies } from './currency.ts';

/** A balance at a moment. */
export interface Balance {
  /** Exact decimal string, in the statement's currency. */
  readonly amount: string;
  readonly asOf: OfxDateTime;
}

/** BAL (section 3.1.4): a balance the standard has no element for. */
export interface NamedBalance extends Pick<Currencies, 'currency'> {
  readonly name: string;
  /** DESC: what a person is told of it. */
  readonly description: string;
  /** BALTYPE: what `value` is in: money, per cent or neither. */
  readonly type: Ofx<'BAL'>['BALTYPE'];
  /** Exact decimal string. */
  readonly value: string;
  readonly asOf?: OfxDateTime;
}

export const balance = ({ BALAMT, DTASOF }: Ofx<'BALANCE'>): Balance =>
  known({ amount: BALAMT, asOf: DTASOF });

export const namedBalances = (list: Ofx<'BALLIST'> | undefined): NamedBalance[] | undefined =>
  list?.BAL?.map((entry) =>
    known({
      name: entry.NAME,
      description: entry.DESC,
      type: entry.BALTYPE,
      value: entry.VALUE,
      asOf: entry.DTASOF,
      ...currencies(entry),
    }),
  );
