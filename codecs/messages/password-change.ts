import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx, OfxInput } from '../ofx.ts';
import { known } from './known.ts';
import { type Outcome, outcomeOf, type RequestIdentification } from './transactions.ts';

/** Options of {@link passwordChange}. */
export interface PasswordChange extends RequestIdentification {
  readonly userId: string;
  /** NEWUSERPASS. A secret, up to 32 characters that count; the realm's rules are in the profile. */
  readonly newPassword: string;
}

/**
 * The part of the sign-on that changes the password (PINCHTRNRQ, section 2.5.2.1). It is the one transaction
 * in the sign-on's own message set, so it is no RequestMessages but a part to spread behind SONRQ, which still
 * carries the old password:
 *
 * @example
 * const SIGNONMSGSRQV1 = { SONRQ, ...passwordChange({ trnuid, userId, newPassword }) };
 */
export const passwordChange = ({
  trnuid,
  cookie,
  tan,
  userId,
  newPassword,
}: PasswordChange): Pick<OfxInput<'SIGNONMSGSRQV1'>, 'PINCHTRNRQ'> => ({
  PINCHTRNRQ: {
    TRNUID: trnuid,
    CLTCOOKIE: cookie,
    TAN: tan,
    PINCHRQ: { USERID: userId, NEWUSERPASS: newPassword },
  },
});

/** What became of a password change. With status 0 the new password holds from the next file on. */
export interface PasswordChangeOutcome extends Outcome {
  readonly userId?: string;
  /** DTCHANGED. */
  readonly changed?: OfxDateTime;
}

/** What became of the password change in a request, if the response answers one (section 2.5.2.2). */
export const passwordChangeOf = (ofx: Ofx): PasswordChangeOutcome | undefined => {
  const response = (ofx.SIGNONMSGSRSV1 ?? ofx.SIGNONMSGSRSV2)?.PINCHTRNRS;
  return (
    response &&
    known({
      ...outcomeOf(response),
      userId: response.PINCHRS?.USERID,
      changed: response.PINCHRS?.DTCHANGED,
    })
  );
};
