import { describe, expect, it } from 'vitest';
import { createInstitution, DEMO_USER } from '../../../machines/institution/index.ts';
import { codeFor, type FileOptions, RIGHT, send } from './files.ts';

type Answers = NonNullable<FileOptions['answers']>;

function answered(answers: Answers, questions?: readonly { id: string }[]): number | undefined {
  const users = [{ ...DEMO_USER, answers: { ...DEMO_USER.answers, Pet: 'Rex' } }];
  const bank = createInstitution({ users, challenge: { ...(questions ? { questions } : {}) } });
  send(bank, { challenge: 'C1' });
  return codeFor(bank, { answers });
}

describe('answers are right', () => {
  it.each<[string, Answers]>([
    ['in another case, with blanks around', { ...RIGHT, MFA1: '  lISBON ' }],
    ['whatever the client says of itself', { ...RIGHT, MFA107: '?' }],
    ['with ids of the standard in another case', { mfa1: 'Lisbon', '123': 'Ada Tabucchi', Mfa107: 'x' }],
    ['in any order', Object.entries(RIGHT).reverse()],
    ['with more than was asked for', { ...RIGHT, MFA2: 'never' }],
  ])('%s', (_, answers) => {
    expect(answered(answers)).toBe(0);
  });
});

describe('answers are wrong', () => {
  const { MFA107: _, ...withoutClient } = RIGHT;
  const { MFA1: __, ...withoutOne } = RIGHT;
  it.each<[string, Answers]>([
    ['when one is', { ...RIGHT, MFA1: 'Lisbon1' }],
    ['when one is missing', withoutOne],
    ["when the client's own is missing", withoutClient],
    ['when a question has two, of which one is right', [...Object.entries(RIGHT), ['MFA1', 'Porto']]],
    ['when only questions nobody asked are answered', { MFA9: 'x' }],
  ])('%s', (_name, answers) => {
    expect(answered(answers)).toBe(3001);
  });

  it('when an id of its own is in another case', () => {
    expect(answered({ Pet: 'Rex' }, [{ id: 'Pet' }])).toBe(0);
    expect(answered({ pet: 'Rex' }, [{ id: 'Pet' }])).toBe(3001);
  });

  it('when the institution itself knows no answer', () => {
    expect(answered({ MFA5: 'undefined' }, [{ id: 'MFA5' }])).toBe(3001);
    expect(answered({ constructor: 'x' }, [{ id: 'constructor' }])).toBe(3001);
  });
});

it('reads answers under either of their names', () => {
  const bank = createInstitution();
  send(bank, { challenge: 'C1' });
  const head = 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:103\r\n\r\n';
  const answers = Object.entries(RIGHT).map(
    ([id, text]) => `<MFACHALLENGEA><MFAPHRASEID>${id}<MFAPHRASEA>${text}</MFACHALLENGEA>`,
  );
  const sonrq = `<SONRQ><DTCLIENT>20261110<USERID>demo<USERPASS>${DEMO_USER.password}<LANGUAGE>ENG<FI><ORG>MACHINA<FID>1001</FI><APPID>QWIN<APPVER>2700${answers.join('')}</SONRQ>`;
  const text = `${head}<OFX><SIGNONMSGSRQV1>${sonrq}</SIGNONMSGSRQV1></OFX>`;
  const { status, body } = bank.answer({ url: '', headers: [], body: new TextEncoder().encode(text) });
  expect(status).toBe(200);
  expect(new TextDecoder().decode(body)).toMatch(/<CODE>0\s/);
});
