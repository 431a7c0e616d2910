import type { Ofx } from '../ofx.ts';
import {
  type AccountIdentification,
  bankAccount,
  creditCard,
  investmentAccount,
  loanAccount,
} from './accounts.ts';
import { known } from './known.ts';

/** An account of the user's list (section 8.5.3). */
export type Account = AccountIdentification & {
  /** NAME: what the user calls it (2.2 and later). */
  readonly name?: string | undefined;
  /** DESC: what the institution calls it. */
  readonly description?: string | undefined;
  /**
   * SUPTXDL: whether statements can be downloaded. Of investment accounts the standard says it in the profile
   * alone; here it is `true`.
   */
  readonly statements: boolean;
  /** Whether the service can be used now; `REJECTED` is of 1.5.1 and 1.6 only. */
  readonly status: 'AVAIL' | 'PEND' | 'ACTIVE' | 'REJECTED';
};

/** The user's accounts from a response's ACCTINFORS (section 8.5): bank, credit card, loan, investment. */
export const accountsOf = (ofx: Ofx): Account[] =>
  [ofx.SIGNUPMSGSRSV1, ...(ofx.SIGNUPMSGSRSV2 ?? [])]
    .flatMap((set) => set?.ACCTINFOTRNRS ?? [])
    .flatMap((response) => response.ACCTINFORS?.ACCTINFO ?? [])
    .flatMap(accountsOfInfo);

// A file that was read tolerantly can lack what the standard requires; without an id it is no account.
const accountsOfInfo = (info: Ofx<'ACCTINFO'>): Account[] => {
  const names = known({ name: info.NAME, description: info.DESC });
  const banks = (info.BANKACCTINFO ?? []).flatMap((account) =>
    account.BANKACCTFROM ? { ...bankAccount(account.BANKACCTFROM), ...names, ...service(account) } : [],
  );
  const cards = (info.CCACCTINFO ?? []).flatMap((account) =>
    account.CCACCTFROM ? { ...creditCard(account.CCACCTFROM), ...names, ...service(account) } : [],
  );
  const loans = (info.LOANACCTINFO ?? []).flatMap((account) =>
    account.LOANACCTFROM ? { ...loanAccount(account.LOANACCTFROM), ...names, ...service(account) } : [],
  );
  const investments = (info.INVACCTINFO ?? []).flatMap((account) =>
    account.INVACCTFROM
      ? { ...investmentAccount(account.INVACCTFROM), ...names, ...service({ SUPTXDL: true, ...account }) }
      : [],
  );
  return [...banks, ...cards, ...loans, ...investments];
};

interface Service {
  readonly SUPTXDL: boolean;
  readonly SVCSTATUS?: Account['status'];
  readonly SVCSTATUS2?: Account['status'];
}

const service = ({ SUPTXDL, SVCSTATUS, SVCSTATUS2 }: Service): Pick<Account, 'statements' | 'status'> => ({
  statements: SUPTXDL,
  status: (SVCSTATUS ?? SVCSTATUS2) as Account['status'],
});
