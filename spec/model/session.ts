import type { SnapshotFrom } from 'xstate';
import type { SessionContext } from '../../machines/session/context.ts';
import type { SessionEmitted, SessionEvent } from '../../machines/session/events.ts';
import type { ExchangeInput, ExchangeOutput } from '../../machines/session/exchange/contract.ts';
import { type SessionMachine, sessionMachine } from '../../machines/session/machine.ts';
import type { RecallInput, RecallOutput } from '../../machines/session/recall/contract.ts';
import { uidAt } from '../../machines/uid.ts';
import { type Effect, inertScope, nameOf } from './inert.ts';
import { ORIGIN, type Scenario } from './scenario.ts';

/** What the statechart has asked of an actor. */
export type Order =
  | { readonly actor: 'exchange'; readonly input: ExchangeInput }
  | { readonly actor: 'recall'; readonly input: RecallInput }
  | { readonly actor: 'deadline'; readonly expires: boolean };

/** What the statechart is told: by its user, or by the actor that it waits for. */
export type Input =
  | { readonly type: 'event'; readonly event: SessionEvent }
  | { readonly type: 'exchanged'; readonly output: ExchangeOutput }
  | { readonly type: 'recalled'; readonly output: RecallOutput }
  | { readonly type: 'expired' };

/** The session's statechart in a state, with everything taken out that nothing depends on. */
export interface SessionState {
  readonly id: number;
  /** The state's name: `signon.planning`. */
  readonly at: string;
  readonly context: SessionContext;
  readonly isFinal: boolean;
  readonly snapshot: SnapshotFrom<SessionMachine>;
}

export interface SessionStep {
  readonly next: SessionState;
  readonly told: readonly SessionEmitted[];
  /** Orders that were given, in their order. */
  readonly ordered: readonly Order[];
  /** What was waited for is waited for no longer. */
  readonly stopped: boolean;
  /** Ids of files that are still of use are counted anew, so that runs that differ in nothing else are one. */
  readonly renamed: ReadonlyMap<string, string>;
}

export const SEED = '00000000-0000-4000-8000-000000000000';
export const AT = '2026-10-01T12:00:00.000Z';

const { scope, noted } = inertScope();

/** The pure statechart of one scenario. The same step from the same state is computed once. */
export const sessionModel = (scenario: Scenario, machine: SessionMachine = sessionMachine) => {
  const states = new Map<string, SessionState>();
  const steps = new Map<string, SessionStep>();

  const intern = (value: unknown, context: SessionContext, isFinal: boolean): SessionState => {
    const { profile, candidates: _c, origins: _o, ...rest } = context;
    const key = JSON.stringify([value, isFinal ? null : { ...rest, profile: profile?.updated }]);
    const known = states.get(key);
    if (known) return known;
    const snapshot = machine.resolveState({ value: value as never, context });
    const state = { id: states.size, at: nameOf(value), context, isFinal, snapshot };
    states.set(key, state);
    return state;
  };

  const take = (snapshot: SnapshotFrom<SessionMachine>, done: readonly Effect[]): SessionStep => {
    const { context, renamed } = normalised(snapshot.context, scenario);
    const ordered = done.flatMap((effect) => orderIn(effect, renamed));
    return {
      next: intern(snapshot.value, context, snapshot.status !== 'active'),
      told: done.flatMap(({ type, params }) =>
        type === 'xstate.emit' ? [params?.event as SessionEmitted] : [],
      ),
      ordered,
      stopped: done.some(({ type }) => type === 'xstate.stopChild'),
      renamed,
    };
  };

  return {
    start: (): SessionState => {
      const input = {
        seed: SEED,
        candidates: scenario.candidates,
        origins: [ORIGIN],
        skipProfile: scenario.skipProfile,
        asksNewPassword: scenario.asksNewPassword,
        answerWithin: scenario.answerWithin,
      };
      const { value, context } = machine.getInitialSnapshot(scope, input);
      return intern(value, context, false);
    },
    step: (state: SessionState, input: Input): SessionStep => {
      const key = `${state.id} ${JSON.stringify(input)}`;
      const known = steps.get(key);
      if (known) return known;
      const event = eventOf(state, input) as SessionEvent;
      const step = take(machine.transition(state.snapshot, event, scope), noted());
      steps.set(key, step);
      return step;
    },
  };
};

export type SessionModel = ReturnType<typeof sessionModel>;

const eventOf = (state: SessionState, input: Input): { readonly type: string } => {
  if (input.type === 'event') return input.event;
  const invoked = state.snapshot._nodes.flatMap(({ invoke }) => invoke.map(({ id }) => id));
  const type = `xstate.done.actor.${invoked[0]}`;
  const output = input.type === 'expired' ? undefined : input.output;
  return { type, output } as { readonly type: string };
};

/** The actor that an effect starts. */
const orderIn = ({ type, params }: Effect, renamed: ReadonlyMap<string, string>): Order[] => {
  if (type !== 'xstate.spawnChild' || !params) return [];
  const { src, input } = params;
  if (src === 'exchange') return [{ actor: src, input: renamedIn(input as ExchangeInput, renamed) }];
  if (src === 'recall') return [{ actor: src, input: input as RecallInput }];
  const { expiresAt } = input as { readonly expiresAt: string | null };
  return [{ actor: 'deadline', expires: expiresAt !== null }];
};

/** A file's id; the two ids of a file were counted one after the other. */
const idsIn = ({ file, oldFileUid, work }: SessionContext): string[] =>
  [file?.uid, oldFileUid, work?.inDoubt?.fileUid, work?.inDoubt?.oldFileUid].filter(
    (uid): uid is string => typeof uid === 'string',
  );

const SOME_FAILURE = { code: 'session/closed', message: '', retryable: false } as const;

/** What no step depends on is dropped: what people are told, when exactly, and how many ids were used up. */
const normalised = (context: SessionContext, { movingProfile }: Scenario) => {
  const live = [...new Set(idsIn(context))].sort();
  const renamed = new Map(live.map((uid, index) => [uid, uidAt(SEED, index)]));
  const rename = (uid: string): string => renamed.get(uid) ?? uid;
  const orNull = (uid: string | null): string | null => (uid === null ? null : rename(uid));
  const { file, work, failure, profileDue, refreshedFor } = context;
  const inDoubt = work?.inDoubt && {
    ...work.inDoubt,
    fileUid: rename(work.inDoubt.fileUid),
    oldFileUid: orNull(work.inDoubt.oldFileUid),
  };
  const dates = movingProfile
    ? {
        profileDue: profileDue && (profileDue === refreshedFor ? 'then' : 'later'),
        refreshedFor: refreshedFor && 'then',
      }
    : {};
  return {
    renamed,
    context: {
      ...context,
      ...dates,
      known: {},
      status: null,
      failure: failure && SOME_FAILURE,
      expiresAt: context.expiresAt && AT,
      uids: { seed: SEED, taken: live.length },
      file: file && { uid: rename(file.uid), trnuid: '' },
      oldFileUid: orNull(context.oldFileUid),
      work: work && (inDoubt ? { ...work, inDoubt } : work),
    },
  };
};

const renamedIn = (input: ExchangeInput, renamed: ReadonlyMap<string, string>): ExchangeInput => ({
  ...input,
  fileUid: renamed.get(input.fileUid) ?? input.fileUid,
  oldFileUid: input.oldFileUid === null ? null : (renamed.get(input.oldFileUid) ?? input.oldFileUid),
  trnuid: '',
  session: '',
  // Of which lost file it is, is said by the ids.
  work: input.work && (({ inDoubt: _, ...work }) => work)(input.work),
});
