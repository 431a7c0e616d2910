import type { Ofx } from '../../../codecs/index.ts';
import type { InstitutionAccount } from '../books/account.ts';
import { accountKey, findAccount } from '../books/find-account.ts';

/** The key of the account a request is about; `''` where it is about none, or one the user does not have. */
export const scopeOf = (
  request: {
    readonly BANKACCTFROM?: Ofx<'BANKACCT'>;
    readonly CCACCTFROM?: Ofx<'CCACCT'>;
  },
  accounts: readonly InstitutionAccount[],
): string => {
  const account = findAccount(accounts, { bank: request.BANKACCTFROM, card: request.CCACCTFROM });
  return account ? accountKey(account) : '';
};
