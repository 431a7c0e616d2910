import { type ClientFact, phraseOf } from '../../codecs/index.ts';

/** A question the client answers about itself. */
export interface ClientQuestion {
  /** MFAPHRASEID: an id above MFA100. */
  readonly id: string;
  /** What the standard asks with it; undefined for the reserved ids. */
  readonly fact?: ClientFact;
}

/**
 * Answers questions above MFA100 (section 2.5.4.6): host name, addresses, operating system and the like.
 * Undefined means that it has no answer; the session then fails with `challenge/unanswerable`.
 */
export type ClientFacts = (question: ClientQuestion) => string | undefined | Promise<string | undefined>;

/** What {@link defaultClientFacts} knows. */
export interface ClientFactsOptions {
  readonly clock: () => Date;
  /** APPID and APPVER. */
  readonly userAgent: string;
}

/** Answers what can be answered everywhere: the date and time (GMT, 24-hour clock) and the user agent. */
export const defaultClientFacts =
  ({ clock, userAgent }: ClientFactsOptions): ClientFacts =>
  ({ fact }) => {
    if (fact === 'dateTime') return clock().toISOString().replace(/[-:T]/g, '').slice(0, 14);
    return fact === 'userAgent' ? userAgent : undefined;
  };

/** The question behind an id. */
export const clientQuestion = (id: string): ClientQuestion => {
  const fact = phraseOf(id)?.fact;
  return fact ? { id, fact } : { id };
};
