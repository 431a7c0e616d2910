import { describe, expect, it, vi } from 'vitest';
import { transferRequest } from '../../../../codecs/index.ts';
import { CHECKING, SAVINGS } from '../../institution/work/bank.ts';
import { accounts, challenge, signon } from '../bank.ts';
import {
  failed,
  messageSet,
  passwordAnswer,
  passwords,
  play,
  playAt,
  profileWith,
  realm,
  withSonrs,
} from './play.ts';
import { httpAnswer, nameOf } from './wire.ts';

/** State table, groups `signon.plan` and `signon.sending`: what comes first, and what the file carries. */

const transfer = transferRequest({ trnuid: 'T1', from: CHECKING, to: SAVINGS, amount: '10.00' });
const answer = () => ({ MFA16: 'Smith' });
const CHALLENGE = challenge({ id: 'MFA16' });

describe('what comes first', () => {
  it('is the challenge, with MFACHALLENGEFIRST: alone in its file, and the work after it', async () => {
    const kept = profileWith([realm({ challengeFirst: true })]);
    const { session, sent, path } = await play([CHALLENGE, accounts({ ACCESSKEY: 'key' })], { kept, answer });
    await session.accounts();
    expect(sent.map(({ sets }) => sets)).toEqual([[], ['SIGNUPMSGSRQV1']]);
    expect(sent[0]?.ofx.SIGNONMSGSRQV1?.MFACHALLENGETRNRQ).toBeDefined();
    expect(path).not.toContain('signon.requesting');
  });

  it.each([
    ['an access key', signon(15502, { ACCESSKEY: 'key' })],
    ['an earlier sign-on', accounts()],
  ])('is the work, after %s', async (_, step) => {
    const first = await play([step], { skipProfile: true });
    await failed(first.session.accounts());
    const kept = profileWith([
      realm({ challengeFirst: true, authTokenFirst: true, ...passwords({ changeFirst: true }) }),
    ]);
    const later = await play([accounts()], { keyring: first.keyring, kept, newPassword: () => 'another' });
    await later.session.accounts();
    expect(later.sent.map(({ sets }) => sets)).toEqual([['SIGNUPMSGSRQV1']]);
  });

  it('is a new password, with CHGPINFIRST', async () => {
    const kept = profileWith([realm(passwords({ changeFirst: true }))]);
    const { session, sent, path } = await play([passwordAnswer(0), accounts()], {
      kept,
      newPassword: () => 'battery staple',
    });
    await session.accounts();
    expect(path).toContain('passwordChange.awaitingNewPassword');
    expect(
      sent.map(({ ofx, signon: { USERPASS } }) => [
        USERPASS,
        ofx.SIGNONMSGSRQV1?.PINCHTRNRQ?.PINCHRQ.NEWUSERPASS,
      ]),
    ).toEqual([
      ['correct horse', 'battery staple'],
      ['battery staple', undefined],
    ]);
  });

  it('is the work, with CHGPINFIRST and nobody to give a password: the institution decides', async () => {
    const { session, sent } = await play([signon(15507)], {
      kept: profileWith([realm(passwords({ changeFirst: true }))]),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'password/required' });
    expect(sent).toHaveLength(1);
  });
});

describe('all combinations of what comes first', () => {
  const flags = [false, true];
  const all = flags.flatMap((token) =>
    flags.flatMap((questions) => flags.map((password) => ({ token, questions, password }))),
  );

  it.each(all)('token $token, questions $questions, password $password', async (first) => {
    const kept = profileWith([
      realm({
        authTokenFirst: first.token,
        challengeFirst: first.questions,
        ...passwords({ changeFirst: first.password }),
      }),
    ]);
    const script = [
      ...(first.questions ? [CHALLENGE, accounts()] : []),
      ...(first.password ? [passwordAnswer(0)] : []),
      ...(first.questions ? [] : [accounts()]),
    ];
    const { session, sent } = await play(script, {
      kept,
      answer,
      authToken: () => '4711',
      newPassword: () => 'battery staple',
    });
    await session.accounts();
    await vi.waitUntil(() => sent.length === script.length && nameOf(session) === 'signedOn');
    expect(
      sent.map(({ ofx: { SIGNONMSGSRQV1: set }, signon: { AUTHTOKEN, MFACHALLENGEANSWER = [] }, sets }) => [
        set?.MFACHALLENGETRNRQ ? 'questions' : set?.PINCHTRNRQ ? 'password' : sets.join(),
        AUTHTOKEN ?? '-',
        MFACHALLENGEANSWER.length,
      ]),
    ).toEqual(ORDERS[`${first.token}/${first.questions}/${first.password}`]);
  });

  const WORK = 'SIGNUPMSGSRQV1';
  /** By token, questions, password: what each file carries, its token, and how many answers. */
  const ORDERS: Record<string, unknown[]> = {
    'false/false/false': [[WORK, '-', 0]],
    'false/false/true': [
      ['password', '-', 0],
      [WORK, '-', 0],
    ],
    'false/true/false': [
      ['questions', '-', 0],
      [WORK, '-', 1],
    ],
    'false/true/true': [
      ['questions', '-', 0],
      [WORK, '-', 1],
      ['password', '-', 0],
    ],
    'true/false/false': [[WORK, '4711', 0]],
    'true/false/true': [
      ['password', '4711', 0],
      [WORK, '-', 0],
    ],
    'true/true/false': [
      ['questions', '4711', 0],
      [WORK, '4711', 1],
    ],
    'true/true/true': [
      ['questions', '4711', 0],
      [WORK, '4711', 1],
      ['password', '-', 0],
    ],
  };

  it('does not send the token again with the answers where the challenge was answered with an access key', async () => {
    const kept = profileWith([realm({ authTokenFirst: true, challengeFirst: true })]);
    const { session, sent } = await play([withSonrs(CHALLENGE, { ACCESSKEY: 'key' }), accounts()], {
      kept,
      answer,
      authToken: () => '4711',
    });
    await session.accounts();
    expect(sent.map(({ signon: { AUTHTOKEN, ACCESSKEY } }) => [AUTHTOKEN, ACCESSKEY])).toEqual([
      ['4711', undefined],
      [undefined, 'key'],
    ]);
  });

  it.each(all)(
    'gets in at the institution: token $token, questions $questions, password $password',
    async (first) => {
      const { session, institution } = await playAt(
        {
          authToken: first.token ? { first: true } : false,
          challenge: first.questions ? { first: true, when: 'withoutKey' } : { when: 'never' },
          passwordChange: first.password ? 'first' : false,
        } as never,
        { authToken: () => '4711', newPassword: () => 'battery staple' },
      );
      if (first.token) institution.issueAuthToken('demo', '4711');
      await session.accounts();
      await vi.waitUntil(() => nameOf(session) === 'signedOn');
      expect(institution.executed('demo').map(({ kind }) => kind)).toEqual(first.password ? ['PINCH'] : []);
    },
  );
});

describe('a file with work', () => {
  it('carries the sign-on, the last keys and the cookie, and goes to the address of its message set', async () => {
    const sets = [messageSet('SIGNON'), messageSet('SIGNUP', { url: 'https://bank.test/signup' })];
    const { session, sent } = await play(
      [accounts({ SESSCOOKIE: 'c1', ACCESSKEY: 'k1' }), accounts({ ACCESSKEY: 'k2' }), accounts()],
      { kept: profileWith([realm({ clientUidRequired: true })], sets) },
    );
    for (let i = 0; i < 3; i++) await session.accounts();
    expect(sent.map(({ signon: { SESSCOOKIE, ACCESSKEY } }) => [SESSCOOKIE, ACCESSKEY])).toEqual([
      [undefined, undefined],
      ['c1', 'k1'],
      [undefined, 'k2'],
    ]);
    expect(new Set(sent.map(({ newFileUid }) => newFileUid)).size).toBe(3);
    expect(sent.every(({ url }) => url === 'https://bank.test/signup')).toBe(true);
    expect(sent[0]?.signon).toMatchObject({
      FI: { ORG: 'BANK', FID: '1234' },
      CLIENTUID: expect.any(String),
    });
  });

  it.each([
    [3000, undefined],
    [3001, undefined],
    [15500, undefined],
    [15501, undefined],
    [15512, 'token 2'],
    [15513, 'token 2'],
  ])('answered with %i leaves its keys all the same, and its token is used up', async (code, token) => {
    let n = 0;
    const { session, sent } = await play(
      [signon(code, { ACCESSKEY: 'k1', SESSCOOKIE: 'c1' }), signon(15502)],
      {
        kept: profileWith([realm({ authTokenFirst: true })]),
        authToken: () => `token ${++n}`,
        credentials: ({ rejected }) => ({ userId: 'jane', password: rejected ? 'other' : 'correct horse' }),
      },
    );
    await failed(session.accounts());
    expect(sent[0]?.signon).toMatchObject({ AUTHTOKEN: 'token 1' });
    expect(sent[1]?.signon).toMatchObject({ ACCESSKEY: 'k1', SESSCOOKIE: 'c1' });
    expect(sent[1]?.signon.AUTHTOKEN).toBe(token);
  });

  it('answered with 3000 and no key has its token sent again: nobody looked at it', async () => {
    const { session, sent } = await play([signon(3000), CHALLENGE, accounts()], {
      kept: profileWith([realm({ authTokenFirst: true })]),
      answer,
      authToken: () => '4711',
    });
    await session.accounts();
    expect(sent.map(({ signon: { AUTHTOKEN } }) => AUTHTOKEN)).toEqual(['4711', '4711', '4711']);
  });

  it('that is answered with nothing but a cookie is sent again, the same bytes, once', async () => {
    const cookie = { status: 200, headers: [['Set-Cookie', 'a=b']] as const, body: new Uint8Array() };
    const { session, sent, waits, path } = await play([accounts()], {
      kept: profileWith(),
      fate: (_, index) => (index === 0 ? cookie : undefined),
    });
    await session.accounts();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toEqual(sent[0]?.body);
    expect(waits).toEqual([]);
    expect(path.filter((state) => state === 'signon.requesting')).toHaveLength(1);
  });

  it.each([
    ['HTTP 400', httpAnswer(400)],
    ['something that is no OFX', httpAnswer(200, '<html>what?</html>')],
  ])('answered with %s is sent in the next version, with the same credentials', async (_, fate) => {
    const ask = vi.fn(() => ({ userId: 'jane', password: 'correct horse' }));
    const { session, sent } = await play([accounts()], {
      kept: profileWith(),
      credentials: ask,
      institution: { fallback: [{ version: '1.0.2' }] },
      fate: (__, index) => (index === 0 ? fate : undefined),
    });
    await session.accounts();
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.2']);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is sent in the next version though the profile was had in this one', async () => {
    const { session, sent } = await playAt(
      {},
      {
        institution: { fallback: [{ version: '1.0.2' }] },
        fate: ({ file, sets }) =>
          file.header.version === '1.0.3' && sets[0] !== 'PROFMSGSRQV1' ? httpAnswer(400) : undefined,
      },
    );
    await session.accounts();
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.3', '1.0.2']);
  });

  it('is sent in no other version once the user has signed on in this one', async () => {
    const { session, sent } = await play([accounts()], {
      kept: profileWith(),
      institution: { fallback: [{ version: '1.0.2' }] },
      fate: (_, index) => (index === 1 ? httpAnswer(400) : undefined),
    });
    await session.accounts();
    expect(await failed(session.accounts())).toMatchObject({ code: 'transport/http', httpStatus: 400 });
    expect(sent.map(({ file }) => file.header.version)).toEqual(['1.0.3', '1.0.3']);
    expect(nameOf(session)).toBe('signedOn');
  });

  it.each(['neverArrives', 'answerLost'] as const)(
    'that only reads is sent again where it %s: the same TRNUID in a new file',
    async (fate) => {
      const { session, sent, waits } = await play([accounts(), accounts(), accounts()], {
        kept: profileWith(),
        fate: (_, index) => (index < 2 ? fate : undefined),
      });
      await session.accounts();
      const trnuids = sent.map(({ ofx }) => ofx.SIGNUPMSGSRQV1?.ACCTINFOTRNRQ?.[0]?.TRNUID);
      expect(new Set(trnuids).size).toBe(1);
      expect(new Set(sent.map(({ newFileUid }) => newFileUid)).size).toBe(3);
      expect(waits).toEqual([2000, 4000]);
    },
  );

  it('that only reads is given up after three attempts, and the next call begins anew', async () => {
    let dead = true;
    const { session, sent } = await play([accounts()], {
      kept: profileWith(),
      fate: () => (dead ? 'neverArrives' : undefined),
    });
    expect(await failed(session.accounts())).toMatchObject({ code: 'transport/network' });
    expect(sent).toHaveLength(3);
    dead = false;
    await session.accounts();
  });

  it.each(['neverArrives', 'answerLost'] as const)(
    'that changes something is carried out once where it %s, after the institution was asked',
    async (fate) => {
      const { session, institution, path } = await playAt(
        { services: ['transfers'], syncMode: 'FULL' },
        { fate: ({ sets }, index) => (index === 1 && sets[0] === 'BANKMSGSRQV1' ? fate : undefined) },
      );
      const response = await session.send(transfer);
      expect(institution.executed('demo')).toEqual([{ trnuid: 'T1', kind: 'INTRA' }]);
      expect(path).toContain('recovery.synchronizing');
      expect(response.delivery).toBe(fate === 'answerLost' ? 'recovered' : 'answered');
    },
  );
});
