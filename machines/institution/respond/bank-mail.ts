import type { Ofx } from '../../../codecs/index.ts';
import { accountKey, findAccount } from '../books/find-account.ts';
import { type Desk, type Effect, refused } from './handler.ts';

/** A message about an account (section 11.11.1): it is kept, and its response says that it came. */
export const bankMail = ({ BANKMAILRQ: message }: Ofx<'BANKMAILTRNRQ'>, { books }: Desk): Effect => {
  const account = findAccount(books.accounts, { bank: message.BANKACCTFROM, card: message.CCACCTFROM });
  if (!account) return refused(2003);
  return {
    outcome: { code: 0, body: { BANKMAILRS: message } },
    done: { books, scope: accountKey(account) },
  };
};
