import { describe, expect, it, vi } from 'vitest';
import { createActor, fromPromise, initialTransition, transition } from 'xstate';
import { accountsOf, accountsRequest, codecFor, type Ofx } from '../../../codecs/index.ts';
import {
  addAnswers,
  createExchange,
  type ExchangeInput,
  type ExchangeOutput,
  knownSessionInstitution,
  memoryKeyring,
  memoryOutbox,
  type SessionEmitted,
  secretsOf,
  sessionMachine,
  toMermaid,
} from '../../../machines/index.ts';
import { isSeed, uidAt } from '../../../machines/uid.ts';
import { accounts, answersIn, challenge, profile, SEED, scriptedBank, signon } from './bank.ts';

const outcome = (code: number, more: Partial<ExchangeOutput> = {}): ExchangeOutput => ({
  signon: { code, severity: code === 0 ? 'INFO' : 'ERROR' },
  profile: null,
  transaction: null,
  questions: [],
  unanswerable: [],
  warnings: [],
  ...more,
});

const QUESTION = { id: 'MFA16', text: 'Mother?', answeredBy: 'person' } as const;

/** The machine with an exchange that answers from a list, and what it was ordered. */
const scripted = (...outcomes: ExchangeOutput[]) => {
  const ordered: ExchangeInput[] = [];
  const exchange = fromPromise<ExchangeOutput, ExchangeInput>(async ({ input }) => {
    ordered.push(input);
    const next = outcomes[ordered.length - 1];
    if (!next) throw new Error('nothing more in the script');
    return next;
  });
  const actor = createActor(sessionMachine.provide({ actors: { exchange } }), {
    input: { seed: SEED, mfa: true },
  });
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
    actor.send({ type: 'REQUEST', id: 'work-1' });
    await settled();
    expect(actor.getSnapshot().value).toEqual({ signon: 'awaitingCredentials' });
    actor.send({ type: 'CREDENTIALS', signedOnBefore: false });
    await settled();
    expect(actor.getSnapshot().value).toBe('awaitingAnswers');
    actor.send({ type: 'ANSWERS', ids: ['MFA16'] });
    await settled();
    expect(actor.getSnapshot().value).toEqual({ signedOn: 'ready' });
    expect(ordered.map(({ purpose, work }) => [purpose, work?.id])).toEqual([
      ['profile', undefined],
      ['work', 'work-1'],
      ['challenge', undefined],
      ['answers', 'work-1'],
    ]);
    expect(emitted.at(-1)).toEqual({ type: 'DELIVERED', id: 'work-1' });
  });

  it('signs on by events alone, with the real exchange, also in another process', async () => {
    const bank = scriptedBank('1.0.3', profile(), signon(3000), challenge({ id: 'MFA16' }), accounts());
    const [keyring, outbox] = [memoryKeyring(), memoryOutbox()];
    const institution = knownSessionInstitution({ url: 'https://bank.test/ofx', version: '1.0.3' });
    const machine = sessionMachine.provide({
      actors: {
        exchange: createExchange({
          institution,
          codec: codecFor('1.0.3'),
          transport: bank.transport,
          keyring,
          outbox,
          credentials: () => ({ userId: 'jane', password: 'secret' }),
          clientFacts: () => undefined,
          clock: () => new Date('2026-10-01T12:00:00Z'),
          ids: () => SEED,
        }),
      },
    });
    const input = { seed: SEED, mfa: true };
    const first = createActor(machine, { input }).start();
    await outbox.put('work-1', accountsRequest('t1'));
    first.send({ type: 'REQUEST', id: 'work-1' });
    await vi.waitUntil(() => first.getSnapshot().matches({ signon: 'awaitingCredentials' }));
    first.send({ type: 'CREDENTIALS', signedOnBefore: false });
    await vi.waitUntil(() => first.getSnapshot().matches('awaitingAnswers'));
    const stored = JSON.parse(JSON.stringify(first.getPersistedSnapshot()));
    first.stop();

    const second = createActor(machine, { input, snapshot: stored }).start();
    const { realm, uids } = second.getSnapshot().context;
    const scope = { institution: institution.url, realm, userId: 'jane', session: uids.seed };
    await addAnswers(secretsOf(keyring, scope), { MFA16: 'Smith' });
    second.send({ type: 'ANSWERS', ids: ['MFA16'] });
    await vi.waitUntil(() => second.getSnapshot().matches({ signedOn: 'ready' }));
    expect(answersIn(bank.received[3])).toEqual([['MFA16', 'Smith']]);
    expect(accountsOf((await outbox.take('work-1'))?.ofx ?? ({} as Ofx))).toHaveLength(1);
  });

  it.each([
    ['none', []],
    ['too many', ['MFA16', 'MFA17']],
    ['others', ['MFA17']],
  ])('ignores answers that are not those asked for: %s', async (_name, ids) => {
    const { actor } = scripted(outcome(0), outcome(3000), outcome(0, { questions: [QUESTION] }));
    actor.send({ type: 'REQUEST', id: 'work-1' });
    await settled();
    actor.send({ type: 'CREDENTIALS', signedOnBefore: false });
    await settled();
    const before = actor.getSnapshot();
    actor.send({ type: 'ANSWERS', ids });
    expect(actor.getSnapshot()).toBe(before);
  });

  it('survives its process while a person looks for the answer', async () => {
    const { actor } = scripted(outcome(0), outcome(3000), outcome(0, { questions: [QUESTION] }));
    actor.send({ type: 'REQUEST', id: 'work-1' });
    await settled();
    actor.send({ type: 'CREDENTIALS', signedOnBefore: false });
    await settled();
    const stored = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
    actor.stop();

    const ordered: ExchangeInput[] = [];
    const exchange = fromPromise<ExchangeOutput, ExchangeInput>(async ({ input }) => {
      ordered.push(input);
      return outcome(0);
    });
    const restored = createActor(sessionMachine.provide({ actors: { exchange } }), {
      snapshot: stored,
      input: { seed: SEED, mfa: true },
    }).start();
    restored.send({ type: 'ANSWERS', ids: ['MFA16'] });
    await settled();
    expect(restored.getSnapshot().value).toEqual({ signedOn: 'ready' });
    expect(ordered).toMatchObject([{ purpose: 'answers', work: { id: 'work-1' }, questions: [QUESTION] }]);
  });

  it('is pure: the same events give the same states and orders', () => {
    const walk = () => {
      let [snapshot] = initialTransition(sessionMachine, { seed: SEED, mfa: true });
      const seen: unknown[] = [];
      for (const event of [
        { type: 'REQUEST', id: 'a' },
        { type: 'REQUEST', id: 'b' },
        { type: 'xstate.done.actor.0.session.profile', output: outcome(0) },
        { type: 'CREDENTIALS', signedOnBefore: true },
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
    actor.send({ type: 'REQUEST', id: 'work-1' });
    await settled();
    actor.send({ type: 'CREDENTIALS', signedOnBefore: false });
    await settled();
    const { context } = actor.getSnapshot();
    expect(JSON.parse(JSON.stringify(context))).toEqual(context);
  });

  it('names each request file before it is sent, and never twice the same', async () => {
    const { actor, ordered } = scripted(outcome(0), outcome(0), outcome(0), outcome(0));
    for (const id of ['a', 'b', 'c']) actor.send({ type: 'REQUEST', id });
    await settled();
    actor.send({ type: 'CREDENTIALS', signedOnBefore: false });
    await settled();
    const ids = ordered.flatMap(({ fileUid, trnuid }) => [fileUid, trnuid]);
    expect(ordered).toHaveLength(4);
    expect(new Set(ids).size).toBe(8);
    expect(ids.every(isSeed)).toBe(true);
    expect(actor.getSnapshot().context.file?.uid).toBe(ordered.at(-1)?.fileUid);
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

  it.each(['[0 or 15000]', '[3000]', '[3001]', '[15500]', '[15502]'])('shows %s on an edge', (label) => {
    expect(chart).toContain(label);
  });

  it('has one actor, and only it does input and output', () => {
    const sources = new Set<string>();
    const visit = (node: { invoke: { src: unknown }[]; states: Record<string, unknown> }): void => {
      for (const { src } of node.invoke) sources.add(String(src));
      for (const child of Object.values(node.states)) visit(child as typeof node);
    };
    visit(sessionMachine.root as unknown as Parameters<typeof visit>[0]);
    expect([...sources]).toEqual(['exchange']);
  });
});
