import type { SessionEmitted } from '../../machines/session/events.ts';
import { type SessionMachine, sessionMachine } from '../../machines/session/machine.ts';
import { type BankModel, bankModel } from './bank.ts';
import { type ClientModel, clientModel } from './client.ts';
import { noteSent, noteTold } from './ledger.ts';
import type { Scenario } from './scenario.ts';
import { type Input, type Order, type SessionModel, sessionModel } from './session.ts';
import { type StandingModel, standingModel } from './standing.ts';
import type { Bank, Exchange, File, Joint, Response, Wire } from './world.ts';

/** Both sides of one scenario, each as a pure function. */
export interface Model {
  readonly scenario: Scenario;
  readonly session: SessionModel;
  readonly standings: StandingModel;
  readonly bank: BankModel;
  readonly client: ClientModel;
}

/** Changes to the model that a bug would make, to see that the check finds them. */
export interface Seeded {
  readonly machine?: SessionMachine;
  readonly client?: (client: ClientModel) => ClientModel;
}

export const createModel = (scenario: Scenario, seeded: Seeded = {}): Model => {
  const standings = standingModel(scenario.policy);
  const client = clientModel(scenario);
  return {
    scenario,
    session: sessionModel(scenario, seeded.machine ?? sessionMachine),
    standings,
    bank: bankModel(scenario, standings),
    client: seeded.client?.(client) ?? client,
  };
};

/** Who makes a move. */
export type Kind =
  /** Nobody has to do anything: the network, a clock, the keyring. */
  | 'automatic'
  /** A person gives what is asked for, and it is right. */
  | 'help'
  /** The caller wants something done. */
  | 'ask'
  /** Something goes wrong. */
  | 'trouble'
  | 'end';

export interface Move {
  readonly label: string;
  readonly kind: Kind;
  readonly before: Joint;
  readonly after: Joint;
  readonly told: readonly SessionEmitted[];
  /** The file that left, and the answer that was read. */
  readonly sent?: File;
  readonly received?: { readonly order: Exchange; readonly file: File; readonly response: Response };
  /** An exchange began while another was under way. */
  readonly isCrossed: boolean;
}

export type Told = Omit<Move, 'label' | 'kind' | 'before'>;

export const startOf = ({ scenario, session, bank }: Model): Joint => {
  const isKnown = scenario.start === 'known';
  const scope = `${scenario.realms[0]?.name} jane`;
  return {
    session: session.start(),
    wire: null,
    memory: { credentials: {}, given: {} },
    kept: {
      keyring: isKnown ? { [scope]: { accessKey: 1, signedOn: true } } : {},
      ...(isKnown ? { profile: { version: 1, candidate: 0, isFresh: false } } : {}),
    },
    bank: bank.start(),
    ledger: {
      works: {},
      isWishing: false,
      rejected: {},
      answersSent: false,
      accessKey: isKnown ? { 0: 1 } : {},
      isLockedOut: false,
    },
    asked: 0,
    troubles: scenario.troubles,
    wishesLeft: scenario.wishesPassword ? 1 : 0,
  };
};

/** Tells the session something, and lets what it orders begin. */
export const tell = (model: Model, joint: Joint, input: Input): Told => {
  const { next, told, ordered, stopped, renamed } = model.session.step(joint.session, input);
  const isDone = input.type !== 'event';
  const isBusy = !isDone && joint.wire !== null && joint.wire.order.actor === 'exchange';
  const order = ordered.at(-1);
  const left = stopped || isDone ? null : joint.wire;
  const settled: Joint = {
    ...joint,
    session: next,
    wire: left && renamedIn(left, renamed),
    bank: forgetful(joint.bank, renamed, model.scenario),
    ledger: noteTold(joint.ledger, told),
  };
  const exchanges = ordered.filter(({ actor }) => actor === 'exchange').length;
  const isCrossed = exchanges > 1 || (isBusy && exchanges > 0);
  return { ...begun(model, settled, order), told, isCrossed };
};

const begun = (
  { client }: Model,
  joint: Joint,
  order: Order | undefined,
): { readonly after: Joint; readonly sent?: File } => {
  if (!order) return { after: joint };
  if (order.actor !== 'exchange') return { after: { ...joint, wire: { phase: 'ordered', order } } };
  const [own, file] = client.send(joint, order.input);
  if ('code' in file) {
    return { after: { ...joint, wire: { phase: 'failed', order, failure: file, sent: false } } };
  }
  const wire = { phase: 'out', order, file } as const;
  return { after: { ...joint, ...own, wire, ledger: noteSent(joint.ledger, file) }, sent: file };
};

const renamedIn = (wire: Wire, renamed: ReadonlyMap<string, string>): Wire => {
  const name = (uid: string): string => renamed.get(uid) ?? uid;
  if (wire.phase === 'ordered' || isUnchanged(renamed)) return wire;
  const { input } = wire.order;
  const order: Exchange = {
    actor: 'exchange',
    input: {
      ...input,
      fileUid: name(input.fileUid),
      oldFileUid: input.oldFileUid === null ? null : name(input.oldFileUid),
    },
  };
  if (wire.phase !== 'out' && wire.phase !== 'back') return { ...wire, order };
  const { uid, oldUid } = wire.file;
  return {
    ...wire,
    order,
    file: { ...wire.file, uid: name(uid), oldUid: oldUid === null ? null : name(oldUid) },
  };
};

const isUnchanged = (renamed: ReadonlyMap<string, string>): boolean =>
  [...renamed].every(([from, to]) => from === to);

/** Answers to files that nobody can ask for again are as good as gone. */
const forgetful = (bank: Bank, renamed: ReadonlyMap<string, string>, { fileRecovery }: Scenario): Bank => {
  if (!fileRecovery) return bank;
  const answers = Object.entries(bank.answers).flatMap(([key, answer]) => {
    const [uid = '', ...rest] = key.split(' ');
    const name = renamed.get(uid);
    return name === undefined ? [] : [[[name, ...rest].join(' '), answer] as const];
  });
  return { ...bank, answers: Object.fromEntries(answers) };
};
