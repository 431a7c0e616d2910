import type { Codec, OfxFile } from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { TransportResponse } from '../../../transport/index.ts';

/**
 * Reads an HTTP answer as the standard wants it read (PROTOCOL 4.1): OFX counts whatever the HTTP status
 * says, since some institutions answer errors with it; without OFX the status tells why.
 *
 * @throws OfxError `transport/server` (5xx, try again later), `transport/http` (any other refusal), or what
 * `decode` throws for a body that is no OFX
 */
export const readResponse = (response: TransportResponse, codec: Codec): OfxFile => {
  try {
    return codec.decode(response.body);
  } catch (error) {
    throw response.status >= 200 && response.status < 300 ? error : httpError(response.status, error);
  }
};

const httpError = (status: number, cause: unknown): OfxError =>
  status >= 500
    ? new OfxError(
        'transport/server',
        `The institution's server is not working (HTTP ${status}). Try again later.`,
        {
          httpStatus: status,
          cause,
        },
      )
    : new OfxError('transport/http', `The institution's server did not take the request (HTTP ${status}).`, {
        httpStatus: status,
        cause,
      });
