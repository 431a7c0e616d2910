import type { Ofx, OfxInput } from '../ofx.ts';
import { known } from './known.ts';

/** What identifies an account in requests and statements; `type` says of which kind it is. */
export type AccountIdentification =
  | BankAccountIdentification
  | CreditCardIdentification
  | LoanAccountIdentification
  | InvestmentAccountIdentification;

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

/** LOANACCTFROM (section 11.3.3; OFX 2.1.0 and later). */
export interface LoanAccountIdentification {
  readonly type: 'loan';
  readonly accountId: string;
  readonly loanType: LoanType;
}

/** LOANACCTTYPE. */
export type LoanType = Ofx<'LOANACCT'>['LOANACCTTYPE'];

/** INVACCTFROM (section 13.6.1). */
export interface InvestmentAccountIdentification {
  readonly type: 'investment';
  /** BROKERID: mostly the domain name of the institution. */
  readonly brokerId: string;
  readonly accountId: string;
}

/** The bank account of a BANKACCTFROM. */
export const bankAccount = (from: Ofx<'BANKACCT'>): BankAccountIdentification =>
  known({
    type: 'bank',
    bankId: from.BANKID,
    accountId: from.ACCTID,
    accountType: from.ACCTTYPE ?? from.ACCTTYPE2,
    branchId: from.BRANCHID,
    accountKey: from.ACCTKEY,
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
export const creditCard = (from: Ofx<'CCACCT'>): CreditCardIdentification =>
  known({ type: 'creditCard', accountId: from.ACCTID, accountKey: from.ACCTKEY });

/** The CCACCTFROM of a credit card. */
export const creditCardFrom = (account: CreditCardIdentification): OfxInput<'CCACCT'> => ({
  ACCTID: account.accountId,
  ACCTKEY: account.accountKey,
});

/** The loan of a LOANACCTFROM. */
export const loanAccount = (from: Ofx<'LOANACCT'>): LoanAccountIdentification => ({
  type: 'loan',
  accountId: from.LOANACCTID,
  loanType: from.LOANACCTTYPE,
});

/** The LOANACCTFROM of a loan. */
export const loanAccountFrom = (account: LoanAccountIdentification): OfxInput<'LOANACCT'> => ({
  LOANACCTID: account.accountId,
  LOANACCTTYPE: account.loanType,
});

/** The investment account of an INVACCTFROM. */
export const investmentAccount = (from: Ofx<'INVACCT'>): InvestmentAccountIdentification => ({
  type: 'investment',
  brokerId: from.BROKERID,
  accountId: from.ACCTID,
});

/** The INVACCTFROM of an investment account. */
export const investmentAccountFrom = (account: InvestmentAccountIdentification): OfxInput<'INVACCT'> => ({
  BROKERID: account.brokerId,
  ACCTID: account.accountId,
});
