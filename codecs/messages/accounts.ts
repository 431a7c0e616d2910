import type { Ofx } from '../ofx.ts';

/** What identifies an account in requests and statements. */
export type AccountIdentification = BankAccountIdentification | CreditCardIdentification;

/** BANKACCTFROM (section 11.3.1). */
export interface BankAccountIdentification {
  readonly type: 'bank';
  /** Routing number or the like. */
  readonly bankId: string;
  readonly branchId?: string | undefined;
  readonly accountId: string;
  readonly accountType: BankAccountType;
  /** Checksum, in countries that have one. */
  readonly accountKey?: string | undefined;
}

/** ACCTTYPE; `CMA` is ACCTTYPE2, which only the V2 message sets of 1.5.1 and 1.6 have. */
export type BankAccountType = NonNullable<Ofx<'BANKACCT'>['ACCTTYPE'] | Ofx<'BANKACCT'>['ACCTTYPE2']>;

/** CCACCTFROM (section 11.3.2). */
export interface CreditCardIdentification {
  readonly type: 'creditCard';
  readonly accountId: string;
  readonly accountKey?: string | undefined;
}

/** An account of the user's list. */
export type Account = AccountIdentification & {
  /** What the institution calls it. */
  readonly description?: string | undefined;
  /** Whether statements can be downloaded. */
  readonly statements: boolean;
  /** Whether the service can be used now; `REJECTED` is of 1.5.1 and 1.6 only. */
  readonly status: 'AVAIL' | 'PEND' | 'ACTIVE' | 'REJECTED';
};

/** The bank account of a BANKACCTFROM. */
export const bankAccount = (from: Ofx<'BANKACCT'>): BankAccountIdentification => ({
  type: 'bank',
  bankId: from.BANKID,
  accountId: from.ACCTID,
  accountType: from.ACCTTYPE ?? from.ACCTTYPE2,
  ...(from.BRANCHID === undefined ? {} : { branchId: from.BRANCHID }),
  ...(from.ACCTKEY === undefined ? {} : { accountKey: from.ACCTKEY }),
});

/** The credit card of a CCACCTFROM. */
export const creditCard = (from: Ofx<'CCACCT'>): CreditCardIdentification => ({
  type: 'creditCard',
  accountId: from.ACCTID,
  ...(from.ACCTKEY === undefined ? {} : { accountKey: from.ACCTKEY }),
});

/** The user's accounts from a response's ACCTINFORS (section 8.5). */
export const accountsOf = (ofx: Ofx): Account[] =>
  (ofx.SIGNUPMSGSRSV1?.ACCTINFOTRNRS ?? [])
    .flatMap((response) => response.ACCTINFORS?.ACCTINFO ?? [])
    .flatMap(accountsOfInfo);

const accountsOfInfo = (info: Ofx<'ACCTINFO'>): Account[] => {
  const description = info.DESC === undefined ? {} : { description: info.DESC };
  const banks = (info.BANKACCTINFO ?? []).map((account) => ({
    ...bankAccount(account.BANKACCTFROM),
    ...description,
    statements: account.SUPTXDL,
    status: account.SVCSTATUS ?? account.SVCSTATUS2,
  }));
  const cards = (info.CCACCTINFO ?? []).map((account) => ({
    ...creditCard(account.CCACCTFROM),
    ...description,
    statements: account.SUPTXDL,
    status: account.SVCSTATUS ?? account.SVCSTATUS2,
  }));
  return [...banks, ...cards];
};
