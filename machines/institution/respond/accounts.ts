import { bankAccountFrom, creditCardFrom, type Ofx, type OfxInput } from '../../../codecs/index.ts';
import type { InstitutionAccount } from '../account.ts';
import type { Settings } from '../options.ts';
import { isUpToDate } from './profile.ts';
import type { Outcome } from './transaction.ts';

/** The list of the user's accounts (section 8.5), unless the client has it. */
export const accountList = (
  { ACCTINFORQ }: Ofx<'ACCTINFOTRNRQ'>,
  settings: Settings,
  accounts: readonly InstitutionAccount[],
): Outcome<{ ACCTINFORS: OfxInput<'ACCTINFORS'> }> => {
  if (isUpToDate(ACCTINFORQ.DTACCTUP, settings.accountsUpdated)) return { code: 1 };
  const ACCTINFO = accounts.map(accountInfo);
  return { code: 0, body: { ACCTINFORS: { DTACCTUP: settings.accountsUpdated, ACCTINFO } } };
};

const SERVICE = { SUPTXDL: true, XFERSRC: false, XFERDEST: false, SVCSTATUS: 'ACTIVE' } as const;

const accountInfo = (account: InstitutionAccount): OfxInput<'ACCTINFO'> =>
  account.type === 'bank'
    ? {
        DESC: account.description,
        BANKACCTINFO: [{ BANKACCTFROM: bankAccountFrom(account), ...SERVICE }],
      }
    : { DESC: account.description, CCACCTINFO: [{ CCACCTFROM: creditCardFrom(account), ...SERVICE }] };
