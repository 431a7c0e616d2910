import type { OfxStatus } from '../errors.ts';
import type { Ofx } from './ofx.ts';
import { statusCode } from './status-codes.ts';

/** What a response without a status is taken for. */
const GENERAL_ERROR = 2000;

/**
 * A STATUS aggregate as a plain object, with the standard's severity and meaning for the codes it has:
 * institutions send sign-on errors with severity INFO.
 */
export const statusOf = (status: Ofx<'STATUS'> | undefined): OfxStatus => {
  // A code that is no number was kept as text.
  const code = Number.isInteger(status?.CODE) ? (status?.CODE as number) : GENERAL_ERROR;
  const known = statusCode(code);
  // MESSAGE2 is the longer form of the V2 message sets.
  const message = status?.MESSAGE ?? status?.MESSAGE2;
  return {
    code,
    severity: known?.severity ?? status?.SEVERITY ?? 'ERROR',
    ...(known ? { meaning: known.meaning } : {}),
    ...(message === undefined ? {} : { message }),
  };
};
