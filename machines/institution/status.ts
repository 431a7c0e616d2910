import type { OfxInput } from '../../codecs/index.ts';

/** What this institution says with each code it answers. Codes 0 and 1 need no words. */
const MESSAGES: Readonly<Record<number, string>> = {
  2000: 'The language, or the request, is not supported.',
  2003: 'There is no such account.',
  2027: 'The range of dates cannot be used.',
  3000: 'More is needed: request the challenge and answer its questions.',
  3001: 'The answers are not right.',
  13504: 'The institution is missing or not served here.',
  15500: 'The sign-on is invalid.',
  15502: 'The user is locked out.',
  15503: 'The password cannot be changed here.',
};

/** The STATUS aggregate of a code. */
export const status = (code: number): OfxInput<'STATUS'> => ({
  CODE: code,
  SEVERITY: code <= 1 ? 'INFO' : 'ERROR',
  MESSAGE: MESSAGES[code],
});
