import { and } from 'xstate';
import type { OfxErrorCode } from '../../../errors.ts';

/** The sign-on succeeded; 15000 adds that the password must be changed. A code nobody knows counts by its severity. */
export const ACCEPTED = { type: 'status', params: { codes: [0, 15000], orNoError: true } } as const;
export const code = <const Code extends number>(...codes: Code[]) =>
  ({ type: 'status', params: { codes } }) as const;
export const transaction = <const Code extends number>(...codes: Code[]) =>
  ({ type: 'transactionStatus', params: { codes } }) as const;
export const fail = <const Code extends OfxErrorCode>(failed: Code) =>
  ({ type: 'noteFailure', params: { failure: failed } }) as const;
export const refuse = <const Code extends OfxErrorCode>(refused: Code) =>
  ({ type: 'refuse', params: { failure: refused } }) as const;

export const DELIVERED = ['noteStatus', 'keepProfile', 'deliver'] as const;

/** What comes next, once nothing is on its way. */
export const NEXT = [
  // It was interrupted: by another version, which had to be tried first.
  { guard: 'changesPassword', target: '#session.signon.routing' },
  { guard: 'passwordWanted', target: '#session.signon.routing', actions: 'beginPasswordChange' },
  {
    guard: and(['isSignedOn', 'profileOutdated']),
    target: '#session.signon.routing',
    actions: 'queueProfile',
  },
  { guard: 'hasWork', target: '#session.signon.routing' },
] as const;

/** The person gave up: what was asked for is not done, and whatever comes next signs on anew. */
export const GIVEN_UP = ['passwordNotChanged', 'loseAll', 'startOver'] as const;
export const CANCELLED = {
  target: '#session.signon.awaitingWork',
  actions: [fail('session/cancelled'), ...GIVEN_UP],
} as const;

/** What cannot be sent at all is not done; the session goes on. */
export const NOT_SENT = ['passwordNotChanged', 'loseWork', 'settle'] as const;
