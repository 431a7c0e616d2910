import type { Ofx } from '../../../codecs/index.ts';
import type { InstitutionAccount } from './account.ts';

type Bank = Pick<Ofx<'BANKACCT'>, 'BANKID' | 'ACCTID'> & { readonly ACCTTYPE?: string | undefined };
type Accounts = readonly InstitutionAccount[];
type OfType<T extends InstitutionAccount['type']> = Extract<InstitutionAccount, { readonly type: T }>;

export const findBankAccount = (accounts: Accounts, from: Bank): OfType<'bank'> | undefined =>
  accounts
    .filter((each) => each.type === 'bank')
    .find(
      (each) =>
        each.accountId === from.ACCTID && each.bankId === from.BANKID && each.accountType === from.ACCTTYPE,
    );

export const findCreditCard = (accounts: Accounts, from: Ofx<'CCACCT'>): OfType<'creditCard'> | undefined =>
  accounts.filter((each) => each.type === 'creditCard').find((each) => each.accountId === from.ACCTID);

/** One of the user's accounts, by whichever of the two elements is there. */
export const findAccount = (
  accounts: Accounts,
  { bank, card }: { readonly bank?: Bank | undefined; readonly card?: Ofx<'CCACCT'> | undefined },
): InstitutionAccount | undefined => {
  if (bank) return findBankAccount(accounts, bank);
  return card && findCreditCard(accounts, card);
};

/** What an account is synchronised by. */
export const accountKey = (account: InstitutionAccount): string =>
  account.type === 'bank'
    ? `${account.bankId} ${account.accountId} ${account.accountType}`
    : account.accountId;
