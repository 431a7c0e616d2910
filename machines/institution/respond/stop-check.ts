import type { Ofx, OfxInput } from '../../../codecs/index.ts';
import type { InstitutionAccount } from '../books/account.ts';
import { accountKey, findBankAccount } from '../books/find-account.ts';
import { type Desk, type Effect, refused } from './handler.ts';

/** More checks than this in one request are answered 10500. */
const MOST_CHECKS = 50;

/** Checks that are not to be paid (section 11.6.1). */
export const stopCheck = ({ STPCHKRQ: request }: Ofx<'STPCHKTRNRQ'>, { books }: Desk): Effect => {
  const account = findBankAccount(books.accounts, request.BANKACCTFROM);
  if (!account) return refused(2003);
  const numbers = numbersOf(request);
  if (numbers === undefined) return refused(2000);
  if (numbers.length > MOST_CHECKS) return refused(10500);
  const checks = numbers.map((number) => ({ number, result: resultOf(number, account) }));
  const STPCHKRS: OfxInput<'STPCHKRS'> = {
    CURDEF: account.currency,
    BANKACCTFROM: request.BANKACCTFROM,
    STPCHKNUM: checks.map(({ number, result }) => ({ CHECKNUM: number, CHKSTATUS: result })),
    FEE: '0.00',
    FEEMSG: 'Stopping checks costs nothing here.',
  };
  return {
    outcome: { code: 0, body: { STPCHKRS } },
    done: { books, scope: accountKey(account) },
  };
};

const isNumber = (text: string | undefined): text is string => text !== undefined && /^[0-9]+$/.test(text);

/** The numbers of the checks; undefined where there is none to go by. */
const numbersOf = ({ CHKRANGE, CHKDESC }: Ofx<'STPCHKRQ'>): string[] | undefined => {
  const first = CHKRANGE?.CHKNUMSTART ?? CHKDESC?.CHECKNUM;
  const last = CHKRANGE?.CHKNUMEND ?? first;
  if (!isNumber(first) || !isNumber(last) || Number(last) < Number(first)) return undefined;
  const length = Number(last) - Number(first) + 1;
  return Array.from({ length: Math.min(length, MOST_CHECKS + 1) }, (_, n) => String(Number(first) + n));
};

/** CHKSTATUS: stopped, or already paid. */
const resultOf = (number: string, { transactions }: InstitutionAccount): '0' | '1' =>
  transactions.some(({ checkNumber }) => checkNumber === number) ? '1' : '0';
