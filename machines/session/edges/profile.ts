import { and, not } from 'xstate';
import { ACCEPTED, code, transaction } from './common.ts';

/** No answer came. The profile at hand will do, however old. */
export const PROFILE_UNANSWERED = [
  {
    guard: and(['notUnderstood', 'candidatesLeft']),
    target: '#session.versionFallback',
    actions: 'noteError',
  },
  { guard: 'mayResend', target: '#session.profile.waiting', actions: ['waitLost', 'countLost', 'noteError'] },
  {
    guard: and([not('isAnswered'), 'hasProfile']),
    target: '#session.signon',
    actions: ['noteError', 'tellOldProfile', 'tellProfile'],
  },
  {
    guard: not('isAnswered'),
    target: '#session.idle',
    actions: ['noteError', 'tellNoProfile', 'passwordNotChanged', 'loseAll', 'settle'],
  },
] as const;

/** What an anonymous request for the profile comes to. */
export const PROFILE_EXCHANGED = [
  ...PROFILE_UNANSWERED,
  // Also beside a sign-on that was refused: some answer 15500 to strangers and show it all the same.
  { guard: 'profileSent', target: '#session.signon', actions: ['noteStatus', 'keepProfile', 'tellProfile'] },
  {
    guard: and([ACCEPTED, transaction(1), 'hasProfile']),
    target: '#session.signon',
    actions: ['noteStatus', 'tellProfile'],
  },
  {
    guard: and([ACCEPTED, transaction(1), not('profileReset')]),
    target: '#session.profile.requesting',
    reenter: true,
    actions: ['noteStatus', 'resetProfile'],
  },
  // Some institutions show their profile to their users only.
  {
    guard: code(2000, 13504, 15500, 15506),
    target: '#session.signon',
    actions: ['noteStatus', 'queueProfile'],
  },
  { guard: code(2021), target: '#session.versionFallback', actions: 'noteStatus' },
  // One can sign on without it.
  { target: '#session.signon', actions: ['noteStatus', 'noteProfileRefused', 'tellNoProfile'] },
] as const;
