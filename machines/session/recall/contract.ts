import type { Profile } from '../../../codecs/index.ts';
import type { Held } from '../exchange/contract.ts';

/** What the statechart wants to know of earlier sessions, of this program's memory and of the keyring. */
export type RecallInput =
  | { readonly about: 'institution' }
  | {
      readonly about: 'user';
      readonly realm: string;
      /** The realm that the sign-on message set belongs to: what was kept before its name was known is its own. */
      readonly isSignonRealm: boolean;
      readonly session: string;
    };

/** What earlier sessions knew of the institution. */
export interface RecalledInstitution {
  readonly about: 'institution';
  /** The last profile; null where there is none. */
  readonly profile: Profile | null;
  /** It is so young that it need not be asked for again. */
  readonly isFresh: boolean;
  /** The version that was answered last; null where none was. */
  readonly candidate: number | null;
}

/** What is known of the user at a realm. Facts, no secret. */
export interface RecalledUser extends Held {
  readonly about: 'user';
  /** User id and password are at hand. */
  readonly credentials: boolean;
  /** How many of USERCRED1 and USERCRED2 are at hand with them. */
  readonly userCredentials: number;
  readonly newPassword: boolean;
  /** A sign-on succeeded before, in this session or an earlier one. */
  readonly signedOnBefore: boolean;
  /** A password change was sent and nobody knows what came of it. */
  readonly passwordInDoubt: boolean;
}

export type RecallOutput = RecalledInstitution | RecalledUser;
