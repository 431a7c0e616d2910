import { describe, expect, it } from 'vitest';
import type { ExchangeInput, ExchangeOutput } from '../../machines/session/exchange/contract.ts';
import type { RecallInput, RecallOutput } from '../../machines/session/recall/contract.ts';
import type { ClientModel } from './client.ts';
import { type Own, readForReal, recallForReal, sendForReal } from './conformance/client.ts';
import { NOW } from './conformance/files.ts';
import { withoutEmpty } from './conformance/secrets.ts';
import { explore } from './explore.ts';
import { lines } from './report.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import type { File, Response } from './world.ts';

/**
 * All that can happen is explored, and must not break an invariant.
 *
 * The model says once more what the exchange and the recall do. Here both do it, from the same beginnings, which are
 * taken from all over the states that the check goes through.
 */

/** How many of the different steps of one kind in a scenario are tried. */
const TRIED = 40;

type Step<Kind extends 'send' | 'read' | 'recall'> = {
  readonly args: Parameters<ClientModel[Kind]>;
  readonly result: ReturnType<ClientModel[Kind]>;
};

/** All that can happen in a scenario, and every different step of the client in it. */
const explored = (scenario: Scenario) => {
  const steps = {
    send: new Map<string, Step<'send'>>(),
    read: new Map<string, Step<'read'>>(),
    recall: new Map<string, Step<'recall'>>(),
  };
  const result = explore(scenario, {
    states: 100_000,
    client: ({ send, read, recall, ...client }) => ({
      ...client,
      send: (...args) => noted(steps.send, args, send(...args)),
      read: (...args) => noted(steps.read, args, read(...args)),
      recall: (...args) => noted(steps.recall, args, recall(...args)),
    }),
  });
  return { result, send: spread(steps.send), read: spread(steps.read), recall: spread(steps.recall) };
};

const noted = <Args extends readonly [Own, ...unknown[]], Result>(
  steps: Map<string, { readonly args: Args; readonly result: Result }>,
  args: Args,
  result: Result,
): Result => {
  const [{ memory, kept }, ...more] = args;
  steps.set(JSON.stringify([memory.credentials, kept, more]), { args, result });
  return result;
};

/** Some from everywhere. */
const spread = <T>(steps: ReadonlyMap<string, T>): T[] => {
  const all = [...steps.values()];
  const every = Math.max(1, Math.ceil(all.length / TRIED));
  return all.filter((_, index) => index % every === 0);
};

/** What of a file only its sender knows. */
const visible = ({ knownProfile, work, ...file }: File): Partial<File> => ({
  ...file,
  ...(file.asksFor === 'profile' ? { knownProfile: knownProfile ?? '19900101' } : {}),
  ...(work && file.purpose === 'work' ? { work } : {}),
});

/** What the statechart goes by. */
const decisive = (output: ExchangeOutput | RecallOutput): unknown => {
  if (!('answered' in output)) {
    return output.about === 'user' ? output : { ...output, profile: output.profile?.updated };
  }
  if (!output.answered) return { failure: output.failure.code, sent: output.sent };
  const { signon, profile, transaction, questions, unanswerable, held, outdated, found, duplicate } = output;
  const updated = outdated.profile === 'now' ? NOW : outdated.profile;
  return {
    signon: [signon.code, signon.severity],
    profile: profile?.updated,
    transaction: transaction && [transaction.code, transaction.severity],
    questions: questions.map(({ id }) => id),
    outdated: updated,
    unanswerable,
    held,
    found,
    duplicate,
  };
};

const left = ({ memory, kept }: Own) => ({ credentials: memory.credentials, kept: withoutEmpty(kept) });

/** What stays of a client that sends nothing; a CLIENTUID that was made is kept all the same. */
const leftBehind = (own: Own, clientUid: number | undefined) => {
  const { kept, ...rest } = left(own);
  return { ...rest, kept: { ...kept, ...(clientUid === undefined ? {} : { clientUid }) } };
};

/** From where it went differently. */
const told = ({ memory, kept }: Own, ...more: unknown[]): string =>
  JSON.stringify([memory.credentials, kept, ...more]);

const sending = async (scenario: Scenario, { args: [own, input], result: [after, file] }: Step<'send'>) => {
  const real = await sendForReal(scenario, own, input);
  const path = told(own, input satisfies ExchangeInput);
  if ('code' in file) {
    expect(decisive(real.output), path).toEqual({ failure: file.code, sent: false });
    expect(real.left, path).toEqual(leftBehind(own, real.left.kept.clientUid));
    return;
  }
  expect(real.sent, path).toEqual(visible(file));
  expect(real.left, path).toEqual(left(after));
};

const reading = async (
  scenario: Scenario,
  { args: [own, input, response], result: [after, output] }: Step<'read'>,
) => {
  const real = await readForReal(scenario, own, input, response satisfies Response);
  const path = told(own, input, response);
  expect(decisive(real.output), path).toEqual(decisive(output));
  expect(real.left, path).toEqual(left(after));
};

const recalling = async (
  scenario: Scenario,
  { args: [own, input], result: [after, output] }: Step<'recall'>,
) => {
  const real = await recallForReal(scenario, own, input satisfies RecallInput);
  const path = told(own, input);
  expect(decisive(real.output), path).toEqual(decisive(output));
  expect(real.left, path).toEqual(left(after));
};

describe.each(SCENARIOS)('session and institution together: $name', (scenario) => {
  const { result, ...steps } = explored(scenario);

  it('lose nothing, do nothing twice, resend nothing rejected, and come to an end', () => {
    // What is wrong is printed with the events that lead to it; `npm run check:model` does so, too.
    expect(result.findings, lines(result).join('\n')).toEqual([]);
    expect(result.isComplete, 'there are more states than that').toBe(true);
    expect(result.states).toBeGreaterThan(50);
  });

  it('send, read and remember in the model what the real client does', async () => {
    for (const step of steps.send) await sending(scenario, step);
    for (const step of steps.read) await reading(scenario, step);
    for (const step of steps.recall) await recalling(scenario, step);
    expect(Math.min(steps.send.length, steps.recall.length)).toBeGreaterThan(0);
  });
});

describe('the institutions that are tried', () => {
  it('have each a name of its own', () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  });
});
