import type { OfxDateTime } from '../datatypes/date-time.ts';
import type { Ofx } from '../ofx.ts';
import { known } from './known.ts';
import { type Address, addressElements, addressOf, type KnownAddress } from './postal-address.ts';
import type { RequestMessages } from './requests.ts';
import { type Sync, type SyncOptions, syncMessages, syncsOf } from './sync.ts';
import { type Outcome, outcomeOf, type RequestIdentification, request, responsesOf } from './transactions.ts';

/** What the institution knows of the user, in a request to change it. What is absent stays as it is. */
export interface UserInformation<AddressType = Address> {
  readonly firstName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly address?: AddressType | undefined;
  readonly dayPhone?: string | undefined;
  readonly eveningPhone?: string | undefined;
  readonly email?: string | undefined;
}

/** Options of {@link userChangeRequest}. */
export interface UserChangeRequest extends RequestIdentification, UserInformation {}

/** The request to change the user's name or address (section 8.7.1). */
export const userChangeRequest = (user: UserChangeRequest): RequestMessages =>
  request('CHGUSERINFO', '', user, {
    FIRSTNAME: user.firstName,
    MIDDLENAME: user.middleName,
    LASTNAME: user.lastName,
    ...(user.address ? addressElements(user.address) : {}),
    DAYPHONE: user.dayPhone,
    EVEPHONE: user.eveningPhone,
    EMAIL: user.email,
  });

/** The request for what changed of the user's name and address (chapter 6). */
export const userChangeSyncRequest = (sync: SyncOptions): RequestMessages =>
  syncMessages('CHGUSERINFO', sync, {});

/** What became of a change of the user's name or address. */
export interface UserChangeOutcome extends Outcome {
  /** What the institution changed; absent where the request was refused. */
  readonly user?: UserInformation<KnownAddress>;
  /** DTINFOCHG: when. */
  readonly changed?: OfxDateTime;
}

/** What became of changes of the user's name or address, on their own or within synchronisations. */
export const userChangesOf = (ofx: Ofx): UserChangeOutcome[] => responsesOf(ofx, 'CHGUSERINFO').map(outcome);

/** The synchronisations of the user's name and address. */
export const userChangeSyncsOf = (ofx: Ofx): Sync<UserChangeOutcome>[] =>
  syncsOf(ofx, 'CHGUSERINFO', outcome);

const outcome = (response: Ofx<'CHGUSERINFOTRNRS'>): UserChangeOutcome => {
  const { CHGUSERINFORS: content } = response;
  return known({
    ...outcomeOf(response),
    user: content && userOf(content),
    changed: content?.DTINFOCHG,
  });
};

const userOf = (content: Ofx<'CHGUSERINFORS'>): UserInformation<KnownAddress> =>
  known({
    firstName: content.FIRSTNAME,
    middleName: content.MIDDLENAME,
    lastName: content.LASTNAME,
    address: addressOf(content),
    dayPhone: content.DAYPHONE,
    eveningPhone: content.EVEPHONE,
    email: content.EMAIL,
  });
