import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, OfxDateTime, OfxError, type OfxInput, VERSIONS } from '../../../codecs/index.ts';
import { LINE, linesOf, SIGNON_RESPONSE, sgml, signOn, textOf, transaction, utf8, xml } from '../helpers.ts';

/** fast-check prints seed and path of a failure; this many keep the suite quick. */
const RUNS = { numRuns: 200 };

// What readers trip over: edge blanks, markup, references, line breaks, private stand-ins, astral characters.
const awkward = fc.oneof(
  fc.constantFrom(
    ' ',
    '  x  ',
    '&',
    '&amp;',
    '<',
    '<b>',
    '</SONRQ>',
    '>',
    ']]>',
    '<![CDATA[',
    '<!--',
    '&#32;',
    '&nbsp;',
    '\r\n',
    '\n',
    '\r',
    '\t',
    '\u00a0',
    '"',
    "'",
    '€',
    '😀',
    '0',
    'constructor',
    '\uFEFF',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: those that cannot be written
const WRITABLE = /^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdd3\ufffe\uffff]+$/;
/** A half of a character. */
const SURROGATE = /\p{Surrogate}/u;
const text = (maxLength: number) =>
  fc
    .array(awkward, { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(''))
    .filter((value) => [...value].length <= maxLength && WRITABLE.test(value) && !SURROGATE.test(value));

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.nat(), fc.option(digits(1, 6), { nil: undefined }))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}`);
const instant = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => OfxDateTime.fromInstant(date).text);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const version = fc.constantFrom(...VERSIONS);
const dialect = fc.record({
  leafEndTags: fc.boolean(),
  newlines: fc.constantFrom('CRLF' as const, 'LF' as const, 'none' as const),
});

/** Objects without their undefined entries, which is how reading gives them, and date-times as text. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('decode(encode(x)) is x', () => {
  it('for sign-ons with any credentials', () => {
    const values = fc.record({
      DTCLIENT: instant,
      USERID: text(32),
      USERPASS: text(171),
      GENUSERKEY: optional(fc.boolean()),
      FI: optional(fc.record({ ORG: text(32), FID: optional(text(32)) })),
      SESSCOOKIE: optional(text(1000)),
      APPVER: digits(1, 4),
      'INTU.X': optional(text(50)),
    });
    fc.assert(
      fc.property(values, version, dialect, (value, v, d) => {
        const ofx = signOn(value);
        const file = decode(encode(ofx, { version: v, dialect: d, ENCODING: 'UTF-8' }));
        expect(plain(file.ofx)).toEqual(plain(ofx));
        expect(file.deviations).toEqual([]);
        expect(file.header.version).toBe(v);
      }),
      RUNS,
    );
  });

  it('for sign-ons with answers, in the versions that have them', () => {
    const answers = fc.array(fc.record({ MFAPHRASEID: text(32), MFAPHRASEA: text(64) }), {
      minLength: 1,
      maxLength: 4,
    });
    const names = fc.constantFrom('MFACHALLENGEANSWER' as const, 'MFACHALLENGEA' as const);
    fc.assert(
      fc.property(
        answers,
        text(1000),
        names,
        fc.constantFrom('1.0.3', '2.0.3', '2.2', '2.3'),
        (list, key, tag, v) => {
          const ofx = signOn({ ACCESSKEY: key, MFACHALLENGEANSWER: list });
          const options = { version: v, ENCODING: 'UTF-8', dialect: { mfaAnswerTag: tag } } as const;
          const file = decode(encode(ofx, options));
          expect(plain(file.ofx)).toEqual(plain(ofx));
          expect(file.deviations).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('for statement lines with any text, amount and date', () => {
    const line = fc.record({
      TRNTYPE: fc.constantFrom('CREDIT', 'DEBIT', 'OTHER'),
      DTPOSTED: instant,
      TRNAMT: decimal,
      FITID: text(255),
      CHECKNUM: optional(text(12)),
      NAME: optional(text(32)),
      MEMO: optional(text(255)),
    });
    const empty = decode(sgml(transaction(''))).ofx;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), version, dialect, (lines, v, d) => {
        const ofx = structuredCloneOf(empty);
        const list = ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST;
        Object.assign(list ?? {}, { STMTTRN: lines });
        const file = decode(encode(ofx as OfxInput, { version: v, dialect: d, ENCODING: 'UTF-8' }));
        expect(plain(linesOf(file))).toEqual(plain(lines));
        expect(file.deviations).toEqual([]);
      }),
      RUNS,
    );
  });
});

/** A copy whose date-times stay date-times. */
const structuredCloneOf = <T>(value: T): T => {
  if (value instanceof OfxDateTime || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(structuredCloneOf) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, structuredCloneOf(entry)]),
  ) as T;
};

describe('what is written', () => {
  it('escapes &, < and > in both syntaxes, and only what it must', () => {
    for (const v of ['1.0.3', '2.1.1'] as const) {
      const written = textOf(encode(signOn({ USERPASS: `a&b<c>d"e'f g` }), { version: v }));
      expect(written).toContain(`<USERPASS>a&amp;b&lt;c&gt;d"e'f g`);
    }
  });

  it('keeps blanks at the edges, by &nbsp; in 1.x and &#32; in 2.x', () => {
    expect(textOf(encode(signOn({ USERPASS: ' p w ' }), { version: '1.0.3' }))).toContain(
      '<USERPASS>&nbsp;p w&nbsp;\r\n',
    );
    expect(textOf(encode(signOn({ USERPASS: ' p w ' }), { version: '2.1.1' }))).toContain(
      '>&#32;p w&#32;</USERPASS>',
    );
  });

  it('an element written as text is no element', () => {
    const forged = 'x</USERPASS><ACCESSKEY>y';
    const { SONRQ } =
      decode(encode(signOn({ USERPASS: forged }), { version: '1.0.3' })).ofx.SIGNONMSGSRQV1 ?? {};
    expect(SONRQ?.USERPASS).toBe(forged);
    expect(SONRQ).not.toHaveProperty('ACCESSKEY');
  });

  it('is the same bytes for the same tree', () => {
    for (const v of VERSIONS)
      expect(encode(signOn(), { version: v })).toEqual(encode(signOn(), { version: v }));
  });
});

describe('decode', () => {
  const WHOLE = [sgml, xml].map((wrap) =>
    wrap(
      `<OFX>${SIGNON_RESPONSE}${transaction(`<NAME>a & b<INTU.X><MEMO>c`).slice(5 + SIGNON_RESPONSE.length)}`,
    ),
  );
  /** An outcome is a file or an OfxError; anything else fails. */
  const attempt = (input: Uint8Array | string): void => {
    try {
      const file = decode(input);
      for (const { position } of file.deviations) {
        expect(position.byte).toBeGreaterThanOrEqual(0);
        expect(position.byte).toBeLessThanOrEqual(input.length);
      }
    } catch (error) {
      if (!(error instanceof OfxError)) throw error;
    }
  };

  it('of arbitrary bytes gives a file or an OfxError', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), attempt), RUNS);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        attempt(Uint8Array.from([...utf8('<OFX>'), ...bytes])),
      ),
      RUNS,
    );
  });

  it('of files with pieces cut out, doubled and put in gives a file or an OfxError', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      '&',
      '<STMTTRN>',
      '</STMTTRN>',
      '</OFX>',
      '<OFX>',
      '<A.B>',
      '<USERPASS>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '\0',
      '\uD800',
      LINE,
    );
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(40), pieces), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...WHOLE), edits, (whole, changes) => {
        const edited = changes.reduce((current, [at, length, piece]) => {
          const start = at % current.length;
          return current.slice(0, start) + piece + current.slice(start + length);
        }, whole);
        attempt(edited);
        attempt(utf8(edited));
      }),
      RUNS,
    );
  });

  it('gives the same for bytes and for the text they are', () => {
    const body = fc.array(fc.oneof(awkward, fc.constantFrom('<A.B>', '</A.B>', '<STMTTRN>')), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(body, (parts) => {
        const whole = sgml(`<OFX>${parts.join('')}</OFX>`)
          .replace('USASCII', 'UTF-8')
          .replace(/\p{Surrogate}/gu, '');
        const [fromText, fromBytes] = [decode(whole), decode(utf8(whole))];
        expect(plain(fromBytes.ofx)).toEqual(plain(fromText.ofx));
        expect(fromBytes.deviations.map(({ code, path }) => [code, path])).toEqual(
          fromText.deviations.map(({ code, path }) => [code, path]),
        );
      }),
      RUNS,
    );
  });

  it('of its own output is stable', () => {
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 8 }), (parts) => {
        const once = decode(sgml(`<OFX><A.B>${parts.join('')}</A.B></OFX>`));
        const writable = WRITABLE.test(JSON.stringify(once.ofx)) && !SURROGATE.test(JSON.stringify(once.ofx));
        fc.pre(writable && Object.values(once.ofx).every((value) => typeof value === 'string'));
        const ofx = { ...decode(sgml(`<OFX>${SIGNON_RESPONSE}</OFX>`)).ofx, ...once.ofx };
        const options = { version: '1.0.3', ENCODING: 'UTF-8', unknown: 'keep' } as const;
        expect(plain(decode(encode(ofx as OfxInput, options)).ofx)).toEqual(plain(ofx));
      }),
      RUNS,
    );
  });
});
