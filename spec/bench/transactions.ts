import { type Random, seeded } from './random.ts';

/** One generated transaction, its amount exact. */
export interface Generated {
  readonly type: string;
  readonly posted: string;
  readonly cents: number;
  readonly id: string;
  readonly check: string | undefined;
  readonly name: string;
  readonly memo: string | undefined;
}

const DEBITS = ['DEBIT', 'POS', 'PAYMENT', 'ATM', 'DIRECTDEBIT', 'FEE', 'CHECK', 'XFER'] as const;
const CREDITS = ['CREDIT', 'DEP', 'DIRECTDEP', 'INT', 'DIV', 'XFER'] as const;
const PAYEES = [
  'CORNER GROCERY STORE',
  'CITY TRANSIT AUTHORITY',
  'Northern Power Company',
  'THE BOOK CELLAR',
  'Riverside Pharmacy 0042',
  'AIRLINE TICKETS ONLINE',
  'COFFEE ROASTERS',
  'Hardware Depot #117',
  'MOBILE PHONE BILL',
  'Green Valley Dental',
] as const;
/** About one name in fifty has an ampersand, which is written as the entity. */
const COMPANIES = ['SMITH &amp; SONS LTD', 'Bed, Bath &amp; Garden', 'A&amp;B STORES'] as const;
const MEMOS = [
  'CARD PURCHASE 1234',
  'recurring payment, thank you',
  'REF 00098123-77 BRANCH 12',
  'Invoice of last month',
] as const;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const MINUTE = 60_000;

const pick = <T>(random: Random, from: readonly [T, ...T[]]): T => from[random(from.length)] ?? from[0];

/** `20261001120000.000[-5:EST]`, a moment written as its clock shows it in New York's winter. */
export const easternTime = (instant: number): string => {
  const digits = new Date(instant).toISOString().replace(/[-:TZ]/g, '');
  return `${digits}[-5:EST]`;
};

/** The moment of the transaction at `index`: about seventy a day, in order, as banks list them. */
const moment = (index: number, random: Random): number => FIRST_DAY + (index * 20 + random(20)) * MINUTE;

/** `count` transactions of one account, the same ones in every run. */
export function* transactions(count: number): Generator<Generated> {
  const random = seeded(20261127);
  for (let index = 0; index < count; index += 1) {
    const isCredit = random(5) === 0;
    const type = pick(random, isCredit ? CREDITS : DEBITS);
    const cents = 1 + random(isCredit ? 400_000 : 25_000);
    const posted = easternTime(moment(index, random));
    const name = random(50) === 0 ? pick(random, COMPANIES) : `${pick(random, PAYEES)} ${100 + random(900)}`;
    yield {
      type,
      posted,
      cents: isCredit ? cents : -cents,
      id: `${posted.slice(0, 8)}${String(index).padStart(8, '0')}`,
      check: type === 'CHECK' ? String(1000 + random(9000)) : undefined,
      name,
      memo: random(3) === 0 ? pick(random, MEMOS) : undefined,
    };
  }
}

/** Whole cents as an amount: `-1234.05`. */
export const amountOf = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
