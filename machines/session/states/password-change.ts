import { and, not } from 'xstate';
import { CANCELLED, fail } from '../edges/common.ts';
import { order } from '../order.ts';
import { session } from '../setup.ts';

/**
 * Another password (section 2.5.2): whether it can be changed, which one, and, where the answer is lost, which holds.
 */
export const passwordChange = session.createStateConfig({
  initial: 'checking',
  states: {
    checking: {
      always: [
        {
          guard: and([not('passwordChangeable'), 'passwordRequired']),
          target: '#session.failed',
          actions: [fail('password/unsupported'), 'passwordNotChanged'],
        },
        {
          guard: not('passwordChangeable'),
          target: '#session.signon.awaitingWork',
          actions: [fail('password/unsupported'), 'passwordNotChanged'],
        },
        { guard: 'hasNewPassword', target: 'requesting' },
        { target: 'awaitingNewPassword' },
      ],
    },
    awaitingNewPassword: {
      on: {
        NEW_PASSWORD: { target: '#session.signon.planning', actions: 'keepNewPassword' },
        CANCEL: [
          { guard: 'passwordRequired', ...CANCELLED },
          {
            target: '#session.signon.awaitingWork',
            actions: [fail('session/cancelled'), 'passwordNotChanged', 'forgetFailure'],
          },
        ],
      },
    },
    requesting: {
      entry: 'beginFile',
      invoke: {
        id: 'exchange',
        src: 'exchange',
        input: ({ context }) => order('passwordChange', context),
      },
    },
    // The answer was lost: either password may hold. The new one is tried first, and the old one once.
    verifying: {
      entry: 'beginFile',
      invoke: { id: 'exchange', src: 'exchange', input: ({ context }) => order('verification', context) },
    },
  },
});
