import { PROFILE_EXCHANGED, PROFILE_UNANSWERED } from '../edges/profile.ts';
import { order } from '../order.ts';
import { session } from '../setup.ts';

/**
 * What the institution offers, and where: the profile of an earlier session while it is young, else an anonymous
 * request for it (chapter 7).
 */
export const profile = session.createStateConfig({
  tags: 'spine',
  initial: 'recalling',
  // It is on its way.
  on: { START: {} },
  states: {
    recalling: {
      invoke: {
        id: 'recall',
        src: 'recall',
        input: { about: 'institution' },
        onDone: [
          { guard: 'skipsProfile', target: '#session.signon', actions: 'keepInstitution' },
          {
            guard: 'profileIsFresh',
            target: '#session.signon',
            actions: ['keepInstitution', 'tellProfile'],
          },
          { target: 'requesting', actions: 'keepInstitution' },
        ],
        onError: { target: 'requesting' },
      },
    },
    requesting: {
      entry: 'beginFile',
      invoke: {
        id: 'exchange',
        src: 'exchange',
        input: ({ context }) => order('profile', context),
        onDone: PROFILE_EXCHANGED,
        onError: PROFILE_UNANSWERED,
      },
    },
    waiting: {
      invoke: {
        src: 'deadline',
        input: ({ context }) => ({ expiresAt: context.expiresAt }),
        onDone: 'requesting',
        onError: 'requesting',
      },
    },
  },
});
