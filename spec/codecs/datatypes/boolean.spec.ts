import { describe, expect, it } from 'vitest';
import { boolean } from '../../../codecs/datatypes/boolean.ts';
import { decode, encode, type OfxInput, statementRequest } from '../../../codecs/index.ts';
import { refusal, signOn, textOf } from '../helpers.ts';

const request = (INCLUDE: unknown): OfxInput => {
  const account = { type: 'creditCard', accountId: '1' } as const;
  const messages = statementRequest({ trnuid: '1', account });
  const set = structuredClone(messages.CREDITCARDMSGSRQV1);
  Object.assign(set?.CCSTMTTRNRQ?.[0]?.CCSTMTRQ.INCTRAN ?? {}, { INCLUDE });
  return { ...signOn(), CREDITCARDMSGSRQV1: set } as OfxInput;
};

describe('a Boolean', () => {
  it.each([
    [true, 'Y'],
    [false, 'N'],
  ])('%s is written %s, never as nothing', (value, text) => {
    for (const version of ['1.0.3', '2.1.1'] as const) {
      const bytes = encode(request(value), { version });
      expect(textOf(bytes)).toContain(`<INCLUDE>${text}`);
      const [answer] = decode(bytes).ofx.CREDITCARDMSGSRQV1?.CCSTMTTRNRQ ?? [];
      expect(answer?.CCSTMTRQ.INCTRAN?.INCLUDE).toBe(value);
    }
  });

  it.each(['Y', 'N', 1, 0, null, 'true'])('%s is not written', (value) => {
    expect(refusal(() => encode(request(value), { version: '1.0.3' }))).toMatchObject({
      code: 'codec/type',
      path: 'OFX/CREDITCARDMSGSRQV1/CCSTMTTRNRQ[0]/CCSTMTRQ/INCTRAN/INCLUDE',
    });
  });

  it.each([
    ['Y', true, 0],
    ['N', false, 0],
    ['y', true, 1],
    ['n', false, 1],
    ['true', true, 1],
    ['FALSE', false, 1],
    ['Yes', true, 1],
    ['no', false, 1],
    ['1', true, 1],
    ['0', false, 1],
    ['maybe', false, 1],
    ['constructor', false, 1],
  ])('%s is read as %s, with %i deviations', (text, value, count) => {
    const found: string[] = [];
    expect(boolean.parse(text, (code) => found.push(code))).toBe(value);
    expect(found).toEqual(Array(count).fill('type'));
  });
});
