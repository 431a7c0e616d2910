/** What can cut work short. Times are in milliseconds; the factories make the errors it then rejects with. */
export interface Interruptions {
  /** The caller's signal. */
  readonly signal: AbortSignal;
  readonly onAbort: () => Error;
  readonly deadline?: { readonly after: number; readonly onTimeout: () => Error };
}

/**
 * Runs `work` until it settles, the caller's signal is aborted or the deadline passes, whichever is first.
 * `work` gets a signal of its own that fires on either. Work that ignores that signal is left behind.
 *
 * One controller with listeners that are taken off again, rather than `AbortSignal.any`, so that a caller's
 * long-lived signal does not collect listeners, and the deadline also covers reading the body.
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { signal, onAbort, deadline }: Interruptions,
): Promise<T> {
  if (signal.aborted) throw onAbort();
  const controller = new AbortController();
  // Listens before `work` does, so that it also rejects before the platform's own error about an abort arrives.
  const interrupted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  const abort = () => controller.abort(onAbort());
  signal.addEventListener('abort', abort, { once: true });
  const timer = deadline && setTimeout(() => controller.abort(deadline.onTimeout()), deadline.after);
  try {
    return await Promise.race([work(controller.signal), interrupted]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
