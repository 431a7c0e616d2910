import type { Identification } from './exchange/contract.ts';

/**
 * What a caller wants done, as the statechart knows it: by reference. The messages themselves, which name
 * accounts, are in the {@link Outbox}; nothing of them enters a snapshot or an inspection event.
 */
export interface Work {
  /** Key of the messages in the outbox, and of their response. */
  readonly id: string;
  /** The message sets the messages are of, by name: `BANK`, `SIGNUP`. They decide where the file goes. */
  readonly sets: readonly string[];
  /** Whether being done twice would do harm: a transfer, a payment, an enrolment, a stop check, a mail. */
  readonly sideEffects: boolean;
  /** Whether a synchronisation (chapter 6) would tell what became of it. */
  readonly syncable: boolean;
  /** The session's own request for the profile, with the user's sign-on; nothing of it is in the outbox. */
  readonly own?: 'profile';
  /** Set once a file with this work was sent and its answer was lost: nobody knows whether it was done. */
  readonly inDoubt?: InDoubt;
}

/** The request file whose answer was lost. */
export interface InDoubt {
  /** Its NEWFILEUID. */
  readonly fileUid: string;
  /** Its OLDFILEUID; null where it had none. */
  readonly oldFileUid: string | null;
  /** Who its sign-on said that the user is: an answer belongs to the credentials it was given to. */
  readonly identification: Identification;
  /** The institution was asked what became of it, and knew of nothing; or there is no way to ask. */
  readonly asked?: true;
  /** Credentials were given anew since: an answer that is about them says nothing of the file that was lost. */
  readonly credentialsGiven?: true;
}

/** What became of work, as far as anybody can tell. */
export type WorkOutcome =
  /** The institution refused the file or never got it: nothing ran. */
  | 'notDone'
  /** It was sent, the answer was lost, and no way of asking again helped. */
  | 'unknown';

/** How a response was come by. */
export type Delivery =
  /** It is the answer to the request. */
  | 'answered'
  /** The first answer was lost; a synchronisation brought it after all. */
  | 'recovered'
  /** The first answer was lost; status 2019 says that the request had been carried out. */
  | 'duplicate';

/** One challenge question. */
export interface Question {
  /** MFAPHRASEID, exactly as it came. */
  readonly id: string;
  /** What to ask: the institution's label, or the standard's text for the id. */
  readonly text: string;
  /** How the answer is to be written, where the standard says: `MM/DD/YYYY`. */
  readonly format?: string;
  /** `client` for ids above MFA100, which the program answers about itself. */
  readonly answeredBy: 'person' | 'client';
}

/** The session's own request for the profile. */
export const PROFILE_WORK: Work = {
  id: 'profile',
  sets: ['PROF'],
  sideEffects: false,
  syncable: false,
  own: 'profile',
};
