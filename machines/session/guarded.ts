import { OfxError, type OfxErrorCode } from '../../errors.ts';

/** What to say of a dependency that failed. */
const SENTENCES = {
  'session/keyring': 'The keyring failed',
  'session/outbox': 'The outbox failed',
  'session/client-facts': 'The clientFacts provider failed',
  'transport/network': 'The transport failed',
} as const satisfies Partial<Record<OfxErrorCode, string>>;

/**
 * Calls something that was injected. Its own `OfxError`s pass; of any other error only the kind is told,
 * since its text may hold what it was given: a password, a key, a whole file.
 */
export const guarded = async <T>(code: keyof typeof SENTENCES, call: () => T | Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (error instanceof OfxError) throw error;
    const kind = error instanceof Error ? error.name : typeof error;
    throw new OfxError(code, `${SENTENCES[code]} with an error of its own (${kind}).`);
  }
};

/** An object whose every call is {@link guarded}. */
export const guardedBy = <T extends object>(code: keyof typeof SENTENCES, target: T): T =>
  new Proxy(target, {
    get: (object, name) => {
      const member: unknown = Reflect.get(object, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => guarded(code, () => member.apply(object, args));
    },
  });
