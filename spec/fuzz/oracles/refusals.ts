import type { OfxErrorCode } from '../../../errors.ts';
import type { Oracle } from './oracle.ts';

/** What reading may refuse bytes for. */
const CODES: readonly OfxErrorCode[] = ['codec/empty', 'codec/not-ofx', 'codec/limit'];

/** Reading gives a file or one of three errors, which name a place in the input. */
export const refusals: Oracle = {
  name: 'reading throws nothing but codec/empty, codec/not-ofx and codec/limit, with a position',
  complaint: ({ bytes, reading: { error } }) => {
    if (!error) return undefined;
    if (!CODES.includes(error.code)) return `it threw ${error.code}: ${error.message}`;
    const { position } = error;
    if (!position) return `${error.code} has no position`;
    const { line, column, byte } = position;
    if (line < 1 || column < 1 || byte < 0 || byte > bytes.length) {
      return `${error.code} stands at ${JSON.stringify(position)} of ${bytes.length} bytes`;
    }
    return error.message.trim() === '' ? `${error.code} has no message` : undefined;
  },
};
