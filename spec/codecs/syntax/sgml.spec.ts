import { describe, expect, it } from 'vitest';
import { decode } from '../../../codecs/index.ts';
import {
  codesOf,
  firstLine,
  LINE,
  linesOf,
  pathsOf,
  SIGNON_RESPONSE,
  sgml,
  statement,
  transaction,
  XML_LINE,
} from '../helpers.ts';

const memo = (markup: string) => {
  const file = decode(sgml(transaction(`<MEMO>${markup}`)));
  return { value: firstLine(file).MEMO, codes: codesOf(file) };
};

describe('tags in SGML', () => {
  it.each(['<A:>x', '<A.B:>x', '<X:A:>x'])('are never empty: %s has no prefix but its own', (markup) => {
    const file = decode(sgml(`<OFX>${SIGNON_RESPONSE}${markup}</OFX>`));
    expect(Object.keys(file.ofx)).toEqual(['SIGNONMSGSRSV1', markup.slice(1, -2).replace('X:', '')]);
  });
});

describe('leaves in SGML', () => {
  it('end where the next element begins, or at their own end tag, mixed as they come', () => {
    const file = decode(
      sgml(
        statement(
          `<STMTTRN>${LINE}<NAME>open<MEMO>open</STMTTRN>` +
            `<STMTTRN>${XML_LINE}<NAME>closed</NAME><MEMO>open</STMTTRN>` +
            `<STMTTRN>${LINE}<NAME>open<MEMO>closed</MEMO></STMTTRN>`,
        ),
      ),
    );
    expect(linesOf(file).map(({ NAME, MEMO }) => [NAME, MEMO])).toEqual([
      ['open', 'open'],
      ['closed', 'open'],
      ['open', 'closed'],
    ]);
    expect(file.deviations).toEqual([]);
  });

  it.each([
    ['CRLF between elements', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
    ['indentation', '\n\t    '],
    ['nothing, all on one line', ''],
  ])('are read with %s', (_, between) => {
    const file = decode(sgml(transaction('<NAME>a name<MEMO>a memo').replaceAll('<', `${between}<`)));
    expect(firstLine(file)).toMatchObject({ FITID: 'F1', NAME: 'a name', MEMO: 'a memo' });
    expect(file.deviations).toEqual([]);
  });

  it('may have their end tag on a line of its own', () => {
    const file = decode(sgml(transaction('<NAME>a name\r\n</NAME>\r\n<MEMO>\r\na memo\r\n</MEMO>\r\n')));
    expect(firstLine(file)).toMatchObject({ NAME: 'a name', MEMO: 'a memo' });
    expect(file.deviations).toEqual([]);
  });

  it('lose the blanks around their value and keep those inside', () => {
    expect(memo(' \t a  b\tc \r\n')).toEqual({ value: 'a  b\tc', codes: [] });
    expect(memo('line 1\r\nline 2')).toEqual({ value: 'line 1\r\nline 2', codes: [] });
  });

  it.each([
    ['unclosed', '<NAME><MEMO>kept'],
    ['closed', '<NAME></NAME><MEMO>kept'],
    ['self-closed', '<NAME/><MEMO>kept'],
    ['self-closed with a blank', '<NAME /><MEMO>kept'],
    ['blank', '<NAME>  \r\n <MEMO>kept'],
    ['around the next one', '<NAME><MEMO>kept</MEMO></NAME>'],
  ])('that are empty (%s) are absent, and reported', (_, markup) => {
    const file = decode(sgml(transaction(markup)));
    expect(firstLine(file)).not.toHaveProperty('NAME');
    expect(firstLine(file).MEMO).toBe('kept');
    expect(codesOf(file)[0]).toBe('empty-element');
    expect(file.deviations[0]?.path).toMatch(/STMTTRN\[0\]\/NAME$/);
  });

  it.each(['a<BR>b', 'a<BR/>b', 'a<BR />b', 'a<BR></BR>b'])(
    'read an HTML line break as a blank: %s',
    (markup) => {
      expect(memo(markup)).toEqual({ value: 'a b', codes: ['syntax'] });
    },
  );

  it.each([
    ['between elements', '<BR>', {}],
    ['in a private value', '<A.B>a<BR>b</A.B>', { 'A.B': 'a b' }],
    ['in front of a private value', '<A.B><BR>b</A.B>', { 'A.B': 'b' }],
  ])('make no element of an HTML line break %s', (_, markup, read) => {
    const file = decode(sgml(transaction(`<NAME>n</NAME>${markup}<MEMO>m`)));
    expect(firstLine(file)).toMatchObject({ NAME: 'n', MEMO: 'm', ...read });
    expect(firstLine(file)).not.toHaveProperty('BR');
    expect(codesOf(file)).toEqual(['syntax']);
  });
});

describe('references in SGML', () => {
  it.each([
    ['&lt;b&gt; &amp; c', '<b> & c'],
    ['&amp;lt;', '&lt;'],
    ['&amp;amp;', '&amp;'],
    ['&apos;&quot;', `'"`],
    ['&#65;&#x42;&#X43;', 'ABC'],
    ['&#x20AC;', '€'],
    ['&#x1F600;', '😀'],
    ['&nbsp;edge&nbsp;', ' edge '],
    ['&#32;edge&#9;', ' edge\t'],
    ['a&nbsp;b', 'a b'],
    ['&#13;&#10;x', '\r\nx'],
  ])('%s is %j', (markup, value) => {
    expect(memo(markup)).toEqual({ value, codes: [] });
  });

  it.each([
    ['AT&T', 1],
    ['A & B', 1],
    ['&', 1],
    ['&&', 2],
    ['&;', 1],
    ['&copy;', 1],
    ['&constructor;', 1],
    ['&toString;', 1],
    ['&#xZZ;', 1],
    ['&#0;', 1],
    ['&#x110000;', 1],
    ['&#99999999999;', 1],
    ['fish&chips;', 1],
    ['&lt', 1],
    ['&AMP;', 1],
  ])('%s is no reference: kept as it stands, and reported', (markup, times) => {
    expect(memo(markup)).toEqual({ value: markup, codes: Array(times).fill('syntax') });
  });
});

describe('CDATA in SGML', () => {
  it.each([
    ['<![CDATA[<b>&amp;</b>]]>', '<b>&amp;</b>'],
    ['<![ CDATA [x]]>', 'x'],
    ['<![ CDATA[ x ]]>', 'x'],
    ['<![CDATA[]]>x', 'x'],
    ['a<![CDATA[ b ]]>c', 'a b c'],
    ['<![CDATA[a]]> <![CDATA[b]]>', 'a b'],
    ['<![CDATA[a]]><![CDATA[b]]>', 'ab'],
    ['<![CDATA[a ]] > b]]>', 'a ]] > b'],
    ['<![CDATA[</MEMO></STMTTRN>]]>', '</MEMO></STMTTRN>'],
  ])('%s is %j', (markup, value) => {
    expect(memo(markup)).toEqual({ value, codes: [] });
  });

  it('without its end is text', () => {
    expect(memo('<![CDATA[a')).toMatchObject({ value: '<![CDATA[a', codes: ['syntax'] });
  });
});

describe('markup that OFX does not have', () => {
  it.each([
    ['a<!-- comment -->b', 'ab', []],
    ['a <!-- <NAME>x</NAME> & > --> b', 'a  b', []],
    ['<!---->a', 'a', []],
    ['a<!-- b', 'a<!-- b', ['syntax']],
    ['a<?pi ?>b', 'ab', ['syntax']],
    ['a<!ELEMENT x>b', 'ab', ['syntax']],
    ['5 < 6', '5 < 6', ['syntax']],
    ['a < < b', 'a < < b', ['syntax', 'syntax']],
    ['<3', '<3', ['syntax']],
    ['a <> b', 'a <> b', ['syntax']],
    ['a </ b', 'a </ b', ['syntax']],
    ['<http://x.example>', '<http://x.example>', ['syntax']],
    ['1 > 0', '1 > 0', []],
    ['"quoted"', '"quoted"', []],
  ])('%s', (markup, value, codes) => {
    expect(memo(markup)).toEqual({ value, codes });
  });

  it('attributes are skipped, and reported', () => {
    const file = decode(sgml(transaction('<NAME lang="en>">x')));
    expect(codesOf(file)).toContain('syntax');
    expect(firstLine(file).NAME).toContain('x');
  });

  it('a processing instruction or comment between elements does not matter', () => {
    const file = decode(
      sgml(`<OFX><!-- one -->${SIGNON_RESPONSE}<A.B>x<!-- two --><C.D>y<!-- three --></OFX><!-- four -->`),
    );
    expect(file.ofx).toMatchObject({ 'A.B': 'x', 'C.D': 'y' });
    expect(file.deviations).toEqual([]);
  });

  it('lower-case tags are read, and reported', () => {
    const file = decode(sgml('<ofx><SignonMsgsRsV1><sonrs><language>ENG</sonrs></SignonMsgsRsV1></ofx>'));
    expect(file.ofx).toMatchObject({ SIGNONMSGSRSV1: { SONRS: { LANGUAGE: 'ENG' } } });
    expect(pathsOf(file).filter((entry) => entry.startsWith('syntax'))).toHaveLength(7);
  });
});
