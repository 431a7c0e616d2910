import {
  bankAccountFrom,
  creditCardFrom,
  type Ofx,
  OfxDateTime,
  type OfxInput,
} from '../../../codecs/index.ts';
import {
  availableBalance,
  type InstitutionAccount,
  type InstitutionTransaction,
  ledgerBalance,
} from '../books/account.ts';
import { findBankAccount, findCreditCard } from '../books/find-account.ts';
import type { Outcome } from './transaction.ts';

type Wanted = Ofx<'INCTRAN'> | undefined;

/** A bank statement (section 11.4.2); 2003 for an account the user does not have. */
export const bankStatement = (
  { STMTRQ: { BANKACCTFROM: from, INCTRAN } }: Ofx<'STMTTRNRQ'>,
  accounts: readonly InstitutionAccount[],
  now: Date,
): Outcome<{ STMTRS: OfxInput<'STMTRS'> }> => {
  const account = findBankAccount(accounts, from);
  if (!account) return { code: 2003 };
  if (!isUsable(INCTRAN)) return { code: 2027 };
  const STMTRS = { BANKACCTFROM: bankAccountFrom(account), ...statement(account, INCTRAN, now) };
  return { code: 0, body: { STMTRS } };
};

/** A credit-card statement (section 11.4.3); 2003 for an account the user does not have. */
export const creditCardStatement = (
  { CCSTMTRQ: { CCACCTFROM: from, INCTRAN } }: Ofx<'CCSTMTTRNRQ'>,
  accounts: readonly InstitutionAccount[],
  now: Date,
): Outcome<{ CCSTMTRS: OfxInput<'CCSTMTRS'> }> => {
  const account = findCreditCard(accounts, from);
  if (!account) return { code: 2003 };
  if (!isUsable(INCTRAN)) return { code: 2027 };
  const CCSTMTRS = { CCACCTFROM: creditCardFrom(account), ...statement(account, INCTRAN, now) };
  return { code: 0, body: { CCSTMTRS } };
};

const isUsable = (wanted: Wanted): boolean => {
  const { DTSTART: start, DTEND: end } = wanted ?? {};
  if (start?.isValid === false || end?.isValid === false) return false;
  return !start || !end || start.localDate <= end.localDate;
};

const statement = (account: InstitutionAccount, wanted: Wanted, now: Date) => {
  const asOf = OfxDateTime.fromInstant(now);
  return {
    CURDEF: account.currency,
    BANKTRANLIST: wanted?.INCLUDE ? transactionList(account, wanted, now) : undefined,
    LEDGERBAL: { BALAMT: ledgerBalance(account), DTASOF: asOf },
    AVAILBAL: { BALAMT: availableBalance(account), DTASOF: asOf },
  };
};

/**
 * The transactions from DTSTART on and before DTEND, by calendar date. DTEND of the list is what to ask for as
 * the next DTSTART: without a wish today, so that what is posted later today is not missed.
 */
const transactionList = (
  { transactions }: InstitutionAccount,
  { DTSTART, DTEND }: Ofx<'INCTRAN'>,
  now: Date,
): OfxInput<'BANKTRANLIST'> => {
  const first = DTSTART?.localDate ?? '';
  const listed = transactions.filter(
    ({ posted }) => posted >= first && (DTEND === undefined || posted < DTEND.localDate),
  );
  const today = now.toISOString().slice(0, 10);
  const days = [today, ...transactions.map(({ posted }) => posted)].sort();
  const latest = [first, ...days].sort().at(-1) ?? today;
  return {
    DTSTART: DTSTART ?? OfxDateTime.fromLocalDate(days[0] ?? today),
    DTEND: DTEND ?? OfxDateTime.fromLocalDate(latest),
    STMTTRN: listed.map(line),
  };
};

const line = (transaction: InstitutionTransaction): OfxInput<'STMTTRN'> => ({
  TRNTYPE: transaction.type,
  DTPOSTED: OfxDateTime.fromLocalDate(transaction.posted),
  TRNAMT: transaction.amount,
  FITID: transaction.id,
  CHECKNUM: transaction.checkNumber,
  NAME: transaction.name,
  MEMO: transaction.memo,
});
