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
    ['SHIFT_JIS', '\x93\xfa\x95\x5c', '日表', 'shift_jis'],
    ['932', '\x93\xfa\xb1', '日ｱ', 'shift_jis'],
    ['GBK', '\xd6\xd0\xce\xc4', '中文', 'gbk'],
    ['936', '\xd6\xd0\xce\xc4', '中文', 'gbk'],
    ['GB18030', '\xd6\xd0\x94\x39\xfc\x36', '中😀', 'gb18030'],
    ['BIG5', '\xa4\xa4\xa4\xe5', '中文', 'big5'],
    ['950', '\xa4\xa4\xa4\xe5', '中文', 'big5'],
    ['EUC-KR', '\xc7\xd1\xb1\xdb', '한글', 'euc-kr'],
    ['949', '\xc7\xd1\xb1\xdb', '한글', 'euc-kr'],
    ['EUC-JP', '\xc6\xfc\x8f\xb0\xa1', '日丂', 'euc-jp'],
    ['ISO-2022-JP', '\x1b$BF|K\\\x1b(B', '日本', 'iso-2022-jp'],
  ])('count the bytes of characters in %s', (charset, bytes, characters, name) => {
    // Twice, so that a slip in the first line would show in the second.
    const text = lines('\n', `${bytes}</A.B>${bytes}<A.B>${bytes}`).replace('1252', charset);
    const input = Uint8Array.from(Buffer.from(text, 'latin1'));
    const file = decode(input);
    expect(file.header.charset).toBe(name);
    const found = file.deviations.filter(({ message }) => message === 'text outside of any element');
    expect(file.ofx['A.B']).toEqual([characters, characters]);
    const line = `<A.B>${characters}</A.B>${characters}<A.B>${characters}</A.B>stray`;
    expect(found.map(({ position }) => position)).toEqual([
      {
        line: HEADER_LINES + 2,
        column: [...line.slice(0, line.indexOf(`</A.B>`))].length + '</A.B>'.length + 1,
        byte: text.indexOf('</A.B>') + '</A.B>'.length,
      },
      {
        line: HEADER_LINES + 2,
        column: [...line.slice(0, line.indexOf('stray'))].length + 1,
        byte: text.indexOf('stray'),
      },
    ]);
  });

  it.each([
    ['no characters of it', '\x93\x20\xfa'],
    ['half a character', '\x93'],
    ['half a character before another', '\x93\x0a\x93\xfa'],
  ])('count the bytes of a declared set also where there are %s', (_, bytes) => {
    const text = lines('\n', bytes).replace('1252', 'SHIFT_JIS');
    const stray = strayIn(Uint8Array.from(Buffer.from(text, 'latin1')));
    expect(stray?.byte).toBe(text.indexOf('stray'));
  });

  it('are there also for broken bytes of GB18030 that come to more characters than bytes decode at once', () => {
    const text = lines('\n', '\x81\x30\x81</A.B>\x81\x30\x81 \x84\x31\xa4!<A.B>').replace('1252', 'GB18030');
    const input = latin1(text);
    const file = decode(input);
    expect(file.header.charset).toBe('gb18030');
    for (const { position } of file.deviations) expect(position.byte).toBeLessThanOrEqual(input.length);
    expect(strayIn(input)?.byte).toBe(text.indexOf('\x81\x30\x81 '));
  });

  it.each(['', '\xef\xbb\xbf'])('count the bytes of broken UTF-8, byte order mark %j', (mark) => {
    const text = lines('\n', '\xc3\xab\xe2\x82\xac\xe2\x82').replace('1252', 'UTF-8');
    const input = Uint8Array.from(Buffer.from(mark + text, 'latin1'));
    expect(decode(input).ofx['A.B']).toBe('ë€\uFFFD');
    expect(strayIn(input)?.byte).toBe(mark.length + text.indexOf('stray'));
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

  it.each([
    ['a missing field, at the header', `\r\n${sgmlHeader({ SECURITY: undefined })}`, 'SECURITY', 'OFXHEADER'],
    [
      'a missing line break, where it is missing',
      sgmlHeader().replace('103\r\n', '103'),
      'VERSION',
      'SECURITY',
    ],
    ['an unknown version', sgmlHeader({ VERSION: '999' }), 'VERSION', 'VERSION'],
    ['an unknown version in XML', xmlHeader('999'), 'VERSION', 'VERSION'],
    [
      'a missing attribute, at its declaration',
      xmlHeader().replace('SECURITY="NONE"', ''),
      'SECURITY',
      '<?OFX',
    ],
    ['a declaration without end', xmlHeader().replace(/\?>\r\n$/, ''), '', '<?OFX'],
    ['a missing declaration', xmlHeader().replace(/<\?xml.*\?>\r\n/, '\r\n'), '', '<?OFX'],
    ['a charset that lies', sgmlHeader(), 'CHARSET', 'CHARSET'],
    ['an encoding that lies', sgmlHeader({ ENCODING: 'UTF-8' }), 'ENCODING', 'ENCODING'],
    [
      'an encoding that lies where nothing else is said',
      sgmlHeader({ CHARSET: undefined, ENCODING: 'UTF-8' }),
      'ENCODING',
      'ENCODING',
    ],
    ['an encoding that lies in XML', xmlHeader(), 'ENCODING', 'encoding'],
  ])('of the header are those of the field: %s', (name, header, path, mark) => {
    const lie = name.includes('charset')
      ? utf8('ë').reduce((text, byte) => text + String.fromCharCode(byte), '')
      : '\xeb';
    const text = `${header}<OFX>${SIGNON_RESPONSE}<A.B>${name.includes('lies') ? lie : ''}x</A.B></OFX>`;
    const input = Uint8Array.from(Buffer.from(text, 'latin1'));
    const code = name.includes('lies') ? 'charset' : 'header';
    const found = decode(input).deviations.find((each) => each.code === code && each.path === path);
    expect(found?.position.byte).toBe(text.indexOf(mark));
    expect(found?.position.line).toBe(text.slice(0, text.indexOf(mark)).split('\r\n').length);
  });

  it('and a path are in every error of reading', () => {
    for (const input of ['', 'x', '<html>']) {
      expect(refusal(() => decode(input))).toMatchObject({
        path: '',
        position: { line: 1, column: 1, byte: 0 },
      });
    }
    const error = refusal(() => decode(`${sgmlHeader()}<OFX><SIGNONMSGSRSV1>`, { limits: { depth: 1 } }));
    expect(error).toMatchObject({ path: 'OFX', position: { line: HEADER_LINES + 1, column: 6 } });
  });

  it('are in errors as well', () => {
    const text = `${sgmlHeader()}<OFX>\r\n${'<A.B>'.repeat(100)}`;
    const error = refusal(() => decode(text));
    expect(error.position).toMatchObject({ line: HEADER_LINES + 2, byte: expect.any(Number) });
    expect(text.slice(error.position?.byte).startsWith('<A.B>')).toBe(true);
  });
});
