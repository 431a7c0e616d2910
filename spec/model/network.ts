import type { OfxErrorCode } from '../../errors.ts';
import type { ExchangeOutput } from '../../machines/session/exchange/contract.ts';
import type { Failure } from '../../machines/session/failure.ts';
import { replaced } from './bank.ts';
import { entryOf, unanswered, withEntry } from './client.ts';
import { mintOf, ranked } from './keys.ts';
import { noteKept, noteReceived, tokenSpent } from './ledger.ts';
import { type Kind, type Model, type Told, tell } from './model.ts';
import type { Trouble, Whim } from './scenario.ts';
import type { Exchange, Joint, Wire } from './world.ts';

/** A thing that can happen next. */
export interface Choice {
  readonly label: string;
  readonly kind: Kind;
  /** What it counts as, where something goes wrong. */
  readonly trouble?: Trouble;
  readonly happen: () => Told;
}

const failureOf = (code: OfxErrorCode, retryable: boolean, httpStatus?: number): Failure => ({
  code,
  message: '',
  retryable,
  ...(httpStatus === undefined ? {} : { httpStatus }),
});
const LOST = failureOf('transport/network', true);
const REFUSED = failureOf('transport/http', false, 400);
const GARBLED = failureOf('codec/not-ofx', false);
const INTERRUPTED = failureOf('transport/interrupted', true);

/** Codes that are no errors. */
const NOTICES: readonly number[] = [2028];

const quiet = (after: Joint): Told => ({ after, told: [], isCrossed: false });

/** What can become of what is on its way, and of what is waited for. */
export const networkChoices = (model: Model, joint: Joint): Choice[] => {
  const { wire } = joint;
  if (!wire) return [];
  switch (wire.phase) {
    case 'ordered':
      return ordered(model, joint, wire);
    case 'failed': {
      const { failure, sent } = wire;
      return [automatic(failure.code, () => exchanged(model, joint, unanswered(failure, sent)))];
    }
    case 'interrupted':
      return [automatic('lost in a crash', () => exchanged(model, joint, unanswered(INTERRUPTED, true)))];
    case 'out':
      return out(model, joint, wire);
    case 'back':
      return back(model, joint, wire);
  }
};

const automatic = (label: string, happen: () => Told): Choice => ({ label, kind: 'automatic', happen });
const trouble = (what: Trouble, label: string, happen: () => Told): Choice => ({
  label,
  kind: 'trouble',
  trouble: what,
  happen,
});

const exchanged = (model: Model, joint: Joint, output: ExchangeOutput): Told =>
  tell(model, joint, { type: 'exchanged', output });

const ordered = (model: Model, joint: Joint, { order }: Extract<Wire, { phase: 'ordered' }>): Choice[] => {
  if (order.actor === 'recall') {
    return [
      automatic(`recalls ${order.input.about}`, () => {
        const [own, output] = model.client.recall(joint, order.input);
        return tell(model, { ...joint, ...own }, { type: 'recalled', output });
      }),
    ];
  }
  if (!order.expires) return [];
  const expire = () => tell(model, joint, { type: 'expired' });
  return joint.session.at === 'awaitingAnswers'
    ? [trouble('person', 'time is up', expire)]
    : [automatic('waits', expire)];
};

type Out = Extract<Wire, { phase: 'out' }>;

const out = (model: Model, joint: Joint, wire: Out): Choice[] => {
  const { scenario } = model;
  const { file } = wire;
  const lose = () => exchanged(model, joint, unanswered(LOST, true));
  return [
    scenario.scripts.length > 0
      ? []
      : automatic(`${file.purpose} arrives`, () => quiet(arrived(model, joint, wire))),
    scenario.scripts.map((code) =>
      automatic(`${file.purpose} arrives, and the answer is to be ${code || 'what it is'}`, () =>
        quiet(arrived(model, joint, wire, code)),
      ),
    ),
    scenario.alwaysLost ? automatic('is lost', lose) : trouble('network', `${file.purpose} is lost`, lose),
    trouble('network', `${file.purpose}: HTTP 400`, () => exchanged(model, joint, unanswered(REFUSED, true))),
    file.user === 'anonymous'
      ? []
      : scenario.whims.map((whim) =>
          trouble('whim', whim.type, () => quiet(changed(model, joint, whim, file.realm))),
        ),
  ].flat();
};

const arrived = (model: Model, joint: Joint, { order, file }: Out, code = 0): Joint => {
  const severity = NOTICES.includes(code) ? 'WARN' : 'ERROR';
  const script = code === 0 ? undefined : ({ code, severity } as const);
  const [bank, response] = model.bank.receive(joint.bank, file, mintOf(joint), script);
  if (!response) return { ...joint, bank, wire: { phase: 'failed', order, failure: REFUSED, sent: true } };
  const { authTokenUsed, ...said } = response;
  const wire = { phase: 'back', order, file, response: said } as const;
  const after = ranked({ ...joint, bank, wire });
  return authTokenUsed ? tokenSpent(after) : after;
};

const changed = ({ standings, client }: Model, joint: Joint, whim: Whim, realm: number): Joint => {
  const { bank, kept, memory, wire } = joint;
  const login = bank.logins[realm];
  if (!login) return joint;
  if (whim.type === 'CHANGE_PROFILE') return { ...joint, bank: { ...bank, profile: bank.profile + 1 } };
  if (whim.type === 'FORGET_USERKEY') {
    const { userKey: _, ...without } = login;
    return { ...joint, bank: replaced(bank, realm, without) };
  }
  if (whim.type === 'EXPIRE_USERKEY') {
    if (wire?.phase !== 'out') return joint;
    const scope = client.scopeOf(memory, wire.order.input.realm);
    const { userKey: _, ...without } = entryOf(kept, scope);
    return { ...joint, kept: withEntry(kept, scope, without) };
  }
  const [standing] = standings.step(login.standing, whim);
  return { ...joint, bank: replaced(bank, realm, { ...login, standing }) };
};

type Back = Extract<Wire, { phase: 'back' }>;

const back = (model: Model, joint: Joint, { order, file, response }: Back): Choice[] => {
  const read = () => model.client.read(joint, order.input, response);
  const lose = () => exchanged(model, joint, unanswered(LOST, true));
  return [
    automatic(`${response.code}`, () => {
      const [own, output] = read();
      const ledger = noteReceived(joint.ledger, order.input, file, response);
      return {
        ...exchanged(model, { ...joint, ...own, ledger }, output),
        received: { order, file, response },
      };
    }),
    model.scenario.alwaysLost
      ? automatic(`the answer ${response.code} is lost`, lose)
      : trouble('network', `the answer ${response.code} is lost`, lose),
    trouble('network', `the answer ${response.code} is garbled`, () =>
      exchanged(model, joint, unanswered(GARBLED, true)),
    ),
    // What it brings is put away, and the statechart never hears of it.
    trouble('crash', `${response.code}, crash before it is told`, () =>
      quiet(crashed({ ...joint, ...read()[0], ledger: noteKept(joint.ledger, file, response) }, order)),
    ),
  ];
};

/** The program ends, and another one goes on from its snapshot: nobody knows what was on its way. */
export const crashed = (joint: Joint, order: Exchange | undefined): Joint => ({
  ...joint,
  memory: { credentials: {}, given: {} },
  wire: order ? { phase: 'interrupted', order } : joint.wire,
  ledger: { ...joint.ledger, rejected: {} },
});
