import type { OfxInput } from '../ofx.ts';

/** The message sets of a request file without its sign-on. */
export type RequestMessages = Omit<Extract<OfxInput, { SIGNONMSGSRQV1: unknown }>, 'SIGNONMSGSRQV1'>;

/** Before any profile or account list: what is not older than this date is always newer. */
export const NEVER = '19900101';

/** The request for the institution's profile, if newer than `since` (section 7.1.5). */
export const profileRequest = (trnuid: string, since: string = NEVER): RequestMessages => ({
  PROFMSGSRQV1: {
    PROFTRNRQ: [{ TRNUID: trnuid, PROFRQ: { CLIENTROUTING: 'MSGSET', DTPROFUP: since } }],
  },
});

/** The request for the list of the user's accounts, if newer than `since` (section 8.5.1). */
export const accountsRequest = (trnuid: string, since: string = NEVER): RequestMessages => ({
  SIGNUPMSGSRQV1: { ACCTINFOTRNRQ: [{ TRNUID: trnuid, ACCTINFORQ: { DTACCTUP: since } }] },
});
