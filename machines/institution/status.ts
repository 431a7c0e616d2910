import { type OfxInput, statusCode } from '../../codecs/index.ts';
import type { ScriptedAnswer } from './events.ts';

/** What this institution says with each code it answers. Codes 0 and 1 need no words. */
const MESSAGES: Readonly<Record<number, string>> = {
  2000: 'The language, or the request, is not supported.',
  2003: 'There is no such account.',
  2021: 'This version of OFX is not spoken here.',
  2027: 'The range of dates cannot be used.',
  3000: 'More is needed: request the challenge and answer its questions.',
  3001: 'The answers are not right.',
  13504: 'The institution is missing or not served here.',
  15000: 'The password is out of date and must be changed.',
  15500: 'The sign-on is invalid.',
  15501: 'Another session is using the account. Try again in a minute.',
  15502: 'The user is locked out.',
  15503: 'The password cannot be changed here, or the new one breaks the rules.',
  15505: 'The country is not served here.',
  15506: 'A sign-on without any request is not accepted.',
  15507: 'The password must be changed with this sign-on.',
  15510: 'This installation must be registered: call the institution.',
  15511: 'The user must call the institution.',
  15512: 'A token is needed.',
  15513: 'The token is not right.',
};

/** The STATUS aggregate of a code. */
export const status = (code: number): OfxInput<'STATUS'> => ({
  CODE: code,
  SEVERITY: statusCode(code)?.severity ?? 'ERROR',
  MESSAGE: MESSAGES[code],
});

/** The STATUS aggregate that a tester wants. */
export const scriptedStatus = ({ code, severity, message }: ScriptedAnswer): OfxInput<'STATUS'> => ({
  CODE: code,
  SEVERITY: severity,
  MESSAGE: message,
});
