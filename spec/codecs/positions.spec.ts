import { describe, expect, it } from 'vitest';
import { decode, type Position } from '../../codecs/index.ts';
import { latin1, refusal, SIGNON_RESPONSE, sgmlHeader, utf8, xmlHeader } from './helpers.ts';

/** Where the text is that stands beside elements. */
const strayIn = (input: Uint8Array | string): Position | undefined =>
  decode(input).deviations.find(({ message }) => message === 'text outside of any element')?.position;

const HEADER_LINES = 10;
const lines = (newline: string, before = ''): string =>
  `${sgmlHeader().replaceAll('\r\n', newline)}<OFX>${newline}<A.B>${before}</A.B>stray</OFX>`;

describe('positions', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('count lines ended by %s, from 1', (_, newline) => {
    const text = lines(newline);
    expect(strayIn(text)).toEqual({ line: HEADER_LINES + 2, column: 12, byte: text.indexOf('stray') });
    expect(strayIn(utf8(text))).toEqual(strayIn(text));
  });

  it('in the first line begin at column 1, byte 0', () => {
    expect(decode('<OFX><A.B>x</OFX>').deviations[0]?.position).toEqual({ line: 1, column: 1, byte: 0 });
    expect(decode('<OFX>stray</OFX>').deviations.at(-1)?.position).toEqual({ line: 1, column: 6, byte: 5 });
  });

  it('count characters in columns and bytes in bytes', () => {
    // Two, three and four bytes; the last is two UTF-16 units and one character.
    const text = lines('\n', 'ë€😀').replace('1252', 'UTF-8');
    const column = '<A.B>ë€😀</A.B>'.length - 1 + 1;
    expect(strayIn(utf8(text))).toMatchObject({
      column,
      byte: utf8(text.slice(0, text.indexOf('stray'))).length,
    });
    expect(strayIn(text)).toMatchObject({ column, byte: text.indexOf('stray') });
  });

  it('count the bytes of a byte order mark, and no column for it', () => {
    const text = lines('\n', 'ë');
    const plain = strayIn(utf8(text));
    const marked = strayIn(utf8(`\uFEFF${text}`));
    expect(marked).toEqual({ ...plain, byte: (plain?.byte ?? 0) + 3 });
    expect(decode(`\uFEFF<OFX></OFX>`).deviations[0]?.position).toEqual({ line: 1, column: 1, byte: 1 });
  });

  it('count two bytes per unit in UTF-16', () => {
    const text = lines('\n', 'ë');
    const bytes = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(strayIn(bytes)?.byte).toBe(2 + 2 * text.indexOf('stray'));
  });

  it('are those of whole characters: a fault behind the first half of one is that of the character', () => {
    const text = `${xmlHeader()}<OFX><😀`;
    const bytes = utf8(text);
    const fault = decode(bytes).deviations.find(({ message }) => message.startsWith('not well-formed'));
    expect(bytes.subarray(fault?.position.byte)).toEqual(utf8('😀'));
  });

  it.each([
    // "テ" and a half-width "ｱ"; "中文"; "한"; "中".
    ['SHIFT_JIS', '\x83\x65\xb1', 'テｱ'],
    ['GBK', '\xd6\xd0\xce\xc4', '中文'],
    ['EUC-KR', '\xc7\xd1', '한'],
    ['BIG5', '\xa4\xa4', '中'],
  ])('count the bytes of the file, and characters in columns, in %s', (name, value, text) => {
    const written = lines('\n', value).replace('USASCII', name);
    const file = decode(latin1(written));
    expect(file.ofx).toMatchObject({ 'A.B': text });
    const stray = file.deviations.find(({ message }) => message === 'text outside of any element');
    expect(stray?.position.byte).toBe(written.indexOf('stray'));
    expect(stray?.position.column).toBe('<A.B></A.B>'.length + text.length + 1);
  });

  it('count one byte per character in windows-1252', () => {
    const text = lines('\n', '\xeb\x80');
    expect(strayIn(Uint8Array.from(Buffer.from(text, 'latin1')))?.byte).toBe(text.indexOf('stray'));
  });

  it.each([
    ['behind a start tag', '<OFX>\n<A.B>x</A.B><C.D>y</C.D>stray</OFX>'],
    ['behind a comment', '<OFX>\n<A.B>x</A.B><!-- c -->stray</OFX>'],
    ['behind CDATA', '<OFX>\n<A.B><![CDATA[x]]></A.B>stray</OFX>'],
  ])('are those of the text in XML too: %s', (_, body) => {
    const text = xmlHeader() + body;
    const file = decode(text);
    expect(file.header.syntax).toBe('xml');
    expect(strayIn(text)?.byte).toBe(text.indexOf('stray'));
  });

  it('of elements are those of their start tag, in both syntaxes', () => {
    for (const header of [sgmlHeader(), xmlHeader()]) {
      const text = `${header}<OFX>\r\n  <SIGNONMSGSRSV1>\r\n <SONRS>\r\n<LANGUAGE>E</LANGUAGE>\r\n</SONRS></SIGNONMSGSRSV1></OFX>`;
      const found = decode(text).deviations;
      const at = (code: string) => found.find((deviation) => deviation.code === code)?.position.byte;
      expect(at('type')).toBe(text.indexOf('<LANGUAGE>'));
      expect(at('missing-element')).toBe(text.indexOf('<SONRS>'));
    }
  });

  it('of stray end tags are those of the end tag, in both syntaxes', () => {
    const text = `${sgmlHeader()}<OFX>${SIGNON_RESPONSE}<A.B>x</A.B>\r\n</FOO></OFX>`;
    expect(decode(text).deviations).toMatchObject([
      { code: 'end-tag', position: { byte: text.indexOf('</FOO>') } },
    ]);
    const empty = `${xmlHeader()}<OFX><SIGNONMSGSRSV1><SONRS><LANGUAGE><A.B>x</A.B></LANGUAGE></SONRS></SIGNONMSGSRSV1></OFX>`;
    expect(decode(empty).deviations.find(({ code }) => code === 'end-tag')?.position.byte).toBe(
      empty.indexOf('</LANGUAGE>'),
    );
  });

  it('are in errors as well', () => {
    const text = `${sgmlHeader()}<OFX>\r\n${'<A.B>'.repeat(100)}`;
    const error = refusal(() => decode(text));
    expect(error.position).toMatchObject({ line: HEADER_LINES + 2, byte: expect.any(Number) });
    expect(text.slice(error.position?.byte).startsWith('<A.B>')).toBe(true);
  });
});
