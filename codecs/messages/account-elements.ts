import type { Ofx, OfxInput } from '../ofx.ts';
import {
  type BankAccountIdentification,
  bankAccount,
  bankAccountFrom,
  type CreditCardIdentification,
  creditCard,
} from './accounts.ts';
import { type Branch, branchesAt } from './branches.ts';

/** LOANACCTFROM (section 11.3.3; OFX 2.1.0 and later). */
export interface LoanAccount {
  readonly type: 'loan';
  readonly accountId: string;
  readonly loanType: Ofx<'LOANACCT'>['LOANACCTTYPE'];
}

/** INVACCTFROM (section 13.6.1). */
export interface InvestmentAccount {
  readonly type: 'investment';
  readonly brokerId: string;
  readonly accountId: string;
}

/** An account of any kind that requests refer to. */
export type AnyAccount =
  | BankAccountIdentification
  | CreditCardIdentification
  | LoanAccount
  | InvestmentAccount;

/** Which side of a request an account is on: xxxACCTFROM or xxxACCTTO. */
type Side = 'FROM' | 'TO';

/** The element of an account on a side; one alternative for each kind of account. */
type AccountElement<A extends AnyAccount, S extends Side> = A extends { type: 'bank' }
  ? { readonly [Tag in `BANKACCT${S}`]: OfxInput<'BANKACCT'> }
  : A extends { type: 'creditCard' }
    ? { readonly [Tag in `CCACCT${S}`]: OfxInput<'CCACCT'> }
    : A extends { type: 'loan' }
      ? { readonly [Tag in `LOANACCT${S}`]: OfxInput<'LOANACCT'> }
      : { readonly [Tag in `INVACCT${S}`]: OfxInput<'INVACCT'> };

const TAGS = {
  bank: 'BANKACCT',
  creditCard: 'CCACCT',
  loan: 'LOANACCT',
  investment: 'INVACCT',
} as const satisfies Record<AnyAccount['type'], string>;

const content = (account: AnyAccount) => {
  switch (account.type) {
    case 'bank':
      return bankAccountFrom(account);
    case 'creditCard':
      return { ACCTID: account.accountId, ACCTKEY: account.accountKey };
    case 'loan':
      return { LOANACCTID: account.accountId, LOANACCTTYPE: account.loanType };
    case 'investment':
      return { BROKERID: account.brokerId, ACCTID: account.accountId };
  }
};

/** The element that names an account: `{ BANKACCTFROM: ... }`, `{ CCACCTTO: ... }`. */
export const accountElement = <A extends AnyAccount, S extends Side>(
  account: A,
  side: S,
): AccountElement<A, S> => ({ [`${TAGS[account.type]}${side}`]: content(account) }) as AccountElement<A, S>;

const READ: { readonly [Type in AnyAccount['type']]: (element: never) => AnyAccount } = {
  bank: bankAccount,
  creditCard,
  loan: ({ LOANACCTID, LOANACCTTYPE }: Ofx<'LOANACCT'>) => ({
    type: 'loan',
    accountId: LOANACCTID,
    loanType: LOANACCTTYPE,
  }),
  investment: ({ BROKERID, ACCTID }: Ofx<'INVACCT'>) => ({
    type: 'investment',
    brokerId: BROKERID,
    accountId: ACCTID,
  }),
};

/** The account an aggregate names on a side, if it does and the account is of one of the types. */
export const accountIn = <T extends AnyAccount['type']>(
  aggregate: object | undefined,
  side: Side,
  types: readonly T[],
): Extract<AnyAccount, { type: T }> | undefined => {
  for (const type of types) {
    const [element] = branchesAt((aggregate ?? {}) as Branch, `${TAGS[type]}${side}`);
    if (element) return READ[type](element as never) as Extract<AnyAccount, { type: T }>;
  }
  return undefined;
};

/** The types of account a synchronisation can be about. */
export const ANY_TYPE = Object.keys(TAGS) as AnyAccount['type'][];
