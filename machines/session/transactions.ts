import { type Ofx, statusOf } from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import { inWords } from './failure.ts';

/** The part that all response wrappers share. */
interface TransactionResponse {
  readonly TRNUID: string;
  readonly STATUS: Ofx<'STATUS'>;
}

/**
 * Finds the response to a request by its TRNUID. An institution that does not echo it is forgiven when there
 * is only one response it can be.
 *
 * @throws OfxError `transaction/missing`, or `transaction/refused` with the institution's status
 */
export const requireTransaction = <T extends TransactionResponse>(
  responses: readonly T[] | undefined,
  trnuid: string,
): T => {
  const [only, ...others] = responses ?? [];
  const response =
    responses?.find(({ TRNUID }) => TRNUID === trnuid) ?? (others.length === 0 ? only : undefined);
  if (!response) {
    throw new OfxError('transaction/missing', 'The institution did not answer this request.');
  }
  const status = statusOf(response.STATUS);
  if (status.severity === 'ERROR') {
    throw new OfxError('transaction/refused', `The institution refused the request: ${inWords(status)}`, {
      status,
    });
  }
  return response;
};
