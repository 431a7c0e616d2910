import { OfxError } from '../errors.ts';
import type { Positions } from './bytes/positions.ts';
import { looksLike, MAY_BE_OFX } from './looks-like.ts';

/** Characters of a text that are looked at to say what it is. */
export const LOOK = 4096;

/** The error for a text that has come to its end without `<OFX>`. */
export const noOfx = (start: string, positions: Positions): OfxError =>
  new OfxError('codec/not-ofx', `There is no <OFX> in the input: it looks like ${looksLike(start)}.`, {
    path: '',
    position: positions.of(0),
  });

/**
 * The error for a text with more characters in front of `<OFX>`, if there is one, than the limit: what comes behind
 * is not looked at. Where the text is plainly something else, that helps more than the advice to raise the limit.
 *
 * `start` is of no more than the limit, since more need not have come.
 */
export const noOfxSoFar = (start: string, headerLength: number, positions: Positions): OfxError => {
  const what = looksLike(start);
  const fact = `There is no <OFX> in the first ${headerLength} characters, the limit of headerLength`;
  return MAY_BE_OFX.has(what)
    ? new OfxError('codec/limit', `${fact}; raise limits.headerLength to look further.`, {
        path: '',
        position: positions.of(headerLength),
      })
    : new OfxError('codec/not-ofx', `${fact}: the input looks like ${what}.`, {
        path: '',
        position: positions.of(0),
      });
};
