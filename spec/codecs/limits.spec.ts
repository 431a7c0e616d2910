import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, decode } from '../../codecs/index.ts';
import { inSonrs, refusal, sgml, transaction, xml } from './helpers.ts';

const body = transaction('<NAME>name');

describe('a limit', () => {
  it.each([
    ['bytes', { bytes: 10 }],
    ['depth', { depth: 4 }],
    ['elements', { elements: 12 }],
    ['leafLength', { leafLength: 3 }],
  ])('of %s that is passed is an error that names it and says how to raise it', (name, limits) => {
    const error = refusal(() => decode(sgml(body), { limits }));
    expect(error).toMatchObject({ code: 'codec/limit', retryable: false });
    expect(error.message).toContain(`limits.${name}`);
    expect(error.position).toBeDefined();
  });

  it('that is just met is no error', () => {
    const text = sgml(body);
    const elements = (body.match(/<[A-Z]/g) ?? []).length;
    expect(
      decode(text, { limits: { bytes: text.length, elements, depth: 7, leafLength: 14 } }).deviations,
    ).toEqual([]);
    expect(refusal(() => decode(text, { limits: { elements: elements - 1 } })).code).toBe('codec/limit');
    expect(refusal(() => decode(text, { limits: { depth: 6 } })).code).toBe('codec/limit');
  });

  it('holds in XML too', () => {
    expect(refusal(() => decode(xml(`<OFX>${'<A>'.repeat(100)}`))).code).toBe('codec/limit');
    expect(
      refusal(() => decode(xml(inSonrs('<LANGUAGE>ENGENG</LANGUAGE>')), { limits: { leafLength: 5 } })).code,
    ).toBe('codec/limit');
  });

  it('of what stands in front of <OFX> that is passed means that there is no OFX', () => {
    const text = `${'x'.repeat(100)}${body}`;
    expect(decode(text, { limits: { headerLength: 100 } }).ofx.BANKMSGSRSV1).toBeDefined();
    expect(refusal(() => decode(text, { limits: { headerLength: 99 } })).code).toBe('codec/not-ofx');
  });

  it.each(['<!-- 12345 -->', '<![CDATA[12345]]>', '<LONGNAME a="b">', '<?pi 1234567?>', '<!DECLARED 123>'])(
    'of markup that is passed makes text of it, in both syntaxes: %s',
    (markup) => {
      for (const header of [sgml, xml]) {
        const text = header(`<OFX><A.B>a${markup}</A.B></OFX>`);
        expect(decode(text, { limits: { markupLength: markup.length } }).ofx['A.B']).not.toBe(`a${markup}`);
        const file = decode(text, { limits: { markupLength: 7 } });
        expect(file.ofx['A.B']).toBe(`a${markup}`);
        expect(file.deviations.map(({ message }) => message)).toContain('an unescaped < in text');
      }
    },
  );

  it('holds for text outside of elements', () => {
    const text = sgml('<OFX> stray <!-- --> text </OFX>');
    expect(refusal(() => decode(text, { limits: { leafLength: 5 } })).code).toBe('codec/limit');
  });

  it('holds for values of elements nobody knows', () => {
    expect(refusal(() => decode(sgml('<OFX><A.B>123456'), { limits: { leafLength: 5 } })).code).toBe(
      'codec/limit',
    );
  });
});

// What makes parsers quadratic or exponential. Each ends with a result or codec/limit, in time for the suite.
describe('hostile input', () => {
  const MANY = 1_000_000;
  const outcome = (text: string): string => {
    try {
      decode(text);
      return 'read';
    } catch (error) {
      expect(error).toMatchObject({ code: 'codec/limit' });
      return 'limit';
    }
  };
  const inMemo = (content: string): string => transaction(`<MEMO>${content}`);

  it.each([
    ['100,000 nested unknown tags', `<OFX>${'<A>'.repeat(100_000)}`, 'limit'],
    ['100,000 nested private tags', `<OFX>${'<A.B>'.repeat(100_000)}`, 'limit'],
    [
      '100,000 tags inside one another that end',
      `<OFX>${'<A>'.repeat(1e5)}${'</A>'.repeat(1e5)}</OFX>`,
      'limit',
    ],
    ['a known aggregate in itself', `<OFX>${'<SIGNONMSGSRSV1>'.repeat(100_000)}`, 'read'],
    ['a repeated <OFX>', '<OFX>'.repeat(100_000), 'read'],
    ['100,000 transactions in one another', inMemo('<STMTTRN>'.repeat(100_000)), 'read'],
    ['40-letter tags', `<OFX>${`<${'A'.repeat(40)}>x`.repeat(100_000)}</OFX>`, 'read'],
    ['a tag of a million letters', `<OFX><${'A'.repeat(MANY)}>x</OFX>`, 'read'],
    ['a tag that never ends', `<OFX><${'A'.repeat(MANY)}`, 'read'],
    ['a million &', inMemo('&'.repeat(MANY)), 'read'],
    ['a million references', inMemo('&amp;'.repeat(MANY)), 'read'],
    ['a million &#', inMemo('&#'.repeat(MANY)), 'read'],
    ['an & and a million digits', inMemo(`&#${'1'.repeat(MANY)};`), 'read'],
    ['a million <', inMemo('<'.repeat(MANY)), 'read'],
    ['a million < outside of elements', `<OFX>${'<'.repeat(MANY)}`, 'read'],
    ['a million </', inMemo('</'.repeat(MANY)), 'read'],
    ['a million stray end tags', inMemo('</X>'.repeat(MANY)), 'read'],
    ['comments that never end', inMemo('<!--'.repeat(MANY)), 'read'],
    ['CDATA that never ends', inMemo('<![CDATA['.repeat(MANY / 4)), 'read'],
    ['declarations that never end', inMemo('<!'.repeat(MANY)), 'read'],
    ['processing instructions that never end', inMemo('<?'.repeat(MANY)), 'read'],
    ['attributes that never end', inMemo('<A b'.repeat(MANY / 4)), 'read'],
    ['blanks in a tag', `<OFX>${`<A${' '.repeat(1000)}`.repeat(1000)}`, 'read'],
    ['a million blanks', inMemo(' '.repeat(MANY)), 'read'],
    ['a million line breaks in HTML', inMemo('<BR>'.repeat(MANY)), 'read'],
    [
      'a million empty leaves',
      `<OFX>${inMemo('')
        .slice(5)
        .replace('<MEMO>', '<MEMO></MEMO>'.repeat(MANY / 4))}`,
      'read',
    ],
    ['an amount of a million digits', transaction('').replace('-1.50', '1'.repeat(MANY)), 'read'],
    ['an amount of a million points', transaction('').replace('-1.50', '1.'.repeat(MANY / 2)), 'read'],
    ['a date of a million digits', transaction('').replace('20261002', '2'.repeat(MANY)), 'read'],
    [
      'a date with a million blanks',
      transaction('').replace('20261002', `20261002${' '.repeat(MANY)}x`),
      'read',
    ],
    [
      'a zone of a million letters',
      transaction('').replace('20261002', `20261002[${'-5:'.repeat(MANY / 4)}]`),
      'read',
    ],
    ['a header of a million colons', `${':'.repeat(MANY)}${body}`, 'read'],
    ['a header of a million keys', `${'VERSION:1'.repeat(MANY / 4)}${body}`, 'read'],
    ['a header of a million lines', `${'A:B\n'.repeat(MANY / 4)}${body}`, 'read'],
    ['a header of one long key', `${'A'.repeat(MANY)} ${body}`, 'read'],
    ['a header of blanks', `OFXHEADER${' '.repeat(MANY)}${body}`, 'read'],
    ['an XML header of letters', `<?OFX ${'A'.repeat(MANY)}${body}`, 'read'],
    ['an XML header of quotes', `<?OFX ${'a="'.repeat(MANY / 4)}${body}`, 'read'],
    ['an XML header of =', `<?OFX ${'a ='.repeat(MANY / 4)}${body}`, 'read'],
    ['prefixes', `${'<a'.repeat(MANY / 4)}${'<a:'.repeat(MANY / 4)}${body}`, 'read'],
  ])('%s', (_, text, expected) => {
    expect(outcome(text)).toBe(expected);
    // In XML what never ends nests, so either will do there.
    expect(['read', 'limit']).toContain(outcome(xml(text.slice(text.indexOf('<OFX>')))));
  });

  it('the defaults are those documented', () => {
    expect(DEFAULT_LIMITS).toEqual({
      bytes: 256 * 1024 * 1024,
      headerLength: 4 * 1024 * 1024,
      depth: 64,
      elements: 20_000_000,
      leafLength: 16 * 1024 * 1024,
      markupLength: 16 * 1024 * 1024,
      deviations: 1000,
    });
  });
});
