import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx } from '../ofx.ts';
import { accountElement } from './account-elements.ts';
import type { AccountIdentification } from './accounts.ts';
import { known } from './known.ts';
import { type Address, addressElements } from './postal-address.ts';
import { type RequestDate, requestDate } from './request-date.ts';
import type { RequestMessages } from './requests.ts';
import { type Outcome, outcomeOf, type RequestIdentification, request, responsesOf } from './transactions.ts';

/**
 * Options of {@link enrolmentRequest}. What is optional here, and the address's country, 1.x and 2.0.x require,
 * but for `userId` and `account`.
 */
export interface EnrolmentRequest extends RequestIdentification {
  readonly firstName: string;
  readonly middleName?: string | undefined;
  readonly lastName: string;
  readonly address: Address;
  readonly dayPhone?: string | undefined;
  readonly eveningPhone?: string | undefined;
  readonly email: string;
  /** TAXID: the social security number or the like. */
  readonly taxId?: string | undefined;
  /** SECURITYNAME: mother's maiden name or the like. */
  readonly securityName?: string | undefined;
  readonly birthDate?: RequestDate | undefined;
  /** USERID the user would like to have. */
  readonly userId?: string | undefined;
  /** An account the user has, where the profile says one is required. */
  readonly account?: Exclude<AccountIdentification, { type: 'loan' }> | undefined;
}

/** The request to be enrolled as a user (section 8.4.2), to be sent under a sign-on of nobody. */
export const enrolmentRequest = (user: EnrolmentRequest): RequestMessages =>
  request('ENROLL', '', user, {
    FIRSTNAME: user.firstName,
    MIDDLENAME: user.middleName,
    LASTNAME: user.lastName,
    ...addressElements(user.address),
    DAYPHONE: user.dayPhone,
    EVEPHONE: user.eveningPhone,
    EMAIL: user.email,
    USERID: user.userId,
    TAXID: user.taxId,
    SECURITYNAME: user.securityName,
    DATEBIRTH: requestDate(user.birthDate),
    ...(user.account ? accountElement(user.account, 'FROM') : {}),
  });

/** What became of a request to be enrolled. Status 13000 says that user id and password come by post. */
export interface EnrolmentOutcome extends Outcome {
  /** TEMPPASS: the password for the first sign-on. A secret: neither log nor store it. */
  readonly temporaryPassword?: string;
  readonly userId?: string;
  /** DTEXPIRE: when the password expires. */
  readonly expires?: OfxDateTime;
}

/** What became of requests to be enrolled. */
export const enrolmentsOf = (ofx: Ofx): EnrolmentOutcome[] =>
  responsesOf(ofx, 'ENROLL').map((response) =>
    known({
      ...outcomeOf(response),
      temporaryPassword: response.ENROLLRS?.TEMPPASS,
      userId: response.ENROLLRS?.USERID,
      expires: response.ENROLLRS?.DTEXPIRE,
    }),
  );
