import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, decode, encode, MAX_DEPTH } from '../../codecs/index.ts';
import { inSonrs, refusal, SIGNON_RESPONSE, sgml, sgmlHeader, transaction, utf8, xml } from './helpers.ts';
import { chunksOf, eventsOf } from './stream/streaming.ts';

const body = transaction('<NAME>name');

describe('a limit', () => {
  // Where it is passed: the offset into the body of the tag.
  it.each([
    ['bytes', { bytes: 10 }, '', undefined],
    ['depth', { depth: 4 }, 'OFX/SIGNONMSGSRSV1/SONRS/STATUS', '<CODE>'],
    [
      'elements',
      { elements: 12 },
      'OFX/BANKMSGSRSV1/STMTTRNRS[0]/STATUS',
      '<CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><STMTRS>',
    ],
    ['leafLength', { leafLength: 3 }, 'OFX/SIGNONMSGSRSV1/SONRS/STATUS/SEVERITY', '<SEVERITY>INFO'],
  ])(
    'of %s that is passed is an error that names it, says where, and how to raise it',
    (name, limits, path, mark) => {
      for (const input of [sgml(body), utf8(sgml(body))]) {
        const error = refusal(() => decode(input, { limits }));
        expect(error).toMatchObject({ code: 'codec/limit', retryable: false, path });
        expect(error.message).toContain(`limits.${name}`);
        const at = mark === undefined ? 0 : sgml(body).indexOf(mark);
        expect(error.position).toEqual({
          ...(mark ? { line: 11, column: 1 + body.indexOf(mark) } : { line: 1, column: 1 }),
          byte: at,
        });
      }
    },
  );

  it('of elements counts each once, also those that are read again at the end of the file', () => {
    const text = `<OFX>${'<A>'.repeat(40)}`;
    expect(decode(text, { limits: { elements: 41 } }).ofx).toHaveProperty('A');
    expect(refusal(() => decode(text, { limits: { elements: 40 } })).code).toBe('codec/limit');
  });

  it('of deviations that is passed is a last deviation that counts the rest, in header and body alike', () => {
    const glued = sgmlHeader().trimEnd().replaceAll('\r\n', '');
    for (const [text, total] of [
      [glued + body, 8],
      [sgml(transaction(`<MEMO>${'& '.repeat(8)}`)), 8],
    ] as const) {
      expect(decode(text).deviations).toHaveLength(total);
      const { deviations } = decode(text, { limits: { deviations: 3 } });
      expect(deviations).toHaveLength(4);
      expect(deviations[3]).toMatchObject({
        message: '5 more deviations are not listed',
        path: 'OFX',
        position: deviations[2]?.position,
      });
    }
    // A warning on every line hides no error.
    const cut = transaction(`<MEMO>${'& '.repeat(8)}</MEMO>`).replace(/<\/STMTTRN>.*/s, '');
    expect(decode(sgml(cut), { limits: { deviations: 3 } }).deviations.map(({ code }) => code)).toEqual([
      'missing-element',
      'syntax',
      'syntax',
      'syntax',
      'truncated',
      'syntax',
    ]);
    const header = decode(`${'VERSION:1'.repeat(100_000)}${body}`);
    expect(header.deviations).toHaveLength(DEFAULT_LIMITS.deviations + 1);
  });

  it.each([
    ['an unknown element without end tags', '<A>', ''],
    ['an unknown element', '<A>', '</A>'],
    ['a private one', '<A.B>', '</A.B>'],
  ])('of depth has an upper bound, whatever is asked for: %s', (_, open, close) => {
    for (const wrap of [sgml, xml]) {
      const deep = (levels: number): string =>
        wrap(`<OFX>${SIGNON_RESPONSE}${open.repeat(levels)}${close.repeat(levels)}</OFX>`);
      const limits = { depth: 10_000_000 };
      const file = decode(deep(MAX_DEPTH - 1), { limits });
      expect(() => JSON.stringify(file.ofx)).not.toThrow();
      expect(encode(file.ofx, { version: '2.1.1', unknown: 'keep' }).length).toBeGreaterThan(0);
      for (const levels of [MAX_DEPTH, 100_000]) {
        const error = refusal(() => decode(deep(levels), { limits }));
        expect(error).toMatchObject({ code: 'codec/limit', path: expect.stringMatching(/^OFX\/A/) });
        expect(error.message).toContain(`the limit of ${MAX_DEPTH} for depth`);
      }
    }
  });

  it.each([undefined, Number.NaN, -1, '5', null])('that is %s is the default', (value) => {
    for (const name of ['bytes', 'depth', 'elements', 'leafLength', 'deviations']) {
      const limits = { [name]: value } as object;
      expect(refusal(() => decode(`<OFX>${'<A>'.repeat(100)}`, { limits })).code).toBe('codec/limit');
      expect(decode(sgml(body), { limits }).deviations).toEqual([]);
    }
  });

  it('of elements counts each element once, however often it had to be looked at', () => {
    const text = sgml(`<OFX>${'<A>'.repeat(10)}${'<B>x'.repeat(20)}</OFX>`);
    expect(decode(text, { limits: { elements: 31 } }).ofx).toHaveProperty('B.length', 20);
    expect(refusal(() => decode(text, { limits: { elements: 30 } })).code).toBe('codec/limit');
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

  it('of what stands in front of <OFX> is just met, or is an error that names it and says where', async () => {
    const text = `${'x'.repeat(99)}\n${body}`;
    expect(decode(text, { limits: { headerLength: 100 } }).ofx.BANKMSGSRSV1).toBeDefined();
    const limits = { headerLength: 99 };
    for (const input of [text, utf8(text), text.slice(0, 105), text.slice(0, 139), text.slice(0, 140)]) {
      const error = refusal(() => decode(input, { limits }));
      expect(error).toMatchObject({
        code: 'codec/limit',
        path: '',
        position: { line: 1, column: 100, byte: 99 },
      });
      expect(error.message).toContain('limits.headerLength');
    }
    for (const size of [1, 7, 1000]) {
      const { error } = await eventsOf(chunksOf(utf8(text), size), { limits });
      expect(error).toEqual(refusal(() => decode(text, { limits })));
    }
  });

  it.each([
    ['a table', 'Date;Amount;Text\n'.repeat(100), 'codec/not-ofx', 'looks like a CSV table'],
    ['a page', `<html>${'<p>Sorry</p>'.repeat(100)}`, 'codec/not-ofx', 'looks like an HTML page'],
    ['a page with OFX in it', `<html>${'<p>Sorry</p>'.repeat(100)}<OFX>`, 'codec/not-ofx', 'an HTML page'],
    [
      'a page behind text',
      `${'some text '.repeat(30)}<html>${' '.repeat(100)}`,
      'codec/limit',
      'raise limits.headerLength',
    ],
    ['blanks', ' '.repeat(1000), 'codec/limit', 'raise limits.headerLength'],
    ['text', 'some text '.repeat(100), 'codec/limit', 'raise limits.headerLength'],
    ['a header', sgmlHeader() + 'A:B\r\n'.repeat(100), 'codec/limit', 'raise limits.headerLength'],
  ])(
    'of what stands in front of <OFX> stops %s: the same, whole or in pieces',
    async (_, text, code, says) => {
      const limits = { headerLength: 300 };
      const error = refusal(() => decode(utf8(text), { limits }));
      expect(error).toMatchObject({ code, message: expect.stringContaining(says) });
      expect(error.message).toContain('in the first 300 characters, the limit of headerLength');
      for (const size of [1, 100, 1000]) {
        expect((await eventsOf(chunksOf(utf8(text), size), { limits })).error).toEqual(error);
      }
      // All of it is within a limit that is just as long: then it is known that there is no OFX.
      const exact = { headerLength: text.length };
      if (!text.includes('<OFX>')) {
        expect(refusal(() => decode(utf8(text), { limits: exact })).code).toBe('codec/not-ofx');
      }
    },
  );

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
    ['a leaf of 10 MB', inMemo('x'.repeat(10 * MANY)), 'read'],
    ['a leaf of 17 MiB', inMemo('x'.repeat(17 * 1024 * 1024)), 'limit'],
    ['100,000 attributes', inMemo(`<A ${'b="c" '.repeat(100_000)}>x`), 'read'],
    ['a header that no <OFX> follows', `OFXHEADER:100\r\n${'A:B\r\n'.repeat(100_000)}<OFX>`, 'read'],
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
