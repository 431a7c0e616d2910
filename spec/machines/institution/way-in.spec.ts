import { describe, expect, it } from 'vitest';
import type { FileAnswer, FileFacts, SignonPolicy } from '../../../machines/institution/index.ts';
import { actor } from './standing.ts';

/**
 * A client that does what each code says, and knows only facts: which keys it holds, what it was asked for. Whatever
 * an institution may demand, such a client gets in; where it does not, the institution asks for the impossible.
 */
function signOn(policy: Partial<SignonPolicy>) {
  const bank = actor(policy);
  const codes: number[] = [];
  let held: Partial<FileFacts> = {};
  let once: Partial<FileFacts> = {};
  const send = (facts: Partial<FileFacts>): FileAnswer => {
    const answer = bank.file({ ...held, ...facts });
    if (!answer) throw new Error('The statechart did not answer.');
    codes.push(answer.code);
    if (answer.accessKey) held = { ...held, accessKey: 'valid' };
    return answer;
  };
  for (let n = 0; n < 12; n++) {
    const { code, gives } = send(once);
    if (gives === 'work') return codes;
    once = {};
    if (code === 15510) held = { ...held, clientUid: 'registered' };
    else if (code === 15507) once = { newPassword: 'acceptable' };
    else if (code === 15512) held = { ...held, authToken: 'right' };
    else if (code === 3000) {
      send({ asksChallenge: true });
      once = { answers: 'right' };
    } else throw new Error(`The client has no answer to ${code}.`);
  }
  throw new Error(`The client does not get in: ${codes.join(', ')}`);
}

const CHOICES = {
  when: ['unlessAccessKey', 'everySignon', 'never'],
  authToken: [true, false],
  clientUid: [true, false],
  passwordDue: ['no', 'first', 'expired'],
  refusesBareSignon: [true, false],
  accessKeyUses: [null, 1],
} as const satisfies { [Rule in keyof SignonPolicy]?: readonly SignonPolicy[Rule][] };

const POLICIES = Object.entries(CHOICES).reduce<Partial<SignonPolicy>[]>(
  (rest, [rule, values]) => rest.flatMap((one) => values.map((value) => ({ ...one, [rule]: value }))),
  [{}],
);

describe('a client that does what it is told', () => {
  it(`gets in, whichever of ${POLICIES.length} policies the institution has`, () => {
    for (const policy of POLICIES) {
      const codes = signOn(policy);
      expect([0, 15000]).toContain(codes.at(-1));
      // The same demand is not made over and over.
      for (const code of [15507, 15510, 15512]) {
        expect(codes.filter((one) => one === code).length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('meets one demand at a time, in this order', () => {
    const all = { authToken: true, clientUid: true, passwordDue: 'first' } as const;
    expect(signOn(all)).toEqual([15510, 3000, 0, 15512, 15507, 0]);
    expect(signOn({ ...all, when: 'never' })).toEqual([15510, 15512, 15507, 0]);
  });
});
