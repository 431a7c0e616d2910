import type { OfxInput } from '../../../codecs/index.ts';
import type { InstitutionAccount } from '../account.ts';
import type { Settings } from '../options.ts';
import type { RequestFile } from '../read-request.ts';
import { accountList } from './accounts.ts';
import { profile } from './profile.ts';
import { type Signon, signonResponse } from './signon.ts';
import { bankStatement, creditCardStatement } from './statement.ts';
import { NOT_EXECUTED, type Outcome, respondTo, type TransactionRequest } from './transaction.ts';

/** What the answer to a request file is made from. */
export interface Materials {
  readonly file: RequestFile;
  readonly settings: Settings;
  readonly signon: Signon;
  /** The user's accounts; none for nobody. */
  readonly accounts: readonly InstitutionAccount[];
  /** Where the institution is to be reached. */
  readonly url: string;
  readonly now: Date;
}

/** Builds the response file: the sign-on's answer, and an answer to every request. Pure. */
export const respond = ({ file, settings, signon, accounts, url, now }: Materials): OfxInput => {
  const { request } = file;
  const each = <Rq extends TransactionRequest, Body>(
    requests: readonly Rq[] | undefined,
    execute: (request: Rq) => Outcome<Body>,
  ) =>
    (requests ?? []).map((one) =>
      respondTo<Body>(one, signon.answer.gives === 'work' ? execute(one) : NOT_EXECUTED),
    );
  const ACCTINFOTRNRS = each(request.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ, (one) =>
    accountList(one, settings, accounts),
  );
  const STMTTRNRS = each(request.BANKMSGSRQV1?.STMTTRNRQ, (one) => bankStatement(one, accounts, now));
  const CCSTMTTRNRS = each(request.CREDITCARDMSGSRQV1?.CCSTMTTRNRQ, (one) =>
    creditCardStatement(one, accounts, now),
  );
  const PROFTRNRS = each(request.PROFMSGSRQV1?.PROFTRNRQ, (one) => profile(one, settings, file, url));
  return {
    SIGNONMSGSRSV1: signonResponse(file, signon, settings, now),
    // A message set with nothing in it may not be sent.
    SIGNUPMSGSRSV1: ACCTINFOTRNRS.length > 0 ? { ACCTINFOTRNRS } : undefined,
    BANKMSGSRSV1: STMTTRNRS.length > 0 ? { STMTTRNRS } : undefined,
    CREDITCARDMSGSRSV1: CCSTMTTRNRS.length > 0 ? { CCSTMTTRNRS } : undefined,
    PROFMSGSRSV1: PROFTRNRS.length > 0 ? { PROFTRNRS } : undefined,
  };
};
