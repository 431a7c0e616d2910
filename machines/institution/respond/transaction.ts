import type { OfxInput } from '../../../codecs/index.ts';
import { status } from '../status.ts';

/** What every xxxTRNRQ begins with. */
export interface TransactionRequest {
  readonly TRNUID: string;
  readonly CLTCOOKIE?: string;
}

/** What came of one request: its status, and the body of the response where there is one. */
export interface Outcome<Body> {
  readonly code: number;
  readonly body?: Body;
}

/** What every xxxTRNRS begins with. A type, since interfaces admit no private tags. */
export type TransactionResponse = {
  readonly TRNUID: string;
  readonly STATUS: OfxInput<'STATUS'>;
  readonly CLTCOOKIE: string | undefined;
};

/** After a sign-on that did not succeed, every message of the file is told so, and none is executed. */
export const NOT_EXECUTED: Outcome<never> = { code: 15500 };

/** The response to one request: TRNUID and CLTCOOKIE go back as they came. */
export const respondTo = <Body>(
  { TRNUID, CLTCOOKIE }: TransactionRequest,
  { code, body }: Outcome<Body>,
): TransactionResponse & Partial<Body> => ({
  TRNUID,
  STATUS: status(code),
  CLTCOOKIE,
  ...((body ?? {}) as Partial<Body>),
});
