/**
 * What a caller wants done, as the statechart knows it: by reference. The messages themselves, which name
 * accounts, are in the {@link Outbox}; nothing of them enters a snapshot or an inspection event.
 */
export interface Work {
  /** Key of the messages in the outbox, and of their response. */
  readonly id: string;
}

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
