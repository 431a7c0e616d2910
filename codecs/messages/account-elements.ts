import type { OfxInput } from '../ofx.ts';
import {
  type AccountIdentification,
  bankAccount,
  bankAccountFrom,
  creditCard,
  creditCardFrom,
  investmentAccount,
  investmentAccountFrom,
  loanAccount,
  loanAccountFrom,
} from './accounts.ts';
import { type Branch, branchesAt } from './branches.ts';

/** Which side of a request an account is on: xxxACCTFROM or xxxACCTTO. */
type Side = 'FROM' | 'TO';

/** The element of an account on a side; one alternative for each kind of account. */
type AccountElement<A extends AccountIdentification, S extends Side> = A extends { type: 'bank' }
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
} as const satisfies Record<AccountIdentification['type'], string>;

const content = (account: AccountIdentification) => {
  switch (account.type) {
    case 'bank':
      return bankAccountFrom(account);
    case 'creditCard':
      return creditCardFrom(account);
    case 'loan':
      return loanAccountFrom(account);
    case 'investment':
      return investmentAccountFrom(account);
  }
};

/** The element that names an account: `{ BANKACCTFROM: ... }`, `{ CCACCTTO: ... }`. */
export const accountElement = <A extends AccountIdentification, S extends Side>(
  account: A,
  side: S,
): AccountElement<A, S> => ({ [`${TAGS[account.type]}${side}`]: content(account) }) as AccountElement<A, S>;

const READ: { readonly [Type in AccountIdentification['type']]: (element: never) => AccountIdentification } =
  {
    bank: bankAccount,
    creditCard,
    loan: loanAccount,
    investment: investmentAccount,
  };

/** The account an aggregate names on a side, if it does and the account is of one of the types. */
export const accountIn = <T extends AccountIdentification['type']>(
  aggregate: object | undefined,
  side: Side,
  types: readonly T[],
): Extract<AccountIdentification, { type: T }> | undefined => {
  for (const type of types) {
    const [element] = branchesAt((aggregate ?? {}) as Branch, `${TAGS[type]}${side}`);
    if (element) return READ[type](element as never) as Extract<AccountIdentification, { type: T }>;
  }
  return undefined;
};

/** The types of account a synchronisation can be about. */
export const ANY_TYPE = Object.keys(TAGS) as AccountIdentification['type'][];
