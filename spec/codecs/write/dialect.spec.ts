import { describe, expect, it } from 'vitest';
import { type Dialect, decode, encode } from '../../../codecs/index.ts';
import { codesOf, signOn, textOf } from '../helpers.ts';

const ANSWERS = [
  { MFAPHRASEID: 'MFA1', MFAPHRASEA: 'Berlin' },
  { MFAPHRASEID: '123', MFAPHRASEA: 'blue' },
];
const body = (dialect: Dialect, version: '1.0.3' | '2.1.1' = '1.0.3', more = {}): string =>
  `<OFX>${textOf(encode(signOn(more), { version, dialect })).split('<OFX>')[1]}`;

describe('the name of an answer', () => {
  it.each([
    [{}, 'MFACHALLENGEANSWER'],
    [{ mfaAnswerTag: 'MFACHALLENGEANSWER' }, 'MFACHALLENGEANSWER'],
    [{ mfaAnswerTag: 'MFACHALLENGEA' }, 'MFACHALLENGEA'],
  ] as const)('with %j is %s, and reads back the same', (dialect, tag) => {
    for (const version of ['1.0.3', '2.1.1'] as const) {
      const bytes = encode(signOn({ MFACHALLENGEANSWER: ANSWERS }), { version, dialect });
      expect(textOf(bytes).match(/<\/?MFACHALLENGE\w*>/g)).toEqual([
        `<${tag}>`,
        `</${tag}>`,
        `<${tag}>`,
        `</${tag}>`,
      ]);
      const file = decode(bytes);
      expect(file.ofx.SIGNONMSGSRQV1?.SONRQ.MFACHALLENGEANSWER).toEqual(ANSWERS);
      expect(file.deviations).toEqual([]);
    }
  });

  it('may change within a file that is read', () => {
    const [one = '', two = ''] = ['MFACHALLENGEA', 'MFACHALLENGEANSWER'].map(
      (tag, i) => `<${tag}><MFAPHRASEID>${i}<MFAPHRASEA>a${i}</${tag}>`,
    );
    const file = decode(body({}).replace('</SONRQ>', `${one}${two}</SONRQ>`));
    expect(file.ofx.SIGNONMSGSRQV1?.SONRQ.MFACHALLENGEANSWER).toHaveLength(2);
    expect(codesOf(file)).toEqual(['header']);
  });

  it('a misspelt MFAPRHASEID is understood and reported, and never written', () => {
    const text = body({}, '1.0.3', { MFACHALLENGEANSWER: ANSWERS });
    const file = decode(text.replaceAll('MFAPHRASEID', 'MFAPRHASEID'));
    expect(file.ofx.SIGNONMSGSRQV1?.SONRQ.MFACHALLENGEANSWER).toEqual(ANSWERS);
    expect(codesOf(file)).toEqual(['header', 'name', 'name']);
    expect(textOf(encode(file.ofx, { version: '1.0.3' }))).not.toContain('MFAPRHASEID');
  });
});

describe('end tags and line breaks', () => {
  const tags = ['DTCLIENT', 'USERID', 'USERPASS', 'LANGUAGE', 'APPID', 'APPVER'];

  it('1.x leaves have no end tag unless asked for, aggregates always have one', () => {
    for (const tag of tags) {
      expect(body({})).not.toContain(`</${tag}>`);
      expect(body({ leafEndTags: true })).toContain(`</${tag}>`);
      expect(body({ leafEndTags: false }, '2.1.1')).toContain(`</${tag}>`);
    }
    for (const tag of ['OFX', 'SIGNONMSGSRQV1', 'SONRQ']) expect(body({})).toContain(`</${tag}>`);
  });

  it('elements are a line each, ended as asked', () => {
    expect(body({})).toMatch(/^(<[^\r\n]+\r\n)+$/);
    expect(body({ newlines: 'CRLF' })).toBe(body({}));
    expect(body({ newlines: 'LF' })).toBe(body({}).replaceAll('\r\n', '\n'));
    expect(body({ newlines: 'none' })).toBe(body({}).replaceAll('\r\n', ''));
    expect(body({ newlines: 'none' }, '2.1.1')).not.toMatch(/[\r\n]/);
  });

  it('none of it changes what is read', () => {
    const plain = decode(body({})).ofx;
    for (const newlines of ['CRLF', 'LF', 'none'] as const) {
      for (const leafEndTags of [true, false]) {
        expect(decode(body({ newlines, leafEndTags })).ofx).toEqual(plain);
      }
    }
  });
});
