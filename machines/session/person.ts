import type { SnapshotFrom } from 'xstate';
import type { SessionMachine } from './machine.ts';

/** What the statechart can be waiting for a person to give. */
export type Wanted = 'credentials' | 'answers';

/** What a snapshot waits for. */
export const wantedIn = (snapshot: SnapshotFrom<SessionMachine>): Wanted | undefined => {
  if (snapshot.status !== 'active') return undefined;
  if (snapshot.matches({ signon: 'awaitingCredentials' })) return 'credentials';
  return snapshot.matches('awaitingAnswers') ? 'answers' : undefined;
};

/** Asks a person; `isCurrent` says afterwards whether the answer is still wanted. */
export type Ask = (wanted: Wanted, isCurrent: () => boolean) => Promise<void>;

/**
 * Asks once each time the statechart begins to wait, and lets nothing through that comes too late: an answer
 * to the first challenge must never be taken for one to the second.
 */
export const asker = (
  ask: Ask,
  giveUp: (reason: unknown) => void,
): ((wanted: Wanted | undefined) => void) => {
  let pending: Wanted | undefined;
  let turn = 0;
  return (wanted) => {
    if (wanted === pending) return;
    pending = wanted;
    const mine = ++turn;
    const isCurrent = (): boolean => mine === turn;
    if (!wanted) return;
    ask(wanted, isCurrent).catch((error: unknown) => {
      if (isCurrent()) giveUp(error);
    });
  };
};
