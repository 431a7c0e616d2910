import type { SnapshotFrom } from 'xstate';
import type { SessionMachine } from './machine.ts';

/** What the statechart can be waiting for a person to give or do. */
export type Wanted = 'credentials' | 'accessToken' | 'authToken' | 'registration' | 'newPassword' | 'answers';

const STATES = [
  ['credentials', { signon: 'awaitingCredentials' }],
  ['accessToken', { signon: 'awaitingAccessToken' }],
  ['authToken', { signon: 'awaitingAuthToken' }],
  ['registration', { signon: 'awaitingRegistration' }],
  ['newPassword', { passwordChange: 'awaitingNewPassword' }],
  ['answers', 'awaitingAnswers'],
] as const;

/** What a snapshot waits for. */
export const wantedIn = (snapshot: SnapshotFrom<SessionMachine>): Wanted | undefined =>
  snapshot.status === 'active' ? STATES.find(([, state]) => snapshot.matches(state))?.[0] : undefined;

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
