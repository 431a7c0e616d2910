// Compiled against the built package, declarations included, as somebody else's project would do it.

import { createSession, type Session, sessionMachine, toMermaid } from 'ofx-machina';
import { codecFor, decode, encode, type Ofx, type OfxInput, statementsOf } from 'ofx-machina/codecs';
import { http, type Transport } from 'ofx-machina/transport';
import { createActor } from 'xstate';

export const transport: Transport = http({ timeout: 5_000 });

export const session: Session = createSession({
  institution: { url: 'https://bank.test/ofx', org: 'BANK', fid: '1234', version: '2.1.1' },
  credentials: async () => ({ userId: 'jane', password: 'secret' }),
  transport,
  answer: async (questions) => Object.fromEntries(questions.map(({ id, text }) => [id, text])),
});

export const amounts = (bytes: Uint8Array): string[] =>
  statementsOf(decode(bytes)).flatMap(({ transactions }) => transactions.map(({ amount }) => amount));

export const first = (ofx: Ofx): Ofx<'STMTTRN'> | undefined =>
  ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN?.[0];

const fi: OfxInput<'FI'> = { ORG: 'BANK', FID: '1234', 'INTU.BID': '3000' };
export const signon: OfxInput<'SONRQ'> = {
  DTCLIENT: '20261001',
  USERID: 'jane',
  USERPASS: 'secret',
  LANGUAGE: 'ENG',
  FI: fi,
  APPID: 'QWIN',
  APPVER: '2700',
};
export const bytes: Uint8Array = encode({ SIGNONMSGSRQV1: { SONRQ: signon } }, { version: '1.0.3' });
export const version: string = codecFor('2.2').version;

// @ts-expect-error: a sign-on has a password or a key, never both
export const both: OfxInput<'SONRQ'> = { ...signon, USERKEY: 'key' };

export const actor = createActor(sessionMachine, {
  input: {
    seed: crypto.randomUUID(),
    candidates: [{ version: '1.0.3', mfa: true }],
    origins: ['https://bank.test'],
  },
});
actor.on('DELIVERED', ({ id }) => id.toUpperCase());
export const isOn: boolean = actor.getSnapshot().matches('signedOn');
export const chart: string = toMermaid(sessionMachine);
