import { bankAccountFrom, creditCardFrom, type Ofx, type OfxInput } from '../../../codecs/index.ts';
import type { InstitutionAccount } from '../books/account.ts';
import { isUpToDate, type Published } from '../published.ts';
import type { Settings } from '../settings.ts';
import type { Outcome } from './transaction.ts';

/** The list of the user's accounts (section 8.5), unless the client has it. */
export const accountList = (
  { ACCTINFORQ }: Ofx<'ACCTINFOTRNRQ'>,
  published: Published,
  accounts: readonly InstitutionAccount[],
  services: Settings['services'],
): Outcome<{ ACCTINFORS: OfxInput<'ACCTINFORS'> }> => {
  if (isUpToDate(ACCTINFORQ.DTACCTUP, published.accounts)) return { code: 1 };
  const ACCTINFO = accounts.map((account) => accountInfo(account, services));
  return { code: 0, body: { ACCTINFORS: { DTACCTUP: published.accounts, ACCTINFO } } };
};

const accountInfo = (account: InstitutionAccount, services: Settings['services']): OfxInput<'ACCTINFO'> => {
  const transfers = services.has('transfers');
  const service = { SUPTXDL: true, XFERSRC: transfers, XFERDEST: transfers, SVCSTATUS: 'ACTIVE' } as const;
  if (account.type === 'creditCard') {
    return { DESC: account.description, CCACCTINFO: [{ CCACCTFROM: creditCardFrom(account), ...service }] };
  }
  const BANKACCTFROM = bankAccountFrom(account);
  return {
    DESC: account.description,
    BANKACCTINFO: [{ BANKACCTFROM, ...service }],
    ...(services.has('payments') ? { BPACCTINFO: [{ BANKACCTFROM, SVCSTATUS: 'ACTIVE' }] } : {}),
  };
};
