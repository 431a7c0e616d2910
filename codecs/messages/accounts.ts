import type { Ofx, OfxInput } from '../ofx.ts';

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

/** The BANKACCTFROM of a bank account. */
export const bankAccountFrom = (account: BankAccountIdentification): OfxInput<'BANKACCT'> => {
  const { bankId, branchId, accountId, accountType, accountKey } = account;
  const identification = { BANKID: bankId, BRANCHID: branchId, ACCTID: accountId, ACCTKEY: accountKey };
  return accountType === 'CMA'
    ? { ...identification, ACCTTYPE2: accountType }
    : { ...identification, ACCTTYPE: accountType };
};

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
  // A file that was read tolerantly can lack what the standard requires; without an id it is no account.
  const banks = (info.BANKACCTINFO ?? []).flatMap((account) =>
    account.BANKACCTFROM ? { ...bankAccount(account.BANKACCTFROM), ...description, ...service(account) } : [],
  );
  const cards = (info.CCACCTINFO ?? []).flatMap((account) =>
    account.CCACCTFROM ? { ...creditCard(account.CCACCTFROM), ...description, ...service(account) } : [],
  );
  return [...banks, ...cards];
};

const service = (
  account: Ofx<'BANKACCTINFO'> | Ofx<'CCACCTINFO'>,
): Pick<Account, 'statements' | 'status'> => ({
  statements: account.SUPTXDL,
  status: account.SVCSTATUS ?? account.SVCSTATUS2,
});
