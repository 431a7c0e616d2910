import type { Version } from '../../../codecs/index.ts';
import type { Books } from '../books/books.ts';
import type { Published } from '../published.ts';
import type { Settings } from '../settings.ts';
import type { InstitutionUser } from '../user.ts';
import type { Outcome } from './transaction.ts';

/** What a request is carried out with. */
export interface Desk {
  /** The user's, or those that strangers share. */
  readonly books: Books;
  readonly settings: Settings;
  readonly published: Published;
  readonly version: Version;
  /** Where the institution is to be reached. */
  readonly url: string;
  readonly now: Date;
  /** Whether somebody already has a user id. */
  readonly isTaken: (userId: string) => boolean;
}

/** What comes of carrying out a request. What only reads has no more than an outcome. */
export interface Effect {
  readonly outcome: Outcome<object>;
  readonly done?: {
    readonly books: Books;
    /** What is to be synchronised with it: an account's key, or `''` for the user. */
    readonly scope: string;
    /** Who became a user by it. */
    readonly enrolled?: InstitutionUser;
  };
}

/** Nothing was done. */
export const refused = (code: number): Effect => ({ outcome: { code } });

/** The calendar date at the desk. */
export const today = ({ now }: Pick<Desk, 'now'>): string => now.toISOString().slice(0, 10);
