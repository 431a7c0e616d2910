import { vi } from 'vitest';
import {
  createInstitution,
  createSession,
  DEMO_USER,
  type InstitutionOptions,
  keyringOutbox,
  memoryKeyring,
  restoreSession,
  type Session,
  type SessionOptions,
  type SessionSnapshot,
} from '../../../machines/index.ts';
import { loopback, type Transport } from '../../../transport/index.ts';

const URL = 'https://bank.test/ofx';

/** What becomes of a request file on its way. */
export type Fate = 'answered' | 'neverArrives' | 'answerLost' | 'neverReturns' | 'stuckAfterwards';

/**
 * A world in which processes end and others go on: the institution, keyring and outbox stay, everything else
 * is gone. `fates` says what becomes of each file, in order; afterwards everything is answered.
 */
export const world = (options: InstitutionOptions = {}, more: Partial<SessionOptions> = {}) => {
  const institution = createInstitution({ url: URL, ...options });
  const keyring = memoryKeyring();
  const outbox = keyringOutbox(keyring);
  const fates: Fate[] = [];
  let ids = 0;
  let settled = 0;
  const waits: number[] = [];
  const inner = loopback(institution);
  const files: string[] = [];
  const transport: Transport = async (request, signal) => {
    files.push(new TextDecoder().decode(request.body));
    const fate = fates.shift() ?? 'answered';
    if (fate === 'neverReturns') settled += 1;
    if (fate === 'neverReturns') return new Promise(() => {});
    if (fate === 'neverArrives') throw new TypeError('no line');
    const response = await inner(request, signal);
    settled += 1;
    if (fate === 'stuckAfterwards') return new Promise(() => {});
    if (fate === 'answerLost') throw new TypeError('no line');
    return response;
  };
  const settings = (own: Partial<SessionOptions>): SessionOptions => ({
    institution: { url: URL, ...institution.fi, version: '1.0.3' },
    credentials: () => ({ userId: DEMO_USER.userId, password: DEMO_USER.password }),
    answer: () => DEMO_USER.answers,
    transport,
    keyring,
    outbox,
    clock: () => new Date('2026-11-10T12:00:00Z'),
    ids: () => `00000000-0000-4000-8000-${String(++ids * 1000).padStart(12, '0')}`,
    timer: async (milliseconds) => void waits.push(milliseconds),
    ...more,
    ...own,
  });
  return {
    institution,
    keyring,
    fates,
    files,
    transport,
    waits,
    /** Waits until the last file sent has met its fate. */
    settled: (): Promise<unknown> => vi.waitUntil(() => fates.length === 0 && settled === files.length),
    open: (own: Partial<SessionOptions> = {}): Session => createSession(settings(own)),
    /** Another process goes on; the first one is gone, and with it everything it had in memory. */
    goOn: (session: Session, own: Partial<SessionOptions> = {}): Session => {
      const stored = JSON.stringify(session.snapshot());
      session.actor.stop();
      return restoreSession(JSON.parse(stored) as SessionSnapshot, settings(own));
    },
  };
};

/** Waits until a session is in a state. */
export const reached = async (
  session: Session,
  state: Parameters<ReturnType<Session['actor']['getSnapshot']>['matches']>[0],
): Promise<void> => {
  await vi.waitUntil(() => session.actor.getSnapshot().matches(state));
};
