import { describe, expect, it } from 'vitest';
import { isClientAnswered, phraseOf, questionText } from '../../codecs/index.ts';
import { facts, hasFacts } from './helpers.ts';

interface Fact {
  readonly id: string;
  readonly meaning: string;
  readonly answeredBy: 'user' | 'client';
  readonly format?: string;
}

describe('challenge phrases', () => {
  it.each([
    ['MFA100', false],
    ['MFA101', true],
    ['mfa107', true],
    ['MFA110', true],
    ['MFA1', false],
    ['MFA30', false],
    ['123', false],
    ['MFA', false],
    ['MFA101x', false],
    ['XMFA101', false],
    ['', false],
  ])('%s is for the client to answer: %s', (id, expected) => {
    expect(isClientAnswered(id)).toBe(expected);
  });

  it('the label an institution sends comes first, then the standard’s text, then the id', () => {
    expect(questionText('MFA1', 'Where?')).toBe('Where?');
    expect(questionText('mfa1', undefined)).toBe(phraseOf('MFA1')?.text);
    expect(questionText('123', undefined)).toBe('123');
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is no phrase', (id) => {
    expect(phraseOf(id)).toBeUndefined();
    expect(questionText(id, undefined)).toBe(id);
  });

  it.skipIf(hasFacts)('cannot be compared here: ../shared/protocol/facts is absent', () => {
    expect(hasFacts).toBe(false);
  });

  describe.skipIf(!hasFacts)('agree with mfa-phrases.json', () => {
    const phrases: Fact[] = hasFacts ? facts('mfa-phrases.json').phrases : [];
    const isReserved = ({ meaning }: Fact): boolean => meaning.startsWith('reserved');

    it.each(phrases)('$id: $meaning', (fact) => {
      expect(isClientAnswered(fact.id)).toBe(fact.answeredBy === 'client');
      const phrase = phraseOf(fact.id);
      expect(phrase === undefined).toBe(isReserved(fact));
      expect(phrase?.fact !== undefined).toBe(fact.answeredBy === 'client' && !isReserved(fact));
      // The client's own answers have their format in the provider's documentation.
      if (fact.answeredBy === 'user') expect(phrase?.format !== undefined).toBe(fact.format !== undefined);
    });

    it('and there are no others', () => {
      const known = Array.from({ length: 1000 }, (_, i) => `MFA${i}`).filter(phraseOf);
      expect(known).toEqual(phrases.filter((fact) => !isReserved(fact)).map(({ id }) => id));
    });
  });
});
