import { fromPromise, type PromiseActorLogic } from 'xstate';

/** Waits so many milliseconds, or until it is told to stop. */
export type Timer = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Longest delay that timers of JavaScript can wait in one go: 2^31 - 1 milliseconds, 24 days. */
const LONGEST = 2_147_483_647;

/** The timer of the machine it runs on. */
export const systemTimer: Timer = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timeout = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timeout), { once: true });
  });

/**
 * The actor that waits until a moment. The moment is data of the statechart, so that a restored session waits
 * for the rest of the time, or not at all where it has passed; null means for ever.
 */
export const createDeadline = (dependencies: {
  readonly clock: () => Date;
  readonly timer: Timer;
}): PromiseActorLogic<void, { readonly expiresAt: string | null }> =>
  fromPromise(async ({ input: { expiresAt }, signal }) => {
    const { clock, timer } = dependencies;
    if (expiresAt === null) return new Promise<void>(() => {});
    const wait = Date.parse(expiresAt) - clock().getTime();
    for (let left = wait; left > 0 && !signal.aborted; left -= LONGEST) {
      await timer(Math.min(left, LONGEST), signal);
    }
  });
