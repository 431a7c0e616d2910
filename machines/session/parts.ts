import { type Actor, createActor, type InspectionEvent, type Observer } from 'xstate';
import { codecFor, hasMfa } from '../../codecs/index.ts';
import { OfxError } from '../../errors.ts';
import { http } from '../../transport/index.ts';
import { isSeed } from '../uid.ts';
import { defaultClientFacts } from './client-facts.ts';
import type { SessionInput } from './context.ts';
import type { SessionOptions } from './create-session.ts';
import { credentialsHolder } from './credentials.ts';
import { createDeadline, systemTimer, type Timer } from './deadline.ts';
import { createExchange, type ExchangeDependencies } from './exchange/exchange.ts';
import { knownSessionInstitution, versionsOf } from './institution.ts';
import { memoryKeyring } from './keyring.ts';
import { type SessionMachine, sessionMachine } from './machine.ts';
import { memoryOutbox } from './outbox.ts';
import { createRecall } from './recall/recall.ts';
import type { OpenedSnapshot } from './snapshot.ts';

/** What a session is made of, with the defaults filled in: what its exchange needs, and what waits. */
export interface SessionParts extends Omit<ExchangeDependencies, 'interrupted'> {
  readonly timer: Timer;
}

/** The one place where a session is given the clock, the randomness and the network of its machine. */
export const partsOf = (options: SessionOptions): SessionParts => {
  const institution = knownSessionInstitution(options.institution);
  const clock = options.clock ?? (() => new Date());
  const userAgent = `${institution.appId} ${institution.appVersion}`;
  return {
    institution,
    codecs: options.codecs ?? codecFor,
    transport: options.transport ?? http(),
    keyring: options.keyring ?? memoryKeyring(),
    outbox: options.outbox ?? memoryOutbox(),
    credentials: credentialsHolder(),
    clientFacts: options.clientFacts ?? defaultClientFacts({ clock, userAgent }),
    clock,
    ids: options.ids ?? (() => crypto.randomUUID()),
    timer: options.timer ?? systemTimer,
  };
};

/** The statechart's actor with its parts, from the beginning or from a snapshot. Not started. */
export const sessionActor = (
  parts: SessionParts,
  options: SessionOptions,
  opened: OpenedSnapshot | undefined,
): Actor<SessionMachine> => {
  const actors = {
    exchange: createExchange({ ...parts, interrupted: opened?.context.file?.uid }),
    recall: createRecall(parts),
    deadline: createDeadline(parts),
  };
  return createActor(sessionMachine.provide({ actors }), {
    // XState asks for an input also where a snapshot says everything.
    ...(opened ? { snapshot: opened.state, input: undefined as never } : { input: inputOf(parts, options) }),
    ...(options.inspect ? { inspect: options.inspect as unknown as Observer<InspectionEvent> } : {}),
  });
};

const inputOf = ({ institution, ids }: SessionParts, options: SessionOptions): SessionInput => {
  const seed = ids();
  if (!isSeed(seed)) throw new OfxError('session/invalid-request', 'The ids of a session must be UUIDs.');
  return {
    seed,
    candidates: versionsOf(institution).map(({ version }) => ({ version, mfa: hasMfa(version) })),
    origins: [institution.url, ...institution.trustedOrigins].map(originOf),
    skipProfile: options.skipProfile ?? false,
    asksNewPassword: options.newPassword !== undefined,
    answerWithin: options.answerWithin ?? null,
  };
};

const originOf = (url: string): string => {
  try {
    return new URL(url).origin;
  } catch {
    throw new OfxError('session/invalid-request', 'The URL of the institution is none.');
  }
};
