import { describe, expect, it, vi } from 'vitest';
import { createActor, fromPromise, initialTransition, transition } from 'xstate';
import { accountsOf, accountsRequest, codecFor, effectsOf, type Ofx } from '../../../codecs/index.ts';
import {
  type Answered,
  addAnswers,
  createDeadline,
  createExchange,
  createRecall,
  credentialsHolder,
  type ExchangeInput,
  type ExchangeOutput,
  knownSessionInstitution,
  memoryKeyring,
  memoryOutbox,
  type RecallInput,
  type RecallOutput,
  type SessionEmitted,
  secretsOf,
  sessionMachine,
  systemTimer,
  toMermaid,
} from '../../../machines/index.ts';
import { isSeed, uidAt } from '../../../machines/uid.ts';
import { accounts, answersIn, challenge, profile, SEED, scriptedBank, signon } from './bank.ts';

const outcome = (code: number, more: Partial<Answered> = {}): ExchangeOutput => ({
  answered: true,
  signon: { code, severity: code === 0 ? 'INFO' : 'ERROR' },
  profile: null,
  transaction: null,
  questions: [],
  unanswerable: [],
  warnings: [],
  held: { accessKey: false, authToken: false, accessToken: false, userKey: false },
  dates: {},
  outdated: {},
  found: false,
  duplicate: false,
  at: '2026-10-01T12:00:00.000Z',
  ...more,
});

const QUESTION = { id: 'MFA16', text: 'Mother?', answeredBy: 'person' } as const;
const INPUT = {
  seed: SEED,
  candidates: [{ version: '1.0.3', mfa: true }],
  origins: ['https://bank.test'],
};
const request = (id: string) =>
  ({ type: 'REQUEST', id, sets: ['SIGNUP'], sideEffects: false, syncable: false }) as const;
const CREDENTIALS = { type: 'CREDENTIALS', changed: true } as const;

/** The actors with an exchange that answers from a list, and what it was ordered. */
const scriptedActors = (...outcomes: ExchangeOutput[]) => {
  const ordered: ExchangeInput[] = [];
  let hasCredentials = false;
  const actors = {
    exchange: fromPromise<ExchangeOutput, ExchangeInput>(async ({ input }) => {
      ordered.push(input);
      const next = outcomes[ordered.length - 1];
      if (!next) throw new Error('nothing more in the script');
      return next;
    }),
    recall: fromPromise<RecallOutput, RecallInput>(async ({ input }) => {
      if (input.about === 'institution')
        return { about: 'institution', profile: null, isFresh: false, candidate: null };
      const known = hasCredentials;
      hasCredentials = true;
      const held = { accessKey: false, authToken: false, accessToken: false, userKey: false };
      const user = {
        credentials: known,
        userCredentials: 0,
        newPassword: false,
        signedOnBefore: false,
        passwordInDoubt: false,
      };
      return { about: 'user', ...held, ...user };
    }),
    deadline: fromPromise<void, { readonly expiresAt: string | null }>(() => new Promise(() => {})),
  };
  return { actors, ordered };
};

/** The machine with an exchange that answers from a list. */
const scripted = (...outcomes: ExchangeOutput[]) => {
  const { actors, ordered } = scriptedActors(...outcomes);
  const actor = createActor(sessionMachine.provide({ actors }), { input: INPUT });
  const emitted: SessionEmitted[] = [];
  actor.on('*', (event) => emitted.push(event));
  return { actor: actor.start(), ordered, emitted };
};

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('the session statechart', () => {
  it('is driven by events alone', async () => {
    const { actor, ordered, emitted } = scripted(
      outcome(0),
      outcome(3000),
      outcome(0, { questions: [QUESTION] }),
      outcome(0),
    );
    actor.send(request('work-1'));
    await settled();
    expect(actor.getSnapshot().value).toEqual({ signon: 'awaitingCredentials' });
    actor.send(CREDENTIALS);
    await settled();
    expect(actor.getSnapshot().value).toBe('awaitingAnswers');
    actor.send({ type: 'ANSWERS', ids: ['MFA16'], changed: true });
    await settled();
    expect(actor.getSnapshot().value).toBe('signedOn');
    expect(ordered.map(({ purpose, work }) => [purpose, work?.id])).toEqual([
      ['profile', undefined],
      ['work', 'work-1'],
      ['challenge', undefined],
      ['work', 'work-1'],
    ]);
    expect(emitted.at(-1)).toEqual({ type: 'DELIVERED', id: 'work-1', delivery: 'answered' });
  });

  it('signs on by events alone, with the real exchange, also in another process', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge({ id: 'MFA16' }), accounts());
    const [keyring, outbox] = [memoryKeyring(), memoryOutbox()];
    const institution = knownSessionInstitution({ url: 'https://bank.test/ofx', version: '1.0.3' });
    const credentials = credentialsHolder();
    const clock = () => new Date('2026-10-01T12:00:00Z');
    const dependencies = {
      institution,
      codecs: codecFor,
      transport: bank.transport,
      keyring,
      outbox,
      credentials,
      clientFacts: () => undefined,
      clock,
      ids: () => SEED,
      timer: systemTimer,
    };
    const machine = sessionMachine.provide({
      actors: {
        exchange: createExchange(dependencies),
        recall: createRecall(dependencies),
        deadline: createDeadline(dependencies),
      },
    });
    const input = INPUT;
    const first = createActor(machine, { input }).start();
    await outbox.put('work-1', accountsRequest('t1'));
    first.send({ type: 'REQUEST', id: 'work-1', ...effectsOf(accountsRequest('t1')) });
    await vi.waitUntil(() => first.getSnapshot().matches({ signon: 'awaitingCredentials' }));
    credentials.set('main', { userId: 'jane', password: 'secret' });
    first.send(CREDENTIALS);
    await vi.waitUntil(() => first.getSnapshot().matches('awaitingAnswers'));
    const stored = JSON.parse(JSON.stringify(first.getPersistedSnapshot()));
    first.stop();

    const second = createActor(machine, { input, snapshot: stored }).start();
    const { realm, uids } = second.getSnapshot().context;
    const scope = { institution: institution.url, realm, userId: 'jane', session: uids.seed };
    await addAnswers(secretsOf(keyring, scope), { MFA16: 'Smith' });
    second.send({ type: 'ANSWERS', ids: ['MFA16'], changed: true });
    await vi.waitUntil(() => second.getSnapshot().matches('signedOn'));
    expect(answersIn(bank.received[3])).toEqual([['MFA16', 'Smith']]);
    expect(accountsOf((await outbox.take('work-1'))?.ofx ?? ({} as Ofx))).toHaveLength(1);
  });

  it.each([
    ['none', []],
    ['too many', ['MFA16', 'MFA17']],
    ['others', ['MFA17']],
  ])('refuses answers that are not those asked for, and changes nothing: %s', async (_name, ids) => {
    const { actor, emitted } = scripted(outcome(0), outcome(3000), outcome(0, { questions: [QUESTION] }));
    actor.send(request('work-1'));
    await settled();
    actor.send(CREDENTIALS);
    await settled();
    const before = actor.getSnapshot();
    actor.send({ type: 'ANSWERS', ids, changed: true });
    expect(actor.getSnapshot().value).toEqual(before.value);
    expect(actor.getSnapshot().context).toEqual(before.context);
    expect(emitted.at(-1)).toMatchObject({
      type: 'REFUSED',
      event: 'ANSWERS',
      failure: { code: 'challenge/invalid-answer' },
    });
  });

  it('survives its process while a person looks for the answer', async () => {
    const { actor } = scripted(outcome(0), outcome(3000), outcome(0, { questions: [QUESTION] }));
    actor.send(request('work-1'));
    await settled();
    actor.send(CREDENTIALS);
    await settled();
    const stored = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
    actor.stop();

    const { actors, ordered } = scriptedActors(outcome(0));
    const restored = createActor(sessionMachine.provide({ actors }), {
      snapshot: stored,
      input: INPUT,
    }).start();
    restored.send({ type: 'ANSWERS', ids: ['MFA16'], changed: true });
    await settled();
    expect(restored.getSnapshot().value).toBe('signedOn');
    expect(ordered).toMatchObject([{ purpose: 'work', work: { id: 'work-1' }, questions: [QUESTION] }]);
  });

  it('is pure: the same events give the same states and orders', () => {
    const walk = () => {
      let [snapshot] = initialTransition(sessionMachine, INPUT);
      const seen: unknown[] = [];
      for (const event of [
        request('a'),
        { type: 'REQUEST', id: 'b' },
        {
          type: 'xstate.done.actor.recall',
          output: { about: 'institution', profile: null, isFresh: false, candidate: null },
        },
        { type: 'xstate.done.actor.exchange', output: outcome(0) },
        CREDENTIALS,
      ]) {
        const [next, actions] = transition(sessionMachine, snapshot, event as never);
        snapshot = next;
        seen.push(
          next.value,
          next.context,
          actions.map(({ type }) => type),
        );
      }
      return seen;
    };
    expect(walk()).toEqual(walk());
  });

  it('holds nothing in its context but plain JSON', async () => {
    const { actor } = scripted(outcome(0), outcome(3000), outcome(0, { questions: [QUESTION] }));
    actor.send(request('work-1'));
    await settled();
    actor.send(CREDENTIALS);
    await settled();
    const { context } = actor.getSnapshot();
    expect(JSON.parse(JSON.stringify(context))).toEqual(context);
  });

  it('names each request file before it is sent, and never twice the same', async () => {
    const { actor, ordered } = scripted(outcome(0), outcome(0), outcome(0), outcome(0));
    for (const id of ['a', 'b', 'c']) actor.send(request(id));
    await settled();
    actor.send(CREDENTIALS);
    await settled();
    const ids = ordered.flatMap(({ fileUid, trnuid }) => [fileUid, trnuid]);
    expect(ordered).toHaveLength(4);
    expect(new Set(ids).size).toBe(8);
    expect(ids.every(isSeed)).toBe(true);
    expect(actor.getSnapshot().context.file).toBeNull();
    expect(actor.getSnapshot().context.oldFileUid).toBe(ordered.at(-1)?.fileUid);
  });
});

describe('the ids of a session', () => {
  it('count up from the seed', () => {
    expect(uidAt('11111111-2222-4333-8444-0000000000ff', 1)).toBe('11111111-2222-4333-8444-000000000100');
    expect(uidAt('11111111-2222-4333-8444-ffffffffffff', 1)).toBe('11111111-2222-4333-8444-000000000000');
  });
});

describe('the session’s chart', () => {
  const chart = toMermaid(sessionMachine);

  it.each(['[0 or 15000', '[3000]', '[3001]', '[15500]', '[15502]', '[15510]', '[15512]'])(
    'shows %s on an edge',
    (label) => {
      expect(chart).toContain(label);
    },
  );

  it('has one actor that talks to the institution, one that looks things up, and one that waits', () => {
    const sources = new Set<string>();
    const visit = (node: { invoke: { src: unknown }[]; states: Record<string, unknown> }): void => {
      for (const { src } of node.invoke) sources.add(String(src));
      for (const child of Object.values(node.states)) visit(child as typeof node);
    };
    visit(sessionMachine.root as unknown as Parameters<typeof visit>[0]);
    expect([...sources].sort()).toEqual(['deadline', 'exchange', 'recall']);
  });
});
