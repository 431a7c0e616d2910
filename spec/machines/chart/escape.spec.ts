import { describe, expect, it } from 'vitest';
import { escaped } from '../../../machines/chart/escape.ts';

// What mermaid 11.17 does to each of these unescaped was seen by rendering it.
describe('text in a diagram', () => {
  it.each([
    ['ends at a colon', 'a:b', 'a#58;b'],
    ['ends at a semicolon', 'a;b', 'a#59;b'],
    ['opens an entity at a hash', 'a#b', 'a#35;b'],
    ['closes a quoted name', 'a"b', 'a#34;b'],
    ['opens and closes a block', '{a}', '#123;a#125;'],
    ['is HTML', '<b>', '#60;b#62;'],
    ['is an HTML entity', '&amp', '#38;amp'],
    ['is emphasis in markdown', '*a* _b_ `c` ~d~', '#42;a#42; #95;b#95; #96;c#96; #126;d#126;'],
    ['is a list in markdown', '- item', '#45; item'],
    ['is a numbered list in markdown', '12. item', '12#46; item'],
    ['is mathematics', '$x$', '#36;x#36;'],
    ['starts a comment', '%% a', '#37;#37; a'],
    ['is a fork', '[[fork]]', '#91;[fork]]'],
    ['turns the diagram', 'direction LR', 'direction#32;LR'],
    ['ends a note', 'end note', 'end#32;note'],
    ['breaks the line', 'a\n  b', 'a b'],
  ])('that %s is made harmless', (_, text, safe) => {
    expect(escaped(text)).toBe(safe);
  });

  it('that reads well stays as it is', () => {
    const text = "exchange done [0 or 15000, not attemptsLeft] / ACCESS_TOKEN.a-b (it's) 1+2=3?!";
    expect(escaped(text)).toBe(text);
  });
});
