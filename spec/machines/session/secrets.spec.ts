import { describe, expect, it } from 'vitest';
import { decode, OfxError } from '../../../codecs/index.ts';
import { type Keyring, memoryKeyring } from '../../../machines/index.ts';
import { accounts, bytes, challenge, failure, openSession, profile, scriptedBank, signon } from './bank.ts';
import { printed } from './printed.ts';

/** Canaries: each stands for one secret and must come out nowhere but on the wire and in the keyring. */
const CANARY = {
  password: 'CANARY-PASSWORD',
  answer: 'CANARY-ANSWER',
  clientAnswer: 'CANARY-CLIENT-ANSWER',
  accessKey: 'CANARY-ACCESSKEY',
  cookie: 'CANARY-SESSCOOKIE',
} as const;

const observe = async (
  ...script: Parameters<typeof scriptedBank>[1][]
): Promise<{ seen: string; sent: string }> => {
  const seen: string[] = [];
  const bank = scriptedBank('1.0.3', ...script);
  const session = openSession(bank.transport, {
    credentials: () => ({ userId: 'jane', password: CANARY.password }),
    answer: () => ({ '123': CANARY.answer }),
    clientFacts: () => CANARY.clientAnswer,
    inspect: (event) => {
      if (event.type === '@xstate.event') seen.push(printed(event.event));
      if (event.type === '@xstate.snapshot') seen.push(JSON.stringify(event.snapshot));
      if (event.type === '@xstate.microstep') seen.push(JSON.stringify(event.snapshot));
      if (event.type === '@xstate.action') seen.push(printed(event.action.params));
    },
  });
  session.actor.on('*', (event) => seen.push(printed(event)));
  for (let i = 0; i < 2; i++) {
    const outcome = await session.accounts().catch((error: unknown) => error);
    seen.push(printed(outcome), String(outcome), outcome instanceof Error ? String(outcome.stack) : '');
    seen.push(JSON.stringify(session.actor.getPersistedSnapshot()));
  }
  const sent = bank.received.map(({ text }) => text).join('');
  return { seen: seen.join('\n'), sent };
};

const QUESTIONS = challenge({ id: '123', label: 'Quest?' }, { id: 'MFA104' });
const KEYS = { ACCESSKEY: CANARY.accessKey, SESSCOOKIE: CANARY.cookie };

describe('no secret comes out', () => {
  it.each([
    ['success', [profile(), signon(3000, KEYS), QUESTIONS, accounts(KEYS), accounts(KEYS)]],
    [
      'rejected answers',
      [profile(), signon(3000), QUESTIONS, signon(3001, KEYS), QUESTIONS, accounts(KEYS), accounts()],
    ],
    ['rejected credentials', [profile(), signon(15500, KEYS)]],
    ['a lock-out after answers', [profile(), signon(3000), QUESTIONS, signon(15502, KEYS)]],
    [
      'a lost answer',
      [
        profile(),
        signon(3000),
        QUESTIONS,
        failure(new OfxError('transport/timeout', 'Too slow.')),
        accounts(),
      ],
    ],
    [
      'garbage for an answer',
      [profile(), signon(3000), QUESTIONS, bytes(`<html>${CANARY.accessKey}`), accounts()],
    ],
    [
      'an answer that repeats secrets in the wrong places',
      [
        profile(),
        bytes(
          `OFXHEADER:100\r\n\r\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>x<LANGUAGE>ENG` +
            `<ACCESSKEY>${CANARY.accessKey}<ACCESSKEY>${CANARY.accessKey}</SONRS></SIGNONMSGSRSV1></OFX>`,
        ),
        accounts(),
      ],
    ],
  ] as const)('in %s', async (_name, script) => {
    const { seen, sent } = await observe(...script);
    expect(sent).toContain(CANARY.password);
    expect(seen.length).toBeGreaterThan(1000);
    for (const canary of Object.values(CANARY)) expect(seen).not.toContain(canary);
  });

  it('in a file handed to the caller of send()', async () => {
    const bank = scriptedBank('1.0.3', profile(), accounts(KEYS));
    const session = openSession(bank.transport);
    const file = await session.send({
      SIGNUPMSGSRQV1: { ACCTINFOTRNRQ: [{ TRNUID: '1', ACCTINFORQ: { DTACCTUP: '19900101' } }] },
    });
    expect(file.ofx.SIGNUPMSGSRSV1).toBeDefined();
    expect(printed(file)).not.toContain('CANARY');
  });

  it('while the keyring, and only the keyring, is given them', async () => {
    const inner = memoryKeyring();
    const written: string[] = [];
    const keyring: Keyring = {
      ...inner,
      set: async (entry, secret) => {
        written.push(entry);
        await inner.set(entry, secret);
      },
    };
    const bank = scriptedBank('1.0.3', profile(), accounts(KEYS));
    await openSession(bank.transport, { keyring }).accounts();
    expect(written.map((entry) => entry.split('/').at(-1))).toEqual([
      'PROFILE',
      'ACCESSKEY',
      'SESSCOOKIE',
      'SIGNEDON',
    ]);
    expect(written.join()).not.toContain('CANARY');
  });
});

describe('the wire', () => {
  it('carries the same bytes in two runs with the same seed and clock', async () => {
    const run = async (): Promise<string[]> => {
      const bank = scriptedBank('1.0.3', profile(), signon(3000), QUESTIONS, accounts(KEYS), accounts());
      const session = openSession(bank.transport, { answer: () => ({ '123': 'x' }), clientFacts: () => 'y' });
      await session.accounts();
      await session.accounts();
      return bank.received.map(({ text }) => text);
    };
    const [one, two] = [await run(), await run()];
    expect(two).toEqual(one);
    expect(new Set(one.map((text) => decode(text).header.NEWFILEUID)).size).toBe(5);
  });
});
