import { not } from 'xstate';
import { NOT_SENT } from '../edges/common.ts';
import { order } from '../order.ts';
import { session } from '../setup.ts';

/**
 * What became of work with side effects whose answer was lost.
 */
export const recovery = session.createStateConfig({
  initial: 'choosing',
  states: {
    choosing: {
      always: [
        {
          guard: not('resendsLeft'),
          target: '#session.signon.awaitingWork',
          actions: NOT_SENT,
        },
        { guard: 'canRecoverFile', target: '#session.signon.waiting', actions: 'repeatWork' },
        { guard: 'canSynchronize', target: '#session.signon.waiting', actions: 'askAfterWork' },
        { target: '#session.signon.waiting', actions: 'repeatWork' },
      ],
    },
    synchronizing: {
      entry: 'beginFile',
      invoke: { id: 'exchange', src: 'exchange', input: ({ context }) => order('recovery', context) },
    },
  },
});
